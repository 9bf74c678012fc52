// Files of rules: an invented edition put together as README says, and what a careless or hostile hand makes of it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, settle, visit } from './support.mjs';

const folder = join(root, 'tests/editions/invented');
/** The line that README gives, as it stands there. */
export const line = readFileSync(join(root, 'README.md'), 'utf8').match(/^awk .*? > /m)[0].slice(0, -3);
export const whole = execFileSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
/** Three problems in two of its files. */
export const flawed = whole.replace('excused = ["yes"]', 'excuse = ["yes"]').replace('gives = "open"', 'gives = "met"').replace('period = "2 working days"', 'period = "two days"');

/** Chooses a file on the page and has it checked. */
export async function load(page, content, name = 'canary-name.txt') {
  await page.setInputFiles('#rules-file', { name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page.click('text=Check the file');
  await page.waitForSelector('#local-found, #error-summary');
  await settle(page);
}

export async function use(page) {
  await visit(page, '#/local');
  await load(page, whole);
  await page.click('text=Use these rules');
  await settle(page);
}

export const problems = (page) => page.locator('#error-summary li').allInnerTexts();
export const focused = (page) => page.evaluate(() => document.activeElement.id);
