// Served by nginx and Apache with the settings that the build writes, and by a server without any: what is sent with every file, that the
// guide starts, and that selfcheck.html tells the one from the other.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import csp from 'csp_evaluator';
import parser from 'csp_evaluator/dist/parser.js';
import { test } from './differences.mjs';
import { ENGINES, launch as launchEngine } from './engines.mjs';
import { get, start } from './servers.mjs';
import { accessible, dist, fits, launch, open, root, serve, shot, silent, visit } from './support.mjs';

const POLICY = /http-equiv="Content-Security-Policy" content="([^"]+)"/;
const built = (name) => readFileSync(join(dist, name));
const all = readdirSync(dist, { recursive: true }).filter((name) => statSync(join(dist, name)).isFile()).sort();
const files = all.filter((name) => !/^hosting\/|\.(br|gz)$/.test(name));
const pages = files.filter((name) => name.endsWith('.html'));
const part = files.find((name) => /^rest-.*\.wasm$/.test(name));

// Written out here and not taken from the build: what the design asks for.
const ALWAYS = {
  'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'strict-transport-security': 'max-age=31536000',
  'permissions-policy': 'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=(), clipboard-write=(self)',
};
const TYPES = { html: /^text\/html/, wasm: /^application\/wasm$/, js: /^(text|application)\/javascript/, ico: /^image\/(x-icon|vnd\.microsoft\.icon)$/, txt: /^text\/plain/, json: /^application\/json/, svg: /^image\/svg\+xml/, webmanifest: /^application\/manifest\+json/ };
/** What a file has to be sent with, whichever server it is. */
const wanted = (name) => ({
  ...ALWAYS,
  'content-security-policy': `${(pages.includes(name) ? built(name) : built('index.html')).toString().match(POLICY)[1]}; frame-ancestors 'none'`,
  'cache-control': /-[0-9a-f]{16}\./.test(name) ? 'public, max-age=31536000, immutable' : name.endsWith('.ico') ? 'public, max-age=86400' : 'no-store',
  'clear-site-data': name === 'wiped.html' ? '"storage", "cache"' : undefined,
});
const decoded = ({ headers, body }) => ({ br: brotliDecompressSync, gzip: gunzipSync })[headers['content-encoding']]?.(body) ?? body;

/** Everything that is wrong with how a server sends the build, in words. `br`: it has the module. */
async function faults({ url, path, kind }, br = true) {
  const found = [];
  const expect = (what, is, should) => { if (!(should instanceof RegExp ? should.test(is) : is === should)) found.push(`${what}: ${is} instead of ${should}`); };
  for (const name of ['', ...files]) {
    const file = name || 'index.html';
    const variants = { '': undefined, gzip: all.includes(`${file}.gz`) ? 'gzip' : undefined, 'gzip, deflate, br, zstd': all.includes(`${file}.br`) ? (br ? 'br' : 'gzip') : undefined };
    for (const [accepted, encoding] of Object.entries(variants)) {
      const what = `${name || './'} (${accepted || 'plain'})`;
      const answer = await get(url + name, accepted ? { 'accept-encoding': accepted } : {});
      expect(`${what} status`, answer.status, 200);
      expect(`${what} type`, answer.headers['content-type'], TYPES[file.split('.').pop()]);
      // What has no compressed form of the build the server may compress by itself.
      if (encoding || !accepted) expect(`${what} encoding`, answer.headers['content-encoding'], encoding);
      if (encoding) expect(`${what} length`, answer.body.length, built(`${file}.${encoding.replace('ip', '')}`).length);
      if (encoding) expect(`${what} vary`, answer.headers.vary, /accept-encoding/i);
      expect(`${what} bytes`, decoded(answer).equals(built(file)), true);
      for (const [header, value] of Object.entries(wanted(file))) expect(`${what} ${header}`, answer.raw.filter((_, at) => at % 2 && answer.raw[at - 1].toLowerCase() === header).join(' AND ') || undefined, value);
    }
  }
  const kept = await get(url + part);
  const again = await get(url + part, { 'if-none-match': kept.headers.etag });
  expect('asked again, status', again.status, 304);
  expect('asked again, cache-control', again.headers['cache-control'], wanted(part)['cache-control']);
  for (const name of ['nothing.html', 'nothing-0123456789abcdef.wasm', 'some/where']) {
    const missing = await get(url + name);
    expect(`${name} status`, missing.status, 404);
    expect(`${name} cache-control`, missing.headers['cache-control'], 'no-store');
    expect(`${name} x-content-type-options`, missing.headers['x-content-type-options'], 'nosniff');
  }
  if (path) {
    const bare = await get(url.slice(0, -1));
    expect('without the last slash', `${bare.status} ${new URL(bare.headers.location, url).pathname}`, `301 ${path}/`);
  }
  return found.map((fault) => `${kind}: ${fault}`);
}

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A page that checks itself, ready, with what it says of each thing: state, answer, advice. */
async function selfcheck(url, options = {}) {
  const page = await open(browser, `${url}selfcheck.html`, { allow: ['not ready'], ...options });
  await page.waitForSelector('html[data-looked]', { state: 'attached' });
  return page;
}
const rows = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.govuk-summary-list__row')].map((row) => [row.querySelector('dt').innerText, row.querySelector('dd').innerText.replace(/\s+/g, ' ')])));
const named = (found, state) => Object.keys(found).filter((what) => found[what].startsWith(state));
const attempt = async (page) => { await page.click('#try'); await page.waitForSelector('html[data-tried]', { state: 'attached' }); return rows(page); };

/** What Chromium writes when what must be refused is tried; our own recorder writes the lines with “policy”. */
const PROVOKED = [
  /^console error: Failed to load resource: the server responded with a status of 404/,
  /^console error: (Failed to find a valid digest in the 'integrity' attribute|Fetch API cannot load \S*\.wasm\. SRI)/,
  /^console error: This document requires 'TrustedScript' assignment/,
  /^console error: (Applying inline style|Connecting to 'https:\/\/case-review\.invalid\/'|Framing '\S*') violates the following Content Security Policy/,
  /^console error: Fetch API cannot load https:\/\/case-review\.invalid/,
  /^console error: policy: (require-trusted-types-for|style-src-attr inline|connect-src https:\/\/case-review\.invalid|frame-src)/,
];

const SERVERS = [['nginx', { path: '' }], ['nginx', { path: '/children/case-review', brotli: true }], ['apache', { path: '/children/case-review' }], ['apache', { path: '', htaccess: true }]];
for (const [kind, options] of SERVERS) {
  test(`${kind} at ${options.path || '/'}${options.brotli ? ' with its brotli module' : ''}${options.htaccess ? ' by .htaccess' : ''}: every file as it should be, and nothing missing`, async (t) => {
    const server = await start(kind, options);
    t.after(server.close);
    assert.deepEqual(await faults(server, kind === 'apache' || !!options.brotli), []);

    const guide = await open(browser, server.url);
    await visit(guide, '#/dates');
    silent(guide);
    const page = await selfcheck(server.url);
    const found = await rows(page);
    assert.deepEqual(named(found, 'Missing'), []);
    silent(page);
    assert.ok(!page.requests.some((url) => url.includes('wiped')), 'asking for wiped.html would wipe');
    const tried = await attempt(page);
    assert.deepEqual(named(tried, 'Missing'), []);
    assert.deepEqual(named(tried, 'Cannot'), ['Certificate', 'A host name of its own', 'Clear-Site-Data of wiped.html']);
    assert.match(await page.innerText('#summary'), /^Nothing is missing. Present: 3\d. Cannot be told from here: 3\.$/);
    assert.deepEqual(page.trouble.filter((line) => !PROVOKED.some((one) => one.test(line))), [], 'only what was provoked is on the console');
    t.diagnostic(`${kind}: ${Object.keys(tried).length} rows, ${files.length} files`);
  });
}

/** What is missing on a server that sends files and nothing else. */
const BARE = [
  'Content-Security-Policy of the guide', 'Content-Security-Policy of this page', 'Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy', 'Framing by other sites', 'Parts are compressed',
  'Permissions-Policy', 'Referrer-Policy', 'Strict-Transport-Security', 'X-Content-Type-Options', 'X-DNS-Prefetch-Control', 'X-Frame-Options',
];
test('a server without any settings: the guide starts, and the page names what is missing', async (t) => {
  const server = await serve();
  t.after(server.close);
  silent(await open(browser, server.url));
  const page = await selfcheck(server.url);
  const found = await rows(page);
  assert.deepEqual(named(found, 'Missing').sort(), BARE);
  silent(page);
  assert.deepEqual(named(await attempt(page), 'Missing'), named(found, 'Missing'), 'the policy in the page holds without the server');
});

test('the page that checks: read, printed, copied, in light, dark and high visibility, on narrow screens', async (t) => {
  const server = await serve();
  t.after(server.close);
  for (const [width, colorScheme, theme] of [[1280, 'light'], [375, 'dark'], [320, 'light'], [320, 'dark'], [320, 'light', 'contrast']]) {
    const init = theme && `localStorage.setItem('case-review.theme', '${theme}')`;
    const page = await selfcheck(server.url, { viewport: { width, height: 900 }, colorScheme, init, permissions: ['clipboard-read', 'clipboard-write'] });
    const name = `selfcheck-page-${width}-${theme ?? colorScheme}`;
    if (theme) assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(0, 0, 0)', 'what the reader chose in the guide');
    await shot(page, name);
    await accessible(page, name);
    await fits(page, name);
    await page.click('#copy');
    await page.waitForFunction(() => document.querySelector('#summary').textContent.startsWith('Copied.'));
    const text = await page.evaluate(() => navigator.clipboard.readText());
    for (const [what, says] of Object.entries(await rows(page))) assert.ok(text.includes(`: ${what}: `), `${what} (${says}) is in the report`);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    assert.equal(await page.isVisible('#try'), false, 'no buttons on paper');
    await shot(page, `${name}-print`);
    silent(page);
  }
});

// Each of these servers has one thing wrong: the check of this file must see it, and so must the page.
const edit = (file, from, to) => (folder) => {
  const path = join(folder, file), text = readFileSync(path, 'utf8');
  assert.ok(from.test(text), `${from} in ${file}`);
  writeFileSync(path, text.replace(from, to));
};
const WRONG = [
  ['a header not sent', 'nginx', edit('hosting/nginx.conf', /add_header Referrer-Policy.*\n/, ''), /referrer-policy: undefined/, ['Referrer-Policy']],
  ['a header not sent', 'apache', edit('hosting/apache.conf', /Header always set Cross-Origin-Opener-Policy.*\n/, ''), /cross-origin-opener-policy: undefined/, ['Cross-Origin-Opener-Policy']],
  ['a header sent twice', 'apache', edit('hosting/apache.conf', /Header unset X-Frame-Options\n/, ''), /x-frame-options: .* AND /, ['X-Frame-Options']],
  ['a wrong type', 'nginx', edit('hosting/nginx.conf', /default_type application\/wasm/, 'default_type application/octet-stream'), /type: application\/octet-stream/, ['Type of WebAssembly']],
  ['a wrong type', 'apache', edit('hosting/apache.conf', /ForceType application\/wasm/, 'ForceType text/plain'), /type: text\/plain/, ['Type of WebAssembly']],
  ['no compressed files', 'nginx', edit('hosting/nginx.conf', /gzip_static on/, 'gzip_static off'), /encoding: undefined instead of gzip/, ['Parts are compressed']],
  ['parts not kept', 'nginx', edit('hosting/nginx-maps.conf', /.*immutable.*\n/, ''), /cache-control: no-store/, ['Parts are kept by the browser']],
  ['pages kept', 'apache', edit('hosting/apache.conf', /"no-store"/, '"max-age=600"'), /index\.html .*cache-control: max-age=600/, ['Pages are asked for anew']],
  ['the page for wiping does not clear', 'nginx', edit('hosting/nginx-maps.conf', /.*"storage".*\n/, ''), /wiped\.html .*clear-site-data: undefined/, []],
  ['every page clears', 'nginx', edit('hosting/nginx-maps.conf', /default "";/, `default '"storage"';`), /index\.html .*clear-site-data: "storage" instead of undefined/, ['What is kept outlasts a visit']],
  ['the policy of another build', 'nginx', edit('hosting/nginx-maps.conf', /(default "default-src 'none'; script-src 'sha256-)...../, '$1AAAAA'), /content-security-policy: /, ['Content-Security-Policy of the guide']],
  ['an altered part', 'nginx', (folder) => { for (const form of ['', '.gz', '.br']) writeFileSync(join(folder, part + form), 'x'); }, /could not be read/, ['Every part is there, as it was built']],
];
for (const [what, kind, change, sees, names] of WRONG) {
  test(`control: ${what} (${kind}) is seen`, async (t) => {
    const server = await start(kind, { path: '/guide', change });
    t.after(server.close);
    const seen = await faults(server, kind === 'apache').catch((error) => [`could not be read: ${error.message}`]);
    assert.ok(seen.some((fault) => sees.test(fault)), `${sees} in ${seen.slice(0, 3)}`);
    const found = await rows(await selfcheck(server.url));
    assert.deepEqual(named(found, 'Missing'), names);
  });
}

test('under the settings of another build the page that checks says so without its script', async (t) => {
  const server = await start('nginx', { path: '/guide', change: edit('hosting/nginx-maps.conf', /script-src 'sha256-...../g, "script-src 'sha256-AAAAA") });
  t.after(server.close);
  const page = await open(browser, `${server.url}selfcheck.html`, { allow: ['not ready'] });
  assert.match(await page.innerText('#summary'), /not allowed to run: the server may send the settings of another build/);
});

// They have no driver here: a second script, allowed by its hash as well, asks the server for an address that holds what the page says.
const reporter = `addEventListener('DOMContentLoaded', () => new MutationObserver((_, seen) => {
  seen.disconnect();
  if (!document.documentElement.hasAttribute('data-tried')) document.getElementById('try').click();
  if (document.documentElement.hasAttribute('data-tried')) fetch('seen?' + encodeURIComponent([...document.querySelectorAll('.govuk-summary-list__row')].filter((row) => /^Missing/.test(row.lastChild.textContent)).map((row) => row.firstChild.textContent).join('; ')));
  else seen.observe(document.documentElement, { attributes: true });
}).observe(document.documentElement, { attributes: true }));`;
/** What these browsers themselves do not have. */
const LACKS = { firefox: [], webkit: ['Lasting storage can be asked for'] };
for (const engine of [ENGINES.firefox, ENGINES.webkit]) {
  test(`the page that checks, in ${engine.name}`, async (t) => {
    const added = (bytes) => bytes.toString().replace("script-src '", `script-src 'sha256-${createHash('sha256').update(reporter).digest('base64')}' '`).replace('<style>', `<script>${reporter}</script><style>`);
    const server = await serve((name, bytes) => (name === 'selfcheck.html' ? added(bytes) : bytes));
    const profile = mkdtempSync(join(tmpdir(), 'case-review-profile-'));
    const running = await launchEngine(engine, profile, [`${server.url}selfcheck.html`]);
    t.after(async () => { await running.kill(); server.close(); rmSync(profile, { recursive: true, force: true }); });
    let seen;
    for (let tries = 0; !seen && tries < 300; tries++) {
      await new Promise((done) => setTimeout(done, 100));
      seen = server.served.find((url) => url.includes('/seen?'));
    }
    assert.ok(seen, `no answer; asked for: ${server.served}`);
    const missing = decodeURIComponent(seen.split('?')[1]).split('; ').filter((what) => !BARE.includes(what));
    t.diagnostic(`${engine.version()}: missing beside what the server does not send: ${missing.join('; ') || 'nothing'}`);
    assert.deepEqual(missing.filter((what) => !LACKS[engine.name].includes(what)), []);
  });
}

test('control: another page in place of a missing file is seen', async (t) => {
  const server = await start('nginx', { path: '/guide', change: edit('hosting/nginx.conf', /gzip_vary on;/, '$& error_page 404 =200 /guide/index.html;') });
  t.after(server.close);
  assert.ok((await faults(server, false)).includes('nginx: nothing.html status: 200 instead of 404'));
  const page = await selfcheck(server.url);
  assert.deepEqual(named(await attempt(page), 'Missing'), ['A file that is not there']);
});

test('control: a browser that enforces nothing and lacks things is named as such', async (t) => {
  const server = await start('nginx', { path: '/guide' });
  t.after(server.close);
  const page = await selfcheck(server.url, { bypassCSP: true, init: () => {
    const real = fetch;
    window.fetch = (url, { integrity, ...rest } = {}) => real(url, rest);
    delete window.BroadcastChannel;
    for (const [from, name] of [[Navigator, 'locks'], [Navigator, 'clipboard'], [Crypto, 'subtle'], [StorageManager, 'persist'], [IDBFactory, 'open']]) Object.defineProperty(from.prototype, name, { value: undefined });
    window.WebAssembly.compile = undefined;
    Object.defineProperty(window, 'isSecureContext', { value: false });
  } });
  assert.deepEqual(named(await attempt(page), 'Missing'), ['Secure connection', 'WebAssembly, under the policy', 'Text is not taken for markup (Trusted Types)', 'Cryptography', 'Storage for kept cases (IndexedDB)',
    'Locks between tabs', 'Messages between tabs', 'Lasting storage can be asked for', 'Copying to the clipboard', 'A part with the wrong digest', 'Text run as a script (eval)', 'A script in an attribute',
    'A style in an attribute', 'A connection to another site', 'A frame']);
});

test('compressed forms: what they hold, where they are, and the same bytes from every build', () => {
  for (const name of files) {
    const plain = built(name);
    for (const [form, open] of [['br', brotliDecompressSync], ['gz', gunzipSync]]) {
      const there = all.includes(`${name}.${form}`);
      if (plain.length > 1100 && /\.(html|wasm|js|json|txt)$/.test(name)) assert.ok(there, `${name}.${form}`);
      if (!there) continue;
      const small = built(`${name}.${form}`);
      assert.ok(open(small).equals(plain), `${name}.${form} holds the file`);
      assert.ok(small.length < plain.length && plain.length > 1024, name);
      if (form === 'gz') assert.equal(small.readUInt32LE(4), 0, 'no time in it');
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'case-review-hosting-'));
  try {
    for (const name of files.filter((name) => name !== 'selfcheck.html')) cpSync(join(dist, name), join(folder, name));
    execFileSync(process.execPath, ['.ci/hosting.mjs', folder], { cwd: root });
    const made = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile()).sort();
    assert.deepEqual(made, all);
    for (const name of made) assert.ok(readFileSync(join(folder, name)).equals(built(name)), `${name} is the same again`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('IIS: its settings are well-formed, and for every file they say what nginx says', async (t) => {
  const page = await browser.newPage();
  const parse = (text) => page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    if (xml.querySelector('parsererror')) return null;
    // As IIS does: an entry of a place is added to those above it, and one that is there already has to be removed first.
    const apply = (headers, list) => {
      for (const entry of list.children) {
        const name = entry.getAttribute('name').toLowerCase();
        if (entry.tagName === 'add' && name in headers) throw new Error(`${name} is added twice`);
        if (entry.tagName === 'add') headers[name] = entry.getAttribute('value');
        else delete headers[name];
      }
      return headers;
    };
    const above = apply({}, xml.querySelector('configuration > system\\.webServer customHeaders'));
    const places = Object.fromEntries([...xml.querySelectorAll('location')].map((place) => [place.getAttribute('path'), apply({ ...above }, place.querySelector('customHeaders'))]));
    return { above, places, types: Object.fromEntries([...xml.querySelectorAll('mimeMap')].map((one) => [one.getAttribute('fileExtension'), one.getAttribute('mimeType')])) };
  }, text);
  const text = built('hosting/iis-web.config').toString();
  assert.equal(await parse(text.replace('</configuration>', '')), null, 'a broken one is seen');
  const { above, places, types } = await parse(text);
  assert.equal(types['.wasm'], 'application/wasm');
  const server = await start('nginx');
  t.after(server.close);
  for (const name of files) {
    const { headers } = await get(server.url + name);
    const said = places[name] ?? above;
    assert.deepEqual(said, Object.fromEntries(Object.keys(wanted(name)).filter((header) => header in headers).map((header) => [header, headers[header]])), name);
  }
  await page.close();
});

test('the policies stand up to csp_evaluator', (t) => {
  const findings = (policy) => new csp.CspEvaluator(new parser.CspParser(policy).csp).evaluate().map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`);
  for (const name of pages) assert.deepEqual(findings(wanted(name)['content-security-policy']), [], name);
  const weaker = wanted('index.html')['content-security-policy'].replace("'wasm-unsafe-eval'", "'unsafe-eval'");
  assert.ok(findings(weaker).length > 0, 'it finds what is weaker');
  t.diagnostic(`findings: 0 on ${pages.join(', ')}; with 'unsafe-eval': ${findings(weaker).length}`);
});
