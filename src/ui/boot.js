// Runs first, in the head: display settings before anything is painted, then the WebAssembly as soon as it and the page are there.
// .ci/finish.mjs bundles it with the glue of wasm-bindgen and fills in the two names.
import init from 'glue';

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

// The page that was sent is the start page; on any other address it would be the wrong one.
if (!/^(#\/?)?$/.test(location.hash)) root.classList.add('app-elsewhere');

// Whatever went wrong, the notice takes the place of the page, where it is seen.
const fail = async () => {
  await parsed;
  root.classList.remove('app-elsewhere');
  document.querySelector('main').replaceChildren(document.getElementById('failed').content.cloneNode(true));
};

const parsed = new Promise((done) => {
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', done) : done();
});

const start = async () => {
  // A page of another site that frames this one could lead a reader to act on it unseen.
  if (window.top !== window.self) throw new Error('framed');
  const response = await fetch(WASM, { integrity: INTEGRITY });
  // Some servers do not know the type; what arrives is checked by its hash either way.
  const known = response.headers.get('content-type')?.startsWith('application/wasm');
  const module = known ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
  await parsed;
  await init({ module_or_path: module });
  if (!root.hasAttribute('data-ready')) throw new Error('not started');
};
start().catch(fail);
