// Dates put into the page of deadlines, for every suite that needs some.
import { settle, visit } from './support.mjs';

// Positions in the edition, counted from 1 as the addresses are.
export const EVENTS = { aware: 1, recognised: 2, notified: 3, referred: 4, decided: 5, told: 6, scoped: 7, appointed: 8, initiated: 9, completed: 10, inspectorate: 11, panel: 12, published: 13, withdrawn: 14 };
export const LIMITS = { notify: 1, decide: 2, tell: 3, complete: 4, inspectorate: 5, panel: 6, keep: 7 };
/** A moment at which some dates are late, some due and some to come. */
export const NOON = '2026-01-27T12:00:00Z';

/** Sends the form on the page. */
export const save = async (page) => { await page.click('button[type=submit]'); await settle(page); };

/** Dates an event through its page. */
export async function put(page, event, text, planned = false) {
  await visit(page, `#/dates/event/${EVENTS[event]}`);
  await page.fill('#event-day', text); await page.fill('#event-month', ''); await page.fill('#event-year', '');
  await page.check(planned ? '#happened-2' : '#happened');
  await save(page);
}

/** A case with something done late, something late, something due, a plan, a closed day, and dates that are odd. */
export async function fill(page) {
  await put(page, 'aware', '19/12/2025');
  await put(page, 'notified', '31/12/2025');
  await put(page, 'decided', '26/1/2026');
  await put(page, 'appointed', '21/1/2026');
  await put(page, 'published', '13/4/2027', true);
  await close(page, '30/12/2025', 'the council');
}

/** Adds a day on which an office is closed. */
export async function close(page, day, by) {
  await visit(page, '#/dates/calendar');
  await page.fill('#closed-day', day);
  await page.fill('#closed-by', by);
  await page.click('text=Add the day');
  await settle(page);
}
