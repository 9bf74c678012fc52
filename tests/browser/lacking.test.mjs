// Browsers without WebAssembly, storage or Trusted Types, by their own settings: each says so in a plain sentence.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { ENGINE, test } from './differences.mjs';
import { heading, launch, launchProfile, open, serve, settle, silent, visit, walk } from './support.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server.close());

const SETTINGS = {
  // Without a compiler Chromium has no WebAssembly; Trusted Types cannot be switched off, and are taken from the page.
  chromium: { WebAssembly: { args: ['--js-flags=--jitless'] } },
  firefox: {
    WebAssembly: { firefoxUserPrefs: { 'javascript.options.wasm': false } },
    'Trusted Types': { firefoxUserPrefs: { 'dom.security.trusted_types.enabled': false } },
    storage: { firefoxUserPrefs: { 'network.cookie.cookieBehavior': 2 } },
  },
  webkit: {
    WebAssembly: { env: { JSC_useWasm: 'false' } },
    'Trusted Types': { args: ['--features=!TrustedTypes'] },
    storage: { args: ['--enable-html5-local-storage=false', '--enable-html5-database=false'] },
  },
}[ENGINE === 'geckodriver' ? 'firefox' : ENGINE];

/** Chromium's setting for storage lies in a profile. */
async function withoutStorage(t) {
  const folder = mkdtempSync(join(tmpdir(), 'case-review-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const { context } = await launchProfile(folder);
  t.after(() => context.close().then(() => rmSync(folder, { recursive: true, force: true })));
  return { newContext: async () => context };
}

async function start(t, name, options) {
  const browser = name === 'storage' && ENGINE === 'chromium' ? await withoutStorage(t) : await launch(SETTINGS[name]);
  if (browser.close) t.after(() => browser.close());
  return open(browser, server.url, { ...options, ...(name === 'Trusted Types' && ENGINE === 'chromium' ? { init: 'delete globalThis.trustedTypes' } : {}) });
}

/** What a browser has, asked of it and not of the guide. */
const has = (page) => page.evaluate(async () => {
  const opens = async (act) => { try { return (await act()) ?? false; } catch { return false; } };
  return {
    WebAssembly: 'WebAssembly' in globalThis,
    'Trusted Types': 'trustedTypes' in globalThis,
    storage: (await opens(() => localStorage && true)) || (await opens(() => new Promise((done) => { const it = indexedDB.open('asked'); it.onerror = () => done(false); it.onsuccess = () => { it.result.close(); indexedDB.deleteDatabase('asked').onsuccess = () => done(true); }; }))),
  };
});
const but = (name) => ({ WebAssembly: true, 'Trusted Types': true, storage: true, ...(name ? { [name]: false } : {}) });

const SENTENCES = {
  WebAssembly: /It needs WebAssembly, which this browser does not have or does not allow/,
  storage: /Saving is switched off in this browser/,
  'Trusted Types': /This browser lacks one protection that newer ones have, called Trusted Types/,
};
const main = (page) => page.locator('main').innerText();
const answers = { outcome: 'died', 'abuse-or-neglect': 'neither', 'looked-after': 'yes', 'custody-or-detention': 'yes' };

test('without WebAssembly the page says so, and whom to call', async (t) => {
  const page = await start(t, 'WebAssembly', { allow: ['not ready'] });
  await page.waitForSelector('h1:has-text("This guide cannot run in this browser")');
  assert.deepEqual(await has(page), but('WebAssembly'));
  assert.match(await main(page), SENTENCES.WebAssembly);
  assert.match(await main(page), /call 999/);
});

test('without storage the guide works, and says what cannot be kept', async (t) => {
  const page = await start(t, 'storage');
  assert.deepEqual(await has(page), but('storage'));
  await walk(page, answers);
  await visit(page, '#/cases');
  await page.waitForSelector('h1:has-text("Cases cannot be kept in this browser now")');
  assert.match(await main(page), SENTENCES.storage);
  await visit(page, '#/data');
  assert.match(await main(page), /This browser cannot keep cases now/);
  await visit(page, '#/display');
  await page.check('input[value=dark]');
  await page.click('button[type=submit]');
  await settle(page);
  assert.match(await main(page), /not saved: this browser does not keep settings/);
  silent(page);
});

test('without Trusted Types the guide works, and says which protection is missing', async (t) => {
  const page = await start(t, 'Trusted Types');
  assert.deepEqual(await has(page), but('Trusted Types'));
  await walk(page, answers);
  await visit(page, '#/data');
  assert.match(await main(page), SENTENCES['Trusted Types']);
  silent(page);
});

test('with all three none of the sentences stands there', async (t) => {
  const page = await start(t);
  assert.deepEqual(await has(page), but());
  assert.equal(await heading(page), 'Check an incident against the written criteria');
  for (const hash of ['#/data', '#/cases']) {
    await visit(page, hash);
    await page.waitForFunction(() => !/Looking for cases/.test(document.querySelector('main').innerText));
    for (const sentence of Object.values(SENTENCES)) assert.doesNotMatch(await main(page), sentence);
  }
});
