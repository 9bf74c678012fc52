// What a store can suffer: an entry damaged, no storage, a full disk, all of it gone.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before } from 'node:test';
import { PASSPHRASE, add, confirmCode, list, locked, main, ready, references, says, setUp, unlock, who } from './cases.mjs';
import { record } from './case.mjs';
import { test } from './differences.mjs';
import { heading, launch, open, serve, settle, silent, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const answers = { outcome: 'seriously-harmed', 'abuse-or-neglect': 'suspected', 'no-interagency-concern': 'not-known' };

test('a damaged entry is named, the rest can be read, and its bytes are kept for export', async () => {
  const page = await open(browser, server.url, { acceptDownloads: true });
  await setUp(page);
  await add(page, 'Whole');
  await add(page, 'Torn', '2/1/2026');
  await record(page, 3, { date: '5/1/2026' });
  await ready(page);
  await visit(page, '#/cases');
  await page.click('text=Lock now');
  await locked(page);
  // One byte in the middle of the last entry of the case with the most of them.
  const records = await page.evaluate(() => new Promise((done) => {
    const opening = indexedDB.open('case-review');
    opening.onsuccess = () => {
      const [name] = opening.result.objectStoreNames;
      const store = opening.result.transaction(name, 'readwrite').objectStore(name);
      const reading = store.getAllKeys();
      reading.onsuccess = () => {
        const entries = reading.result.filter((key) => key instanceof ArrayBuffer && new Uint8Array(key)[0] === 'e'.charCodeAt(0));
        const cases = Map.groupBy(entries, (key) => [...new Uint8Array(key).slice(1, 17)].join());
        const key = [...cases.values()].sort((one, other) => other.length - one.length)[0].at(-1);
        const getting = store.get(key);
        getting.onsuccess = () => {
          const bytes = new Uint8Array(getting.result instanceof ArrayBuffer ? getting.result : getting.result.buffer);
          bytes[100] ^= 1;
          store.put(getting.result, key);
        };
        store.transaction.oncomplete = () => { opening.result.close(); done(entries.length); };
      };
    };
  }));
  assert.ok(records > 4);
  await page.reload();
  await unlock(page);
  assert.deepEqual((await references(page)).sort(), ['Torn', 'Whole']);
  await page.click('text=Torn');
  await page.waitForFunction(() => location.hash === '#/case');
  await settle(page);
  assert.match(await main(page), /This case is damaged and can only be read\. Entry \d+ of \d+/);
  assert.equal(await heading(page), 'Case Torn');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Download what is stored of this case, sealed')]);
  assert.ok(statSync(await download.path()).size > 4_000);
  await visit(page, '#/case/record');
  assert.equal(await heading(page), 'Nothing can be recorded in this case');
  await list(page);
  await page.click('text=Whole');
  await page.waitForFunction(() => location.hash === '#/case');
  await settle(page);
  assert.doesNotMatch(await main(page), /damaged/);
  silent(page);
});

test('storage switched off, refused, or without an answer: one sentence and a way on, and the rest works', async () => {
  const conditions = {
    'indexedDB is not there': `Object.defineProperty(window, 'indexedDB', { value: undefined })`,
    'opening is refused': `IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }; IDBFactory.prototype.databases = async () => { throw new DOMException('no', 'SecurityError') }`,
    'opening throws': `IDBFactory.prototype.open = () => { throw new DOMException('no', 'InvalidStateError') }; delete IDBFactory.prototype.databases`,
  };
  for (const [name, init] of Object.entries(conditions)) {
    const page = await open(browser, server.url, { init });
    await visit(page, '#/cases');
    await page.waitForFunction(() => !/Looking for cases/.test(document.querySelector('main').innerText));
    assert.equal(await heading(page), 'Cases cannot be kept in this browser now', name);
    assert.equal(await page.locator('text=Try again').count(), 1);
    await walk(page, answers);
    silent(page);
    await page.context().close();
  }
});

test('a store that vanished behind our back is said to be lost, and never an empty list', async () => {
  const page = await open(browser, server.url);
  await setUp(page);
  await add(page, 'Gone');
  await visit(page, '#/cases');
  await page.click('text=Lock now');
  await locked(page);
  await page.goto(server.url + 'LICENSE-govuk-frontend.txt');
  await page.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('case-review').onsuccess = done; }));
  await page.goto(server.url + '#/cases');
  await says(page, 'This browser has lost the cases that were kept here');
  assert.doesNotMatch(await main(page), /No cases are kept/);
  await page.click('text=Restore from a backup');
  await page.waitForSelector('#passphrase');
  await page.fill('#passphrase', PASSPHRASE); await page.fill('#passphrase-again', PASSPHRASE); await who(page);
  await page.click('main button[type=submit]');
  await page.waitForSelector('.app-code');
  await confirmCode(page);
  assert.equal(await heading(page), 'Check or take in a backup');
});

// Positive control: with what a promise rests on taken away, the check of that promise goes red.
test('control: without the witness a store that vanished is an empty list', async () => {
  const other = await open(browser, server.url);
  await setUp(other);
  await other.goto(server.url + 'LICENSE-govuk-frontend.txt');
  await other.evaluate(() => new Promise((done) => { localStorage.removeItem('case-review.kept'); indexedDB.deleteDatabase('case-review').onsuccess = done; }));
  await other.goto(server.url + '#/cases');
  await says(other, 'No cases are kept on this device');
});

test('a full disk: not saved, said so, nothing typed is lost, and the next try works', async () => {
  const page = await open(browser, server.url);
  await setUp(page);
  await page.evaluate(() => { window.put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); }; });
  await visit(page, '#/cases/add');
  await page.fill('#reference', 'Full 1');
  await page.click('main button[type=submit]');
  await says(page, 'There is no room for this');
  assert.equal(await page.inputValue('#reference'), 'Full 1');
  await page.evaluate(() => { IDBObjectStore.prototype.put = window.put; });
  await page.click('main button[type=submit]');
  await page.waitForFunction(() => location.hash === '#/case');
  assert.deepEqual(await references(page), ['Full 1']);
});
