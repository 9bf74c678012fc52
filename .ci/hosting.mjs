// What a server needs beside the guide: the page that checks how it is served, and the settings of three servers, each with the policy of
// this build. Called by .ci/finish.mjs, last but for the compressed files.
import { buildSync } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NONE = ['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'clipboard-read', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'];
export const HEADERS = [
  ['Permissions-Policy', `${NONE.map((name) => `${name}=()`).join(', ')}, clipboard-write=(self)`],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  ['X-DNS-Prefetch-Control', 'off'],
  ['Strict-Transport-Security', 'max-age=31536000'],
];
/** What only a server can say, not a page. */
const SERVER_ONLY = "; frame-ancestors 'none'; webrtc 'block'";

const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const swap = (text, parts) => Object.entries(parts).reduce((text, [name, by]) => text.replaceAll(name, () => by), text);

/** `files`: names of the programme's files, each with its integrity. */
export function hosting(folder, { policy, style, files }) {
  const sent = policy + SERVER_ONLY;
  const define = { FILES: JSON.stringify(files), HEADERS: JSON.stringify(HEADERS), PAGE_POLICY: JSON.stringify(sent) };
  const bundle = buildSync({ entryPoints: ['src/hosting/selfcheck.js'], define, bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', write: false });
  const script = bundle.outputFiles[0].text.trim();
  const own = policy.replace(/script-src [^;]+/, `script-src '${hash(script)}'`);
  const page = readFileSync('src/hosting/selfcheck.html', 'utf8');
  writeFileSync(join(folder, 'selfcheck.html'), swap(page, { POLICY: own, STYLE: style, SCRIPT: script }));

  mkdirSync(join(folder, 'hosting'), { recursive: true });
  const lines = {
    'nginx.conf': ([name, value]) => `        add_header ${name} "${value}" always;`,
    'apache.conf': ([name, value]) => `    Header always set ${name} "${value}"`,
    'web.config': ([name, value]) => `        <add name="${name}" value="${value}" />`,
  };
  for (const [name, line] of Object.entries(lines)) {
    const text = readFileSync(`src/hosting/${name}`, 'utf8');
    const parts = { SELFCHECK_POLICY: own + SERVER_ONLY, POLICY: sent, HEADERS: HEADERS.map(line).join('\n') };
    writeFileSync(join(folder, 'hosting', name), swap(text, parts));
  }
}
