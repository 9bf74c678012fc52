// What the server sends. PARTS, FRESH, HEADERS, SERVER_ONLY and CLEAR are filled in by the build (.ci/hosting.mjs), which wrote the settings
// for servers from the same values. wiped.html is never fetched: its answer would wipe the cases that this browser keeps.

const ask = (name, options) => fetch(name, { cache: 'no-store', ...options });
const settings = 'Include the settings of your server from the folder hosting of this build.';
const listed = (names) => (names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', '));

const WITNESS = 'case-review-selfcheck';
/** Asks for the page of the guide, and tells whether the answer wiped what this browser keeps. The header itself browsers hide. */
async function visit() {
  const kept = await globalThis.caches?.open(WITNESS).catch(() => null);
  const answer = await ask('index.html');
  if (!kept) return { answer };
  const wiped = !(await caches.has(WITNESS));
  await caches.delete(WITNESS);
  return { answer, wiped };
}

/** The headers of the page of the guide, and what a folder and a page are sent as. */
export async function guide({ present, missing, unknown }) {
  const { answer, wiped } = await visit();
  if (!answer.ok) return missing('index.html', `status ${answer.status}`, 'Copy the whole folder of the build to the server.');
  const { headers } = answer;
  const page = await answer.text();
  const folder = await ask('./');
  if (folder.ok && (await folder.text()) === page) present('The folder opens the guide', new URL('./', location.href).pathname);
  else missing('The folder opens the guide', `status ${folder.status}, or another page`, 'Let index.html be the page of its folder.');

  const clears = 'What is kept outlasts a visit';
  if (wiped) missing(clears, 'the guide itself is sent with Clear-Site-Data: every visit wipes the cases that are kept', 'Send it with wiped.html alone, at once.');
  else if (wiped === false) present(clears, 'what this page kept for a moment stayed');
  else unknown(clears, 'this browser keeps nothing', 'Look at this page in a browser that allows storage.');
  await policies(page, headers, { present, missing });
  for (const [name, wanted] of Object.entries(HEADERS)) {
    const value = headers.get(name);
    if (value?.replace(/\s+/g, ' ') === wanted) present(name, value);
    else missing(name, value ? `sent, but as “${value}”` : 'not sent', value ? `${settings} Something else on the way sets it as well.` : settings);
  }
  const framed = /frame-ancestors 'none'/.test(headers.get('Content-Security-Policy')) || /^DENY$/i.test(headers.get('X-Frame-Options'));
  if (framed) present('Framing by other sites', 'refused by the browser');
  else missing('Framing by other sites', 'not refused by the server; in a frame the guide itself does not start', settings);
  if (/^text\/html/.test(headers.get('Content-Type'))) present('Type of the pages', headers.get('Content-Type'));
  else missing('Type of the pages', headers.get('Content-Type') ?? 'none', 'Send .html as text/html.');
  const kept = [];
  for (const name of FRESH) if (!/no-store|no-cache/.test((await ask(name)).headers.get('Cache-Control'))) kept.push(name);
  if (kept.length) missing('Pages are asked for anew', `not ${listed(kept)}`, 'Send Cache-Control: no-store with it, so that nobody goes on with rules that are out of date.');
  else present('Pages are asked for anew', listed(FRESH));
}

/** Each page carries its policy; the server sends it again, with what only a server can say. */
async function policies(page, headers, { present, missing }) {
  const own = (text) => text.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)?.[1] + SERVER_ONLY;
  const mine = await ask('selfcheck.html');
  for (const [name, text, sent] of [['the guide', page, headers], ['this page', await mine.text(), mine.headers]]) {
    const what = `Content-Security-Policy of ${name}`, value = sent.get('Content-Security-Policy');
    if (value === own(text)) present(what, 'sent, and the same as in the page');
    else if (!value) missing(what, 'in the page only, where it cannot forbid framing', settings);
    else missing(what, 'sent, but not that of this build: the page may not start', `${settings} After a new build, the server has to read them again.`);
  }
}

/** The parts of the guide: whole, of the right type, compressed, kept, and refused if altered. */
export async function files({ present, missing }) {
  const bad = { altered: [], type: [], plain: [], short: [] };
  const forms = new Set();
  for (const [name, integrity] of PARTS) {
    const answer = await ask(name, { integrity }).catch(() => null);
    if (!answer?.ok) { bad.altered.push(`${name} (${answer ? `status ${answer.status}` : 'altered, or no answer'})`); continue; }
    const { headers } = answer;
    if (name.endsWith('.wasm') && !/^application\/wasm\b/.test(headers.get('Content-Type'))) bad.type.push(`${name}: ${headers.get('Content-Type') ?? 'none'}`);
    if (headers.get('Content-Encoding')) forms.add(headers.get('Content-Encoding'));
    else bad.plain.push(name);
    if (!/immutable|max-age=[1-9]\d{6}/.test(headers.get('Cache-Control'))) bad.short.push(name);
  }
  const tell = (what, list, well, advice) => (list.length ? missing(what, listed(list), advice) : present(what, well));
  tell('Every part is there, as it was built', bad.altered, `${PARTS.length} of ${PARTS.length}, each checked by its digest`, 'Copy the whole folder of one build, in binary mode, and let nothing on the way change it. The guide does not start with an altered part.');
  tell('Type of WebAssembly', bad.type, 'application/wasm', 'Send .wasm as application/wasm: the guide starts without it, but later.');
  tell('Parts are compressed', bad.plain, [...forms].join(', '), 'Serve the .br or .gz file that the build wrote beside each, or let the server compress.');
  tell('Parts are kept by the browser', bad.short, 'for a year; the name of a part changes with its content', 'Send Cache-Control: public, max-age=31536000, immutable with them.');
}

export async function address({ present, missing, unknown }) {
  if (isSecureContext) present('Secure connection', location.protocol === 'https:' ? 'https' : 'this computer itself, which browsers trust');
  else missing('Secure connection', 'http', 'Serve the guide by https: without it nothing can be kept, and whoever is on the way can read and change everything.');
  if (location.protocol !== 'https:') unknown('Certificate', 'the page did not come by https', 'Open this page by the address that people use.');
  const path = new URL('./', location.href).pathname;
  unknown('A host name of its own', `the guide lies at ${path} of ${location.host}`, 'Pages of one host share what a browser keeps, and wiping clears all of it. Put nothing else under this host name.');
}

/** What asking would spoil. */
export async function unseen({ unknown }) {
  unknown('Clear-Site-Data of wiped.html', 'asking for it here would wipe the cases that this browser keeps', `On a command line: curl -sI ${new URL('wiped.html', location.href)} shows the line Clear-Site-Data: ${CLEAR}. No other page may have it.`);
}
