// Last step of the build: what a server needs beside the guide. The settings of three servers in the folder hosting, the page selfcheck.html
// that tells whether they are in force, and beside every larger file its compressed forms. All of it is read out of the built folder, so
// that it fits whatever the build puts there, and can be run again on a copy: node .ci/hosting.mjs dist
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const NONE = ['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'clipboard-read', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'];
/** Sent with everything. */
export const HEADERS = {
  'Permissions-Policy': [...NONE.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'X-DNS-Prefetch-Control': 'off',
  'Strict-Transport-Security': 'max-age=31536000',
};
/** What a browser heeds only from a server, not in a page. `webrtc 'block'` is left out: no engine heeds it, and Chromium complains of it in the console. */
const SERVER_ONLY = "; frame-ancestors 'none'";
const TYPES = { css: 'text/css', html: 'text/html', ico: 'image/x-icon', js: 'text/javascript', json: 'application/json', png: 'image/png', svg: 'image/svg+xml', txt: 'text/plain', wasm: 'application/wasm', webmanifest: 'application/manifest+json' };
// A file with a digest in its name never changes. The icon is asked for by the tab at any time, the rest anew on every visit.
const HASHED = '-[0-9a-f]{12,}\\.[a-z]+';
const KEPT = 'public, max-age=31536000, immutable', ICON = 'public, max-age=86400', FRESH = 'no-store';
const WIPED = 'wiped.html', CLEAR = '"storage", "cache"';

const digest = (how, bytes) => `${how}-${createHash(how).update(bytes).digest('base64')}`;
const fill = (text, parts) => text.replace(new RegExp(Object.keys(parts).join('|'), 'g'), (name) => parts[name]);
const only = (text, pattern, what) => {
  const found = [...text.matchAll(pattern)];
  if (found.length !== 1) throw new Error(`expected ${what} once, found it ${found.length} times`);
  return found[0][1];
};
export const policyOf = (page) => only(page, /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/g, 'a content policy');
const ending = (name) => posix.extname(name).slice(1);
const cache = (name) => (new RegExp(`${HASHED}$`).test(name) ? KEPT : ending(name) === 'ico' ? ICON : FRESH);

/** Everything that the build made, but for what is made here. */
function contents(folder) {
  const all = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/')).sort();
  const files = all.filter((name) => !/^hosting\/|^selfcheck\.html|\.(br|gz)$/.test(name) && statSync(join(folder, name)).isFile());
  for (const name of files) if (!TYPES[ending(name)]) throw new Error(`no type is known for ${name}: add it to .ci/hosting.mjs`);
  return files;
}

/** The page that checks the server, in the style of the guide and under its policy, with a script of its own. */
function selfcheck(folder, files) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const parts = files.filter((name) => cache(name) === KEPT).map((name) => [name, digest('sha384', readFileSync(join(folder, name)))]);
  const fresh = files.filter((name) => /^(html|json)$/.test(ending(name)) && posix.basename(name) !== WIPED);
  const define = { PARTS: parts, FRESH: fresh, HEADERS, SERVER_ONLY, CLEAR };
  const script = buildSync({
    entryPoints: ['src/hosting/selfcheck.js'],
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', write: false,
  }).outputFiles[0].text.trim();
  const policy = policyOf(page).replace(/script-src 'sha256-[^']+'/, `script-src '${digest('sha256', script)}'`);
  const style = only(page, /<style>([^]*?)<\/style>/g, 'a style sheet');
  writeFileSync(join(folder, 'selfcheck.html'), fill(readFileSync('src/hosting/selfcheck.html', 'utf8'), { POLICY: policy, STYLE: style, SCRIPT: script }));
}

/** The settings of each server: a policy for every page, how long a file is kept, and what is sent with everything. */
function settings(folder, files) {
  const policy = (name) => policyOf(readFileSync(join(folder, name), 'utf8')) + SERVER_ONLY;
  const usual = policy('index.html');
  const pages = [...files, 'selfcheck.html'].filter((name) => ending(name) === 'html' && policy(name) !== usual);
  const escaped = (name) => name.replace(/[.+]/g, '\\$&');
  const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const headers = (line, all = HEADERS) => Object.entries(all).map(([name, value]) => line(name, value)).join('\n');
  const forIis = (name, value) => `        <remove name="${name}" />\n        <add name="${name}" value="${xml(value)}" />`;
  const types = Object.entries(TYPES).filter(([type]) => files.some((name) => ending(name) === type));
  const iis = files.concat('selfcheck.html').map((name) => [name, {
    ...(pages.includes(name) ? { 'Content-Security-Policy': policy(name) } : {}),
    ...(cache(name) === FRESH ? {} : { 'Cache-Control': cache(name) }),
    ...(name === WIPED ? { 'Clear-Site-Data': CLEAR } : {}),
  }]).filter(([, own]) => Object.keys(own).length);
  const common = { HASHED, KEPT, ICON, FRESH, WIPED: escaped(WIPED), USUAL: usual };
  const written = {
    'nginx-maps.conf': { ...common, CLEAR, PAGES: pages.map((name) => `    "~/${escaped(name)}$" "${policy(name)}";`).join('\n') },
    'nginx.conf': { HEADERS: headers((name, value) => `add_header ${name} "${value}" always;`) },
    'apache.conf': {
      ...common,
      CLEAR: CLEAR.replaceAll('"', '\\"'),
      HEADERS: headers((name, value) => `Header unset ${name}\nHeader always set ${name} "${value}"`),
      TYPES: types.map(([name, type]) => `<FilesMatch "\\.${name}(\\.br|\\.gz)?$">\n    ForceType ${type}\n</FilesMatch>`).join('\n'),
      PAGES: pages.map((name) => `<FilesMatch "^${escaped(posix.basename(name))}(\\.br|\\.gz)?$">\n    Header always set Content-Security-Policy "${policy(name)}"\n</FilesMatch>`).join('\n'),
    },
    'iis-web.config': {
      HEADERS: headers(forIis, { 'Content-Security-Policy': usual, 'Cache-Control': FRESH, ...HEADERS }),
      FILES: iis.map(([name, own]) => `  <location path="${xml(name)}">\n    <system.webServer>\n      <httpProtocol><customHeaders>\n${headers(forIis, own)}\n      </customHeaders></httpProtocol>\n    </system.webServer>\n  </location>`).join('\n'),
    },
  };
  mkdirSync(join(folder, 'hosting'), { recursive: true });
  for (const [name, parts] of Object.entries(written)) writeFileSync(join(folder, 'hosting', name), fill(readFileSync(`src/hosting/${name}`, 'utf8'), parts));
}

/** As small as it gets. Blocks of 128 KB: what brotli chooses for these files by itself is up to 2,200 bytes larger, by chance of the order. */
export const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGBLOCK]: 17 } });

/** Beside a file its compressed forms, where they are smaller. The same bytes from the same file: Node writes no time into them. */
function compress(folder, files) {
  for (const name of files) {
    const bytes = readFileSync(join(folder, name));
    const forms = {
      br: () => brotli(bytes),
      gz: () => gzipSync(bytes, { level: 9 }),
    };
    for (const [form, make] of Object.entries(forms)) {
      const path = join(folder, `${name}.${form}`);
      rmSync(path, { force: true });
      const small = bytes.length > 1024 ? make() : bytes;
      if (small.length < bytes.length) writeFileSync(path, small);
    }
  }
}

export function hosting(folder) {
  const files = contents(folder);
  selfcheck(folder, files);
  settings(folder, files);
  compress(folder, [...files, 'selfcheck.html']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) hosting(process.argv[2]);
