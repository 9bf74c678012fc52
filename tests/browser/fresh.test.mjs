// Whether the rules are still those to go by: what version.json says is told, a withdrawn edition gives no result, and no page is ever a
// mixture of two builds.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { worker } from '../../.ci/page.mjs';
import { PASSPHRASE, add, backup, setUp, unlock } from './cases.mjs';
import { test } from './differences.mjs';
import { UNTOUCHED, dist, heading, launch, open, serve, silent, visit, walk } from './support.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const said = JSON.parse(readFileSync(join(dist, 'version.json'), 'utf8'));
/** A server whose version.json is `what`. */
const telling = (what) => serve((name, bytes) => (name === 'version.json' ? Buffer.from(JSON.stringify(what)) : bytes));
const result = (page) => walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
const notice = (page) => page.locator('section[aria-label="Age of the rules"]').allInnerTexts();
const checked = (date, withdrawn = '') => ({ ...said, rules: { ...said.rules, cumbria_scr_2019: { checked: date, withdrawn } } });

const AGES = [
  ['checked lately, by the build', said, '2026-11-23', null],
  ['on the last day on which that is lately', said, '2026-12-22', null],
  ['too long ago', said, '2026-12-23', /^A person last checked these rules on 22 November 2026, 31 days ago: ask your partnership/],
  ['long ago, but checked since by the publisher', checked('2027-02-01'), '2027-02-10', null],
  ['an older date of the server does not count', checked('2020-01-01'), '2026-11-24', null],
  ['another build on the server', { ...said, build: 'another' }, '2026-11-24', /^There is a newer version of this guide.*reload/],
  ['a server that says nothing', {}, '2026-11-24', /^The server could not be asked whether these rules have changed\./],
  ['a server that says something else', [1, 2], '2026-11-24', /^The server could not be asked/],
];
for (const [name, what, today, expected] of AGES)
  test(`age of the rules: ${name}`, async (t) => {
    const server = await telling(what);
    t.after(server.close);
    const page = await open(browser, server.url, { time: `${today}T12:00:00Z` });
    await visit(page, '#/check/1');
    assert.deepEqual(await notice(page), [], 'not in the way of the questions');
    await result(page);
    const found = await notice(page);
    assert.equal(found.length, expected ? 1 : 0, found.join());
    if (expected) assert.match(found[0], expected);
    silent(page);
    await page.context().close();
  });

test('a withdrawn edition gives no result and no date; answers, other rules, cases and their backup stay', async (t) => {
  const why = 'Withdrawn on 1 December 2026: the partnership has published new rules.';
  let what = said;
  const server = await serve((name, bytes) => (name === 'version.json' ? Buffer.from(JSON.stringify(what)) : bytes));
  t.after(server.close);
  const page = await open(browser, server.url);
  await setUp(page);
  await add(page, '2026-01', '2/11/2026');
  what = checked('2026-11-22', why);
  await page.reload();
  await page.waitForSelector('html[data-whole]', { state: 'attached' });
  await visit(page, '#/rules/cumbria_scr_2019');
  await visit(page, '#/');
  await page.click('.govuk-button--start');
  for (const [fact, value] of [['outcome', 'died'], ['abuse-or-neglect', 'known']]) {
    await page.waitForSelector(`fieldset[data-name="${fact}"]`);
    await page.check(`input[type=radio][value="${value}"]`);
    await page.click('button[type=submit]');
  }
  for (const hash of ['#/check/result', '#/dates', '#/dates/plan', '#/what-if']) {
    await visit(page, hash);
    assert.equal(await heading(page), 'These rules have been withdrawn', hash);
    assert.ok((await page.locator('main').innerText()).includes(why));
  }
  await visit(page, '#/check/1');
  assert.ok(await page.isChecked('input[value=died]'), 'what was answered is still there');
  await visit(page, '#/rules/england_practice_reviews');
  await visit(page, '#/dates');
  assert.notEqual(await heading(page), 'These rules have been withdrawn', 'another edition goes on');
  await visit(page, '#/cases');
  await unlock(page);
  await page.click('main a:has-text("2026-01")');
  await page.waitForSelector('h1:has-text("The rules of this case have been withdrawn")');
  assert.ok((await page.locator('main').innerText()).includes(why));
  await visit(page, '#/case/audit');
  assert.match(await page.locator('main').innerText(), /2026-01/);
  assert.ok(readFileSync((await backup(page, PASSPHRASE)).path).length > 1_000, 'the backup is made');
  silent(page);
});

/** The nth build that is deployed: the same program in other bytes, under other names, with hashes, policy and version of its own. */
function deployment(n) {
  const files = new Map(readdirSync(dist, { withFileTypes: true }).filter((one) => one.isFile()).map(({ name }) => [name, readFileSync(join(dist, name))]));
  const hash = (how, bytes) => createHash(how).update(bytes).digest('base64');
  let page = files.get('index.html').toString();
  const script = (html) => html.match(/<script>([^]*?)<\/script>/)[1];
  const policy = hash('sha256', script(page));
  for (const [name, bytes] of [...files].filter(([name]) => name.endsWith('.wasm'))) {
    // A section of its own that says nothing, as another build would have other bytes.
    const changed = Buffer.concat([bytes, Buffer.from([0, 3, 1, 110, n])]);
    const renamed = name.replace(/-[0-9a-f]+/, `-${createHash('sha256').update(changed).digest('hex').slice(0, 16)}`);
    files.delete(name);
    files.set(renamed, changed);
    page = page.replaceAll(name, renamed).replaceAll(hash('sha384', bytes), hash('sha384', changed));
  }
  const id = `${n}`.padStart(16, '0');
  page = page.replaceAll(said.build, id);
  page = page.replace(policy, hash('sha256', script(page)));
  files.set('index.html', Buffer.from(page));
  files.set('version.json', Buffer.from(JSON.stringify({ ...said, build: id })));
  const offline = [...files].filter(([name]) => /\.wasm$|^index\.html$|^favicon|^icon|webmanifest$/.test(name));
  files.set('worker.js', Buffer.from(worker(id, Object.fromEntries(offline))));
  return { id, files, parts: [...files.keys()].filter((name) => name.endsWith('.wasm')) };
}

/** A tab with the worker; when the worker has everything. */
async function kept(server) {
  const page = await open(browser, server.url, { serviceWorkers: 'allow' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page;
}

test('P16: 20 deploys, with a tab left open: every page load is of one build, and of the newest', { timeout: 300_000 }, async (t) => {
  let now = deployment(0);
  const server = await serve((name) => now.files.get(name) ?? null, UNTOUCHED);
  t.after(server.close);
  const page = await kept(server);
  const mixed = [];
  for (let n = 1; n <= 20; n += 1) {
    const before = now;
    now = deployment(n);
    // The tab that was left open: it says so, or goes on with its own build, or says that a part did not come.
    const since = server.served.length;
    await visit(page, n % 2 ? '#/about' : '#/cases');
    await page.reload();
    await page.waitForSelector('html[data-whole]', { state: 'attached' });
    await visit(page, '#/cases');
    const asked = server.served.slice(since).map((url) => url.split('/').pop()).filter((name) => name.endsWith('.wasm'));
    mixed.push(...asked.filter((name) => !now.parts.includes(name) && !before.parts.includes(name)));
    assert.equal(await page.getAttribute('html', 'data-version'), 'same', `deploy ${n}`);
    const program = await page.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name.split('/').pop()).filter((name) => name.endsWith('.wasm')));
    mixed.push(...program.filter((name) => !now.parts.includes(name)));
  }
  t.diagnostic('20 deploys, 0 loads of an old page while the server answers');
  assert.deepEqual(mixed, []);
  // The check of the check: an old part in a new page is refused by its hash.
  const [name] = now.parts.filter((one) => one.startsWith('first-'));
  now.files.set(name, deployment(3).files.get(deployment(3).parts.find((one) => one.startsWith('first-'))));
  const other = await open(browser, server.url, { allow: ['not ready'] });
  await other.waitForSelector('h1:has-text("cannot run in this browser")');
});

test('it can be installed where the browser allows it', { timeout: 60_000 }, async (t) => {
  let manifest = (bytes) => bytes;
  const server = await serve((name, bytes) => (name === 'manifest.webmanifest' ? manifest(bytes) : bytes));
  t.after(server.close);
  const faults = async () => {
    const page = await open(browser, server.url, { serviceWorkers: 'allow' });
    const client = await page.context().newCDPSession(page);
    const { url, errors } = await client.send('Page.getAppManifest');
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    await page.context().close();
    // Each test has a window of its own, which keeps nothing: in one like that nothing is installed.
    return { url, errors, found: installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito') };
  };
  assert.deepEqual(await faults(), { url: `${server.url}manifest.webmanifest`, errors: [], found: [] });
  // Not `kept`: the worker keeps no file that is not the build's, and would never be ready.
  manifest = (bytes) => Buffer.from(JSON.stringify({ ...JSON.parse(bytes), icons: [] }));
  assert.ok((await faults()).found.includes('manifest-missing-suitable-icon'), 'control: without an icon');
});

test('without its server the guide opens, walks, keeps cases, and says that nobody could be asked', async (t) => {
  const server = await serve(undefined, UNTOUCHED);
  const page = await kept(server);
  await page.reload();
  await page.waitForSelector('html[data-whole]', { state: 'attached' });
  assert.ok(await page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
  server.close();
  server.drop();
  await page.reload();
  await page.waitForSelector('html[data-whole]', { state: 'attached' });
  await visit(page, '#/rules/cumbria_scr_2019');
  await result(page);
  assert.match((await notice(page))[0], /^The server could not be asked/);
  await setUp(page);
  await add(page, 'Offline', '2/11/2026');
  assert.match((await notice(page))[0], /^The server could not be asked/);
  silent(page);
  await page.context().close();
});

test('a new build waits until the tabs of the old one are closed', async (t) => {
  let now = deployment(1);
  const server = await serve((name) => now.files.get(name) ?? null, UNTOUCHED);
  t.after(server.close);
  const page = await kept(server);
  await page.reload();
  now = deployment(2);
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((one) => one.waiting !== null));
  const builds = () => page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.startsWith('case-review ')).sort()));
  assert.deepEqual(await builds(), [`case-review ${'1'.padStart(16, '0')}`, `case-review ${'2'.padStart(16, '0')}`]);
  const context = page.context();
  const next = await context.newPage();
  await page.close();
  await next.goto(server.url);
  await next.waitForFunction((id) => caches.keys().then((names) => names.join() === `case-review ${id}`), '2'.padStart(16, '0'));
  await context.close();
});

test('switched off by the publisher: no worker, and an earlier one goes', async (t) => {
  let off = false;
  const server = await serve((name, bytes) => (off && name === 'index.html' ? Buffer.from(bytes.toString().replace('<html ', '<html data-offline="off" ')) : bytes), UNTOUCHED);
  t.after(server.close);
  const page = await kept(server);
  off = true;
  await page.reload();
  await page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length);
  silent(page);
  await page.context().close();
});
