// The case that is open: what is recorded through its pages, and what they then show.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { openCase, record } from './case.mjs';
import { NOON, save } from './diary.mjs';
import { test } from './differences.mjs';
import { printed } from './paper.mjs';
import { answer, heading, launch, open, serve, settle, silent, visit } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

/** A test with a new case open. */
const withCase = (name, body) => test(name, async (t) => {
  const page = await open(browser, server.url, { time: NOON, acceptDownloads: true });
  await openCase(page);
  await body(page, t);
  silent(page);
  assert.ok(page.requests.every((url) => url.startsWith(server.url) || url.startsWith('blob:') || url.startsWith('data:')), 'nothing is asked of anybody else');
  assert.match(page.url(), /#\/(case|cases|check|dates)(\/[a-z-]+)?(\/\d+)?$/, 'the address tells nothing');
  await page.context().close();
});

const text = (page, selector = 'main') => page.locator(selector).innerText();

withCase('an event that is recorded moves the dates, and says so', async (page) => {
  await record(page, 1, { date: '19/12/2025', role: 'The local authority', note: 'Told by the hospital.' });
  assert.match(page.url(), /#\/case$/);
  const moved = await text(page, '#moved');
  assert.match(moved, /Recorded on this device\. Nobody has been told\./);
  assert.match(moved, /now Tuesday 30 December 2025/);
  assert.match(await text(page, '#case-status'), /28 days late/);
  assert.match(await text(page, '.app-timeline'), /Friday 19 December 2025\s+Local authority learns of the incident/);
  await visit(page, '#/case/record');
  assert.match(await text(page), /By: The local authority\s+Told by the hospital\./);
  await visit(page, '#/case');
  assert.equal(await page.locator('#moved').innerText(), '', 'old news is not told again');
});

withCase('a correction replaces, taking back leaves nothing, and the audit trail keeps all', async (page) => {
  await record(page, 1, { date: '19/12/2025' });
  await record(page, 1, { date: '22/12/2025' });
  assert.match(await text(page, '#moved'), /was Tuesday 30 December 2025, now Wednesday 31 December 2025/);
  await visit(page, '#/case/record/1');
  assert.equal(await page.inputValue('#event-day'), '22');
  await page.click('text=Take this back');
  await settle(page);
  assert.match(await text(page), /Nothing has a date yet/);
  await visit(page, '#/case/audit');
  const rows = await page.locator('tbody tr').allInnerTexts();
  assert.match(rows.at(-2), /Monday 22 December 2025.*entry \d+: Friday 19 December 2025/s);
  assert.match(rows.at(-1), /no date.*entry \d+: Monday 22 December 2025/s);
});

withCase('a date in the future is planned, whatever was chosen', async (page) => {
  await record(page, 13, { date: '13/4/2027' });
  assert.match(await text(page, '.app-timeline'), /Tuesday 13 April 2027\s+Report is published\s+Planned/);
  assert.equal(await page.locator('.app-time__planned').count(), 1, 'drawn hollow');
});

withCase('what is wrong is said, and nothing that was typed is lost', async (page) => {
  await record(page, 1, { date: '31/2/2026', role: 'Chair', note: 'Kept' });
  assert.match(await text(page, '#error-summary'), /The date must be a real date/);
  assert.match(await page.title(), /^Error: Case: record event 1/);
  assert.deepEqual(await Promise.all(['#role', '#note', '#event-day'].map((id) => page.inputValue(id))), ['Chair', 'Kept', '31/2/2026']);
  await page.fill('#event-day', '');
  await save(page);
  assert.match(await text(page, '#error-summary'), /Enter the date on which it happened/);
  const long = 'ä'.repeat(10_001);
  await record(page, 1, { date: '19/12/2025', note: long });
  assert.match(await text(page, '#error-summary'), /The note is longer than 20000 bytes/);
  assert.equal(await page.inputValue('#note'), long);
  await page.fill('#note', long.slice(2));
  await save(page);
  assert.match(page.url(), /#\/case$/);
});

withCase('reference, note, closing: each is one entry more', async (page) => {
  await visit(page, '#/case/reference');
  await page.fill('#reference', '  2026-07  ');
  await save(page);
  assert.equal(await heading(page), 'Case 2026-07');
  assert.equal(await page.title(), 'Case – Case Review', 'the title does not name it');
  await visit(page, '#/case/note');
  await save(page);
  assert.match(await text(page, '#error-summary'), /Enter the note/);
  await page.fill('#note', 'First line\nSecond line');
  await save(page);
  await page.click('text=Close the case');
  await settle(page);
  assert.match(await text(page, '#case-status'), /Closed[\s\S]*Nothing, the case is closed/);
  await page.click('text=Open the case again');
  await settle(page);
  await visit(page, '#/case/audit');
  const all = await text(page, 'table');
  for (const part of ['Reference: 2026-07', 'Note: First line', 'Case: closed', 'Case: open']) assert.ok(all.includes(part), part);
});

withCase('the questions are answered from the case, and the result is recorded there', async (page) => {
  await page.click('text=Answer the questions');
  await settle(page);
  for (const value of ['seriously-harmed', 'suspected', 'not-known']) await answer(page, value);
  await page.fill('#aware-day', '19/12/2025');
  await save(page);
  await page.click('text=Record these answers in the case');
  await settle(page);
  assert.match(page.url(), /#\/case$/);
  assert.match(await text(page), /As recorded on 27 January 2026/);
  assert.match(await text(page, '.app-timeline'), /Friday 19 December 2025/);
  await visit(page, '#/check/1');
  assert.equal(await page.locator('input:checked').count(), 0, 'the tab has forgotten the answers');
  await visit(page, '#/case/result');
  assert.match(await text(page), /Why we say this/);
  await page.click('text=Answer the questions again');
  await settle(page);
  assert.equal(await page.locator('input:checked').inputValue(), 'seriously-harmed');
  await answer(page, 'neither');
  await page.click('text=Record these answers in the case');
  await settle(page);
  await visit(page, '#/case/audit');
  const rows = await page.locator('tbody tr').allInnerTexts();
  assert.equal(rows.filter((row) => row.includes('What the criteria said: on')).length, 2);
  assert.ok(rows.some((row) => /no answer/.test(row)), 'what is no longer asked is withdrawn');
});

withCase('what if changes nothing', async (page) => {
  await record(page, 1, { date: '19/12/2025' });
  await visit(page, '#/case/audit');
  const before = await text(page, 'table');
  await visit(page, '#/case/what-if');
  await page.check('#a-outcome');
  await settle(page);
  await visit(page, '#/case/audit');
  assert.equal(await text(page, 'table'), before);
});

withCase('closed days and readings are recorded in the case, and not in the deadlines of the tab', async (page) => {
  await record(page, 1, { date: '19/12/2025' });
  await visit(page, '#/case/calendar');
  await page.fill('#closed-day', '30/12/2025');
  await page.fill('#closed-by', 'the council');
  await page.click('text=Add the day');
  await settle(page);
  assert.match(await text(page, '#closed-so-far'), /Tuesday 30 December 2025: closed by the council/);
  await record(page, 5, { date: '26/1/2026' });
  await record(page, 8, { date: '27/1/2026' });
  await visit(page, '#/case/limit/4');
  await page.check('input[value=appointed]');
  await page.click('text=Use this reading');
  await settle(page);
  await visit(page, '#/case/audit');
  const all = await text(page, 'table');
  for (const part of ['Days that count: bank holidays in England and Wales; Tuesday 30 December 2025 closed by the council', 'Reading of “Complete the review”: “From the appointment of the reviewer”']) assert.ok(all.includes(part), part);
  await visit(page, '#/dates');
  assert.doesNotMatch(await text(page), /19 December 2025|closed day/);
});

withCase('other rules: what will change is said, and the case is read under them', async (page) => {
  await record(page, 1, { date: '19/12/2025' });
  await record(page, 4, { date: '20/12/2025' });
  await visit(page, '#/case/rules');
  assert.match(await text(page, '#change'), /Nothing would be counted from these[\s\S]*Case is referred[\s\S]*Notify the national Panel: now Tuesday 30 December 2025/);
  await save(page);
  assert.match(await text(page, '#case-status'), /England: child safeguarding practice reviews/);
  assert.match(await text(page, '.app-ontop'), /The safeguarding partners decide/);
  await visit(page, '#/case/record');
  assert.match(await text(page), /Not used under the rules of this case\s+[\s\S]*Case is referred/);
});

withCase('dates and audit trail are taken away with the reference of the case', async (page) => {
  await visit(page, '#/case/reference');
  await page.fill('#reference', '2026-07');
  await save(page);
  await record(page, 1, { date: '19/12/2025' });
  const take = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${name}`)]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  const calendar = await take('Add all dates to your calendar');
  assert.equal(calendar.name, 'deadlines.ics', 'the name of the file does not name the case');
  assert.match(calendar.text, /SUMMARY:2026-07: Notify/);
  assert.match((await take('Download for a spreadsheet')).text, /"2026-07","Notify/);
  await visit(page, '#/case/audit');
  const trail = await take('Download for a spreadsheet');
  assert.equal(trail.name, 'audit-trail.csv');
  assert.match(trail.text, /^\ufeff"No\.","When","Who","What","In place of","Id"\r\n"1",/);
});

withCase('the case prints on three sheets at most', async (page) => {
  await record(page, 1, { date: '19/12/2025' });
  await record(page, 3, { date: '31/12/2025' });
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
  const { sheets } = printed(pdf);
  assert.ok(sheets >= 1 && sheets <= 3, `${sheets} sheets`);
});

withCase('on paper a case has its drawing and dates and no buttons', async (page) => {
  await record(page, 1, { date: '19/12/2025' });
  await record(page, 3, { date: '31/12/2025' });
  await page.emulateMedia({ media: 'print' });
  for (const hidden of await page.locator('button, .govuk-button, .app-menu, .govuk-footer').all()) assert.equal(await hidden.isVisible(), false);
  assert.ok(await page.locator('svg.app-time').isVisible());
  assert.ok(await page.locator('#deadlines').isVisible());
});

withCase('on a phone the list stands alone', async (page) => {
  await record(page, 1, { date: '19/12/2025' });
  await page.setViewportSize({ width: 375, height: 812 });
  assert.equal(await page.locator('svg.app-time').isVisible(), false);
  assert.ok(await page.locator('.app-timeline').isVisible());
});

test('where nothing is kept, no page of a case shows one', async () => {
  const page = await open(browser, server.url, { hash: '#/case' });
  await page.waitForSelector('text=No cases are kept on this device');
  for (const hash of ['#/case', '#/case/record', '#/case/record/1', '#/case/audit', '#/case/settle', '#/case/result', '#/case/rules']) {
    await visit(page, hash);
    assert.equal(await heading(page), 'Cases on this device', hash);
    assert.equal(await page.locator('main a[href="#/cases/set-up"]').count(), 1, hash);
  }
  silent(page);
});
