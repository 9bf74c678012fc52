// Which rules apply: chosen by place and dates, explained, changed by a click; an ended edition says so first.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { NOON, save } from './diary.mjs';
import { test } from './differences.mjs';
import { answer, heading, launch, open, serve, settle, silent, visit } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const main = (page) => page.locator('main').innerText();
const fitting = (page) => page.locator('.app-edition h3').allInnerTexts();

test('an incident of today starts under the rules in force, and says what they are', async () => {
  const page = await open(browser, server.url, { rules: null, time: NOON });
  assert.doesNotMatch(await main(page), /no longer in force/);
  await page.click('text=see which apply');
  await settle(page);
  assert.equal(await heading(page), 'Which rules apply');
  const [first] = await page.locator('.app-edition').allInnerTexts();
  assert.match(first, /In force today \(27 January 2026\).*In use now/s);
  silent(page);
});

test('a historical incident leads to the procedure of its time, and every result says that it has ended', async () => {
  const page = await open(browser, server.url, { rules: null, time: NOON });
  await visit(page, '#/edition');
  await page.fill('#happened-day', '2 May 2018'); await page.fill('#known-day', '3 May 2018');
  await save(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'fitting');
  assert.match(await main(page), /None of these was in force on that day/, 'the text here is of August 2019');
  await page.fill('#happened-day', '20 August 2019'); await page.fill('#known-day', '23 August 2019');
  await save(page);
  assert.match(await main(page), /More than one may apply/);
  await page.click('text=Use the rules of 2019.08');
  await settle(page);
  assert.match(page.url(), /#\/rules\/cumbria_scr_2019$/);
  assert.match(await main(page), /no longer in force/);
  await page.click('.govuk-button--start');
  await settle(page);
  await answer(page, 'died');
  await answer(page, 'known');
  await save(page);
  assert.match(await page.locator('#outcome strong').innerText(), /^This follows the Cumbria procedure of August 2019, which is no longer in force\.$/);
  await visit(page, '#/dates');
  assert.match(await main(page), /no longer in force/);
  silent(page);
});

test('another nation leads to a signpost, and no rules are made up for it', async () => {
  const page = await open(browser, server.url, { rules: null });
  await visit(page, '#/edition');
  await page.check('input[value=wales]');
  await save(page);
  assert.match(await main(page), /Wales has its own law/);
  assert.deepEqual(await fitting(page), []);
  await page.click('main >> text=Wales, Scotland and Northern Ireland');
  await settle(page);
  assert.equal(await heading(page), 'Wales, Scotland and Northern Ireland');
  assert.match(await main(page), /regulation 17, as made/);
  silent(page);
});

test('a date that is none is refused at its field, and kept', async () => {
  const page = await open(browser, server.url, { rules: null });
  await visit(page, '#/edition');
  for (const [field, message] of [['happened', 'The date of the incident must be a real date'], ['known', 'The date of awareness must be a real date']]) {
    await page.fill(`#${field}-day`, '31 2 2019');
    await save(page);
    assert.equal(await page.locator('.govuk-error-summary li').innerText(), message);
    await page.click('.govuk-error-summary a');
    assert.equal(await page.evaluate(() => document.activeElement.id), `${field}-day`);
    assert.equal(await page.inputValue(`#${field}-day`), '31 2 2019');
    await page.fill(`#${field}-day`, '20 8 2019');
  }
  silent(page);
});

test('other rules forget the answers to the earlier ones; the same rules keep them', async () => {
  const page = await open(browser, server.url);
  await visit(page, '#/check/1');
  await answer(page, 'died');
  await visit(page, '#/rules/cumbria_scr_2019');
  assert.match(await main(page), /Go back to your answers/);
  await visit(page, '#/rules/england_practice_reviews');
  assert.doesNotMatch(await main(page), /Go back to your answers/);
  await visit(page, '#/rules/nothing');
  assert.equal(await heading(page), 'Page not found');
  silent(page);
});
