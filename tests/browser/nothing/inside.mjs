// Runs in the namespace: serves the guide with a script of ours in it, starts one browser on it and writes down what was seen.
// The script stands in the page with its own hash in the policy: it is bound by the same policy as the guide.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ENGINES, launch } from '../engines.mjs';
import { CANARY, listen } from './sink.mjs';

const { engine: wanted, script, policy, seconds, settings = {} } = JSON.parse(process.argv[2]);
const engine = ENGINES[wanted];
const PORT = 8080;
const began = Date.now();
/** How far it has come, for whoever has to find out why it failed. */
const at = (what) => process.stderr.write(`${what} after ${Math.round((Date.now() - began) / 1000)} s\n`);
const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const types = { '.html': 'text/html; charset=utf-8', '.wasm': 'application/wasm', '.ico': 'image/x-icon', '.js': 'text/javascript' };
// No question may be asked of the person who is not there.
const OPTIONS = {
  firefox: { preferences: { 'security.warn_submit_secure_to_insecure': false, 'media.gmp-provider.enabled': false, 'browser.newtab.preload': false, 'browser.newtabpage.enabled': false, 'browser.newtabpage.activity-stream.feeds.topsites': false, 'browser.download.always_ask_before_handling_new_types': false, 'browser.download.useDownloadDir': true } },
  webkit: { flags: ['--javascript-can-open-windows-automatically=TRUE', '--enable-webrtc=TRUE'] },
};

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/;
const driver = script ? `const SETTINGS = ${JSON.stringify(settings)};\n${here(script)}` : '';
// The build's policy holds in every run but the controls: `relaxed` and `none` show that a way out would be seen, without which a
// count of nothing proves nothing. The driver is let in by its own hash, and by nothing wider.
const relax = (text) => (policy === 'relaxed' ? text.replace(/(connect|img)-src 'self'/g, '$1-src *') : text);
const allow = (text) => relax(text.replace("script-src '", `script-src 'sha256-${createHash('sha256').update(driver).digest('base64')}' '`));
const built = readFileSync(join(dist, 'index.html'), 'utf8');
const page = built.replace(META, (meta, text) => (policy === 'none' ? '' : meta.replace(text, allow(text)))).replace('</head>', () => `<script>${driver}</script></head>`);
/** What the settings for a server send with every page, as they stand in the build. */
const headers = policy !== 'served' ? {} : Object.fromEntries([
  ...[...readFileSync(join(dist, 'hosting/nginx.conf'), 'utf8').matchAll(/^add_header (\S+) "(.*)" always;$/gm)].map(([, name, value]) => [name, value]),
  ['Content-Security-Policy', allow(readFileSync(join(dist, 'hosting/nginx-maps.conf'), 'utf8').match(/^ {4}default "(default-src [^"]+)";$/m)[1])],
]);

const seen = { dns: {}, http: {}, udp: {}, tcp: {} };
let last = Date.now();
await listen((how, name) => {
  seen[how][name] = (seen[how][name] ?? 0) + 1;
  last = Date.now();
});

/** Paths, and which of them were asked for when the guide was whole and had not been loaded anew. */
const [paths, later, told] = [{}, {}, []];
let whole = false, over;
const done = new Promise((end) => (over = end));
// No connection is closed for being idle: what is posted at that very moment would be lost.
createServer({ keepAliveTimeout: 0 }, async (request, response) => {
  if (request.url.startsWith('/driver/')) {
    let body = '';
    for await (const part of request) body += part;
    const kind = request.url.slice(8);
    // A control waits for what is known to get out, because a slow machine is no proof that it does not.
    const due = kind === 'due' ? JSON.parse(body).filter((name) => settings.expected?.includes(name)) : [];
    const came = (name) => Object.values(seen).some((names) => names[`${name}.${CANARY}`]);
    for (const end = Date.now() + 30_000; !due.every(came) && Date.now() < end; ) await pause(100);
    whole ||= kind === 'whole';
    told.push([kind, body]);
    if (kind === 'done' || kind === 'trouble') over();
    if (kind === 'round' && Date.now() - began > seconds * 1000) over();
    return response.end();
  }
  const start = request.url === '/';
  if (start) whole = false;
  paths[request.url] = (paths[request.url] ?? 0) + 1;
  if (whole) later[request.url] = (later[request.url] ?? 0) + 1;
  const name = start ? 'index.html' : request.url.slice(1);
  const bytes = start ? page : existsSync(join(dist, name)) && !name.includes('..') && readFileSync(join(dist, name));
  response.writeHead(bytes ? 200 : 404, { ...headers, 'content-type': types[extname(name)] ?? 'text/plain', 'cache-control': start ? 'no-store' : 'max-age=31536000, immutable' });
  response.end(bytes || 'not found');
}).listen(PORT, '127.0.0.1');

at('the counter of packets');
const counter = spawn('python3', [fileURLToPath(new URL('packets.py', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] });
let counted = '';
await new Promise((ready, fail) => {
  counter.once('exit', fail);
  counter.stdout.on('data', (part) => { counted += part; ready(); });
});

const profile = mkdtempSync(join(tmpdir(), 'nothing-'));
at('the start of the browser');
const browser = await launch(engine, profile, [script ? `http://127.0.0.1:${PORT}/` : 'about:blank'], OPTIONS[wanted]);
const early = browser.ended.then(() => 'the browser ended');
// A script says itself when it is done, and use ends with a whole round; no run ends before the one that it is compared with.
const compared = new Promise((end) => process.stdin.resume().once('end', end));
at(script ? 'the script' : 'the wait');
const trouble = script && (await Promise.race([done, pause((seconds + 120) * 1000, 'not done in time'), early]));
at('the wait for what it is compared with');
const gone = await Promise.race([compared, early]);
if (trouble ?? gone) told.push(['trouble', trouble ?? gone]);
// What has been asked for may still be on its way; but a browser's own questions need never end.
const end = Date.now();
for (last = Math.max(last, end - 1000); Date.now() - last < 2000 && Date.now() - end < 8000; ) await pause(100);
at('the end of the browser');
await browser.kill();
at('the end of the counter');
counter.kill('SIGTERM');
await new Promise((end) => counter.once('close', end));
rmSync(profile, { recursive: true, force: true });

const packets = JSON.parse(counted.replace('ready', ''));
const mine = Object.keys(packets).filter((flow) => flow === `tcp 127.0.0.1:${PORT}`);
const served = mine.reduce((sum, flow) => sum + packets[flow], 0);
mine.forEach((flow) => delete packets[flow]);
process.stdout.write(JSON.stringify({ version: engine.version(), seen, packets, served, paths, later, told }), () => process.exit());
