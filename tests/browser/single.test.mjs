// The guide as one file, opened from a folder: everything works, and nothing at all is asked of anybody.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { add, references, setUp, unlock } from './cases.mjs';
import { accessible, dist, fits, heading, launch, open, shot, silent, standing, visit, walk } from './support.mjs';

const folder = mkdtempSync(join(tmpdir(), 'single-'));
const file = join(folder, 'Case review (copy).html');
const address = pathToFileURL(file).href;
let browser;
before(async () => {
  copyFileSync(join(dist, 'case-review.html'), file);
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('one file asks for nothing: its policy lets it connect nowhere', async () => {
  const text = readFileSync(file, 'utf8');
  const [, policy] = text.match(/Content-Security-Policy" content="([^"]*)"/);
  assert.match(policy, /connect-src 'none'/);
  assert.match(policy, /worker-src 'none'/);
  assert.doesNotMatch(policy, /'self'|https?:/);
  assert.doesNotMatch(text.replace(/<script[^]*?<\/script>/g, ''), /(src|href)="(?!#|data:)/, 'nothing beside it is named');
});

test('self-check, dates and kept cases from a folder; the console is silent', async () => {
  const page = await open(browser, address);
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
  assert.deepEqual(await standing(page), { notifiable: 'Notifiable', review: 'Must be carried out' });
  assert.match(await page.locator('section[aria-label="Age of the rules"]').innerText(), /^This copy of the guide is a file, so it cannot learn that rules have changed\./);
  await accessible(page, 'single result');
  await fits(page, 'single result');
  await shot(page, 'single-result');
  await visit(page, '#/dates');
  assert.equal(await page.locator('h1').innerText(), 'Work out deadlines');
  await visit(page, '#/cases/set-up');
  assert.match(await page.locator('main').innerText(), /You have opened this guide as a file/);
  await setUp(page);
  await add(page, 'From a file', '2/11/2026');
  await page.reload();
  await visit(page, '#/cases');
  await unlock(page);
  assert.deepEqual(await references(page), ['From a file'], 'kept over a reload');
  await visit(page, '#/cases/wipe');
  await page.fill('#wipe-everything', 'WIPE');
  await page.click('button:has-text("Wipe everything")');
  await page.waitForSelector('text=No cases are kept on this device.');
  assert.equal(await heading(page), 'Cases on this device');
  assert.deepEqual(page.requests.filter((url) => !url.startsWith(address) && !url.startsWith('data:')), [], 'nothing but itself was asked for');
  silent(page);
});

test('a part that is damaged in the file: the notice', async () => {
  const broken = join(folder, 'broken.html');
  writeFileSync(broken, readFileSync(file, 'utf8').replace(/(<script type="text\/plain" id="first">.{2000})..../, '$1AAAA'));
  const page = await open(browser, pathToFileURL(broken).href, { allow: ['not ready'] });
  await page.waitForSelector('h1:has-text("cannot run in this browser")');
});
