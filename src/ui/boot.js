// Runs first, in the head: display settings before anything is painted, then the WebAssembly as soon as it and the page are there:
// what the start page and the questions need, and after it the rest (.ci/split.mjs). .ci/finish.mjs bundles this with the glue of
// wasm-bindgen and fills in names and hashes.
import { begin, imports } from 'glue';

const root = document.documentElement;

try {
  for (const [key, name] of [['case-review.theme', 'data-theme'], ['case-review.text', 'data-text']]) {
    const word = localStorage.getItem(key);
    if (/^[a-z]+$/.test(word ?? '')) root.setAttribute(name, word);
  }
} catch {
  // Storage is switched off: the device's own settings hold.
}

// Our pages never set markup as text (src/ui/html.rs). Should a library do so, only markup that can do nothing passes.
const refused = /<\s*(script|iframe|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:|srcdoc/i;
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (html) => {
    if (refused.test(html)) throw new TypeError('refused markup');
    return html;
  },
});

// Where keys are made from passphrases, for src/ui/argon.rs.
globalThis.argon = ARGON;

// The page that was sent is the start page; on any other address it would be the wrong one.
if (!/^(#\/?)?$/.test(location.hash)) root.classList.add('app-elsewhere');

// What the second part exports, once it is there; whether an address was kept from the app until then; whether a part failed.
let rest, held, broken;

// Whatever went wrong, the notice takes the place of the page, where it is seen.
const fail = async () => {
  broken = true;
  await parsed;
  root.classList.remove('app-elsewhere');
  document.querySelector('main').replaceChildren(document.getElementById('failed').content.cloneNode(true));
};

const parsed = new Promise((done) => {
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', done) : done();
});

// The start page, with any rules, a question, or a place on the page: what can be drawn without the rest.
const early = () => /^(#(?!\/).*|#\/(check\/[1-9]\d?|rules\/\w+)?)?$/.test(location.hash);

// Stands before the app's own listener.
addEventListener('hashchange', (event) => {
  held = !rest && (broken || !early());
  if (held) event.stopImmediatePropagation();
  if (broken) fail();
});

const compile = async (name, options) => {
  const response = await fetch(name, options);
  // Some servers do not know the type; what arrives is checked by its hash either way.
  const known = response.headers.get('content-type')?.startsWith('application/wasm');
  return known ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
};

const start = async () => {
  // A page of another site that frames this one could lead a reader to act on it unseen.
  if (window.top !== window.self) throw new Error('framed');
  const glue = imports();
  const [module, another] = await Promise.all([compile(...FIRST), early() ? null : compile(...REST), parsed]);
  const calls = WebAssembly.Module.imports(module).filter((one) => one.module === 'rest');
  const doors = Object.fromEntries(calls.map(({ name }) => [name, (...values) => rest[name](...values)]));
  const first = await WebAssembly.instantiate(module, { ...glue, rest: doors });
  const complete = async (module) => {
    ({ exports: rest } = await WebAssembly.instantiate(module, { ...glue, first: first.exports }));
    root.setAttribute('data-whole', '');
  };
  if (another || !early()) await complete(another ?? (await compile(...REST)));
  begin(first, module);
  if (!root.hasAttribute('data-ready')) throw new Error('not started');
  if (!rest) await complete(await compile(...REST));
  if (held) dispatchEvent(new HashChangeEvent('hashchange'));
};
start().catch(fail);
