// A server for the built guide, a browser, and the checks that every page state has to pass.
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ENGINE } from './differences.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');
export const dist = join(root, 'dist');
const shots = join(here, 'shots');
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm', '.ico': 'image/x-icon', '.json': 'application/json', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };

/** Behind the adaptor's proxy browsers ask it for every host but the usual two; a name under localhost is as secure. */
const HOST = ['webkit', 'geckodriver'].includes(ENGINE) ? 'guide.localhost' : '127.0.0.1';
/** For `serve`, where a page must arrive as it is: past that proxy, so that its console is not heard. */
export const UNTOUCHED = { host: '127.0.0.1' };

/** version.json of a publisher who has checked the rules today: the tests pass whenever they are run. How old they may be is for fresh.test.mjs. */
function lately(bytes) {
  const said = JSON.parse(bytes);
  for (const rules of Object.values(said.rules)) rules.checked = new Date().toISOString().slice(0, 10);
  return Buffer.from(JSON.stringify(said));
}

/** Serves the built guide under a sub-path. `change(name, bytes)` may alter a file, or return null for “not found”. */
export async function serve(change = (_, bytes) => bytes, { known = types, host = HOST } = {}) {
  assert.ok(existsSync(join(dist, 'index.html')), 'build the guide first: trunk build --release');
  const served = [];
  const server = createServer((request, response) => {
    served.push(request.url);
    const path = normalize(new URL(request.url, 'http://x').pathname).replace(/^\/guide\//, '/');
    const name = path === '/' ? 'index.html' : path.slice(1);
    const file = join(dist, name);
    const there = existsSync(file) ? readFileSync(file) : null;
    const bytes = change(name, there && name === 'version.json' ? lately(there) : there);
    // As any static server: hashed names and the icon may be kept, the page is asked for anew.
    const kept = /-[0-9a-f]{12,}|favicon/.test(name) ? 'max-age=31536000, immutable' : 'no-cache';
    response.writeHead(bytes ? 200 : 404, { 'content-type': known[extname(name)] ?? 'text/plain', 'cache-control': kept });
    response.end(bytes ?? 'not found');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://${host}:${server.address().port}/guide/`, served, close: () => server.close(), drop: () => server.closeAllConnections() };
}

const CHROMIUM = {
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
};
const own = ENGINE === 'chromium' ? null : await import(ENGINE === 'firefox' ? './firefox.mjs' : './webdriver/browser.mjs');
/** The browser, with arguments or settings more. */
export const launch = ({ args = [], ...more } = {}) => (own ? own.launch({ args, ...more }) : chromium.launch({ ...CHROMIUM, ...more, args: [...CHROMIUM.args, ...args] }));

/** A browser with a profile in a folder, and its page. */
export async function launchProfile(folder) {
  const options = { viewport: { width: 1280, height: 900 } };
  const context = await (own ? own.launchPersistentContext(folder, options) : chromium.launchPersistentContext(folder, { ...CHROMIUM, ...options }));
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** A new page with the rules of a historical case, or with others, or with `rules: null` with those it starts with. It keeps a record of everything that should not happen: console lines, errors, requests, refusals of the policy. */
export async function open(browser, url, options = {}) {
  const { hash = '', allow = [], init, before, time, rules = 'cumbria_scr_2019', serviceWorkers = 'block', ...context } = options;
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...(own ? {} : { serviceWorkers }), ...context })).newPage();
  page.trouble = [];
  page.requests = [];
  // What the worker does is looked at where it is let in (fresh.test.mjs).
  page.on('console', (line) => line.text() === 'Service Worker registration blocked by Playwright' || page.trouble.push(`console ${line.type()}: ${line.text()}`));
  page.on('pageerror', (error) => page.trouble.push(`error: ${error.message}`));
  page.on('request', (request) => page.requests.push(request.url()));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  if (own && serviceWorkers === 'block') await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }));
  if (init) await page.addInitScript(init);
  // A fixed day, so that what is late and what is due does not change with the calendar on the wall.
  if (time) await page.clock.setFixedTime(time);
  await before?.(page);
  await page.goto(url + hash);
  for (const [query, value] of [['prefers-color-scheme', context.colorScheme], ['forced-colors', context.forcedColors], ['prefers-reduced-motion', context.reducedMotion]])
    if (value) assert.ok(await page.evaluate((query) => matchMedia(query).matches, `(${query}: ${value})`), `this browser does not do ${query}: ${value}`);
  if (allow.includes('not ready')) return page;
  await page.waitForSelector('html[data-ready][data-whole]', { state: 'attached' });
  if (rules) {
    await visit(page, `#/rules/${rules}`);
    await visit(page, hash || '#/');
  }
  return page;
}

export function silent(page) {
  assert.deepEqual(page.trouble, [], 'the console is silent');
}

/** Follows an address without loading anything. */
export async function visit(page, hash, until = settle) {
  await page.evaluate((hash) => { location.hash = hash; }, hash);
  await until(page);
}

/** Until the page has been drawn and the focus has moved. */
export const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** The same, once the parts of the program that the page needs are there. */
export async function settle(page) {
  await page.waitForSelector('html:not([data-waiting])', { state: 'attached' });
  await drawn(page);
}

export const heading = (page) => page.locator('main:not([hidden]) h1').innerText();

/** To the control that begins with a text, or has it as its id, by keyboard and the shorter way: past the last one Firefox goes on to its own. */
export async function reach(page, text) {
  const way = () => page.evaluate((text) => {
    const fits = (it) => (it.textContent || it.id).startsWith(text);
    if (document.hasFocus() && fits(document.activeElement)) return null;
    const target = [...document.querySelectorAll('a, button, input')].find(fits);
    return target?.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
  }, text);
  for (let tabs = 0, key; (key = await way()); tabs++) {
    assert.ok(tabs < 80, `no way to “${text}” by keyboard`);
    await page.keyboard.press(key);
  }
}

/** Answers the question on the page by its value and goes on. */
export async function answer(page, value, until = settle) {
  await page.check(`input[type=radio][value="${value}"]`);
  await page.click('button[type=submit]');
  await until(page);
}

/** The question on the page, by its id; null on any other page. */
export const question = (page) => page.evaluate(() => document.querySelector('fieldset[data-name]')?.dataset.name ?? null);

/** Answers every question from a map of values, leaves the date empty, and ends on the result. Returns the questions asked. */
export async function walk(page, values, how = answer) {
  await visit(page, '#/');
  await page.click('.govuk-button--start');
  await settle(page);
  const asked = [];
  for (let name; (name = await question(page)); ) {
    asked.push(name);
    assert.ok(asked.length < 7, 'no end of questions');
    await how(page, values[name]);
  }
  if (await page.locator('#aware-day').count()) {
    await page.click('button[type=submit]');
    await settle(page);
  }
  assert.match(page.url(), /#\/check\/result$/);
  return asked;
}

/** What a browser writes, and what our own recorder does, when “Your data” tries what the policy must refuse. */
const PROVOKED = [
  ...({
    chromium: [
      /^console error: Connecting to 'https:\/\/example\.invalid\/' violates the following Content Security Policy directive: "connect-src /,
      /^console error: Loading the image 'https:\/\/example\.invalid\/' violates the following Content Security Policy directive: "img-src /,
      /^console error: Framing '\S+\/guide\/' violates the following Content Security Policy directive: "frame-src 'none'"/,
    ],
    firefox: ['connect', 'img', 'frame'].map((kind) => new RegExp(`^error: The page’s settings blocked the loading of a resource \\(${kind}-src\\) at \\S+ because`)),
    webkit: [], geckodriver: [], // See differences.mjs.
  })[ENGINE],
  /^console error: policy: connect-src https:\/\/example\.invalid\/$/,
  /^console error: policy: img-src https:\/\/example\.invalid\/$/,
  /^console error: policy: frame-src \S+\/guide\/$/,
];

/** Lets the page “Your data” try. Its lines, each once, are the only ones a reader can provoke, and are taken from the record. */
export async function provoke(page) {
  await visit(page, '#/data');
  silent(page);
  await page.click('text=Try to send something');
  await page.waitForFunction(() => document.querySelector('#tried').innerText.match(/: refused/g)?.length === 3);
  await settle(page);
  const lines = page.trouble.splice(0);
  assert.deepEqual(PROVOKED.map((one) => lines.filter((line) => one.test(line)).length), PROVOKED.map(() => 1), lines.join('\n'));
  assert.equal(lines.length, PROVOKED.length, lines.join('\n'));
}

/** Where the two conclusions stand, by the labels on the result page. */
export async function standing(page) {
  const labels = await page.locator('main h3').allInnerTexts();
  const find = (name) => labels.find((label) => label.startsWith(`${name}: `))?.slice(name.length + 2);
  return { notifiable: find('Notifiable incident'), review: find('Serious case review') };
}

/** What would be pasted now, by its type: asked for as a reader would, which needs no leave to read the clipboard. */
export async function pasted(page) {
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.addEventListener('paste', ({ clipboardData: data }) => { globalThis.pasted = Object.fromEntries(data.types.map((type) => [type, data.getData(type)])); });
    field.focus();
  });
  await page.keyboard.press('Control+v');
  await page.waitForFunction(() => globalThis.pasted);
  return page.evaluate(() => globalThis.pasted);
}

/** A picture for the eye, if it is asked for: a quarter of the time of the suite that makes most of them. */
export async function shot(page, name) {
  if (ENGINE !== 'chromium' || !process.env.SHOTS) return; // See differences.mjs.
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** No two pieces of visible text overlap, and nothing scrolls sideways. axe looks for neither. */
export async function fits(page, name) {
  const found = await page.evaluate(() => {
    const boxes = [];
    const clipped = (element) => element && ((getComputedStyle(element).overflow !== 'visible' && element.getBoundingClientRect().width <= 1) || clipped(element.parentElement));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const style = getComputedStyle(node.parentElement);
      if (!node.data.trim() || style.visibility !== 'visible' || clipped(node.parentElement) || node.parentElement.closest('.govuk-skip-link:not(:focus), details:not([open]) > :not(summary), textarea')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) boxes.push({ box, text: node.data.trim().slice(0, 40), node });
    }
    const overlaps = [];
    for (let a = 0; a < boxes.length; a++)
      for (let b = a + 1; b < boxes.length; b++) {
        const [p, q] = [boxes[a].box, boxes[b].box];
        const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        // Lines of one paragraph may touch: their boxes are higher than their letters.
        if (wide > 2 && high > Math.min(p.height, q.height) * 0.35) overlaps.push(`“${boxes[a].text}” and “${boxes[b].text}”`);
      }
    return { overlaps, sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth };
  });
  assert.deepEqual(found, { overlaps: [], sideways: 0 }, name);
}

export async function accessible(page, name) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`(() => { ${axe.source}\n })()`);
  const violations = await page.evaluate(async (values) => (await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const lines = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
  assert.deepEqual(lines, [], name);
}
