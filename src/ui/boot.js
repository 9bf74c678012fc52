// Runs first, in the head: display settings before anything is painted, then the WebAssembly as soon as it and the page are there:
// what the start page and the questions need, after it the rest, and the kept cases when they are asked for (.ci/split.mjs).
// .ci/finish.mjs bundles this with the glue of wasm-bindgen and fills in names and hashes.
import { begin, imports } from 'glue';
import { display } from './display.js';

const root = document.documentElement;
// Where storage is switched off no worker is asked for.
const stores = display();

const WORKER = 'worker.js';
// Our pages never set markup as text (src/ui/html.rs). Should a library do so, only markup that can do nothing passes.
const refused = /<\s*(script|iframe|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:|srcdoc/i;
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (html) => {
    if (refused.test(html)) throw new TypeError('refused markup');
    return html;
  },
  createScriptURL: (url) => {
    if (url !== WORKER) throw new TypeError('refused script');
    return url;
  },
});

// The page that was sent is the start page; on any other address it would be the wrong one.
if (!/^(#\/?)?$/.test(location.hash)) root.classList.add('app-elsewhere');

// The parts in the order in which they are joined, and what each exports once it is.
const PARTS = { first: FIRST, rest: REST, kept: KEPT, argon: ARGON };
const joined = {};

// What the address needs: the start page, with any rules, a question, or a place on the page one part; every other page what the
// server says of the rules as well; kept cases all.
const NEEDED = ['first', 'rest', 'version', 'kept'];
const alone = /^(#(?!\/).*|#\/(check\/[1-9]\d?|rules\/\w+)?)?$/;
const needed = () => NEEDED.slice(0, alone.test(location.hash) ? 1 : /^#\/cases?(\/|$)/.test(location.hash) ? 4 : 3);
const missing = () => needed().find((name) => !joined[name]);

const parsed = new Promise((done) => {
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', done) : done();
});

// Whatever went wrong, the notice takes the place of the page, where it is seen. If it was the kept cases that did not come, the other
// pages go on, and nothing that was typed is lost.
let notice;
const fail = async () => {
  await parsed;
  const page = document.querySelector('main');
  root.classList.remove('app-elsewhere');
  root.removeAttribute('data-waiting');
  if (notice) return;
  notice = document.createElement('main');
  [notice.id, page.id, notice.className] = [page.id, '', page.className];
  notice.append(document.getElementById('failed').content.cloneNode(true));
  page.after(notice);
  if (broken) page.remove();
  else page.hidden = true;
};
const goOn = () => {
  if (!notice) return;
  const page = document.querySelector('main[hidden]');
  [page.id, page.hidden] = [notice.id, false];
  notice.remove();
  notice = null;
};

// In the page that is one file, a part stands in the head, compressed; otherwise it is fetched, and checked by its hash.
const compile = async (name, options) => {
  if (SINGLE) {
    await parsed;
    const packed = Uint8Array.from(atob(document.getElementById(name).textContent), (letter) => letter.charCodeAt(0));
    return WebAssembly.compile(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  }
  const response = await fetch(name, options);
  // Some servers do not know the type.
  const known = response.headers.get('content-type')?.startsWith('application/wasm');
  return known ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
};

/** What comes of `make(name)`, once and for all; but a failure is not remembered. */
const once = (make) => {
  const made = {};
  return (name) => (made[name] ??= make(name).catch((error) => {
    delete made[name];
    throw error;
  }));
};
// What arrived altered may lie in the browser's own store of files, so the second try goes past it.
const fetched = once(async (name) => {
  const [file, options] = PARTS[name];
  return compile(file, options).catch(() => compile(file, { ...options, cache: 'reload' }));
});

// Where keys are made from passphrases, for src/ui/argon.rs.
globalThis.argon = () => fetched('argon');

const glue = imports();

// What the server says of this build and its rules, as attributes for src/ui/fresh.rs; nothing if it does not answer soon.
const ask = async () => {
  if (!SINGLE) {
    const request = fetch('version.json', { cache: 'no-store', signal: AbortSignal.timeout(3000) });
    const { build, rules } = (await request.then((response) => response.json()).catch(() => null)) ?? {};
    root.setAttribute('data-version', build ? (build === BUILD ? 'same' : 'other') : 'unknown');
    for (const [id, { checked, withdrawn }] of Object.entries(rules ?? {})) {
      root.setAttribute(`data-checked-${id}`, checked);
      if (withdrawn) root.setAttribute(`data-withdrawn-${id}`, withdrawn);
    }
  }
  joined.version = true;
};

// For opening without the server, unless the publisher has switched that off.
const keep = async () => {
  if (SINGLE || !stores) return;
  const worker = navigator.serviceWorker;
  if (root.getAttribute('data-offline') !== 'off') return worker?.register(WORKER);
  await (await worker?.getRegistration())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith('case-review ')) await caches.delete(name);
};

// A part calls into an earlier one directly, and into a later one through a door that finds it when it is called.
const attach = once(async (name) => {
  if (name === 'version') return ask();
  const module = await fetched(name);
  const given = { ...glue };
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    if (from in PARTS) (given[from] ??= {})[name] = joined[from]?.[name] ?? ((...values) => joined[from][name](...values));
  const part = await WebAssembly.instantiate(module, given);
  joined[name] = part.exports;
  return [part, module];
});

// Until the address has what it needs by now.
const reach = async () => {
  for (let name; (name = missing()); ) await attach(name);
};
// And tells the app of an address that had to wait.
const follow = async () => {
  // Whoever opens the cases will unlock them, and the server may be gone by then.
  if (needed().includes('kept')) fetched('argon').catch(() => {});
  await reach();
  if (root.hasAttribute('data-waiting')) dispatchEvent(new HashChangeEvent('hashchange'));
};

// Stands before the app's own listener, and keeps an address from it until its parts are there.
addEventListener('hashchange', (event) => {
  const wait = missing();
  root.toggleAttribute('data-waiting', Boolean(wait));
  if (wait) event.stopImmediatePropagation();
  if (broken) fail();
  else if (joined.rest) goOn();
  if (wait === 'kept' && !broken) follow().catch(fail);
});

const start = async () => {
  // A page of another site that frames this one could lead a reader to act on it unseen.
  if (window.top !== window.self) throw new Error('framed');
  needed().forEach((name) => (name === 'version' ? attach : fetched)(name).catch(() => {}));
  await Promise.all([reach(), parsed]);
  begin(...(await attach('first')));
  if (!root.hasAttribute('data-ready')) throw new Error('not started');
  await Promise.all([attach('rest'), attach('version')]);
  root.setAttribute('data-whole', '');
  await follow();
  keep().catch(() => {});
};
let broken;
start().catch((error) => {
  broken = !joined.rest || !root.hasAttribute('data-ready');
  return fail(error);
});
