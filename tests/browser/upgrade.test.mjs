// P10: what the first version laid into a browser is read by every later one. The records, their keys included, were written by that
// version's own build and are never written again; tests/spec/pinned.rs holds the formats one by one.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { add, list, locked, references, setUp, unlock } from './cases.mjs';
import { record } from './case.mjs';
import { dump, lay } from './shelf.mjs';
import { launch, open, root, serve, settle, silent, visit } from './support.mjs';

const FILE = join(root, 'tests/vectors/shelf-1.json');
const WITNESS = 'case-review.kept';
const main = (page) => page.locator('main').innerText();
const show = async (page, reference) => {
  await list(page);
  await page.click(`.app-cases >> text="${reference}"`);
  await page.waitForFunction(() => location.hash === '#/case');
  await settle(page);
};

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

test('pin what this version lays there, once', { skip: !process.env.PIN }, async () => {
  assert.ok(!existsSync(FILE), 'it is pinned already');
  const [page, passphrase] = [await open(browser, server.url, { rules: null }), 'fossil corn lodge pigeon ladder arrow'];
  const code = await setUp(page, passphrase);
  await add(page, 'Llŷn 2026/07', '2/1/2026');
  await record(page, 3, { date: '5/1/2026', role: 'The Chair', note: 'Told by telephone: “at once”.\nThen by letter.' });
  await record(page, 5, { date: '26/1/2026' });
  await record(page, 5, { date: '27/1/2026', note: 'The day before was a mistake.' });
  await add(page, 'Empty', '');
  await add(page, '2026-08', '19/12/2025');
  await visit(page, '#/case/note');
  await page.fill('#note', 'x'.repeat(3000));
  await page.click('main button[type=submit]');
  await page.waitForSelector('#saved:has-text("Saved ")');
  await settle(page);
  const cases = [['2026-08', 'x'.repeat(3000)], ['Empty', ''], ['Llŷn 2026/07', 'The day before was a mistake.']];
  assert.deepEqual((await references(page)).sort(), cases.map(([reference]) => reference));
  const witness = await page.evaluate((key) => localStorage.getItem(key), WITNESS);
  const lines = (await dump(page)).map((record) => JSON.stringify(record));
  writeFileSync(FILE, `{ "passphrase": "${passphrase}", "code": "${code}", "witness": "${witness}",\n"cases": ${JSON.stringify(cases)},\n"records": [\n${lines.join(',\n')}\n] }\n`);
});

/** A browser in which the first version has left this, and its cases are unlocked. */
async function left(records, { witness, passphrase }) {
  const page = await open(browser, `${server.url}LICENSE-govuk-frontend.txt`, { allow: ['not ready'] });
  await lay(page, records);
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [WITNESS, witness]);
  await page.goto(`${server.url}#/cases`);
  await locked(page);
  await unlock(page, passphrase);
  return page;
}

test('P10: the cases of the first version are in the list, can be read and go on', async (t) => {
  const pinned = JSON.parse(readFileSync(FILE, 'utf8'));
  const page = await left(pinned.records, pinned);
  assert.deepEqual((await references(page)).sort(), pinned.cases.map(([reference]) => reference));
  for (const [reference, said] of pinned.cases) {
    await show(page, reference);
    assert.doesNotMatch(await main(page), /damaged/);
    await visit(page, '#/case/audit');
    assert.ok((await main(page)).includes(said), reference);
  }
  await show(page, 'Empty');
  await record(page, 3, { date: '5/1/2026', note: 'Later.' });
  await page.waitForSelector('#saved:has-text("Saved ")');
  assert.equal((await dump(page)).length, pinned.records.length + 1);
  t.diagnostic(`${pinned.cases.length} cases in ${pinned.records.length} records of the first version: read, and one went on`);
  silent(page);
});

test('P10, control: with one byte of them altered, the case is named as damaged and the others are whole', async () => {
  const pinned = JSON.parse(readFileSync(FILE, 'utf8'));
  const [at] = pinned.records.flatMap(([key], at) => (atob(key.base64 ?? '').startsWith('e') ? [at] : []));
  const bytes = Buffer.from(pinned.records[at][1].base64, 'base64');
  bytes[100] ^= 1;
  pinned.records[at][1].base64 = bytes.toString('base64');
  const page = await left(pinned.records, pinned);
  const damaged = [];
  for (const [reference] of pinned.cases) {
    await show(page, reference);
    if (/This case is damaged and can only be read\. Entry 1 of \d+/.test(await main(page))) damaged.push(reference);
  }
  assert.equal(damaged.length, 1);
});
