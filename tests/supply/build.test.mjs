// What the build may do and what it says of itself: the way from the WebAssembly to the browser, frozen in imports.txt; every part bound by
// its digest; no path of the machine that built it. UPDATE=1 writes imports.txt anew, to be read and committed.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist, root } from '../browser/support.mjs';

const names = readdirSync(dist).sort();
const file = (name) => readFileSync(join(dist, name));
const programs = Object.fromEntries(names.filter((name) => name.endsWith('.wasm')).map((name) => [name.split('-')[0], file(name)]));
const scriptOf = (page) => [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) => script).join('\n');
const script = scriptOf(file('index.html').toString());
const frozen = new URL('imports.txt', import.meta.url);

/** By what a page reaches others or runs text. That `fetch` stands where it must is counted; the others stand nowhere. */
const WAYS = ['fetch(', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'sendBeacon', 'RTCPeerConnection', 'importScripts', 'Worker(', 'serviceWorker', 'eval(', 'Function('];
const ways = (name, text) => WAYS.map((way) => [way, text.split(way).length - 1]).filter(([, count]) => count).map(([way, count]) => `${name}\t${way}\t${count}`);

/** Each import by its name without what only tells like ones apart, and what the glue does for it: what it makes, or calls by a name of its own. */
function imports(parts, glue) {
  const given = glue.slice(glue.indexOf('"./guide_bg.js":{'));
  const bodies = new Map([...given.matchAll(/(?<=[{,])(\w+):function\(([^]*?)(?=,\w+:function\(|\}\}\}\})/g)].map(([, name, body]) => [name, body]));
  const lines = new Set();
  for (const [part, bytes] of Object.entries(parts))
    for (const { module, name } of WebAssembly.Module.imports(new WebAssembly.Module(bytes))) {
      // One part may use the memory and the functions of another; they are one program.
      if (module in parts) continue;
      assert.equal(module, './guide_bg.js', `${part} imports from ${module}`);
      assert.ok(bodies.has(name), `the glue has no ${name}`);
      const used = bodies.get(name).match(/\bnew [A-Z]\w+|\binstanceof [A-Z]\w+|\b[A-Z]\w+(\.\w+)+|(?<![.\w])(queueMicrotask|globalThis|window|self|global)\b/g) ?? [];
      lines.add([name.replace(/_\d+$/, ''), ...new Set(used)].join('\t'));
    }
  return [...lines].sort();
}

const found = () => [
  ...imports(programs, script),
  ...names.filter((name) => name.endsWith('.html')).flatMap((name) => ways(name, scriptOf(file(name).toString()))),
  ...names.filter((name) => name.endsWith('.js')).flatMap((name) => ways(name, file(name).toString())),
  ...Object.entries(programs).flatMap(([part, bytes]) => ways(`${part}.wasm`, bytes.toString('latin1'))),
];

test('the WebAssembly reaches what it reached when somebody last looked', (t) => {
  const now = found();
  if (process.env.UPDATE) writeFileSync(frozen, `${now.join('\n')}\n`);
  const agreed = readFileSync(frozen, 'utf8').trim().split('\n');
  assert.deepEqual({ added: now.filter((line) => !agreed.includes(line)), gone: agreed.filter((line) => !now.includes(line)) }, { added: [], gone: [] });
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(programs.argon)), [], 'where passphrases are, nothing is reached');
  t.diagnostic(`${imports(programs, script).length} different imports; ways out: ${now.filter((line) => line.split('\t').length === 3 && /\d$/.test(line)).map((line) => line.replaceAll('\t', ' ')).join(', ')}`);
});

test('control: an interface that is new, one of another kind, and a way out are seen', () => {
  const agreed = imports(programs, script);
  const lines = (bytes, text) => imports({ ...programs, first: bytes }, text).filter((line) => !agreed.includes(line));
  const altered = Buffer.from(programs.first.toString('latin1').replace('getMonth', 'sendMail'), 'latin1');
  assert.deepEqual(lines(altered, script.replace('getMonth:', 'sendMail:')), ['sendMail']);
  assert.deepEqual(lines(programs.first, script.replace('new BroadcastChannel', 'new RTCPeerConnection')), ['new\tnew RTCPeerConnection']);
  assert.throws(() => imports({ ...programs, first: Buffer.from(programs.first.toString('latin1').replace('./guide_bg.js', './other_bg.js'), 'latin1') }, script), /imports from .\/other_bg.js/);
  assert.deepEqual(ways('x', 'navigator.sendBeacon("/")'), ['x\tsendBeacon\t1']);
});

test('every part is fetched by the digest of the file that is there', () => {
  const unbound = (page, parts) => parts.filter((name) => {
    const integrity = `sha384-${createHash('sha384').update(file(name)).digest('base64')}`;
    const at = page.indexOf(name);
    return at < 0 || !page.slice(at, at + 200).includes(integrity) || page.indexOf(name, at + 1) >= 0;
  });
  const parts = names.filter((name) => name.endsWith('.wasm'));
  for (const name of parts) assert.equal(name.match(/-([0-9a-f]{16})\./)[1], createHash('sha256').update(file(name)).digest('hex').slice(0, 16), 'the name says what is in it');
  assert.deepEqual(unbound(script, parts), []);
  assert.deepEqual(unbound(scriptOf(file('selfcheck.html').toString()), parts), []);
  assert.equal(unbound(script.replace('sha384-', 'sha384-x'), parts).length, 1, 'control: one digit');
});

// Of the machine, a home or this folder; rustc's own names for the standard library and our names for crates are nobody's. The mark is a
// hash of such a path.
const PATHS = new RegExp(`(${[homedir(), root.replace(/\/$/, ''), process.env.CARGO_HOME, '/home/', '/root/', '/Users/', '\\.cargo/registry', 'index\\.crates\\.io', '_WASM_SPLIT_MARKER_'].filter(Boolean).join('|')})`);

test('no file names a folder of the machine that built it', () => {
  const whole = readdirSync(dist, { recursive: true }).filter((name) => !/\.(br|gz)$|^hosting$/.test(name));
  assert.deepEqual(whole.filter((name) => PATHS.test(file(name).toString('latin1'))), []);
  assert.match('/root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/argon2-0.5.3/src/params.rs', PATHS, 'control: what an earlier build held');
});
