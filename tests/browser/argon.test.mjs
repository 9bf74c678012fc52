// The program that makes keys from passphrases, as it was built: it imports nothing, makes what Argon2 makes, and leaves nothing behind.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist } from './support.mjs';

const name = readdirSync(dist).find((name) => /^argon-[0-9a-f]{16}\.wasm$/.test(name));
const bytes = readFileSync(join(dist, name));
const module = new WebAssembly.Module(bytes);

function derive(passphrase, salt, memory, passes, lanes) {
  const { exports } = new WebAssembly.Instance(module);
  const written = Buffer.concat([Buffer.from(passphrase), Buffer.from(salt)]);
  const at = exports.room(written.length);
  new Uint8Array(exports.memory.buffer, at, written.length).set(written);
  const begun = performance.now();
  const done = exports.derive(Buffer.byteLength(passphrase), salt.length, memory, passes, lanes);
  const time = performance.now() - begun;
  const all = new Uint8Array(exports.memory.buffer);
  return { done, key: Buffer.from(all.slice(at, at + 32)).toString('hex'), time, all };
}

test('it has no way to the page, and the page has its hash', () => {
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  assert.deepEqual(WebAssembly.Module.exports(module).map(({ name }) => name).sort(), ['derive', 'memory', 'room']);
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  assert.ok(page.includes(name) && page.includes(integrity));
});

// The same numbers in tests/spec/argon.rs, where the crate makes them on the host; both were compared with argon2-cffi (tests/oracle/backup.py).
test('it makes what the same crate makes on the host', () => {
  const vectors = readFileSync(new URL('../vectors/argon.tsv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split('\t'));
  assert.equal(vectors.length, 8);
  for (const [passphrase, salt, memory, passes, lanes, expected] of vectors) {
    const { done, key } = derive(passphrase, Buffer.from(salt, 'hex'), +memory, +passes, +lanes);
    assert.deepEqual([done, key], [1, expected], passphrase);
  }
});

test('what Argon2 does not take gives no key', () => {
  const salt = Buffer.alloc(16, 7);
  for (const numbers of [[0, 1, 1], [7, 1, 1], [8, 0, 1], [8, 1, 0]]) {
    const { done, key } = derive('fifteen letters', salt, ...numbers);
    assert.deepEqual([done, key], [0, '0'.repeat(64)], `${numbers}`);
  }
  assert.equal(derive('fifteen letters', Buffer.alloc(7), 64, 1, 1).done, 0, 'salt too short');
});

test('it leaves neither the passphrase nor what it worked with', () => {
  const passphrase = 'badger apron lemon tweed orbit quill';
  const { key, all } = derive(passphrase, Buffer.alloc(16, 7), 19456, 1, 1);
  assert.equal(Buffer.from(all.buffer).indexOf(passphrase), -1, 'the passphrase');
  const left = all.reduce((count, byte) => count + (byte !== 0), 0);
  // The data that it was built with, the key, and what lies on the stack, which the page zeroes (src/ui/argon.rs).
  assert.ok(left < 16_384, `${left} bytes of ${all.length} are not zero`);
  assert.notEqual(key, '0'.repeat(64));
});

test('what a guess costs (P17)', (t) => {
  const times = [1, 2, 3, 4, 5].map((salt) => derive('badger apron lemon tweed orbit quill', Buffer.alloc(16, salt), 65536, 3, 1).time);
  t.diagnostic(`64 MiB, 3 passes, 1 lane, 5 fresh salts: ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
});
