// Backups: taken, looked into, taken in again; and two copies of one case put together.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { after, before } from 'node:test';
import { WHO, add, backup, list, lookInto, main, nothing, ready, references, says, setUp, stored, takeIn } from './cases.mjs';
import { record } from './case.mjs';
import { test } from './differences.mjs';
import { launch, open, serve, settle, silent, visit } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

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

test('while a file is read, nothing stands there of the one before', async () => {
  const init = () => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function () {
      await new Promise((done) => setTimeout(done, 500));
      return read.call(this);
    };
  };
  const page = await open(browser, server.url, { init });
  await setUp(page);
  await add(page, 'One', '2/1/2026');
  const file = await backup(page, 'a passphrase for the file');
  await lookInto(page, file.path, 'a passphrase for the file');
  assert.match(await main(page), /holds 1 case/);
  await page.fill('#backup-passphrase', 'not the passphrase of it');
  await page.click('main button[type=submit]');
  assert.equal(await page.locator('#found').count(), 0);
  await says(page, 'does not open this backup');
  silent(page);
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
