// Cases kept on this device, in a real browser: nothing kept unasked, set up, by keyboard, many of them, wiped.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { PASSPHRASE, WHO, add, confirmCode, list, locked, main, nothing, ready, recoveryCode, references, says, setUp, stored, unlock, who } from './cases.mjs';
import { fill } from './diary.mjs';
import { test } from './differences.mjs';
import { heading, launch, open, serve, settle, silent, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const answers = { outcome: 'seriously-harmed', 'abuse-or-neglect': 'suspected', 'no-interagency-concern': 'not-known' };

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

// Positive control: with what a promise rests on taken away, the check of that promise goes red.
test('control: a control that lacks a quiet attribute is found', async () => {
  const page = await open(browser, server.url, { hash: '#/cases/set-up' });
  await page.waitForSelector('#passphrase');
  const loud = () => page.locator('main').locator('input, select, textarea').evaluateAll((all) => all.filter((one) => one.getAttribute('autocomplete') !== 'off').length);
  assert.equal(await loud(), 0);
  await page.evaluate(() => document.querySelector('#role').removeAttribute('autocomplete'));
  assert.equal(await loud(), 1);
});
