// The page in its two forms, each with one inline script and one inline style sheet, whose hashes stand in its policy: nothing else is
// fetched before the first paint. `hosted` fetches the parts of the program, each with its own hash; `single` holds them, compressed,
// and fetches nothing at all, so that it runs from a folder.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const digest = (how, bytes) => `${how}-${createHash(how).update(bytes).digest('base64')}`;

function replaceOnce(text, old, by) {
  if (text.split(old).length !== 2) throw new Error(`expected “${old}” once`);
  return text.replace(old, () => by);
}

/** boot.js with the glue of wasm-bindgen, as one script. `parts` gives what `compile` is called with for each part. */
function script({ glue, id }, parts, SINGLE) {
  const define = Object.fromEntries(parts.map(([part, given]) => [part.toUpperCase(), JSON.stringify(given)]));
  const options = { bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', write: false };
  const more = { SINGLE, BUILD: JSON.stringify(id), 'import.meta.url': '""' };
  const built = buildSync({ entryPoints: ['src/ui/boot.js'], alias: { glue }, define: { ...define, ...more }, ...options });
  const text = built.outputFiles[0].text.trim();
  if (text.includes('</script')) throw new Error('the script would end early');
  return text;
}

function page({ html, css }, code) {
  const style = css.replace(/^\uFEFF/, '').trim();
  let page = html.replaceAll('\r\n', '\n');
  page = page.replace(/<!--(?!\s*\[)[^]*?-->\s*/g, '').replace(/\s*<script data-boot(?:="")?><\/script>/, () => `\n<script>${code}</script>`);
  page = replaceOnce(page, 'sha256-BOOT', digest('sha256', code));
  page = page.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`);
  return replaceOnce(page, 'sha256-STYLE', digest('sha256', style));
}

export function hosted(build) {
  const parts = build.sources.map(([part, name, bytes]) => [part, [name, { integrity: digest('sha384', bytes) }]]);
  return page(build, script(build, parts, 'false'));
}

export function single(build) {
  const code = script(build, build.sources.map(([part]) => [part, [part]]), 'true');
  const data = build.sources.map(([part, , bytes]) => `<script type="text/plain" id="${part}">${gzipSync(bytes, { level: 9 }).toString('base64')}</script>\n`).join('');
  let file = page(build, code);
  file = replaceOnce(file, "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'", "img-src data:; connect-src 'none'");
  file = replaceOnce(file, "worker-src 'self'", "worker-src 'none'");
  file = replaceOnce(file, '<link rel="manifest" href="manifest.webmanifest">\n', '');
  file = replaceOnce(file, 'href="favicon.ico"', `href="data:image/x-icon;base64,${build.icon.toString('base64')}"`);
  file = replaceOnce(file, '<html lang="en-GB"', '<html data-single lang="en-GB"');
  return replaceOnce(file, '</head>', `${data}</head>`);
}

/** What keeps the hosted build for use without its server: `files` gives the bytes of each file by name. */
export function worker(id, files) {
  const hashes = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, digest('sha384', bytes)]));
  return readFileSync('src/ui/worker.js', 'utf8').replace('const NAME', () => `const BUILD = '${id}';\nconst FILES = ${JSON.stringify(hashes, null, 2)};\nconst NAME`);
}
