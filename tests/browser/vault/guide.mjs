// The built guide, with a hand in it (hand.js) that does what a test says: in browsers that are started by their programs alone.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { launch } from '../engines.mjs';
import { pause, root } from './harness.mjs';

const dist = join(root, 'dist');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm', '.ico': 'image/x-icon', '.txt': 'text/plain' };
const hand = readFileSync(new URL('hand.js', import.meta.url), 'utf8');

/** The page as it is, and the hand; the policy allows that one script more and nothing else. */
function handed(page, loud) {
  const script = hand.replace('LOUD', String(loud));
  const hash = createHash('sha256').update(script).digest('base64');
  const found = page.replace("script-src '", `script-src 'sha256-${hash}' '`).replace('</body>', `<script>${script}</script></body>`);
  assert.ok(found.includes(hash) && found.includes(script), 'the hand is in the page');
  return loud ? found.replace(/<link rel="icon" href="favicon.ico"[^>]*>/, '') : found;
}

async function read(request) {
  let body = '';
  for await (const part of request) body += part;
  return JSON.parse(body);
}

/** One window or tab. A page that is loaded anew asks again: what may have led to it is done, anything else is asked for again. */
const LEADS_ON = ['click', 'reload', 'sleep'];

class Tab {
  told = [];
  count = 0;

  do(verb, ...rest) {
    assert.equal(this.order, undefined, 'one thing at a time');
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`no answer to ${verb} ${rest}; told: ${JSON.stringify(this.told.slice(-5))}`)), 30_000);
      const end = (how) => (value) => {
        clearTimeout(late);
        this.order = undefined;
        how(value);
      };
      this.order = { number: ++this.count, verb, rest, done: end(done), fail: end((error) => fail(new Error(`${verb} ${rest}: ${error}`))) };
      this.give();
    });
  }

  give() {
    if (!this.order || !this.waiting) return;
    const { number, verb, rest } = this.order;
    this.waiting.end(JSON.stringify({ number, verb, rest }));
    this.waiting = undefined;
  }

  asked({ hello, number, value, error }, response) {
    this.waiting?.destroy();
    this.waiting = response;
    if (this.order && (hello ? LEADS_ON.includes(this.order.verb) : number === this.order.number)) error ? this.order.fail(error) : this.order.done(value);
    this.give();
  }

  last = (kind) => this.told.findLast((one) => one.kind === kind);
}

/** Serves the guide to so many tabs, each under a folder of its own. `clear`: wiped.html goes with the header that the README asks for. */
export async function serve({ count = 1, loud = false, clear = true } = {}) {
  assert.ok(existsSync(join(dist, 'index.html')), 'build the guide first: .ci/build');
  const tabs = Array.from({ length: count }, () => new Tab());
  let leave;
  const wiped = new Promise((done) => (leave = done));
  // No connection is closed for being idle: what is posted at that very moment would be lost, and the hand with it.
  const server = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
    const [, at, name] = new URL(request.url, 'http://x').pathname.split('/');
    const tab = tabs[at];
    if (request.method === 'POST' && name === 'next') return tab.asked(await read(request), response);
    if (request.method === 'POST' && name === 'told') {
      tab.told.push(await read(request));
      return response.end();
    }
    const file = join(dist, name || 'index.html');
    const found = tab && existsSync(file);
    response.writeHead(found ? 200 : 404, {
      'content-type': types[extname(file)] ?? 'text/plain', 'cache-control': 'no-cache',
      ...(clear && name === 'wiped.html' ? { 'clear-site-data': '"storage", "cache"' } : {}),
    });
    response.end(found ? (name ? readFileSync(file) : handed(readFileSync(file, 'utf8'), loud)) : 'not found');
    if (name !== 'wiped.html') return;
    tab.order?.done();
    leave();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const urls = tabs.map((_, at) => `http://127.0.0.1:${server.address().port}/${at}/`);
  return { tabs, urls, wiped, close: () => (server.closeAllConnections(), server.close()) };
}

/** Nobody is there to answer Firefox's own questions: whether data may be kept for long, and whether earlier tabs are wanted. Nor does it
 * give what is selected to the clipboard of the screen. */
const ALONE = { 'dom.storageManager.prompt.testing': true, 'dom.storageManager.prompt.testing.allow': true, 'browser.startup.couldRestoreSession.count': -1, 'clipboard.autocopy': false };

/** A browser with the guide in every tab that is served. `work` gets them; then the browser is ended: `how` is `kill`, or asks it to end: `quit`,
 * or `close`, by its window. */
export async function visit(engine, folder, server, how, work, { preferences = {}, ...options } = {}) {
  const browser = await launch(engine, folder, server.urls, { shown: true, ...options, preferences: { ...ALONE, ...preferences } });
  try {
    const found = await work(...server.tabs);
    if (how === 'close') {
      const closed = server.tabs[0].do('close');
      await Promise.race([browser.ended, pause(10_000)]);
      server.tabs[0].order?.done();
      await closed;
    } else await browser[how]();
    assert.deepEqual(server.tabs.flatMap(({ told }) => told.filter(({ kind }) => kind === 'trouble')), [], engine.name);
    return found;
  } finally {
    await browser.kill();
    await pause(20);
  }
}

export const WHO = ['Business manager', 'QX'];

/** The store is made and open, on the list. Gives the recovery code. */
export async function setUp(tab, passphrase, [role, initials] = WHO) {
  await tab.do('go', '#/cases/set-up');
  for (const id of ['#passphrase', '#passphrase-again']) await tab.do('type', id, passphrase);
  await tab.do('type', '#role', role);
  await tab.do('type', '#initials', initials);
  await tab.do('click', 'main button[type=submit]');
  await tab.do('see', '.app-code');
  const groups = await tab.do('texts', '.app-code__group');
  await tab.do('type', '#last-group', groups.at(-1));
  await tab.do('click', 'button', 'I have a copy: continue');
  // The guide goes to the list by itself, and would leave a page that was opened before it does.
  await tab.do('see', 'h1', 'Cases on this device');
  return groups.join('-');
}

export async function unlock(tab, passphrase, [role, initials] = WHO) {
  await tab.do('go', '#/cases');
  await tab.do('type', '#passphrase', passphrase);
  await tab.do('type', '#role', role);
  await tab.do('type', '#initials', initials);
  await tab.do('click', 'main button[type=submit]');
  await tab.do('see', '.app-lock');
}

export async function add(tab, reference) {
  await tab.do('go', '#/cases/add');
  await tab.do('type', '#reference', reference);
  await tab.do('click', 'main button[type=submit]');
  await tab.do('see', '#saved', 'Saved ');
}

/** Ends with the page loaded anew. */
export async function lock(tab) {
  await tab.do('click', '.app-lock');
  await tab.do('see', 'h1', 'Unlock your cases');
}
