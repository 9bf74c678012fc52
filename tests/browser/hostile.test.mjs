// P4 in a browser: backups that were altered. None is taken for a whole one, none runs anything, nothing that is kept changes, and the
// page goes on. 2,000 with FAULTS=long, some with each `npm test`; 100,000 natively (tests/spec/hostile.rs, SLOW=1).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { add, lookInto, ready, setUp, takeIn } from './cases.mjs';
import { test } from './differences.mjs';
import { launch, open, root, serve, silent, visit } from './support.mjs';

const LONG = process.env.FAULTS === 'long';
const vectors = readFileSync(join(root, 'tests/vectors/backup/index.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t'));
const whole = vectors.filter(([, , holds]) => /^[1-9]/.test(holds)).map(([name, passphrase]) => ({ bytes: readFileSync(join(root, 'tests/vectors/backup', name)), passphrase }));

/** The same numbers every time. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WAYS = [
  (bytes, at) => { bytes[at] ^= 1 << (at % 8); return bytes; },
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at >> 1)]),
  (bytes, at) => bytes.fill(0, at, Math.min(at + 40, bytes.length)),
  (bytes, at) => bytes.fill(255, at, Math.min(at + 4, bytes.length)),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('<img src=x onerror=alert(1)>'), bytes.subarray(at)]),
  (bytes) => { bytes.writeUInt32LE(0xffffffff, 8); return bytes; },
  () => Buffer.from('['.repeat(1_000_000)),
];

const digest = (page) => page.evaluate(() => new Promise((done) => {
  const opening = indexedDB.open('case-review');
  opening.onsuccess = () => {
    const store = opening.result.transaction('shelf').objectStore('shelf');
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    store.transaction.oncomplete = async () => {
      opening.result.close();
      const parts = [...keys.result, ...values.result].map((one) => (one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? one : new TextEncoder().encode(JSON.stringify(one))));
      done([...new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()))].join());
    };
  };
}));

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

test('altered backups change nothing and run nothing', { timeout: 3_600_000 }, async (t) => {
  const page = await open(browser, server.url);
  let dialogs = 0;
  page.on('dialog', (dialog) => { dialogs += 1; dialog.dismiss(); });
  await setUp(page);
  await add(page, 'Kept', '2/1/2026');
  const before = await digest(page);
  const next = random(20261123);
  const count = LONG ? 2_000 : 40;
  let [same, first, second] = [0, 0, 0];
  for (let number = 0; number < count; number += 1) {
    const { bytes, passphrase } = whole[Math.floor(next() * whole.length)];
    const altered = WAYS[number % WAYS.length](Buffer.from(bytes), Math.floor(next() * (bytes.length - 1)));
    await visit(page, '#/cases');
    await lookInto(page, { name: 'a.crbackup', mimeType: 'application/octet-stream', buffer: altered }, passphrase);
    if (altered.equals(bytes)) same += 1;
    else {
      assert.equal(await page.locator('#found').count(), 0, `file ${number}`);
      const said = await page.locator('#error-summary').innerText();
      assert.match(said, /\w+ \w+ \w+/);
      if (/passphrase/.test(said)) second += 1; else first += 1;
    }
  }
  t.diagnostic(`N ${count}, of which ${same} were left as they were; refused ${first + second}, ${second} of them only by the key; accepted 0, dialogs ${dialogs}`);
  assert.equal(dialogs, 0);
  assert.equal(await digest(page), before, 'nothing that is kept was changed');
  silent(page);

  // The same page still opens a whole one, and taking that in does change what is kept.
  const { bytes, passphrase } = whole[0];
  await visit(page, '#/cases');
  await lookInto(page, { name: 'a.crbackup', mimeType: 'application/octet-stream', buffer: bytes }, passphrase);
  assert.equal(await page.locator('#found').count(), 1);
  await takeIn(page);
  await ready(page);
  assert.notEqual(await digest(page), before, 'the digest sees a change');
});
