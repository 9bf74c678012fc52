"""Reads backups by their specification (src/storage/backup.md) and nothing else: `backup.py FOLDER…` compares each file with index.tsv."""

import functools
import hashlib
import json
import re
import struct
import sys
import unicodedata
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Refused(Exception):
    pass


def need(holds):
    if not holds:
        raise Refused


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, length):
        need(self.at + length <= len(self.data))
        self.at += length
        return self.data[self.at - length : self.at]

    def number(self):
        return struct.unpack("<I", self.take(4))[0]

    def at_end(self):
        return self.at == len(self.data)


@functools.cache
def derive(passphrase, memory, passes, lanes, salt):
    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split())
    return hash_secret_raw(typed.encode(), salt, passes, memory, lanes, 32, Type.ID)


def unseal(key, envelope, kind, file_id, number, name):
    need(len(envelope) >= 36 + 1024 + 16 and envelope[:4] == bytes([67, 82, 1, kind]))
    own = HKDF(SHA256(), 32, envelope[4:36], b"case-review/envelope/1").derive(key)
    try:
        text = AESGCM(own).decrypt(bytes(12), envelope[36:], envelope[:36] + file_id + struct.pack("<Q", number) + name)
    except InvalidTag:
        raise Refused from None
    reader = Reader(text)
    return reader.take(reader.number())


def read_case(text):
    need(len(text) <= 200 << 10)
    reader, entries, ids = Reader(text), [], set()
    case = reader.take(16)
    while not reader.at_end():
        entry = reader.take(reader.number())
        parsed = json.loads(entry)
        need(set(parsed) == {"after", "at", "by", "event"} and bool(parsed["after"]) == bool(entries))
        need(set(parsed["after"]) <= ids and not any(HIDDEN.search(text) for text in texts(parsed)))
        ids.add(hashlib.sha256(b"case-review/entry/1" + case + entry).hexdigest())
        entries.append(entry)
    return case, entries


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value if isinstance(value, list) else [*value, *value.values()]:
            yield from texts(one)


def read(data, passphrase):
    need(len(data) <= 8 << 20)
    reader = Reader(data)
    need(reader.take(9) == b"CRBACKUP\x01")
    file_id, count = reader.take(16), reader.number()
    algorithm, memory, passes, lanes, salt = struct.unpack("<BIII16s", reader.take(29))
    need(count <= 500 and algorithm == 1 and 19 << 10 <= memory <= 256 << 10 and 1 <= passes <= 10 and 1 <= lanes <= 4)
    head, wrapped = data[:58], reader.take(1076)
    parts = [reader.take(reader.number()) for _ in range(count + 1)]
    need(reader.at_end())
    key = unseal(derive(passphrase, memory, passes, lanes, salt), wrapped, 5, file_id, 0, head)
    sealed = [unseal(key, part, 6, file_id, at, b"case") for at, part in enumerate(parts[:-1])]
    cases = [read_case(text) for text in sealed]
    need(len({case for case, _ in cases}) == count)
    manifest = unseal(key, parts[-1], 6, file_id, count, b"manifest")
    lines = (case + struct.pack("<I", len(entries)) + hashlib.sha256(text).digest() for (case, entries), text in zip(cases, sealed))
    need(manifest[8:] == b"".join(lines))
    return cases


def outcome(data, passphrase):
    try:
        cases = read(data, passphrase)
    except Refused:
        return "refused"
    found = b"".join(case + b"".join(entries) for case, entries in cases)
    return f"{len(cases)} {sum(len(entries) for _, entries in cases)} {hashlib.sha256(found).hexdigest()}"


def altered(data, number):
    """One bit in another place of each file, and one in the last tag of all."""
    for at in (number * 7919 % len(data), len(data) - 1):
        yield data[:at] + bytes([data[at] ^ 1 << number % 8]) + data[at + 1 :]


def main(*folders):
    for folder in map(Path, folders):
        lines = [line.split("\t") for line in (folder / "index.tsv").read_text("utf-8").splitlines()]
        wrong = [file for file, passphrase, expected in lines if outcome((folder / file).read_bytes(), passphrase) != expected]
        refused = sum(expected == "refused" for _, _, expected in lines)
        if wrong:
            sys.exit(f"backups: read otherwise than here: {wrong}")
        print(f"backups: {len(lines)} files, {refused} refused, 0 read otherwise")
        # A reader that refuses nothing would agree as well.
        files = [((folder / file).read_bytes(), passphrase) for file, passphrase, expected in lines if expected != "refused"]
        read = [outcome(each, passphrase) for number, (data, passphrase) in enumerate(files) for each in altered(data, number)]
        if set(read) != {"refused"}:
            sys.exit(f"backups: {len(read) - read.count('refused')} of {len(read)} altered copies were read")
        print(f"backups: {len(read)} altered copies, all refused")


if __name__ == "__main__":
    main(*sys.argv[1:])
