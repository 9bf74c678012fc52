// Tells an administrator, in the browser that people use, which headers, types and protections are there. FILES, HEADERS and PAGE_POLICY are
// filled in by the build, which wrote the snippets for servers from the same lists.
const found = [];
/** `state`: well, could be better, or wrong. */
const say = (what, state, answer, advice = '') => found.push({ what, state, answer, advice });
const WELL = 'Good', BETTER = 'Could be better', WRONG = 'Wrong';

const check = async (what, look) => {
  try {
    await look();
  } catch (error) {
    say(what, WRONG, `could not be checked (${error.name})`, 'Reload this page; if it stays, ask whoever built the guide.');
  }
};

/** What the server sends with the page itself. */
async function page() {
  const { headers, status } = await fetch('./index.html', { cache: 'no-store' });
  if (status !== 200) return say('The page', WRONG, `status ${status}`, 'Copy the whole folder of the build to the server.');
  for (const [name, wanted] of HEADERS) {
    if (name === 'Strict-Transport-Security' && location.protocol !== 'https:') continue;
    const value = headers.get(name);
    if (value?.replace(/\s+/g, ' ') === wanted) say(`Header ${name}`, WELL, 'as it should be');
    else say(`Header ${name}`, BETTER, value ? 'another value' : 'not sent', 'See the snippets in the folder hosting.');
  }
  const policy = headers.get('Content-Security-Policy');
  if (policy === PAGE_POLICY) say('Content policy', WELL, 'sent by the server and in the page');
  else if (policy) say('Content policy', BETTER, 'the server sends another one than this build', 'Copy the snippets of this build again. The policy in the page holds in any case.');
  else say('Content policy', BETTER, 'in the page only', 'The server can add protection against framing: see the snippets.');
  const cache = headers.get('Cache-Control') ?? '';
  if (/no-store|no-cache/.test(cache)) say('Keeping the page', WELL, cache);
  else say('Keeping the page', WRONG, cache || 'nothing said', 'Send Cache-Control: no-store with index.html, so that nobody reads rules that are out of date.');
}

/** The programme's files: unaltered, of the right type, compressed, kept. */
async function files() {
  for (const [name, integrity] of FILES) {
    await check(name, async () => {
      const { headers, status } = await fetch(name, { integrity, cache: 'no-store' });
      if (status !== 200) return say(name, WRONG, `status ${status}`, 'Copy the whole folder of the build to the server.');
      const type = headers.get('Content-Type') ?? '', encoding = headers.get('Content-Encoding'), cache = headers.get('Cache-Control') ?? '';
      if (name.endsWith('.wasm') && !type.startsWith('application/wasm')) say(`${name}: type`, BETTER, type || 'none', 'Serve .wasm as application/wasm: it starts sooner.');
      if (!encoding) say(`${name}: compression`, BETTER, 'none', 'Serve the .br or .gz file beside it, or let the server compress.');
      if (!/immutable|max-age=[1-9]\d{5}/.test(cache)) say(`${name}: keeping`, BETTER, cache || 'nothing said', 'Its name changes with its content: let browsers keep it.');
      say(name, WELL, `unaltered${encoding ? `, ${encoding}` : ''}`);
    });
  }
}

/** What this browser has, and whether it enforces the policy. */
async function browser() {
  const has = (what, there, advice, needed = false) => say(what, there ? WELL : needed ? WRONG : BETTER, there ? 'there' : 'not there', there ? '' : advice);
  has('Secure connection', isSecureContext, 'Serve the guide by https: without it the browser offers less.');
  has('WebAssembly', typeof WebAssembly === 'object', 'The guide cannot run in this browser.', true);
  has('Trusted Types', 'trustedTypes' in window, 'This browser lacks one of several protections against scripts in texts.');
  has('Cryptography', !!crypto?.getRandomValues, 'Cases cannot be kept in this browser.');
  has('Locks between tabs', !!navigator.locks, 'Two tabs are told apart by comparison alone.');
  has('Messages between tabs', 'BroadcastChannel' in window, 'Each tab locks by itself.');
  const opened = await new Promise((done) => {
    try {
      const request = indexedDB.open('case-review-selfcheck');
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase('case-review-selfcheck');
        done(true);
      };
      request.onerror = request.onblocked = () => done(false);
      setTimeout(() => done(false), 5000);
    } catch {
      done(false);
    }
  });
  has('Storage for kept cases', opened, 'Cases cannot be kept here; the self-check works all the same.');
  const persisted = await navigator.storage?.persisted?.();
  say('Storage is spared when the disk is full', persisted ? WELL : BETTER, persisted ? 'yes' : 'no', persisted ? '' : 'Backups are the safeguard: the guide reminds of them.');
}

async function policy() {
  const blocked = (what, tried) => say(what, tried ? WELL : WRONG, tried ? 'blocked' : 'not blocked', tried ? '' : 'The content policy is not in force. Do not use the guide in this browser.');
  let evaluated = false;
  try {
    evaluated = (0, eval)('true');
  } catch {
    // As it should be.
  }
  blocked('Text run as script', !evaluated);
  const button = document.createElement('button');
  try {
    button.setAttribute('onclick', 'window.handled = true');
    button.click();
  } catch {
    // As it should be.
  }
  blocked('Script in an attribute', !window.handled);
  const outside = await fetch('https://case-review.invalid/').then(() => false, () => violations.some((name) => name === 'connect-src'));
  blocked('Connection to another site', outside);
}

const violations = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));

const report = () => ['Is this guide well served?', navigator.userAgent, location.origin + location.pathname, ...found.map(({ what, state, answer, advice }) => `${state}: ${what}: ${answer}${advice && state !== WELL ? `. ${advice}` : ''}`)].join('\n');

function show() {
  const order = [WRONG, BETTER, WELL];
  found.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const count = (state) => found.filter((one) => one.state === state).length;
  document.getElementById('summary').textContent = `${count(WRONG)} wrong, ${count(BETTER)} could be better, ${count(WELL)} good.`;
  for (const { what, state, answer, advice } of found) {
    const row = document.querySelector('tbody').insertRow();
    row.className = 'govuk-table__row';
    for (const text of [what, `${state}: ${answer}`, advice || '–']) {
      const cell = row.insertCell();
      cell.className = 'govuk-table__cell';
      cell.textContent = text;
    }
  }
  document.querySelector('table').hidden = false;
  const copy = document.querySelector('button');
  copy.hidden = !navigator.clipboard;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(report());
    document.getElementById('summary').textContent += ' Copied.';
  });
  document.documentElement.setAttribute('data-checked', String(count(WRONG)));
}

addEventListener('DOMContentLoaded', async () => {
  for (const [what, look] of [['The page', page], ['Files', files], ['The browser', browser], ['The content policy', policy]]) await check(what, look);
  show();
});
