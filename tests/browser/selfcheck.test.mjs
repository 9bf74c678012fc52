// The self-check in a real browser: every path, by mouse and by keyboard, and the vignettes of the tables.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { expected, labels, paths } from './oracle.mjs';
import { test } from './differences.mjs';
import { answer, heading, launch, open, question, root, serve, settle, silent, standing, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

/** Selects by arrow keys and goes on with Enter; never touches the mouse. */
async function byKeyboard(page, value) {
  const focused = () => page.evaluate(() => document.activeElement?.type === 'radio' ? document.activeElement.value : null);
  for (let tabs = 0; !(await focused()); tabs++) {
    assert.ok(tabs < 12, 'the choices can be reached with Tab');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  for (let steps = 0; (await focused()) !== value; steps++) {
    assert.ok(steps < 6, `${value} can be reached with the arrow keys`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await settle(page);
}

async function everyPath(how) {
  const page = await open(browser, server.url);
  const all = paths();
  for (const { answers, asked } of all) {
    const key = JSON.stringify(answers);
    assert.deepEqual(await walk(page, answers, how), asked, key);
    assert.deepEqual(await standing(page), expected(answers), key);
    assert.match(await page.locator('#outcome p').first().innerText(), /no longer in force/);
    silent(page);
  }
  await page.context().close();
  return { paths: all.length, longest: Math.max(...all.map(({ asked }) => asked.length)) };
}

test('every path ends on the result that the source gives', async (t) => {
  const { paths, longest } = await everyPath(answer);
  t.diagnostic(`${paths} paths, at most ${longest} questions and a date`);
  assert.ok(longest <= 5);
});

test('every path by keyboard alone', async (t) => {
  const { paths } = await everyPath(byKeyboard);
  t.diagnostic(`${paths} paths`);
});

test('the vignettes of the tables', async (t) => {
  const [header, ...lines] = readFileSync(join(root, 'tests/tables/criteria.csv'), 'utf8').trim().split('\n').map(cells);
  const page = await open(browser, server.url);
  for (const line of lines) {
    const row = Object.fromEntries(header.map((name, at) => [name.replaceAll('_', '-'), line[at]]));
    await walk(page, row);
    assert.deepEqual(await standing(page), { notifiable: labels.notifiable[row.notifiable], review: labels.review[row.review] }, row.id);
  }
  t.diagnostic(`${lines.length} vignettes`);
  assert.ok(lines.length >= 29);
});

const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => match[1].replace(/^"|"$/g, '')).slice(0, -1);

test('start to result by keyboard, with the skip link and without a mouse', async () => {
  const page = await open(browser, server.url, { rules: null });
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to main content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main-content');
  assert.equal(await page.evaluate(() => location.hash), '', 'the skip link is not a route');
  for (let tabs = 0; (await page.evaluate(() => document.activeElement.textContent.trim())) !== 'Start'; tabs++) {
    assert.ok(tabs < 8);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1', 'the focus is on the heading');
  assert.equal(await page.title(), 'Self-check: question 1 – Case Review');
  assert.equal(await page.locator('#announcement').textContent(), 'Self-check: question 1 – Case Review');
  for (const value of ['died', 'yes', 'known', 'in-area']) await byKeyboard(page, value);
  await page.keyboard.press('Tab');
  await page.keyboard.type('2 jun 2025');
  await page.keyboard.press('Enter');
  await settle(page);
  assert.match(await page.locator('main').innerText(), /Monday 9 June 2025/);
  silent(page);
});

test('no answer: a summary that takes the focus, and leads to the question', async () => {
  const page = await open(browser, server.url, { hash: '#/check/1' });
  await page.click('button[type=submit]');
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
  assert.equal(await page.title(), 'Error: Self-check: question 1 – Case Review');
  const [summary, field] = [await page.locator('.govuk-error-summary li').innerText(), (await page.locator('.govuk-error-message').textContent()).replace(/\s+/g, ' ')];
  assert.equal(field, `Error: ${summary}`);
  await page.click('.govuk-error-summary a');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'outcome');
  assert.match(page.url(), /#\/check\/1$/);
  await answer(page, 'died');
  assert.equal(await question(page), 'abuse-or-neglect');
  silent(page);
});

test('Back and Forward restore the answers', async () => {
  const page = await open(browser, server.url, { hash: '#/check/1' });
  await answer(page, 'died');
  await answer(page, 'neither');
  await page.goBack();
  await settle(page);
  assert.equal(await question(page), 'abuse-or-neglect');
  assert.ok(await page.isChecked('input[value=neither]'));
  await page.goBack();
  await settle(page);
  assert.ok(await page.isChecked('input[value=died]'));
  await page.goForward();
  await page.goForward();
  await settle(page);
  assert.equal(await question(page), 'looked-after');
  silent(page);
});

test('changing an early answer parks the later ones, says so, and brings them back', async () => {
  const page = await open(browser, server.url);
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'neither', 'looked-after': 'yes', 'custody-or-detention': 'no' });
  const first = await page.locator('main').innerText();
  await page.click('main dl a >> nth=0');
  await settle(page);
  await answer(page, 'seriously-harmed');
  const changed = await page.locator('main').innerText();
  assert.match(changed, /your answers to “Looked after child” and “Custody or detention” no longer apply and are set aside/);
  await page.click('main dl a >> nth=0');
  await settle(page);
  await answer(page, 'died');
  assert.equal(await page.locator('main').innerText(), first);
  silent(page);
});

test('starting again forgets, and the start page leads back to answers already given', async () => {
  const page = await open(browser, server.url);
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
  const result = await page.locator('main').innerText();
  await visit(page, '#/');
  await page.click('text=Go back to your answers');
  await settle(page);
  assert.equal(await page.locator('main').innerText(), result);
  await visit(page, '#/');
  await page.click('.govuk-button--start');
  await settle(page);
  assert.equal(await page.locator('input:checked').count(), 0);
  await visit(page, '#/');
  assert.equal(await page.locator('text=Go back to your answers').count(), 0);
});

test('a page of information in the middle of a check leads back into it', async () => {
  const page = await open(browser, server.url, { hash: '#/check/1' });
  await answer(page, 'died');
  await page.click('text=If a child is at risk now');
  await settle(page);
  await page.click('.govuk-back-link');
  await settle(page);
  assert.equal(await question(page), 'abuse-or-neglect');
});

test('an address that the answers do not lead to, an unknown one, and a reload', async () => {
  const page = await open(browser, server.url, { hash: '#/check/result' });
  assert.match(page.url(), /#\/check\/1$/);
  await visit(page, '#/nowhere');
  assert.equal(await heading(page), 'Page not found');
  await page.click('main a');
  await settle(page);
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  assert.match(page.url(), /#\/check\/1$/, 'a reload forgets the answers');
  assert.equal(await page.locator('input:checked').count(), 0);
  silent(page);
});

test('“Clear my answers and close” forgets everything', async () => {
  const page = await open(browser, server.url);
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
  await page.click('text=Clear my answers and close');
  await settle(page);
  assert.equal(await heading(page), 'Your answers are cleared');
  await page.goBack();
  await settle(page);
  assert.equal(await page.locator('input:checked').count(), 0);
  assert.match(page.url(), /#\/check\/1$/);
});

test('the date: as people type it, and what is wrong with it', async () => {
  const page = await open(browser, server.url);
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
  const type = async (day, month = '', year = '') => {
    await visit(page, '#/check/date');
    for (const [part, text] of Object.entries({ day, month, year })) await page.fill(`#aware-${part}`, text);
    await page.click('button[type=submit]');
    await settle(page);
    const error = page.locator('.govuk-error-message');
    return (await error.count()) ? (await error.innerText()).replace(/^Error:\s+/, '') : (await page.locator('table').innerText()).replace(/\s+/g, ' ');
  };
  for (const typed of [['2 jun 2025'], ['2/6/2025'], ['2025-06-02'], ['2', '6', '2025'], ['2', 'June', '2025']])
    assert.match(await type(...typed), /Monday 9 June 2025/, typed.join(' '));
  assert.match(await type('31', '2', '2025'), /must be a real date/);
  assert.equal(await page.inputValue('#aware-day'), '31', 'nothing typed is lost');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
  assert.match(await type('2', '6', '2099'), /must be today or in the past: 2 June 2099 is in the future/);
  assert.match(await type('2', '6', '1994'), /known here only from 1 January 1995/);
  assert.match(await type('2', '', ''), /must include a month and year/);
  await page.fill('#aware-day', '2'); await page.fill('#aware-month', '6'); await page.fill('#aware-year', '2025');
  assert.equal(await page.locator('.app-weekday').innerText(), 'Monday 2 June 2025');
  await page.click('text=Use today’s date');
  await settle(page);
  assert.equal(await page.title(), 'Self-check: date – Case Review', 'no error is left in the title');
  assert.equal(await page.inputValue('#aware-year'), String(new Date().getFullYear()));
  await page.fill('#aware-day', ''); await page.fill('#aware-month', ''); await page.fill('#aware-year', '');
  await page.click('button[type=submit]');
  await settle(page);
  assert.match(await page.locator('table').innerText(), /5 working days\s+Starts when the local authority becomes aware/);
  silent(page);
});
