// The WebAssembly comes in two parts: the questions need only the first, and every other page waits for the second.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { paths } from './oracle.mjs';
import { test } from './differences.mjs';
import { answer, heading, launch, open, question, serve, settle, silent, visit } from './support.mjs';

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
  await visit(page, '#/rules/cumbria_scr_2019');
  const walks = new Set();
  for (const { answers, asked } of paths()) {
    const key = asked.map((fact) => `${fact}: ${answers[fact]}`).join(', ');
    if (walks.has(key)) continue;
    walks.add(key);
    await visit(page, '#/');
    assert.equal(await heading(page), 'Check an incident against the written criteria', key);
    await page.click('.govuk-button--start');
    await settle(page);
    for (const [at, fact] of asked.entries()) {
      assert.equal(await question(page), fact, key);
      assert.match(page.url(), new RegExp(`#/check/${at + 1}$`));
      await answer(page, answers[fact]);
    }
    assert.equal(await question(page), asked.at(-1), `what follows waits: ${key}`);
    assert.match(page.url(), /#\/check\/(date|result)$/);
    silent(page);
  }
  t.diagnostic(`${walks.size} paths up to the last question`);

  await visit(page, '#/');
  assert.equal(await page.locator('text=Go back to your answers').count(), 1);
  await page.click('.govuk-button--start');
  await settle(page);
  await page.click('button[type=submit]');
  await settle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
  await page.click('.govuk-error-summary a');
  for (const value of ['died', 'neither', 'no', 'no', 'no']) {
    for (const summary of await page.locator('main details > summary').all()) await summary.click();
    assert.equal(await page.locator('main details:not([open])').count(), 0);
    await page.click('button[type=submit]');
    await settle(page);
    await answer(page, value);
  }
  // Back to the first question by the links, which makes entries in the history; a change that sets three answers aside; back
  // over entries for questions that no longer apply.
  for (let n = 4; n > 0; n--) {
    await page.click('.govuk-back-link');
    await settle(page);
  }
  assert.equal(await question(page), 'outcome');
  assert.ok(await page.isChecked('input[value=died]'));
  await answer(page, 'neither');
  for (let n = 0; n < 6; n++) {
    await page.goBack();
    await settle(page);
    assert.equal(await question(page), 'outcome');
  }
  await answer(page, 'seriously-harmed');
  assert.match(await page.locator('main').innerText(), /no longer apply and are set aside/);
  await visit(page, '#main-content');
  assert.equal(await question(page), 'outcome');
  await page.click('text=Clear my answers and close');
  await settle(page);
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
    await visit(page, `#/rules/${rules}`);
    found.push(await page.locator('body').textContent());
    await page.click('.govuk-button--start');
    await settle(page);
    for (let last = null, fact; (fact = await question(page)) && fact !== last; last = fact) {
      found.push(await page.locator('main').textContent());
      await page.locator('main input[type=radio]')[which]().check();
      await page.click('button[type=submit]');
      await settle(page);
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
  for (const hash of ['#/check/1', '#/data', '#/nowhere', '#/about']) await visit(page, hash);
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
    await settle(page);
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
