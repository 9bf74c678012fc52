// Looks for texts in every file of a profile, in each way that a browser was seen to write one.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const MAGIC = Buffer.from([0x43, 0x52, 1]);

/** A text in two bytes a letter of either order, and in base64 from each of its three places, without the letters that depend on its neighbours. */
function written(text) {
  const little = Buffer.from(text, 'utf16le');
  const kinds = { 'UTF-8': Buffer.from(text), 'UTF-16LE': little, 'UTF-16BE': Buffer.from(little).swap16() };
  for (const before of [0, 1, 2]) {
    const letters = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString('base64').replace(/=+$/, '');
    const certain = letters.slice([0, 2, 3][before], Math.floor(((before + text.length) * 8) / 6));
    // Fewer would be found by chance.
    if (certain.length >= 8) kinds[`base64 at ${before}`] = Buffer.from(certain);
  }
  return kinds;
}

/** Firefox writes its session so: a magic, the length, then one LZ4 block. */
function unpack(bytes) {
  if (bytes.subarray(0, 8).toString('latin1') !== 'mozLz40\0') return null;
  const out = Buffer.alloc(bytes.readUInt32LE(8));
  let [at, to] = [12, 0];
  const length = (nibble) => {
    for (let more = nibble === 15; more; nibble += bytes[at], more = bytes[at++] === 255);
    return nibble;
  };
  while (at < bytes.length) {
    const token = bytes[at++];
    const plain = length(token >> 4);
    bytes.copy(out, to, at, at + plain);
    [at, to] = [at + plain, to + plain];
    if (at >= bytes.length) break;
    const from = to - bytes.readUInt16LE(at);
    at += 2;
    // It may copy what it has only just written.
    for (let left = length(token & 15) + 4, next = from; left > 0; left--) out[to++] = out[next++];
  }
  return out.subarray(0, to);
}

export function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) return files(path);
      return entry.isFile() ? [{ path, bytes: readFileSync(path) }] : [];
    } catch {
      return []; // The browser has just removed it.
    }
  });
}

/**
 * Every file that holds one of the texts, and how. Databases and compressed files are read as they lie: a text of random letters
 * stands in them whole at its first place, as there is nothing before it that it could be a copy of. */
export function search(folder, texts) {
  const needles = texts.flatMap((text) => Object.entries(written(text)).map(([kind, needle]) => ({ text, kind, needle })));
  const seen = [];
  for (const { path, bytes } of files(folder)) {
    const unpacked = unpack(bytes);
    for (const { text, kind, needle } of needles) {
      if (bytes.includes(needle)) seen.push(`${text} as ${kind} in ${relative(folder, path)}`);
      if (unpacked?.includes(needle)) seen.push(`${text} as ${kind} in ${relative(folder, path)}, unpacked`);
    }
  }
  return seen;
}

/** The beginnings of all envelopes (src/storage/seal.rs) in a folder: four bytes that all have, and of the salt enough to know each again. */
export function envelopes(folder) {
  const found = new Set();
  for (const { bytes } of files(folder))
    for (let at = bytes.indexOf(MAGIC); at >= 0; at = bytes.indexOf(MAGIC, at + 1)) if (bytes[at + 3] >= 1 && bytes[at + 3] <= 7) found.add(bytes.toString('latin1', at, at + 20));
  return [...found];
}

/** How many of them lie anywhere in a folder. */
export function left(folder, wanted) {
  const all = files(folder);
  return wanted.filter((one) => all.some(({ bytes }) => bytes.includes(one, 0, 'latin1'))).length;
}

/** The pictures that Firefox keeps of pages, with what is typed there. */
export const pictures = (folder) => files(folder).map(({ path }) => relative(folder, path)).filter((path) => /^thumbnails/.test(path));
