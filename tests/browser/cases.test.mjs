// Cases kept on this device, in a real browser: set up, locked, unlocked, saved, lost, backed up, brought together, wiped.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { after, before } from 'node:test';
import { PASSPHRASE, WHO, add, backup, confirmCode, list, locked, lookInto, ready, recoveryCode, references, setUp, takeIn, unlock, who } from './cases.mjs';
import { record } from './case.mjs';
import { fill } from './diary.mjs';
import { test } from './differences.mjs';
import { heading, launch, open, serve, settle, silent, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const answers = { outcome: 'seriously-harmed', 'abuse-or-neglect': 'suspected', 'no-interagency-concern': 'not-known' };
const main = (page) => page.locator('main').innerText();
const stored = (page) => page.evaluate(async () => ({ databases: (await indexedDB.databases()).map(({ name }) => name), local: Object.keys(localStorage), session: sessionStorage.length, cookies: document.cookie }));
const nothing = { databases: [], local: [], session: 0, cookies: '' };
/** Another tab of the same browser. */
async function tab(page, hash = '#/cases') {
  const other = await page.context().newPage();
  await other.goto(server.url + hash);
  await other.waitForSelector('html[data-ready][data-whole]', { state: 'attached' });
  return other;
}
const says = (page, text) => page.waitForFunction((text) => document.querySelector('main')?.innerText.includes(text), text);

test('a self-check and deadlines make no database and write nothing', async () => {
  const page = await open(browser, server.url);
  await walk(page, answers);
  await fill(page);
  for (const hash of ['#/dates', '#/check/result', '#/data']) await visit(page, hash);
  assert.deepEqual(await stored(page), nothing);
  await visit(page, '#/cases');
  await says(page, 'No cases are kept on this device');
  assert.deepEqual(await stored(page), nothing, 'nor does looking for cases');
  silent(page);
});

test('from a self-check to a case: set up, recovery code, list, lock, unlock, wrong passphrase, code', async (t) => {
  const page = await open(browser, server.url);
  await walk(page, answers);
  await page.click('text=Keep this as a case');
  await page.waitForSelector('#passphrase');
  assert.equal(await heading(page), 'Keep cases on this device');
  for (const part of ['What this protects', 'What it does not protect', 'Nobody can reset the passphrase']) assert.ok((await main(page)).includes(part), part);

  await page.click('main button[type=submit]');
  await settle(page);
  assert.deepEqual(await page.locator('.govuk-error-summary__list li').allInnerTexts().then((lines) => lines.length), 3);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
  const offered = await page.innerText('#offered');
  assert.equal(offered.split(' ').length, 6);
  await page.click('text=Offer other words');
  assert.notEqual(await page.innerText('#offered'), offered);
  await page.click('text=Use these words');
  assert.equal(await page.inputValue('#passphrase'), await page.innerText('#offered'));
  await page.fill('#passphrase', PASSPHRASE);
  await page.fill('#passphrase-again', 'another one entirely');
  await who(page);
  await page.click('main button[type=submit]');
  await says(page, 'are not the same');
  assert.equal(await page.inputValue('#passphrase'), PASSPHRASE, 'what was typed is kept');
  await page.fill('#passphrase-again', PASSPHRASE);
  await page.click('main button[type=submit]');
  await page.waitForSelector('.app-code');
  const code = await recoveryCode(page);
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
  await page.fill('#last-group', 'XXXXX');
  await page.click('text=I have a copy: continue');
  await says(page, 'as they stand on your copy');
  await confirmCode(page);

  assert.equal(await heading(page), 'Keep this as a case');
  assert.match(await main(page), /3 answers[^]*What the criteria say today/);
  for (const [typed, told] of [['', 'Enter a reference'], ['x'.repeat(61), '60 characters or fewer'], ['a\u202eb', 'signs in it that do not show']]) {
    await page.fill('#reference', typed);
    await page.click('main button[type=submit]');
    await says(page, told);
  }
  await page.fill('#reference', '2026-07');
  await page.click('main button[type=submit]');
  await page.waitForFunction(() => location.hash === '#/case');
  await page.waitForSelector('#saved:has-text("Saved ")');
  assert.deepEqual(await references(page), ['2026-07']);

  await page.click('text=Lock now');
  await locked(page);
  assert.equal((await page.content()).includes('2026-07'), false);
  await page.fill('#passphrase', 'not the passphrase at all');
  await who(page);
  const start = Date.now();
  await page.click('main button[type=submit]');
  await says(page, 'That passphrase does not open the cases');
  assert.ok(Date.now() - start >= 1000, 'a second at least');
  assert.equal(await page.inputValue('#passphrase'), 'not the passphrase at all');
  await page.click('.app-show');
  assert.equal(await page.getAttribute('#passphrase', 'type'), 'text');
  await unlock(page);
  assert.deepEqual(await references(page), ['2026-07']);
  assert.match(await page.innerText('#said'), /Last saved here: \w+day \d/);

  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await locked(page);
  await page.click('text=Use the recovery code instead');
  await page.fill('#recovery-code', code.slice(0, -1) + (code.endsWith('0') ? '1' : '0'));
  await who(page);
  await page.click('main button[type=submit]');
  await page.waitForSelector('#error-summary');
  await page.fill('#recovery-code', ` ${code.toLowerCase().replaceAll('-', ' ')} `);
  await page.click('main button[type=submit]');
  await page.waitForSelector('.app-lock');
  await ready(page);
  assert.deepEqual(await references(page), ['2026-07']);
  t.diagnostic(`stored: ${JSON.stringify(await stored(page))}`);
  assert.deepEqual(await stored(page), { databases: ['case-review'], local: ['case-review.kept'], session: 0, cookies: '' });
  silent(page);
});

test('by keyboard alone: set up, add, lock by the chord, unlock', async () => {
  const page = await open(browser, server.url, { hash: '#/cases/set-up' });
  await page.waitForSelector('#passphrase');
  const to = async (test) => {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(test)) return;
    }
    assert.fail(`never reached ${test}`);
  };
  await to('document.activeElement.textContent === "Use these words"');
  await page.keyboard.press('Enter');
  const passphrase = await page.innerText('#offered');
  await to('document.activeElement.id === "role"');
  await page.keyboard.type(WHO.role);
  await to('document.activeElement.id === "initials"');
  await page.keyboard.type(WHO.initials);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.app-code');
  const last = (await page.locator('.app-code__group').allInnerTexts()).at(-1);
  await to('document.activeElement.id === "last-group"');
  await page.keyboard.type(last);
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Add a case');
  await to('document.activeElement.textContent === "Add a case"');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#reference');
  await to('document.activeElement.id === "reference"');
  await page.keyboard.type('Keys 1');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#/case');
  await visit(page, '#/about');
  await page.keyboard.press('Alt+Shift+L');
  await locked(page);
  await to('document.activeElement.id === "passphrase"');
  await page.keyboard.type(passphrase);
  await to('document.activeElement.id === "role"');
  await page.keyboard.type(WHO.role);
  await to('document.activeElement.id === "initials"');
  await page.keyboard.type(WHO.initials);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.app-lock');
  assert.deepEqual(await references(page), ['Keys 1']);
  silent(page);
});

test('locks after five minutes untouched, a minute hidden, and at once after sleep', async () => {
  const page = await open(browser, server.url, { before: (page) => page.clock.install({ time: '2026-01-27T12:00:00Z' }) });
  const advance = (time) => page.clock.runFor(time);
  const begin = async (first) => {
    if (first) await setUpWithClock(page); else { await page.waitForSelector('#passphrase'); await unlockWithClock(page); }
  };
  await begin(true);
  await advance(4 * 60_000);
  await page.mouse.click(5, 5);
  await advance(4 * 60_000);
  assert.equal(await page.locator('.app-lock').count(), 1, 'touched in between');
  await advance(61_000);
  await locked(page);

  await begin(false);
  await page.evaluate(() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); });
  await advance(59_000);
  assert.equal(await page.locator('.app-lock').count(), 1, 'not yet');
  await advance(2_000);
  await locked(page);

  // Sleep: no timer runs, and the clock has moved when the page is looked at again.
  await begin(false);
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 1000)));
  await page.clock.setSystemTime(new Date(await page.evaluate(() => Date.now() + 10 * 60_000)));
  const left = await page.evaluate(() => { window.dispatchEvent(new Event('focus')); return document.querySelectorAll('main').length; });
  assert.equal(left, 0, 'nothing is left on the page when the first handler has run');
  silent(page);
});

/** With a clock that stands still unless it is moved on. */
async function pump(page, until) {
  for (let n = 0; n < 200; n++) {
    if (await page.evaluate(until)) return;
    await page.clock.runFor(100);
    await new Promise((done) => setTimeout(done, 30));
  }
  assert.fail(`never: ${until}`);
}
async function setUpWithClock(page) {
  await page.evaluate(() => { location.hash = '#/cases/set-up'; });
  await pump(page, '!!document.querySelector("#passphrase")');
  await page.fill('#passphrase', PASSPHRASE);
  await page.fill('#passphrase-again', PASSPHRASE);
  await who(page);
  await page.click('main button[type=submit]');
  await pump(page, '!!document.querySelector(".app-code")');
  await page.fill('#last-group', (await page.locator('.app-code__group').allInnerTexts()).at(-1));
  await page.click('text=I have a copy: continue');
  await pump(page, '!document.querySelector(".app-code")');
}
async function unlockWithClock(page) {
  await page.fill('#passphrase', PASSPHRASE);
  await who(page);
  await page.click('main button[type=submit]');
  await pump(page, '!!document.querySelector(".app-lock")');
}

test('two tabs: one lock locks both within a second, and a change in one shows in the other', async (t) => {
  const page = await open(browser, server.url);
  await setUp(page);
  const other = await tab(page);
  await unlock(other);
  await add(page, 'Both 1', '2/1/2026');
  await page.waitForSelector('#saved');
  await other.waitForSelector('.app-cases:has-text("Both 1")', { timeout: 5000 });
  await other.click('text=Both 1');
  await other.waitForFunction(() => location.hash === '#/case');
  await says(other, 'open in another tab');
  await visit(other, '#/case/reference');
  await says(other, 'only one tab writes');
  await other.click('text=Take over here');
  await says(page, 'open in another tab');
  const times = [];
  for (let n = 0; n < 5; n++) {
    // By the clocks of the pages themselves: what drives them takes its own time.
    await other.evaluate(() => new MutationObserver(() => { if (!document.querySelector('.app-lock')) sessionStorage.setItem('gone', Date.now()); }).observe(document.body, { childList: true, subtree: true }));
    const start = await page.evaluate(() => { const now = Date.now(); setTimeout(() => document.querySelector('.app-lock').click()); return now; });
    await locked(page); await locked(other);
    times.push(Number(await other.evaluate(() => sessionStorage.getItem('gone'))) - start);
    await other.evaluate(() => sessionStorage.clear());
    if (n < 4) { await unlock(page); await unlock(other); }
  }
  t.diagnostic(`milliseconds until the other tab was locked: ${times.join(', ')}`);
  assert.ok(Math.max(...times) <= 1000, String(times));
  // What other pages of the same site could send does nothing.
  await unlock(page);
  await other.evaluate(() => { const channel = new BroadcastChannel('case-review'); for (const odd of ['LOCK', 'lock ', { lock: 1 }, ['lock'], 7, null, '<img>']) channel.postMessage(odd); });
  await settle(page);
  assert.equal(await page.locator('.app-lock').count(), 1);
});

test('after a lock nothing comes back by Back, Forward, a restored page or a reload', async () => {
  const canary = 'ZQXJ-7319';
  const page = await open(browser, server.url);
  await setUp(page);
  await add(page, canary);
  await list(page);
  assert.ok((await page.content()).includes(canary), 'positive control: it is on the page');
  await page.click('text=Lock now');
  await locked(page);
  const clean = async (when) => {
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    assert.equal((await page.content()).includes(canary), false, when);
  };
  for (const step of ['goBack', 'goBack', 'goForward', 'goForward', 'reload']) { await page[step]().catch(() => {}); await clean(step); }
  await visit(page, '#/cases');
  await unlock(page);
  await list(page);
  // Left while unlocked: the page that the browser may keep is empty.
  await page.goto('about:blank');
  await page.goBack();
  await clean('back from another page');
  await locked(page);
});

test('back up, wipe everything, take it in again: the same list; a second time changes nothing', async (t) => {
  const page = await open(browser, server.url);
  await setUp(page);
  for (const [reference, aware] of [['One', '2/1/2026'], ['Two', '5/1/2026'], ['Three', '']]) await add(page, reference, aware);
  const before = await list(page);
  assert.deepEqual(before.map(([reference]) => reference), ['One', 'Two', 'Three']);
  const file = await backup(page, 'a passphrase for the file');
  assert.match(file.name, /^case-review-backup-\d{8}-[a-z]{4}\.crbackup$/);
  for (const text of ['One', 'Three', WHO.role]) assert.equal(readFileSync(file.path).includes(text), false);
  assert.ok((await list(page)).every((row) => !row[4].includes('Never')), 'the list notes it');
  await lookInto(page, file.path, 'a passphrase for the file');
  assert.match(await main(page), /holds 3 cases[^]*taking it in would change nothing/);
  await lookInto(page, file.path, 'not the passphrase of it');
  assert.match(await main(page), /does not open this backup/);

  await visit(page, '#/cases/wipe');
  await page.fill('#wipe-everything', 'wipe');
  await page.click('text=Wipe everything >> nth=-1');
  await says(page, 'in capital letters');
  await page.fill('#wipe-everything', 'WIPE');
  await page.click('button:has-text("Wipe everything")');
  await page.waitForURL(/wiped\.html$/);
  assert.deepEqual(await stored(page), nothing);
  await page.goto(server.url);
  await page.waitForSelector('html[data-whole]', { state: 'attached' });
  await visit(page, '#/cases');
  await says(page, 'No cases are kept on this device');

  await setUp(page, 'quite another passphrase');
  await lookInto(page, file.path, 'a passphrase for the file');
  assert.equal(await page.locator('text=A case that is not kept here').count(), 3);
  await takeIn(page);
  const again = await list(page);
  assert.deepEqual(again.map((row) => row.slice(0, 4)), before.map((row) => row.slice(0, 4)));
  await lookInto(page, file.path, 'a passphrase for the file');
  assert.match(await main(page), /taking it in would change nothing/);
  t.diagnostic(`backup of 3 cases: ${statSync(file.path).size} bytes`);
});

test('two copies of one case are put together, what contradicts is named, and a person settles it', async () => {
  const page = await open(browser, server.url);
  await setUp(page);
  await add(page, 'Copy', '2/1/2026');
  const first = await backup(page, 'a passphrase for the file');
  const far = await open(browser, server.url);
  await setUp(far, 'far away from the first one');
  await lookInto(far, first.path, 'a passphrase for the file');
  await takeIn(far);
  assert.deepEqual(await references(far), ['Copy']);
  const same = await backup(far, 'a passphrase for the file');
  await lookInto(page, same.path, 'a passphrase for the file');
  assert.match(await main(page), /would change nothing/);

  // Two people date the same event, and neither knows of the other.
  for (const [one, date] of [[page, '5/1/2026'], [far, '7/1/2026']]) {
    await list(one);
    await one.click('.app-cases a');
    await one.waitForFunction(() => location.hash === '#/case');
    await settle(one);
    await record(one, 3, { date });
    await ready(one);
  }
  await record(far, 5, { date: '26/1/2026', role: 'Chair' });
  await ready(far);
  const second = await backup(far, 'a passphrase for the file');
  await lookInto(page, second.path, 'a passphrase for the file');
  assert.match(await main(page), /Has 2 entries that are not kept here, and contradicts what is kept about 1 thing/);
  await takeIn(page);
  assert.match((await list(page))[0].join(' '), /contradict/);
  await page.click('.app-cases a');
  await page.waitForFunction(() => location.hash === '#/case');
  await settle(page);
  assert.match(await main(page), /contradict/);
  await visit(page, '#/case/settle');
  assert.match(await main(page), /Monday 5 January 2026/);
  assert.match(await main(page), /Wednesday 7 January 2026/);
  await page.check('main input[type=radio] >> nth=1');
  await page.click('text=Record which holds');
  await ready(page);
  await visit(page, '#/case');
  assert.doesNotMatch(await main(page), /contradict each other/);
  await visit(page, '#/case/audit');
  const all = await main(page);
  for (const part of ['5 January 2026', '7 January 2026', '26 January 2026']) assert.ok(all.includes(part), `${part} is lost`);
  await lookInto(page, second.path, 'a passphrase for the file');
  assert.match(await main(page), /would change nothing/);
  for (const one of [page, far]) silent(one);
});

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

test('where the publisher has switched saving off, nothing offers it', async () => {
  const off = await serve((name, bytes) => (name === 'index.html' ? Buffer.from(String(bytes).replace('<html ', '<html data-saving="off" ')) : bytes));
  const page = await open(browser, off.url);
  assert.equal(await page.locator('nav a[href="#/cases"]').count(), 0);
  await visit(page, '#/cases');
  await page.waitForFunction(() => document.querySelector('main p'));
  assert.match(await main(page), /switched off|removed/);
  await visit(page, '#/cases/set-up');
  assert.equal(await page.locator('#passphrase').count(), 0);
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'suspected' });
  assert.equal(await page.locator('text=Keep this as a case').count(), 0);
  await visit(page, '#/dates');
  assert.equal(await page.locator('text=Keep this as a case').count(), 0);
  assert.equal((await page.evaluate(() => indexedDB.databases())).length, 0);
  silent(page);
  off.close();
});

test('one case is wiped by its reference, and no other', async () => {
  const page = await open(browser, server.url);
  await setUp(page);
  for (const reference of ['Keep', 'Go']) await add(page, reference);
  await visit(page, '#/cases/wipe');
  await page.fill('#wipe-reference', 'go');
  await page.click('text=Wipe this case');
  await says(page, 'No case here has that reference');
  await page.fill('#wipe-reference', 'Go');
  await page.click('text=Wipe this case');
  await says(page, 'The case was wiped from this device');
  assert.deepEqual(await references(page), ['Keep']);
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

test('many cases: a page at a time, found, filtered and sorted without a long task', async (t) => {
  const page = await open(browser, server.url, { time: '2026-11-23T12:00:00Z' });
  await setUp(page);
  for (let n = 1; n <= 3; n++) await add(page, `Seed ${n}`, n === 1 ? '2/11/2026' : '');
  const shown = await list(page);
  assert.match(shown[0].join(' '), /days late/);
  await page.fill('#search', 'seed 2');
  await page.waitForFunction(() => document.querySelector('#count').textContent === '1 of 3 cases.');
  await page.fill('#search', 'nothing like it');
  await says(page, 'No case fits, of 3 cases kept here.');
  await page.fill('#search', '');
  await page.selectOption('#which', 'overdue');
  await page.waitForFunction(() => document.querySelector('#count').textContent === '1 of 3 cases.');
  await page.selectOption('#which', 'open');
  await page.selectOption('#order', 'reference');
  await page.waitForFunction(() => document.querySelectorAll('.app-cases tbody tr').length === 3);
  assert.deepEqual((await page.locator('.app-cases tbody th').allInnerTexts()), ['Seed 1', 'Seed 2', 'Seed 3']);
  silent(page);
});

// Positive controls: with what a promise rests on taken away, the check of that promise goes red.
test('the checks themselves go red without the channel, the witness, and the quiet attributes', async () => {
  const deaf = await open(browser, server.url, { init: 'BroadcastChannel.prototype.postMessage = () => {}' });
  await setUp(deaf);
  const other = await deaf.context().newPage();
  await other.goto(server.url + '#/cases');
  await unlock(other);
  await deaf.click('text=Lock now');
  await locked(deaf);
  assert.equal(await other.locator('.app-lock').count(), 1, 'not told, the other tab stays open');

  await other.goto(server.url + 'LICENSE-govuk-frontend.txt');
  await other.evaluate(() => new Promise((done) => { localStorage.removeItem('case-review.kept'); indexedDB.deleteDatabase('case-review').onsuccess = done; }));
  await other.goto(server.url + '#/cases');
  await says(other, 'No cases are kept on this device');

  const page = await open(browser, server.url, { hash: '#/cases/set-up' });
  await page.waitForSelector('#passphrase');
  const loud = () => page.locator('main').locator('input, select, textarea').evaluateAll((all) => all.filter((one) => one.getAttribute('autocomplete') !== 'off').length);
  assert.equal(await loud(), 0);
  await page.evaluate(() => document.querySelector('#role').removeAttribute('autocomplete'));
  assert.equal(await loud(), 1);
});
