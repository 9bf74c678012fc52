"""Counts the packets of this network namespace until it is told to stop, by protocol, far address and port. Says what it saw as JSON."""
import collections
import json
import signal
import socket
import struct

OUTGOING = 4  # <linux/if_packet.h>
seen = collections.Counter()


def end(*_):
    print(json.dumps(seen))
    raise SystemExit


def name(packet):
    if len(packet) < 20 or packet[0] >> 4 != 4:
        return f"ip{packet[0] >> 4}" if packet else "empty"
    header, kind = (packet[0] & 15) * 4, packet[9]
    if kind not in (6, 17):
        return f"protocol {kind} to {socket.inet_ntoa(packet[16:20])}"
    ports = struct.unpack_from("!HH", packet, header)
    # A server is where the lower port is, whichever way the packet goes.
    back = ports[0] < ports[1]
    port, address = (ports[0], packet[12:16]) if back else (ports[1], packet[16:20])
    return f"{'tcp' if kind == 6 else 'udp'} {socket.inet_ntoa(address)}:{port}"


signal.signal(signal.SIGTERM, end)
every = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.ntohs(3))
every.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 24)
print("ready", flush=True)
while True:
    packet, (device, protocol, way, *_) = every.recvfrom(65535)
    # Each is seen twice: on loopback as it goes and as it comes, elsewhere at both ends of the wire.
    if (device == "lo") != (way == OUTGOING) and device != "end":
        seen[name(packet) if protocol in (0x0800, 0x86DD) else f"protocol {protocol:#x}"] += 1
