// The WebAssembly comes in three parts: the questions need only the first, every other page waits for the second, and the kept cases
// are not even asked for until one of their pages is opened.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { paths } from './oracle.mjs';
import { test } from './differences.mjs';
import { answer, drawn, heading, launch, open, question, serve, settle, silent, visit, walk } from './support.mjs';

const alone = { allow: ['not ready'] };
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A page of the guide whose second part is held back until `release()`; started, and without it. */
async function openFirst(url, options = {}) {
  let release;
  const released = new Promise((done) => { release = done; });
  const page = await open(browser, url, { ...alone, before: (page) => page.route('**/rest-*.wasm', (route) => released.then(() => route.continue())), ...options });
  return { page, release };
}
const started = (page) => page.waitForSelector('html[data-ready]', { state: 'attached' });
const whole = (page) => page.waitForSelector('html[data-whole]', { state: 'attached' });
const incomplete = async (page) => assert.equal(await page.locator('html[data-whole]').count(), 0, 'the second part is not there');

test('start page and questions, with everything on them, before the second part is there', async (t) => {
  const server = await serve();
  t.after(server.close);
  const { page, release } = await openFirst(server.url);
  await started(page);
  await visit(page, '#/rules/cumbria_scr_2019', drawn);
  const walks = new Set();
  for (const { answers, asked } of paths()) {
    const key = asked.map((fact) => `${fact}: ${answers[fact]}`).join(', ');
    if (walks.has(key)) continue;
    walks.add(key);
    await visit(page, '#/', drawn);
    assert.equal(await heading(page), 'Check an incident against the written criteria', key);
    await page.click('.govuk-button--start');
    await drawn(page);
    for (const [at, fact] of asked.entries()) {
      assert.equal(await question(page), fact, key);
      assert.match(page.url(), new RegExp(`#/check/${at + 1}$`));
      await answer(page, answers[fact], drawn);
    }
    assert.equal(await question(page), asked.at(-1), `what follows waits: ${key}`);
    assert.match(page.url(), /#\/check\/(date|result)$/);
    silent(page);
  }
  t.diagnostic(`${walks.size} paths up to the last question`);

  await visit(page, '#/', drawn);
  assert.equal(await page.locator('text=Go back to your answers').count(), 1);
  await page.click('.govuk-button--start');
  await drawn(page);
  await page.click('button[type=submit]');
  await drawn(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
  await page.click('.govuk-error-summary a');
  for (const value of ['died', 'neither', 'no', 'no', 'no']) {
    for (const summary of await page.locator('main details > summary').all()) await summary.click();
    assert.equal(await page.locator('main details:not([open])').count(), 0);
    await page.click('button[type=submit]');
    await drawn(page);
    await answer(page, value, drawn);
  }
  // Back to the first question by the links, which makes entries in the history; a change that sets three answers aside; back
  // over entries for questions that no longer apply.
  for (let n = 4; n > 0; n--) {
    await page.click('.govuk-back-link');
    await drawn(page);
  }
  assert.equal(await question(page), 'outcome');
  assert.ok(await page.isChecked('input[value=died]'));
  await answer(page, 'neither', drawn);
  for (let n = 0; n < 6; n++) {
    await page.goBack();
    await drawn(page);
    assert.equal(await question(page), 'outcome');
  }
  await answer(page, 'seriously-harmed', drawn);
  assert.match(await page.locator('main').innerText(), /no longer apply and are set aside/);
  await visit(page, '#main-content', drawn);
  assert.equal(await question(page), 'outcome');
  await page.click('text=Clear my answers and close');
  await drawn(page);
  assert.equal(await heading(page), 'Your answers are cleared');
  await incomplete(page);
  silent(page);
  release();
  await whole(page);
  silent(page);
});

/** What stands on the start page and on the questions for somebody who always takes the first answer, or the last, under both rules. */
async function texts(page) {
  const found = [];
  const both = ['cumbria_scr_2019', 'england_practice_reviews'];
  for (const [rules, which] of ['first', 'last'].flatMap((which) => both.map((rules) => [rules, which]))) {
    await visit(page, `#/rules/${rules}`, drawn);
    found.push(await page.locator('body').textContent());
    await page.click('.govuk-button--start');
    await drawn(page);
    for (let last = null, fact; (fact = await question(page)) && fact !== last; last = fact) {
      found.push(await page.locator('main').textContent());
      await page.locator('main input[type=radio]')[which]().check();
      await page.click('button[type=submit]');
      await drawn(page);
    }
  }
  return found;
}

test('no word is missing before the second part is there', async (t) => {
  const server = await serve();
  t.after(server.close);
  const { page, release } = await openFirst(server.url);
  await started(page);
  const before = await texts(page);
  assert.ok(before.length >= 4 * 3, `${before.length} pages`);
  await incomplete(page);
  release();
  await whole(page);
  assert.deepEqual(await texts(page), before);
  silent(page);
});

test('any other page waits, and is drawn when the second part arrives', async (t) => {
  const server = await serve();
  t.after(server.close);
  const { page, release } = await openFirst(server.url);
  await started(page);
  const before = await heading(page);
  for (const hash of ['#/check/1', '#/data', '#/nowhere', '#/about']) await visit(page, hash, drawn);
  assert.equal(await question(page), 'outcome');
  assert.notEqual(await heading(page), before);
  await incomplete(page);
  release();
  await whole(page);
  await settle(page);
  assert.equal(await heading(page), 'About this guide and its source');
  assert.equal(await page.title(), 'About this guide and its source – Case Review');
  silent(page);
});

test('opened at another page, and at one before which the questions come', async (t) => {
  const server = await serve();
  t.after(server.close);
  for (const [hash, expected] of [['#/data', 'Your data on this device'], ['#/nowhere', 'Page not found'], ['#/check/result', 'What happened to the child?']]) {
    const { page, release } = await openFirst(server.url, { hash });
    await drawn(page);
    assert.equal(await page.locator('html[data-ready]').count(), 0, 'waits');
    release();
    await started(page);
    assert.match(await heading(page), new RegExp(expected.replace('?', '\\?')));
    silent(page);
    await page.context().close();
  }
});

test('left for another page before the first part is there', async (t) => {
  const server = await serve();
  t.after(server.close);
  let release;
  const released = new Promise((done) => { release = done; });
  const page = await open(browser, server.url, { ...alone, before: (page) => page.route('**/*.wasm', (route) => released.then(() => route.continue())) });
  await page.click('footer a[href="#/data"]');
  release();
  await whole(page);
  await settle(page);
  assert.equal(await heading(page), 'Your data on this device');
  silent(page);
});

test('a second part that was altered or is missing: the notice, and no page that hides it', async (t) => {
  for (const change of [(bytes) => { bytes[bytes.length - 1] ^= 1; return bytes; }, () => null]) {
    const server = await serve((name, bytes) => (name.startsWith('rest-') ? change(bytes) : bytes));
    t.after(server.close);
    for (const hash of ['', '#/data']) {
      const page = await open(browser, server.url, { ...alone, hash });
      await page.waitForSelector('h1:has-text("cannot run in this browser")');
      for (const next of ['#/check/1', '#/about', '#/']) {
        await visit(page, next);
        assert.match(await heading(page), /cannot run in this browser/);
      }
      await incomplete(page);
      await page.context().close();
    }
  }
});

const asked = (server) => server.served.filter((url) => url.includes('/kept-')).length;

test('the kept cases are fetched when one of their pages is opened, and the page waits for them', async (t) => {
  const server = await serve();
  t.after(server.close);
  let release;
  const released = new Promise((done) => { release = done; });
  const page = await open(browser, server.url, { before: (page) => page.route('**/kept-*.wasm', (route) => released.then(() => route.continue())) });
  await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
  for (const hash of ['#/dates', '#/data', '#/check/result']) await visit(page, hash);
  assert.equal(asked(server), 0, 'nobody who keeps no cases loads what keeps them');
  const before = await heading(page);
  await visit(page, '#/cases', drawn);
  assert.equal(await heading(page), before, 'waits');
  await visit(page, '#/about');
  assert.equal(await heading(page), 'About this guide and its source', 'and another page does not');
  await visit(page, '#/cases', drawn);
  release();
  await settle(page);
  assert.match(await heading(page), /Cases on this device|keep/i);
  await visit(page, '#/check/result');
  assert.equal(await heading(page), before);
  silent(page);
});

test('kept cases that do not come: the notice, what was answered is still there, and the next try goes well', async (t) => {
  for (const change of [(bytes) => { bytes[bytes.length - 1] ^= 1; return bytes; }, () => null]) {
    let well = false;
    const server = await serve((name, bytes) => (name.startsWith('kept-') && !well ? change(bytes) : bytes));
    t.after(server.close);
    // Opened at another page, for which the page that was sent is taken away.
    const page = await open(browser, server.url, { hash: '#/about' });
    await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' });
    const before = await page.locator('main').innerText();
    await visit(page, '#/cases');
    await page.waitForSelector('h1:has-text("cannot run in this browser")');
    await visit(page, '#/check/result');
    assert.equal(await page.locator('main').innerText(), before);
    well = true;
    await visit(page, '#/cases');
    await page.waitForSelector('h1:has-text("ases on this device")');
    await page.context().close();
  }
});
