// On paper: two sheets at most for every result, tagged, without the controls.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { paths } from './oracle.mjs';
import { NOON, fill } from './diary.mjs';
import { test } from './differences.mjs';
import { printed } from './paper.mjs';
import { answer, launch, open, serve, settle, silent, standing, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

test('every result prints on two sheets at most, with a date of many holidays', async (t) => {
  const page = await open(browser, server.url);
  const folder = new URL('./shots/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const all = paths();
  let most = 0;
  for (const [at, { answers }] of all.entries()) {
    await walk(page, answers);
    if (await page.locator('dl >> text=become aware').count()) {
      await visit(page, '#/check/date');
      await page.fill('#aware-day', '20'); await page.fill('#aware-month', '4'); await page.fill('#aware-year', '2011');
      await page.click('button[type=submit]');
      await settle(page);
    }
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
    const { sheets: count, tagged } = printed(pdf);
    most = Math.max(most, count);
    if (at % 10 === 0) writeFileSync(new URL(`print-${at}.pdf`, folder), pdf);
    assert.ok(count >= 1 && count <= 2, `${count} sheets for ${JSON.stringify(answers)}: ${JSON.stringify(await standing(page))}`);
    assert.ok(tagged, 'tagged');
  }
  t.diagnostic(`${all.length} results, at most ${most} sheets`);
  silent(page);
});

test('deadlines and accounts print: the table on two sheets, each account with its drawing and its list', async (t) => {
  const page = await open(browser, server.url, { time: NOON });
  await fill(page);
  const counts = {};
  for (const hash of ['#/dates', ...[1, 2, 3, 4, 5, 6, 7].map((at) => `#/dates/limit/${at}`)]) {
    await visit(page, hash);
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
    writeFileSync(new URL(`./shots/print-${hash.slice(2).replaceAll('/', '-')}.pdf`, import.meta.url), pdf);
    const { sheets, tagged } = printed(pdf);
    counts[hash] = sheets;
    assert.ok(tagged, 'tagged');
  }
  assert.ok(counts['#/dates'] <= 2, JSON.stringify(counts));
  assert.ok(Object.values(counts).every((count) => count >= 1 && count <= 4), JSON.stringify(counts));
  await visit(page, '#/dates/limit/1');
  await page.emulateMedia({ media: 'print' });
  for (const hidden of await page.locator('button, input, .app-menu, .govuk-footer').all()) assert.equal(await hidden.isVisible(), false);
  const text = await page.locator('body').innerText();
  for (const part of ['Tuesday 30 December 2025: not counted: closed by the council', 'Dodds v Walker', 'Rules version 2019.08', 'Support for your judgement, not a decision']) assert.ok(text.includes(part), part);
  assert.ok(await page.locator('svg.app-strip').isVisible());
  t.diagnostic(JSON.stringify(counts));
  silent(page);
});

test('controls are not printed, citations and the source are', async () => {
  const page = await open(browser, server.url);
  await walk(page, { outcome: 'seriously-harmed', 'abuse-or-neglect': 'suspected', 'no-interagency-concern': 'not-known' });
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['button', '.govuk-footer', '.govuk-back-link', '.govuk-summary-list__actions', '.govuk-skip-link'])
    for (const element of await page.locator(hidden).all()) assert.equal(await element.isVisible(), false, hidden);
  const text = await page.locator('body').innerText();
  for (const part of ['Section 1.2', 'Rules version 2019.08', 'Support for professional judgement, not a decision', 'no longer in force']) assert.ok(text.includes(part), part);
});

test('the count of sheets can tell two from three', async () => {
  const page = await open(browser, server.url, { bypassCSP: true });
  await page.evaluate(() => { const tall = document.createElement('div'); tall.style.height = '2600px'; document.body.append(tall); });
  assert.ok(printed(await page.pdf({ preferCSSPageSize: true })).sheets > 2);
});
