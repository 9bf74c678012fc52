// Kept cases, for every suite that needs some.
import assert from 'node:assert/strict';
import { settle, visit } from './support.mjs';

export const PASSPHRASE = 'otter lantern copper meadow';
export const WHO = { role: 'Business manager', initials: 'QX' };

/** Until what is being done is done. */
export async function ready(page) {
  await page.waitForFunction(() => !document.querySelector('#progress')?.textContent);
  await settle(page);
}

export async function who(page) {
  await page.fill('#role', WHO.role);
  await page.fill('#initials', WHO.initials);
}

/** From any page to a store that is set up and unlocked, on the list. Gives the recovery code. */
export async function setUp(page, passphrase = PASSPHRASE) {
  await visit(page, '#/cases/set-up');
  await page.waitForSelector('#passphrase');
  await page.fill('#passphrase', passphrase);
  await page.fill('#passphrase-again', passphrase);
  await who(page);
  await page.click('main button[type=submit]');
  await page.waitForSelector('.app-code');
  const code = await recoveryCode(page);
  await confirmCode(page);
  return code;
}

export const recoveryCode = async (page) => (await page.locator('.app-code__group').allInnerTexts()).join('-');

export async function confirmCode(page) {
  await page.fill('#last-group', (await page.locator('.app-code__group').allInnerTexts()).at(-1));
  await page.click('text=I have a copy: continue');
  await page.waitForSelector('.app-code', { state: 'detached' });
  await settle(page);
}

export async function unlock(page, passphrase = PASSPHRASE) {
  await page.waitForSelector('#passphrase');
  await page.fill('#passphrase', passphrase);
  await who(page);
  await page.click('main button[type=submit]');
  await page.waitForSelector('.app-lock');
  await ready(page);
}

/** A case with a reference, and a date of awareness if one is given. Ends on its page. */
export async function add(page, reference, aware = '') {
  await visit(page, '#/cases/add');
  await page.waitForSelector('#reference');
  await page.fill('#reference', reference);
  if (aware) await page.fill('#aware-day', aware);
  await page.click('main button[type=submit]');
  await page.waitForFunction(() => location.hash === '#/case');
  await ready(page);
}

/** The list, read to its end. */
export async function list(page) {
  await visit(page, '#/cases');
  await page.waitForFunction(() => document.querySelector('#count')?.textContent || /No cases yet/.test(document.querySelector('#list')?.textContent ?? ''));
  await page.waitForFunction(() => !/Still looking/.test(document.querySelector('#count')?.textContent));
  await settle(page);
  return page.locator('.app-cases tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim())));
}

export const references = async (page) => (await list(page)).map(([reference]) => reference);

/** After a lock the page is loaded anew. */
export async function locked(page, timeout = 10_000) {
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Unlock your cases', null, { timeout });
  await page.waitForSelector('html[data-ready][data-whole]', { state: 'attached' });
  assert.equal(await page.locator('.app-lock').count(), 0);
}

/** A backup through the page; gives its bytes and its name. */
export async function backup(page, passphrase) {
  await visit(page, '#/cases/backup');
  await page.fill('#passphrase', passphrase);
  await page.fill('#passphrase-again', passphrase);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('main button[type=submit]')]);
  await page.waitForSelector('text=The backup was handed to your browser');
  await ready(page);
  return { path: await download.path(), name: download.suggestedFilename() };
}

/** Looks into a backup; ends with what it holds on the page, or with what is wrong. */
export async function lookInto(page, path, passphrase) {
  await visit(page, '#/cases/import');
  await page.waitForSelector('#backup');
  await page.setInputFiles('#backup', path);
  await page.fill('#backup-passphrase', passphrase);
  await page.click('main button[type=submit]');
  await page.waitForSelector('#found, #error-summary');
  await ready(page);
}

export async function takeIn(page) {
  await page.click('text=Take in what is new');
  await page.waitForSelector('text=/brought up to date|Nothing was changed/');
  await ready(page);
}

export const main = (page) => page.locator('main').innerText();
export const says = (page, text) => page.waitForFunction((text) => document.querySelector('main')?.innerText.includes(text), text);
/** What the browser keeps of us. */
export const stored = (page) => page.evaluate(async () => ({ databases: (await indexedDB.databases()).map(({ name }) => name), local: Object.keys(localStorage), session: sessionStorage.length, cookies: document.cookie }));
export const nothing = { databases: [], local: [], session: 0, cookies: '' };
