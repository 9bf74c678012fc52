// A case that is open, for every suite that needs one.
import { add, setUp } from './cases.mjs';
import { save } from './diary.mjs';
import { visit } from './support.mjs';

/** A store of its own, and in it a new case under the rules in use, open. */
export async function openCase(page) {
  await setUp(page);
  await add(page, '2026-01');
}

/** Records an event by its number in the edition. */
export async function record(page, number, { date, planned = false, role = '', note = '' }) {
  await visit(page, `#/case/record/${number}`);
  await page.fill('#event-day', date); await page.fill('#event-month', ''); await page.fill('#event-year', '');
  await page.check(planned ? '#happened-2' : '#happened');
  await page.fill('#role', role);
  await page.fill('#note', note);
  await save(page);
}

/** What the case looks like in each of its states, to be walked by the suite of accessibility after `openCase`. */
export const caseStates = {
  'case-empty': (page) => visit(page, '#/case'),
  'case-record': (page) => visit(page, '#/case/record'),
  'case-event': (page) => visit(page, '#/case/record/1'),
  'case-event-error': async (page) => { await page.fill('#event-day', '31'); await page.fill('#event-month', '2'); await page.fill('#event-year', '2026'); await save(page); },
  'case-event-long': (page) => record(page, 1, { date: '19/12/2025', note: 'x'.repeat(20_001) }),
  'case-recorded': async (page) => {
    await record(page, 1, { date: '19/12/2025', role: 'The local authority', note: 'Told by the hospital.' });
    await record(page, 3, { date: '31/12/2025' });
    await record(page, 5, { date: '26/1/2026', role: 'Chair' });
    await record(page, 13, { date: '13/4/2027', planned: true });
  },
  'case-record-filled': (page) => visit(page, '#/case/record'),
  'case-limit': (page) => visit(page, '#/case/limit/4'),
  'case-calendar': (page) => visit(page, '#/case/calendar'),
  'case-reference': (page) => visit(page, '#/case/reference'),
  'case-reference-error': async (page) => { await page.fill('#reference', ''); await save(page); },
  'case-note': (page) => visit(page, '#/case/note'),
  'case-settle-nothing': (page) => visit(page, '#/case/settle'),
  'case-result-none': (page) => visit(page, '#/case/result'),
  'case-rules': (page) => visit(page, '#/case/rules'),
  'case-what-if': (page) => visit(page, '#/case/what-if'),
  'case-audit': (page) => visit(page, '#/case/audit'),
};
