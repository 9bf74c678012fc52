// Deadlines in a real browser: dates in, every reading out, what moved, accounts, calendars, plans, files, zones.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import ICAL from 'ical.js';
import { LIMITS, NOON, EVENTS, put, save } from './diary.mjs';
import { test } from './differences.mjs';
import { heading, launch, open, pasted, reach, root, serve, settle, silent, visit } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

/** A row of the table: each line with its reading, what it says and its notes, and the status. */
const row = (page, limit) => page.evaluate((at) => {
  const cells = document.querySelectorAll(`#deadlines tbody tr:nth-child(${at}) > *`);
  const text = (element, name) => element.querySelector(`.app-deadlines__${name}`)?.textContent ?? '';
  const lines = [...cells[1].querySelectorAll('.app-deadlines__line')].filter((line) => text(line, 'date'));
  return { lines: lines.map((line) => ({ reading: text(line, 'reading'), by: text(line, 'date'), notes: [...line.querySelectorAll('.app-deadlines__note')].map((note) => note.textContent) })), status: cells[2].textContent };
}, LIMITS[limit]);

const moved = (page) => page.locator('#moved li').allInnerTexts();

test('from dates to deadlines, as a new user would', async () => {
  const page = await open(browser, server.url, { time: NOON });
  await page.click('nav >> text=Deadlines');
  await settle(page);
  assert.equal(await heading(page), 'Work out deadlines');
  assert.equal((await row(page, 'notify')).status, 'Cannot start yet');
  assert.match((await row(page, 'decide')).lines[0].by, /^1 month; starts when the partnership is notified/);
  await page.click('text=Add date >> nth=0');
  await settle(page);
  assert.equal(await heading(page), 'When did the local authority learn of the incident?');
  await page.fill('#event-day', '19'); await page.fill('#event-month', 'dec'); await page.fill('#event-year', '2025');
  assert.equal(await page.locator('.app-weekday').innerText(), 'Friday 19 December 2025');
  await save(page);
  const notify = await row(page, 'notify');
  assert.deepEqual(notify.lines.map(({ reading, by }) => `${reading} | ${by}`), [
    'Cautious reading: from learning of the incident | Tuesday 30 December 2025',
    'Also asked: promptly, whatever the date | As soon as it can be done; no number of days is given',
    'Other reading, not started | From seeing that it is notifiable',
  ]);
  assert.equal(notify.status, '28 days late');
  await put(page, 'notified', '31/12/2025');
  assert.equal((await row(page, 'notify')).status, 'Done on 31 December 2025, 1 day late');
  const decide = await row(page, 'decide');
  assert.equal(decide.lines[0].by, 'Saturday 31 January 2026');
  assert.deepEqual(decide.lines[0].notes, ['Act by Friday 30 January 2026, the last working day before it.']);
  assert.equal(decide.status, 'Due in 3 working days');
  assert.match(await page.locator('#next').innerText(), /Chair’s decision: Friday 30 January 2026\. Due in 3 working days\./);
  assert.match(await page.locator('main').innerText(), /no longer in force/);
  assert.match(await page.locator('#calendar-used').innerText(), /England and Wales, known here to 31 December 2028 \(GOV\.UK bank holidays/);
  silent(page);
});

test('a change says what it moved, and a planned date is marked', async () => {
  const page = await open(browser, server.url, { time: NOON });
  await put(page, 'published', '13 April 2027', true);
  assert.deepEqual(await moved(page), [
    'Report and action plan to Ofsted and DfE (seven clear days): now Monday 5 April 2027',
    'Report and action plan to Ofsted and DfE (the seventh day before): now Tuesday 6 April 2027',
    'Report to the national panel (a clear week): now Monday 5 April 2027',
    'Report to the national panel (the same weekday a week before): now Tuesday 6 April 2027',
    'Keep the report on the website: now Thursday 13 April 2028',
  ]);
  assert.match(await page.locator('dl').innerText(), /Tuesday 13 April 2027 \(planned\)/);
  assert.deepEqual((await row(page, 'inspectorate')).lines[0].notes, ['Counted from a planned date.']);
  await put(page, 'published', '14 April 2027', true);
  assert.equal((await moved(page))[0], 'Report and action plan to Ofsted and DfE (seven clear days): was Monday 5 April 2027, now Tuesday 6 April 2027');
  await visit(page, `#/dates/event/${EVENTS.published}`);
  await page.click('text=Remove this date');
  await settle(page);
  assert.equal((await moved(page))[4], 'Keep the report on the website: was Friday 14 April 2028, now has no date');
  silent(page);
});

test('an account is drawn and listed, and both say the same', async () => {
  const page = await open(browser, server.url, { time: NOON });
  await put(page, 'aware', '24/12/2019');
  await visit(page, `#/dates/limit/${LIMITS.notify}`);
  const drawn = await page.evaluate(() => {
    const count = (name) => document.querySelectorAll(`.app-strip__${name}`).length;
    return { drawings: document.querySelectorAll('svg.app-strip[role=img]').length, trigger: count('trigger'), counted: count('counted') + count('end'), skipped: count('skipped'), crossed: count('cross'), words: [...document.querySelectorAll('.app-strip__word')].map((word) => word.textContent).slice(7) };
  });
  assert.deepEqual(drawn, { drawings: 1, trigger: 1, counted: 5, skipped: 5, crossed: 5, words: ['event', 'holiday', 'holiday', '1', '–', '–', '2', '3', 'holiday', '4', '5'] });
  const listed = await page.locator('main ul.govuk-list--spaced >> nth=0 >> li').allInnerTexts();
  assert.deepEqual(listed, [
    'Tuesday 24 December 2019: not counted: the day of the event (local authority learns of the incident)',
    'Wednesday 25 December 2019: not counted: Christmas Day, bank holiday in England and Wales',
    'Thursday 26 December 2019: not counted: Boxing Day, bank holiday in England and Wales',
    'Friday 27 December 2019: day 1',
    'Saturday 28 December 2019: not counted: Saturday',
    'Sunday 29 December 2019: not counted: Sunday',
    'Monday 30 December 2019: day 2',
    'Tuesday 31 December 2019: day 3',
    'Wednesday 1 January 2020: not counted: New Year’s Day, bank holiday in England and Wales',
    'Thursday 2 January 2020: day 4',
    'Friday 3 January 2020: day 5',
  ]);
  assert.match(await page.locator('svg.app-strip').getAttribute('aria-label'), /5 working days on the way, 5 not counted/);
  silent(page);
});

test('the reader chooses a reading, the others stay, and the choice is said to be theirs', async () => {
  const page = await open(browser, server.url, { time: NOON });
  await put(page, 'decided', '31/3/2026');
  await put(page, 'appointed', '20/4/2026');
  assert.deepEqual((await row(page, 'complete')).lines.map(({ reading, by }) => `${reading} | ${by}`), [
    'Cautious reading: from the Chair’s decision | Wednesday 30 September 2026',
    'Other reading: from the appointment of the reviewer | Tuesday 20 October 2026',
    'Other readings, not started | From the notice of the decision, from the terms of reference or from the day recorded as initiating',
  ]);
  await visit(page, `#/dates/limit/${LIMITS.complete}`);
  await page.check('input[value=appointed]');
  await page.click('text=Use this reading');
  await settle(page);
  assert.match(await page.locator('#in-use').innerText(), /^Reading chosen by you: from the appointment of the reviewer\. Tuesday 20 October 2026/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Use this reading', 'the focus stays');
  await visit(page, '#/dates');
  const lines = (await row(page, 'complete')).lines.map(({ reading }) => reading);
  assert.deepEqual(lines.slice(0, 2), ['Reading chosen by you: from the appointment of the reviewer', 'Cautious reading: from the Chair’s decision']);
  silent(page);
});

test('another division and days of one’s own re-run every date and list what moved', async () => {
  const page = await open(browser, server.url, { time: NOON });
  await put(page, 'aware', '2/4/2026');
  await visit(page, '#/dates/calendar');
  await page.check('input[value=scotland]');
  await save(page);
  assert.deepEqual(await moved(page), ['Notify Ofsted, DfE and the partnership (from learning of the incident): was Monday 13 April 2026, now Friday 10 April 2026']);
  const add = async (text, by) => { await page.fill('#closed-day', text); await page.fill('#closed-by', by); await page.click('text=Add the day'); await settle(page); };
  await add('7/4/2026', 'the council');
  assert.deepEqual(await moved(page), ['Notify Ofsted, DfE and the partnership (from learning of the incident): was Friday 10 April 2026, now Monday 13 April 2026']);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'closed-days');
  await visit(page, '#/dates');
  const [safer, line] = (await row(page, 'notify')).lines;
  assert.deepEqual([safer.reading, safer.by], ['Cautious reading: without your own closed days', 'Friday 10 April 2026']);
  assert.equal(line.by, 'Monday 13 April 2026');
  assert.match(line.reading, /^Earliest reading: from learning of the incident, with your own closed days$/);
  assert.match(safer.notes[0], /^No source says that a local closure stops the clock/);
  assert.match(await page.locator('#calendar-used').innerText(), /Scotland.*1 closed day of your own/s);
  await visit(page, `#/dates/limit/${LIMITS.notify}`);
  assert.ok((await page.locator('main').innerText()).includes('Tuesday 7 April 2026: not counted: closed by the council; not a bank holiday'));
  await visit(page, '#/dates/calendar');
  await page.click('#closed-so-far >> text=Remove');
  await settle(page);
  assert.match((await moved(page))[0], /was Monday 13 April 2026, now Friday 10 April 2026/);
  await add('', 'the council');
  assert.equal(await page.locator('.govuk-error-summary li').innerText(), 'Enter the day on which you are closed');
  await add('9/4/2026', ' ');
  assert.equal(await page.locator('.govuk-error-summary li').innerText(), 'Enter who is closed on that day');
  assert.equal(await page.inputValue('#closed-day'), '9/4/2026', 'what was typed is kept');
  await page.click('.govuk-error-summary a');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'closed-by');
  silent(page);
});

test('backwards from a day of publication, and forwards from a day of news', async () => {
  const page = await open(browser, server.url, { time: NOON });
  const attempt = async (event, text) => { await visit(page, '#/dates'); await visit(page, '#/dates/plan'); await page.fill('#try-day', text); if (event) await page.check(`input[value=${event}]`); await save(page); };
  const table = (at) => page.evaluate((at) => [...document.querySelectorAll('main table')[at].tBodies[0].rows].map((row) => [...row.cells].slice(0, 2).map((cell) => cell.textContent).join(': ')), at);
  await attempt('published', '13/4/2027');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tried');
  const back = await table(0);
  assert.equal(back[0], 'Report sent to the national panel: Monday 5 April 2027');
  assert.ok(back.includes('Review is initiated: Monday 5 October 2026'));
  assert.equal(back.at(-1), 'Local authority learns of the incident: Sunday 23 August 2026');
  await attempt('aware', '23/8/2019');
  assert.deepEqual((await table(0)).slice(1, 4), ['Partnership is notified of the incident: Monday 2 September 2019', 'Chair decides: Wednesday 2 October 2019', 'Decision is notified: Wednesday 9 October 2019']);
  await attempt(null, '1/2/2027');
  assert.equal(await page.locator('.govuk-error-summary li').innerText(), 'Select what happens on that day');
  await visit(page, '#/dates');
  assert.equal((await row(page, 'notify')).status, 'Cannot start yet', 'trying changes nothing');
  silent(page);
});

test('bad input is refused in a sentence and kept; what is odd is accepted, said and kept', async () => {
  const page = await open(browser, server.url, { time: NOON });
  await visit(page, '#/dates/event/1');
  const type = async (day, month, year) => { await page.fill('#event-day', day); await page.fill('#event-month', month); await page.fill('#event-year', year); await save(page); };
  for (const [typed, message] of [[['31', '2', '2026'], 'The date must be a real date'], [['2', '', ''], 'The date must include a month and year'], [['2', '6', '26'], 'The date must have a year of 4 numbers']]) {
    await type(...typed);
    assert.equal(await page.locator('.govuk-error-summary li').innerText(), message);
    assert.match(await page.title(), /^Error: Deadlines: date of event 1/);
    assert.deepEqual(await page.locator('#event input').evaluateAll((fields) => fields.map((field) => field.value)), typed);
  }
  await type('2', '6', '2026');
  assert.doesNotMatch(await page.title(), /Error/);
  const warnings = () => page.locator('.govuk-warning-text').allInnerTexts();
  assert.match((await warnings())[0], /2 June 2026 is in the future\. If it is planned, say so/);
  assert.equal((await row(page, 'notify')).lines[0].by, 'Tuesday 9 June 2026');
  await put(page, 'notified', '1/6/2026');
  assert.match((await warnings()).join('\n'), /1 June 2026 is before 2 June 2026, the date given for “Local authority learns of the incident”/);
  await put(page, 'aware', '27/12/2028');
  assert.match((await row(page, 'notify')).lines[1].by, /^Cannot be counted: bank holidays in England and Wales are known here only from 1 January 1995 to 31 December 2028/);
  await put(page, 'decided', '1/12/2028');
  assert.match((await row(page, 'complete')).lines[0].notes[0], /^Act by Friday 1 June 2029 \(provisional: bank holidays are not known for that year/);
  await visit(page, '#/dates/event/99');
  assert.equal(await heading(page), 'Page not found');
  silent(page);
});

/** Everything that a download holds. */
async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  const path = await file.path();
  return { path, name: file.suggestedFilename(), bytes: readFileSync(path) };
}

/** The entries as ical.js reads them. */
function entries(bytes) {
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
  assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name) => event.getFirstPropertyValue(name);
    const alarms = event.getAllSubcomponents('valarm').map((alarm) => alarm.getFirstPropertyValue('trigger').toSeconds());
    return { uid: value('uid'), sequence: value('sequence'), start: value('dtstart').toString(), end: value('dtend').toString(), summary: value('summary'), description: value('description'), class: value('class'), transparency: value('transp'), alarms };
  });
}

test('the calendar file, read by two other programs, keeps its names and rises with a change', async (t) => {
  const page = await open(browser, server.url, { time: NOON });
  await put(page, 'aware', '26/1/2026');
  await put(page, 'decided', '26/1/2026');
  await put(page, 'published', '13/4/2027', true);
  const reference = 'CSCP/2026; “ő”, 7';
  await page.fill('#reference', reference);
  const first = await download(page, 'text=Add all dates to your calendar');
  assert.equal(first.name, 'deadlines.ics');
  const text = first.bytes.toString('utf8');
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n')), 'CRLF, 75 octets');
  const found = entries(first.bytes);
  assert.deepEqual(found.map(({ start, end, summary }) => [start, end, summary]), [
    ['2026-02-02', '2026-02-03', `${reference}: Notify Ofsted, DfE and the partnership`],
    ['2026-02-02', '2026-02-03', `${reference}: Tell Ofsted, DfE and the national panel of the decision`],
    ['2026-07-24', '2026-07-25', `${reference}: Complete the review`],
    ['2027-04-05', '2027-04-06', `${reference}: Report and action plan to Ofsted and DfE`],
    ['2027-04-05', '2027-04-06', `${reference}: Report to the national panel`],
    ['2028-04-13', '2028-04-14', `${reference}: Keep the report on the website`],
  ]);
  for (const entry of found) assert.deepEqual([entry.class, entry.transparency, entry.alarms], ['PRIVATE', 'TRANSPARENT', [-86400]]);
  assert.equal(new Set(found.map(({ uid }) => uid)).size, 6);

  const python = join(root, '.tools/oracle/bin/python');
  assert.ok(existsSync(python), '.ci/setup oracle brings the Python that reads the file');
  const theirs = JSON.parse(execFileSync(python, [join(root, 'tests/oracle/entries.py'), first.path], { encoding: 'utf8' }));
  assert.deepEqual([theirs.method, theirs.errors], ['PUBLISH', []]);
  assert.deepEqual(theirs.entries.map(({ uid, sequence, start, end, summary, description }) => ({ uid, sequence, start, end, summary, description })),
    found.map(({ uid, sequence, start, end, summary, description }) => ({ uid, sequence, start, end, summary, description })), 'both read the same');
  assert.deepEqual(theirs.entries[0].alarms, ['-1 day, 0:00:00']);
  assert.equal(theirs.entries[0].stamp, '2026-01-27T12:00:00+00:00');

  assert.deepEqual(entries((await download(page, 'text=Add all dates to your calendar')).bytes), found, 'the same again');
  await put(page, 'aware', '23/1/2026');
  assert.equal(await page.inputValue('#reference'), reference, 'the reference is still there');
  const again = entries((await download(page, 'text=Add all dates to your calendar')).bytes);
  assert.deepEqual(again.map(({ uid }) => uid), found.map(({ uid }) => uid));
  assert.equal(again[0].sequence, found[0].sequence + 1, 'the one that changed rises');
  assert.deepEqual(again.slice(1), found.slice(1), 'the others do not');
  assert.equal(again[0].start, '2026-01-30');
  await visit(page, `#/dates/limit/${LIMITS.complete}`);
  const one = entries((await download(page, 'text=Add to calendar')).bytes);
  assert.deepEqual(one, [found[2]], 'one date alone is the same entry');
  for (const line of text.replaceAll('\r\n ', '').split('\r\n')) assert.doesNotMatch(line, /^(ORGANIZER|ATTENDEE|LOCATION|CONTACT)/);
  t.diagnostic(`${found.length} entries, ${first.bytes.length} bytes, read alike by two programs`);
  silent(page);
});

test('the spreadsheet’s file and the copied table', async () => {
  const page = await open(browser, server.url, { time: NOON });
  await put(page, 'aware', '26/1/2026');
  await page.fill('#reference', '=HYPERLINK("x")');
  const { name, bytes } = await download(page, 'text=Download for a spreadsheet');
  assert.equal(name, 'deadlines.csv');
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = bytes.toString('utf8').slice(1).split('\r\n');
  assert.match(lines[0], /^"Reference","Time limit"/);
  assert.ok(lines.slice(1, -1).every((line) => line.startsWith(`"'=HYPERLINK(""x"")",`)));
  assert.ok(lines.some((line) => line.includes('"2026-01-26","no","2026-02-02","2026-02-02","no","Due in 4 working days"')));
  await page.click('text=Copy the table');
  await page.waitForSelector('text=Copied.');
  const copied = await pasted(page);
  assert.match(copied['text/plain'], /Monday 2 February 2026/);
  assert.match(copied['text/html'], /<table[^>]*>.*Monday 2 February 2026/s);
  silent(page);
});

const zones = ['Pacific/Kiritimati', 'America/Anchorage', 'Europe/London'];

test('today is London’s, wherever the device is, and across the clock changes', async () => {
  const moments = { '2026-06-30T22:59:59Z': 'Tuesday 30 June 2026', '2026-06-30T23:30:00Z': 'Wednesday 1 July 2026', '2026-03-29T00:59:59Z': 'Sunday 29 March 2026', '2026-03-29T01:00:01Z': 'Sunday 29 March 2026', '2026-03-28T23:59:59Z': 'Saturday 28 March 2026', '2026-10-24T23:30:00Z': 'Sunday 25 October 2026', '2026-10-25T00:30:00Z': 'Sunday 25 October 2026', '2026-10-25T01:30:00Z': 'Sunday 25 October 2026', '2026-10-25T23:59:00Z': 'Sunday 25 October 2026', '2026-12-31T23:59:59Z': 'Thursday 31 December 2026', '2027-01-01T00:00:00Z': 'Friday 1 January 2027' };
  for (const timezoneId of zones)
    for (const [time, expected] of Object.entries(moments)) {
      const page = await open(browser, server.url, { time, timezoneId, hash: '#/dates/event/1' });
      await page.click('text=Use today’s date');
      await settle(page);
      assert.equal(await page.locator('.app-weekday').innerText(), expected, `${time} in ${timezoneId}`);
      await page.context().close();
    }
});

/** Where a period of the tables can be seen: the event to date, the time limit, and the reading of it. */
const shown = {
  '5 working days': ['aware', 'notify', 'from learning of the incident'], '1 month': ['notified', 'decide', 'from the notification'], '6 months': ['decided', 'complete', 'from the Chair’s decision'],
  '7 days before': ['published', 'inspectorate', 'the seventh day before'], '12 months': ['published', 'keep', ''],
};
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const words = (iso) => { const date = new Date(`${iso}T00:00:00Z`); return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`; };
const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => match[1].replace(/^"|"$/g, '')).slice(0, -1);

for (const timezoneId of zones)
  test(`the tables of known answers on the page, in ${timezoneId}`, async (t) => {
    const page = await open(browser, server.url, { time: NOON, timezoneId });
    const tables = readdirSync(join(root, 'tests/tables')).filter((name) => name.startsWith('deadlines'));
    const rows = tables.flatMap((name) => {
      const [header, ...lines] = readFileSync(join(root, 'tests/tables', name), 'utf8').trim().split('\n').map(cells);
      return lines.map((line) => Object.fromEntries(header.map((key, at) => [key, line[at]])));
    }).filter(({ period }) => shown[period]);
    let division = 'england-and-wales';
    let compared = 0;
    for (const { id, period, trigger, division: wanted, due, act_by } of rows.sort((a, b) => a.division.localeCompare(b.division))) {
      if (wanted !== division) {
        await visit(page, '#/dates/calendar');
        await page.check(`input[value=${wanted}]`);
        await save(page);
        division = wanted;
      }
      const [event, limit, reading] = shown[period];
      await put(page, event, trigger);
      const line = (await row(page, limit)).lines.find((line) => line.reading.endsWith(reading));
      assert.equal(line.by, words(due), `${id}: ${period} from ${trigger}`);
      // What is kept until a date has no day to act by.
      if (act_by && act_by !== due && limit !== 'keep') assert.ok(line.notes[0].startsWith(`Act by ${words(act_by)}`), `${id}: ${line.notes}`);
      compared += 1;
    }
    t.diagnostic(`${compared} rows`);
    assert.ok(compared > 100);
    silent(page);
  });

test('the whole of it by keyboard alone', async () => {
  const page = await open(browser, server.url, { time: NOON });
  const enter = async () => { await page.keyboard.press('Enter'); await settle(page); };
  await reach(page, 'Deadlines'); await enter();
  await reach(page, 'Add date Local authority learns'); await enter();
  await reach(page, 'event-day');
  await page.keyboard.type('23 aug 2019');
  await enter();
  assert.equal((await row(page, 'notify')).lines[0].by, 'Monday 2 September 2019');
  await reach(page, 'How it is counted: Notify'); await enter();
  assert.equal(await heading(page), 'Notify Ofsted, DfE and the partnership');
  await reach(page, 'Back'); await enter();
  await reach(page, 'Change the bank holidays'); await enter();
  await reach(page, 'division');
  await page.keyboard.press('ArrowDown');
  await enter();
  assert.match((await moved(page))[0], /now Friday 30 August 2019/);
  await reach(page, 'Clear my dates'); await enter();
  assert.equal(await heading(page), 'Your answers are cleared');
  await visit(page, '#/dates');
  assert.equal((await row(page, 'notify')).status, 'Cannot start yet');
  silent(page);
});
