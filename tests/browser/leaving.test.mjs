// What is left of the passphrase when the cases are locked, and what is asked when a page with unsaved text, answers or dates is left.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { PASSPHRASE, add, backup, locked, setUp, unlock, who } from './cases.mjs';
import { put } from './diary.mjs';
import { test } from './differences.mjs';
import { dump } from './shelf.mjs';
import { launch, open, serve, settle, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

/** Runs first on every page: notes the memory of every program that is started. */
const noting = `{
  const { instantiate } = WebAssembly;
  window.memories = [];
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    window.memories.push(...Object.values((made.instance ?? made).exports).filter((one) => one instanceof WebAssembly.Memory));
    return made;
  };
}`;

/** Everything of the page in which a text could be, and every text of its scripts: in how many of each it stands. */
async function look(page, text) {
  const found = await page.evaluate((text) => {
    const wide = (text) => String.fromCharCode(...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
    const bytes = (memory) => new TextDecoder('latin1').decode(memory.buffer);
    const texts = {
      page: [document.documentElement.outerHTML, document.title, location.href, window.name, JSON.stringify(history.state), document.cookie],
      controls: [...document.querySelectorAll('input, textarea')].map(({ value }) => value),
      globals: Object.keys(window).map((name) => { try { return typeof window[name] === 'string' ? window[name] : ''; } catch { return ''; } }),
      storage: [localStorage, sessionStorage].flatMap((one) => Object.entries(one).flat()),
    };
    const count = (list, ...texts) => list.filter((one) => texts.some((text) => one.includes(text))).length;
    return { ...Object.fromEntries(Object.entries(texts).map(([name, list]) => [name, count(list, text)])), memory: count(window.memories.map(bytes), text, wide(text)), memories: window.memories.length };
  }, text);
  const records = (await dump(page)).flat().map((value) => (value?.base64 ? Buffer.from(value.base64, 'base64') : Buffer.from(JSON.stringify(value))));
  const client = await page.context().newCDPSession(page);
  let heap = '';
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => { heap += chunk; });
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot');
  await client.detach();
  return { ...found, records: records.filter((bytes) => bytes.includes(text)).length, heap: heap.split(text).length - 1 };
}

const NOWHERE = { page: 0, controls: 0, globals: 0, storage: 0, memory: 0, records: 0, heap: 0 };

test('after the lock the passphrase is nowhere on the page, in its programs, its scripts and what is stored', async (t) => {
  const page = await open(browser, server.url, { init: noting });
  await setUp(page);
  await add(page, 'Kestrel 4471');
  t.diagnostic(`while unlocked: ${JSON.stringify(await look(page, PASSPHRASE))}`);
  const shown = await look(page, 'Kestrel 4471');
  assert.ok(shown.page && shown.memory, `control: what is in use is found on the page and in the program: ${JSON.stringify(shown)}`);
  await page.click('text=Lock now');
  await locked(page);
  for (const text of [PASSPHRASE, 'Kestrel 4471']) {
    const { memories, ...found } = await look(page, text);
    assert.ok(memories > 0, 'the programs were looked into');
    assert.deepEqual(found, NOWHERE, text);
  }
  await page.fill('#passphrase', PASSPHRASE);
  const typed = await look(page, PASSPHRASE);
  assert.ok(typed.controls, `control: what is typed is found: ${JSON.stringify(typed)}`);
});

test('control: a page that keeps the passphrase across the lock is found out', async () => {
  const keeping = `{
    addEventListener('input', ({ target }) => { if (target.id === 'passphrase') sessionStorage.setItem('kept', window.name = target.value); });
    const kept = window.sessionStorage?.getItem('kept');
    window.remind = () => kept;
  }`;
  const page = await open(browser, server.url, { init: `${noting} ${keeping}` });
  await setUp(page);
  await page.click('text=Lock now');
  await locked(page);
  const found = await look(page, PASSPHRASE);
  assert.ok(found.page && found.storage && found.globals && found.heap, JSON.stringify(found));
});

/** Leaves the page as a reader would, and comes back; tells whether the browser asked, and answers that it should not. (Not by loading it anew:
 * Firefox, once told to stay, does not do so a second time.) */
async function leaves(page) {
  let asked = false;
  const url = page.url();
  const answer = async (dialog) => { asked = true; await dialog.dismiss(); };
  page.on('dialog', answer);
  await page.evaluate(() => { setTimeout(() => location.assign('LICENSE-govuk-frontend.txt')); });
  while (!asked && page.url() === url) await wait(50);
  page.off('dialog', answer);
  if (!asked) {
    await page.waitForURL('**/LICENSE-govuk-frontend.txt');
    await page.goto(url);
  }
  await page.waitForSelector('html[data-whole]', { state: 'attached' });
  return asked ? 'asked' : 'left';
}

async function note(page) {
  await setUp(page);
  await add(page, 'Unsaved');
  await visit(page, '#/case/note');
  await page.click('#note');
  await page.keyboard.type('Not recorded yet.');
}

test('a page with unsaved text asks before it is left, and keeps the text; one without does not', async () => {
  const page = await open(browser, server.url);
  await note(page);
  assert.equal(await leaves(page), 'asked');
  assert.equal(await page.inputValue('#note'), 'Not recorded yet.');
  await page.click('main button[type=submit]');
  await page.waitForSelector('#saved:has-text("Saved ")');
  await settle(page);
  assert.equal(await leaves(page), 'left', 'once it is saved');
  await locked(page);
  await page.fill('#passphrase', PASSPHRASE);
  await who(page);
  assert.equal(await leaves(page), 'left', 'what is typed to unlock is nothing to lose');
});

test('nothing is asked for what was looked for in the list, nor once a backup is made', async () => {
  const page = await open(browser, server.url);
  await setUp(page);
  await add(page, 'Sought');
  await backup(page, PASSPHRASE);
  assert.equal(await leaves(page), 'left', 'the backup is made');
  await visit(page, '#/cases');
  await unlock(page);
  await page.click('#search');
  await page.keyboard.type('Sou');
  assert.equal(await leaves(page), 'left', 'the words that were looked for');
});

test('a self-check with answers, and dates, ask; nothing said, cleared or kept as a case do not, nor does locking', async () => {
  const page = await open(browser, server.url);
  await visit(page, '#/about');
  await page.click('h1');
  assert.equal(await leaves(page), 'left', 'nothing was said');
  await walk(page, { outcome: 'neither' });
  assert.equal(await leaves(page), 'asked', 'answers');
  await page.click('text=Clear my answers and close');
  assert.equal(await leaves(page), 'left', 'cleared answers');
  await put(page, 'aware', '19/12/2025');
  assert.equal(await leaves(page), 'asked', 'dates');
  await page.click('text=Clear my dates and close');
  assert.equal(await leaves(page), 'left', 'cleared dates');
  await walk(page, { outcome: 'neither' });
  await page.click('text=Keep this as a case');
  await setUp(page);
  await visit(page, '#/cases/add');
  assert.equal(await leaves(page), 'asked', 'not kept yet');
  await page.fill('#reference', 'Kept 1');
  await page.click('main button[type=submit]');
  await page.waitForSelector('h1:has-text("Kept 1")');
  await settle(page);
  assert.equal(await leaves(page), 'left', 'kept');
  await locked(page);
  await walk(page, { outcome: 'neither' });
  await visit(page, '#/cases');
  await unlock(page);
  page.once('dialog', () => assert.fail('locking asks nobody'));
  await page.click('text=Lock now');
  await locked(page);
});

test('control: without the guard answers and text are gone without a word', async () => {
  const page = await open(browser, server.url, { init: `addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)` });
  await walk(page, { outcome: 'neither' });
  assert.equal(await leaves(page), 'left', 'answers');
  await note(page);
  assert.equal(await leaves(page), 'left', 'text');
});
