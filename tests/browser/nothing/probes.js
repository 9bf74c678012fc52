// Every way by which a page could tell somebody something, each to a host name of its own; then four ways to run what was not in the page.
const at = (name, scheme = 'http', port = ':8081') => `${scheme}://${name}.canary.example${port}/x`;
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const tell = (kind, body = '') => fetch(`/driver/${kind}`, { method: 'POST', body });
const put = (tag, attributes = {}, place = document.body, space) => {
  const made = space ? document.createElementNS(space, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  place.append(made);
  return made;
};
const link = (rel, more = {}) => (url) => put('link', { rel, href: url, ...more }, document.head);
const style = (text) => (url) => { put('style', {}, document.head).textContent = text.replace('URL', url); put('p', { class: 'probe' }).textContent = 'x'; };
const svg = (tag) => (url) => put(tag, { href: url, width: 9, height: 9 }, put('svg', { width: 9, height: 9 }, document.body, SVG), SVG);
const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));
const rules = (kind) => (url) => { put('script', { type: 'speculationrules' }, document.head).textContent = JSON.stringify({ [kind]: [{ source: 'list', urls: [url], eagerness: 'immediate' }] }); };
const call = (urls) => async () => {
  const peer = new RTCPeerConnection({ iceServers: [{ urls, username: 'x', credential: 'x' }] });
  peer.createDataChannel('x');
  await peer.setLocalDescription(await peer.createOffer());
};
const SVG = 'http://www.w3.org/2000/svg';

const NETWORK = {
  fetch: (url) => fetch(url, { mode: 'no-cors' }),
  'fetch-post': (url) => fetch(url, { method: 'POST', body: 'x' }),
  'fetch-keepalive': (url) => fetch(url, { mode: 'no-cors', keepalive: true }),
  'fetch-later': () => fetchLater(at('fetch-later', 'https', ''), { activateAfter: 0 }),
  xhr: (url) => { const request = new XMLHttpRequest(); request.open('GET', url); request.send(); },
  beacon: (url) => navigator.sendBeacon(url, 'x'),
  websocket: () => new WebSocket(at('websocket', 'ws')),
  eventsource: (url) => new EventSource(url),
  webtransport: () => new WebTransport(at('webtransport', 'https', ':443')).ready,
  stun: call('stun:stun.canary.example:3478'),
  turn: call('turn:turn.canary.example:3478?transport=tcp'),
  image: (url) => { new Image().src = url; },
  'image-srcset': (url) => put('img', { srcset: `${url} 1x` }),
  'input-image': (url) => put('input', { type: 'image', src: url }),
  'svg-image': svg('image'),
  'svg-use': (url) => svg('use')(`${url}#x`),
  'svg-feimage': (url) => { const [drawing, id] = [put('svg', {}, document.body, SVG), 'probe-filter']; put('feImage', { href: url }, put('filter', { id }, drawing, SVG), SVG); put('rect', { width: 9, height: 9, filter: `url(#${id})` }, drawing, SVG); },
  video: (url) => put('video', { src: url, preload: 'auto' }).load(),
  'video-poster': (url) => put('video', { poster: url }),
  audio: (url) => put('audio', { src: url, preload: 'auto' }).load(), // In the page, so that nobody collects it before it asked.
  track: (url) => { const video = put('video', { crossorigin: 'anonymous' }); put('track', { src: url, default: '' }, video).track.mode = 'showing'; },
  object: (url) => put('object', { data: url }),
  embed: (url) => put('embed', { src: url }),
  iframe: (url) => put('iframe', { src: url }),
  'iframe-srcdoc': (url) => put('iframe', { srcdoc: `<img src="${url}">` }),
  'iframe-blank': (url) => put('iframe').contentWindow.fetch(url, { mode: 'no-cors' }),
  'iframe-data': (url) => put('iframe', { src: `data:text/html,<img src="${url}">` }),
  'iframe-blob': (url) => put('iframe', { src: blob(`<img src="${url}">`, 'text/html') }),
  base: (url) => { const base = put('base', { href: url }, document.head); put('img', { src: 'y' }); setTimeout(() => base.remove(), 300); },
  script: (url) => { put('script').src = url; },
  'script-module': (url) => { const made = document.createElement('script'); made.type = 'module'; made.src = url; document.body.append(made); },
  import: (url) => import(url),
  stylesheet: link('stylesheet'),
  'style-import': style('@import "URL";'),
  'style-url': style('.probe { background: url("URL") }'),
  'style-font': style('@font-face { font-family: probe; src: url("URL") } .probe { font-family: probe }'),
  'style-attribute': (url) => put('p', { style: `background: url("${url}")` }),
  'style-property': (url) => { put('p').style.backgroundImage = `url("${url}")`; },
  'style-adopted': (url) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`body { list-style-image: url("${url}") } main { background: url("${url}") }`); document.adoptedStyleSheets = [sheet]; },
  'font-face': (url) => new FontFace('probing', `url("${url}")`).load(),
  preload: link('preload', { as: 'image' }),
  'preload-fetch': link('preload', { as: 'fetch', crossorigin: '' }),
  modulepreload: link('modulepreload'),
  prefetch: link('prefetch'),
  prerender: link('prerender'),
  preconnect: link('preconnect'),
  'dns-prefetch': link('dns-prefetch'),
  icon: link('icon'),
  manifest: (url) => { document.querySelector('link[rel=manifest]')?.remove(); link('manifest')(url); },
  'speculation-prefetch': rules('prefetch'),
  'speculation-prerender': rules('prerender'),
  worker: (url) => new Worker(url),
  'worker-blob': (url) => new Worker(blob(`fetch("${url}", { mode: "no-cors" })`, 'text/javascript')),
  'worker-shared': (url) => new SharedWorker(blob(`fetch("${url}", { mode: "no-cors" })`, 'text/javascript')),
  'worker-service': (url) => navigator.serviceWorker.register(url),
  'background-fetch': async (url) => (await navigator.serviceWorker.register('sw.js')).backgroundFetch.fetch('x', url),
  worklet: (url) => new AudioContext().audioWorklet.addModule(url),
  payment: () => new PaymentRequest([{ supportedMethods: at('payment', 'https', '') }], { total: { label: 'x', amount: { currency: 'GBP', value: '1' } } }).canMakePayment(),
  identity: () => navigator.credentials.get({ identity: { providers: [{ configURL: at('identity', 'https', ''), clientId: 'x' }] } }),
  attribution: (url) => put('img', { attributionsrc: url }),
  ping: (url) => put('a', { href: '#/', ping: url }).click(),
};
/** These would leave the page; the answer has no content, so that it stays. */
const NAVIGATION = {
  'window-open': (url) => window.open(url),
  'meta-refresh': (url) => put('meta', { 'http-equiv': 'refresh', content: `0;url=${url}` }, document.head),
  link: (url) => put('a', { href: url }).click(),
  'link-blank': (url) => put('a', { href: url, target: '_blank' }).click(),
  'svg-link': (url) => put('a', { href: url }, put('svg', {}, document.body, SVG), SVG).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
  location: (url) => { location.href = url; },
  'form-get': (url) => put('form', { action: url }).submit(),
  'form-post': (url) => put('form', { action: url, method: 'post' }).submit(),
};
const EXECUTION = {
  eval: () => (0, eval)('ran.push("eval")'),
  function: () => new Function('ran.push("function")')(),
  handler: () => { const made = put('button'); made.setAttribute('onclick', 'ran.push("handler")'); made.click(); },
  markup: () => { put('p').innerHTML = '<img src="x:" onerror="ran.push(\'markup\')">'; },
  address: () => put('a', { href: 'javascript:void ran.push("address")' }).click(),
  text: () => { put('script').textContent = 'ran.push("text")'; },
};
globalThis.ran = [];

const attempt = async (probe, url) => { try { await Promise.race([probe(url), wait(20)]); } catch { /* Refused, or not known to this browser. */ } };
addEventListener('unhandledrejection', (event) => event.preventDefault());
(async () => {
  while (!document.querySelector('html[data-ready][data-whole]')) await wait(50);
  await tell('whole');
  for (const [name, probe] of Object.entries(EXECUTION)) await attempt(probe);
  for (const [name, probe] of Object.entries(NETWORK)) { await attempt(probe, at(name)); await wait(20); }
  await wait(SETTINGS.patience);
  await tell('due', JSON.stringify(Object.keys(NETWORK)));
  await tell('ran', JSON.stringify(ran));
  for (const [name, probe] of Object.entries(NAVIGATION)) { await attempt(probe, at(name)); await wait(SETTINGS.patience / 2); }
  await wait(SETTINGS.patience);
  await tell('due', JSON.stringify(Object.keys(NAVIGATION)));
  await tell('tried', JSON.stringify([Object.keys(NETWORK).concat(Object.keys(NAVIGATION)), Object.keys(EXECUTION)]));
  await tell('done');
})().catch((error) => tell('trouble', `${error?.stack ?? error}`));
