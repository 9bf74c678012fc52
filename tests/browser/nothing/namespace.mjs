// A network that leads nowhere, one for each browser: loopback, and a wire whose other end nobody reads, so that a packet to the
// outside is made and can be counted. Every name is asked of ourselves (sink.mjs).
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const INSIDE = fileURLToPath(new URL('inside.mjs', import.meta.url));
// The addresses are those that documents use for examples. Without ARP nobody has to answer before a packet is sent.
const SET_UP = `
set -e
ip link set lo up
ip link add out type veth peer name end
for device in out end; do
  echo 1 > /proc/sys/net/ipv6/conf/$device/disable_ipv6
  ip link set $device arp off up
done
ip addr add 198.51.100.2/24 dev out
ip route add default via 198.51.100.1
mount -t tmpfs none /mnt
echo 'nameserver 127.0.0.1' > /mnt/resolv.conf
mount --bind /mnt/resolv.conf /etc/resolv.conf
exec "$@"`;

const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Seconds that a job has beyond its own, and beyond what it waits for. */
const PATIENCE = Number(process.env.PATIENCE ?? 300);

/** Does a job in there and gives what was seen. Everything in it ends with it. It does not end before `until` is there, and it fails when
 * it has not ended long after that. */
export function inside(job, until) {
  const spaces = [...(process.getuid() ? ['--map-root-user'] : []), '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const child = spawn('unshare', [...spaces, 'sh', '-c', SET_UP, 'sh', process.execPath, INSIDE, JSON.stringify(job)], { stdio: 'pipe' });
  running.add(child);
  let late = false;
  Promise.resolve(until).catch(() => {}).then(() => {
    child.stdin.end();
    const timer = setTimeout(() => { late = true; child.kill('SIGKILL'); }, ((job.seconds ?? 0) + PATIENCE) * 1000);
    child.once('close', () => clearTimeout(timer));
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (part) => (text[stream] += part));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      running.delete(child);
      if (late) fail(new Error(`${job.engine} with ${job.script ?? 'a blank page'} stood still and was ended. It came as far as:\n${text.stderr}`));
      else if (code === 0) done(JSON.parse(text.stdout));
      else fail(new Error(`the network namespace, or what runs in it, failed. It needs a kernel that allows one (as root, or user namespaces) and veth:\n${text.stderr}`));
    });
  });
}
