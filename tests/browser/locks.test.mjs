// Cases that are locked: by the clock, by another tab, by leaving; and nothing of them comes back.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { PASSPHRASE, add, list, locked, says, setUp, unlock, who } from './cases.mjs';
import { test } from './differences.mjs';
import { launch, open, serve, settle, silent, visit } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

/** Another tab of the same browser, at the list of cases. */
async function tab(page) {
  const other = await page.context().newPage();
  await other.goto(`${server.url}#/cases`);
  await other.waitForSelector('html[data-ready][data-whole]', { state: 'attached' });
  return other;
}

test('locks after five minutes untouched, a minute hidden, and at once after sleep', async () => {
  const page = await open(browser, server.url, { before: (page) => page.clock.install({ time: '2026-01-27T12:00:00Z' }) });
  const advance = (time) => page.clock.runFor(time);
  const begin = async (first) => {
    if (first) await setUpWithClock(page); else { await page.waitForSelector('#passphrase'); await unlockWithClock(page); }
  };
  await begin(true);
  await advance(4 * 60_000);
  await page.mouse.click(5, 5);
  await advance(4 * 60_000);
  assert.equal(await page.locator('.app-lock').count(), 1, 'touched in between');
  await advance(61_000);
  await locked(page);

  await begin(false);
  await page.evaluate(() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); });
  await advance(59_000);
  assert.equal(await page.locator('.app-lock').count(), 1, 'not yet');
  await advance(2_000);
  await locked(page);

  // Sleep: no timer runs, and the clock has moved when the page is looked at again.
  await begin(false);
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 1000)));
  await page.clock.setSystemTime(new Date(await page.evaluate(() => Date.now() + 10 * 60_000)));
  const left = await page.evaluate(() => { window.dispatchEvent(new Event('focus')); return document.querySelectorAll('main').length; });
  assert.equal(left, 0, 'nothing is left on the page when the first handler has run');
  silent(page);
});

/** With a clock that stands still unless it is moved on. */
async function pump(page, until) {
  for (let n = 0; n < 200; n++) {
    if (await page.evaluate(until)) return;
    await page.clock.runFor(100);
    await new Promise((done) => setTimeout(done, 30));
  }
  assert.fail(`never: ${until}`);
}
async function setUpWithClock(page) {
  await page.evaluate(() => { location.hash = '#/cases/set-up'; });
  await pump(page, '!!document.querySelector("#passphrase")');
  await page.fill('#passphrase', PASSPHRASE);
  await page.fill('#passphrase-again', PASSPHRASE);
  await who(page);
  await page.click('main button[type=submit]');
  await pump(page, '!!document.querySelector(".app-code")');
  await page.fill('#last-group', (await page.locator('.app-code__group').allInnerTexts()).at(-1));
  await page.click('text=I have a copy: continue');
  await pump(page, '!document.querySelector(".app-code")');
}
async function unlockWithClock(page) {
  await page.fill('#passphrase', PASSPHRASE);
  await who(page);
  await page.click('main button[type=submit]');
  await pump(page, '!!document.querySelector(".app-lock")');
}

test('two tabs: one lock locks both within a second, and a change in one shows in the other', async (t) => {
  const page = await open(browser, server.url);
  await setUp(page);
  const other = await tab(page);
  await unlock(other);
  await add(page, 'Both 1', '2/1/2026');
  await page.waitForSelector('#saved');
  await other.waitForSelector('.app-cases:has-text("Both 1")', { timeout: 5000 });
  await other.click('text=Both 1');
  await other.waitForFunction(() => location.hash === '#/case');
  await says(other, 'open in another tab');
  await visit(other, '#/case/reference');
  await says(other, 'only one tab writes');
  await other.click('text=Take over here');
  await says(page, 'open in another tab');
  const times = [];
  for (let n = 0; n < 5; n++) {
    // By the clocks of the pages themselves: what drives them takes its own time.
    await other.evaluate(() => new MutationObserver(() => { if (!document.querySelector('.app-lock')) sessionStorage.setItem('gone', Date.now()); }).observe(document.body, { childList: true, subtree: true }));
    const start = await page.evaluate(() => { const now = Date.now(); setTimeout(() => document.querySelector('.app-lock').click()); return now; });
    await locked(page); await locked(other);
    times.push(Number(await other.evaluate(() => sessionStorage.getItem('gone'))) - start);
    await other.evaluate(() => sessionStorage.clear());
    if (n < 4) { await unlock(page); await unlock(other); }
  }
  t.diagnostic(`milliseconds until the other tab was locked: ${times.join(', ')}`);
  assert.ok(Math.max(...times) <= 1000, String(times));
  // What other pages of the same site could send does nothing.
  await unlock(page);
  await other.evaluate(() => { const channel = new BroadcastChannel('case-review'); for (const odd of ['LOCK', 'lock ', { lock: 1 }, ['lock'], 7, null, '<img>']) channel.postMessage(odd); });
  await settle(page);
  assert.equal(await page.locator('.app-lock').count(), 1);
});

test('after a lock nothing comes back by Back, Forward, a restored page or a reload', async () => {
  const canary = 'ZQXJ-7319';
  const page = await open(browser, server.url);
  await setUp(page);
  await add(page, canary);
  await list(page);
  assert.ok((await page.content()).includes(canary), 'positive control: it is on the page');
  await page.click('text=Lock now');
  await locked(page);
  const clean = async (when) => {
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    assert.equal((await page.content()).includes(canary), false, when);
  };
  for (const step of ['goBack', 'goBack', 'goForward', 'goForward', 'reload']) { await page[step]().catch(() => {}); await clean(step); }
  await visit(page, '#/cases');
  await unlock(page);
  await list(page);
  // Left while unlocked: the page that the browser may keep is empty.
  await page.goto('about:blank');
  await page.goBack();
  await clean('back from another page');
  await locked(page);
});

// Positive control: with what a promise rests on taken away, the check of that promise goes red.
test('control: without the channel the other tab stays open', async () => {
  const deaf = await open(browser, server.url, { init: 'BroadcastChannel.prototype.postMessage = () => {}' });
  await setUp(deaf);
  const other = await tab(deaf);
  await unlock(other);
  await deaf.click('text=Lock now');
  await locked(deaf);
  assert.equal(await other.locator('.app-lock').count(), 1, 'not told, the other tab stays open');
});
