// Nothing leaves the device, nothing stays on it, nothing is said on the console, and a broken load says so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fill } from './diary.mjs';
import { test } from './differences.mjs';
import { accessible, answer, dist, launch, open, pasted, provoke, serve, settle, shot, silent, visit, walk } from './support.mjs';

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const answers = { outcome: 'died', 'abuse-or-neglect': 'neither', 'looked-after': 'yes', 'custody-or-detention': 'yes' };
const policy = readFileSync(join(dist, 'index.html'), 'utf8').match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];

test('the content policy is the one that was designed', () => {
  const rules = Object.fromEntries(policy.split('; ').map((rule) => rule.split(/ (.*)/s).slice(0, 2)));
  assert.match(rules['script-src'], /^'sha256-[A-Za-z0-9+/=]{44}' 'wasm-unsafe-eval'$/);
  // Tighter than the design's 'self': only the one style sheet that stands in the page.
  assert.match(rules['style-src'], /^'sha256-[A-Za-z0-9+/=]{44}'$/);
  assert.deepEqual({ ...rules, 'script-src': null, 'style-src': null }, {
    'default-src': "'none'", 'script-src': null, 'style-src': null, 'img-src': "'self'", 'font-src': "'self'", 'connect-src': "'self'", 'manifest-src': "'self'",
    'worker-src': "'self'", 'frame-src': "'none'", 'object-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'",
    'require-trusted-types-for': "'script'", 'trusted-types': 'default',
  });
});

test('no request after load, no storage, no cookie, nothing in addresses and titles', async () => {
  const page = await open(browser, server.url);
  await page.waitForLoadState('networkidle');
  const loaded = [...page.requests];
  const served = [...server.served];
  assert.ok(loaded.every((url) => url.startsWith(server.url)), 'everything comes from one place');
  const titles = new Set();
  page.on('framenavigated', async () => titles.add(await page.title()));
  await walk(page, answers);
  await page.click('text=Copy as text');
  await fill(page);
  await visit(page, '#/dates');
  await page.fill('#reference', 'Canary 2026-07');
  for (const button of ['Add all dates', 'Download for', 'Copy the table']) await page.click(`text=${button}`);
  for (const hash of ['#/dates', '#/dates/event/1', '#/dates/limit/1', '#/dates/calendar', '#/dates/plan', '#/help/risk', '#/data', '#/about', '#/verify', '#/local', '#/practice', '#/display', '#/accessibility', '#/nowhere', '#/check/result']) {
    await visit(page, hash);
    titles.add(await page.title());
  }
  assert.deepEqual(page.requests, loaded, 'no request after load');
  assert.deepEqual(server.served, served, 'nor did the server see one, the icon of the tab included');
  const kept = await page.evaluate(async () => ({ local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, databases: (await indexedDB.databases()).length, state: history.state }));
  assert.deepEqual(kept, { local: 0, session: 0, cookies: '', databases: 0, state: null });
  for (const title of titles) assert.doesNotMatch(title, /died|harmed|abuse|looked|custody|notifiable|must|20\d\d|canary|december/i);
  silent(page);
});

// Positive control of `silent` and of the requests, on every engine.
test('what should not happen is seen: lines, an error, a refusal of the policy, a request, and the last words of a page', async () => {
  const page = await open(browser, server.url);
  silent(page);
  await page.evaluate(() => {
    console.warn('a line');
    setTimeout(() => { throw new Error('an error'); });
    fetch('http://elsewhere.invalid/').catch(() => {});
    fetch('favicon.ico?asked').catch(() => {});
  });
  await page.waitForTimeout(500);
  await page.evaluate(() => { console.error('last words'); location.reload(); });
  await page.waitForTimeout(500);
  await page.waitForSelector('html[data-whole]', { state: 'attached' });
  const heard = page.trouble.join('\n');
  for (const part of [/warning: a line/, /error: an error/, /policy: connect-src http:\/\/elsewhere\.invalid/, /error: last words/]) assert.match(heard, part);
  assert.ok(page.requests.some((url) => url.endsWith('favicon.ico?asked')), `${page.requests}`);
  assert.throws(() => silent(page));
});

test('display settings are the only thing kept, and only when saved', async () => {
  const page = await open(browser, server.url, { hash: '#/display' });
  await page.check('input[value=contrast]');
  await page.check('input[value=larger]');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.click('button[type=submit]');
  await settle(page);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { 'case-review.theme': 'contrast', 'case-review.text': 'larger' });
  await page.reload();
  await page.waitForSelector('html[data-ready][data-theme=contrast][data-text=larger]', { state: 'attached' });
  assert.ok(await page.isChecked('input[value=contrast]'));
  await page.check('input[value=device]');
  await page.check('input[value=standard]');
  await page.click('button[type=submit]');
  await settle(page);
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'the defaults are kept as nothing');
  silent(page);
});

test('storage switched off: everything but keeping the setting works, and says so', async () => {
  const page = await open(browser, server.url, { hash: '#/display', init: `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })` });
  await page.check('input[value=dark]');
  await page.click('button[type=submit]');
  await settle(page);
  assert.match(await page.locator('main').innerText(), /not saved: this browser does not keep settings/);
  await walk(page, answers);
  silent(page);
});

test('copy as text puts the paper on the clipboard and says so', async () => {
  const page = await open(browser, server.url);
  await walk(page, answers);
  await page.click('text=Copy as text');
  await page.waitForSelector('text=Copied. Paste it where you keep your record.');
  const text = (await pasted(page))['text/plain'];
  assert.match(text, /^SELF-CHECK RESULT\nA serious case review should always be carried out/);
  assert.match(text, /Source: Cumbria procedures manual/);
  assert.ok(text.split('\n').every((line) => [...line].length <= 78));
  silent(page);
});

// The attempts are real; the control below shows that they succeed where there is no policy.
const attempts = `(async () => {
  const out = {};
  const attempt = async (name, act) => { try { await act(); out[name] = true } catch { out[name] = false } };
  await attempt('fetch elsewhere', () => fetch(OTHER, { mode: 'no-cors' }));
  await attempt('inline script', () => new Promise((done, fail) => { const it = document.createElement('script'); window.ran = done; it.textContent = 'window.ran()'; document.head.append(it); setTimeout(fail, 200) }));
  await attempt('eval', () => new Promise((done, fail) => setTimeout(() => { try { eval('1'); done() } catch (error) { fail(error) } })));
  await attempt('image elsewhere', () => new Promise((done, fail) => { const it = new Image(); it.onload = done; it.onerror = fail; it.src = OTHER + 'icon.svg' }));
  await attempt('style attribute', () => { const it = document.createElement('p'); it.setAttribute('style', 'color: red'); document.body.append(it); const red = getComputedStyle(it).color === 'rgb(255, 0, 0)'; it.remove(); if (!red) throw 0 });
  await attempt('markup with a handler', () => { const it = document.createElement('p'); it.innerHTML = '<img src=x onerror=1>' });
  return out;
})()`;

test('the policy refuses what it should, and without it the same attempts succeed', async (t) => {
  const other = await serve((name, bytes) => (name === 'icon.svg' ? Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>') : bytes));
  t.after(other.close);
  const script = attempts.replaceAll('OTHER', JSON.stringify(other.url));
  const guarded = await open(browser, server.url);
  const found = await guarded.evaluate(script);
  assert.ok(Object.values(found).every((got) => !got), JSON.stringify(found));
  const bare = await open(browser, server.url, { bypassCSP: true });
  await bare.route('**/icon.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' }));
  const control = await bare.evaluate(script);
  assert.ok(control['fetch elsewhere'] && control['image elsewhere'] && control['style attribute'], JSON.stringify(control));
});

test('the page “Your data” shows the policy at work, and says so where there is none', async () => {
  const page = await open(browser, server.url);
  const served = [...server.served];
  await provoke(page);
  assert.match(await page.innerText('#tried'), /in a frame: refused \(frame-src\)/);
  assert.ok((await page.innerText('#tried')).includes(policy), 'the policy itself');
  assert.deepEqual(server.served, served, 'and nothing was sent');
  // Once more: it is tried anew, not remembered.
  await visit(page, '#/about');
  await provoke(page);

  const bare = await serve((name, bytes) => (name === 'index.html' ? Buffer.from(bytes.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]+>/, '')) : bytes));
  const unguarded = await open(browser, bare.url);
  await visit(unguarded, '#/data');
  const before = bare.served.length;
  await unguarded.click('text=Try to send something');
  await unguarded.waitForFunction(() => document.querySelector('#tried').innerText.match(/: not refused/g)?.length === 3);
  await unguarded.waitForTimeout(500);
  assert.equal((await unguarded.innerText('#tried')).match(/not refused. Do not use the guide/g).length, 3);
  assert.ok(bare.served.length > before, 'the attempt at its own server was real');
  bare.close();
});

async function failed(page, name) {
  await page.waitForSelector('h1:has-text("cannot run in this browser")');
  assert.match(await page.locator('main:not([hidden])').innerText(), /^This guide cannot run in this browser[^]*call 999/);
  assert.equal(await page.locator('.govuk-button').count(), 0, 'nothing to press that would do nothing');
  await accessible(page, name);
  await shot(page, `failed-${name}`);
}

test('a part that does not load, or was altered, and an engine without WebAssembly', async () => {
  const options = { allow: ['not ready'] };
  const missing = await serve((name, bytes) => (name.endsWith('.wasm') ? null : bytes));
  await failed(await open(browser, missing.url, options), 'missing');
  missing.close();
  const altered = await serve((name, bytes) => { if (name.endsWith('.wasm')) bytes[bytes.length - 1] ^= 1; return bytes; });
  await failed(await open(browser, altered.url, { ...options, hash: '#/check/2' }), 'altered');
  altered.close();
  await failed(await open(browser, server.url, { ...options, init: 'delete globalThis.WebAssembly' }), 'no-wasm');
});

test('a server that does not know what WebAssembly is', async () => {
  const plain = await serve(undefined, { known: { '.html': 'text/html' } });
  const page = await open(browser, plain.url);
  await walk(page, answers);
  silent(page);
  plain.close();
});

test('without JavaScript the page says what it is and whom to call', async () => {
  const page = await open(browser, server.url, { allow: ['not ready'], javaScriptEnabled: false });
  const text = await page.locator('body').innerText();
  assert.match(text.trim(), /^This guide needs JavaScript, which is switched off[^]*call 999/, 'first on the page');
  await shot(page, 'no-script');
});

test('in a frame of another page it does not start', async () => {
  const page = await open(browser, server.url, { bypassCSP: true });
  await page.evaluate((url) => { const frame = document.createElement('iframe'); frame.src = url; document.body.append(frame); }, server.url);
  await page.waitForFunction(() => /cannot run in this browser/.test(document.querySelector('iframe').contentDocument.querySelector('h1')?.textContent));
  assert.equal(await page.evaluate(() => document.querySelector('iframe').contentDocument.documentElement.hasAttribute('data-ready')), false);
});

test('memory is flat over many self-checks', async (t) => {
  const page = await open(browser, server.url);
  const client = await page.context().newCDPSession(page);
  const measure = async () => {
    await client.send('HeapProfiler.collectGarbage');
    await client.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => document.querySelectorAll('*').length && performance.memory.usedJSHeapSize);
  };
  const round = async () => { await walk(page, { outcome: 'died', 'abuse-or-neglect': 'known' }); };
  for (let n = 0; n < 5; n++) await round();
  const first = await measure();
  for (let n = 0; n < 40; n++) await round();
  const last = await measure();
  t.diagnostic(`heap after 5: ${first}, after 45: ${last}`);
  assert.ok(last < first * 1.25, `${first} grew to ${last}`);
});
