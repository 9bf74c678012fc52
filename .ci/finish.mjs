// The build after Trunk: the page in two forms (.ci/page.mjs), the WebAssembly in three parts, each fetched with its own hash (.ci/split.mjs),
// the program that makes keys from passphrases, which stands alone (src/bin/argon.rs), version.json, the worker, and what servers need.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PurgeCSS } from 'purgecss';
import { hosting } from './hosting.mjs';
import { mark } from './linked.mjs';
import { shorten, shortNames } from './names.mjs';
import { hosted, single, worker } from './page.mjs';
import { MARK, alone, split } from './split.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
const file = (name) => join(folder, name);
const only = (ending) => {
  const found = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`expected one file *${ending} in the build, found ${found.length}`);
  return found[0];
};

// Trunk has run wasm-bindgen by now, but on what the linker made as it was: it runs again on the same with its addresses marked.
const wasm = only('_bg.wasm');
rmSync(file(wasm.replace('_bg.wasm', '.js')));
rmSync(file(wasm));
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const linked = mark(readFileSync(join(target, 'wasm32-unknown-unknown', process.env.TRUNK_PROFILE, 'case-review.wasm')), MARK);
const marked = join(target, 'marked');
mkdirSync(marked, { recursive: true });
writeFileSync(join(marked, 'linked.wasm'), linked.bytes);
execFileSync('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', marked, '--out-name', 'guide', join(marked, 'linked.wasm')]);
const glue = resolve(marked, 'guide.js');
// The glue knows how to load one file; boot.js loads several and asks it for the rest.
const text = readFileSync(glue, 'utf8');
const names = shortNames(text);
writeFileSync(glue, `${shorten(text, names)}export { __wbg_get_imports as imports, __wbg_finalize_init as begin };`);
// The same crates in the same way as for the guide, so that only this program is linked.
execFileSync('cargo', ['build', '--release', '--locked', '--offline', '--bin', 'argon', '--target', 'wasm32-unknown-unknown'], { stdio: 'inherit' });
const argon = readFileSync(join(target, 'wasm32-unknown-unknown/release/argon.wasm'));
const programs = { ...split(readFileSync(join(marked, 'guide_bg.wasm')), linked, names), argon: alone(argon, ['memory', 'room', 'derive']) };
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const sources = Object.entries(programs).map(([part, bytes]) => {
  const name = `${part}-${digest(bytes).slice(0, 16)}.wasm`;
  writeFileSync(file(name), bytes);
  return [part, name, bytes];
});

// The style sheet without what no page uses.
const sheet = only('.css');
const [{ css }] = await new PurgeCSS().purge({
  content: ['index.html', 'src/ui/**/*.{rs,html,js}', 'src/hosting/selfcheck.{html,js}'],
  css: [{ raw: readFileSync(file(sheet), 'utf8') }],
  defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
  // The only classes that are put together while a page is drawn (components/table.rs).
  safelist: [/^govuk-table__/],
});
rmSync(file(sheet));

const html = readFileSync(file('index.html'), 'utf8');
const scripts = ['boot.js', 'display.js'].map((name) => readFileSync(`src/ui/${name}`));
const id = digest(html + css + scripts + sources.map(([, name]) => name)).slice(0, 16);
const build = { html, css, glue, sources, id, icon: readFileSync(file('favicon.ico')) };
writeFileSync(file('index.html'), hosted(build));
writeFileSync(file('case-review.html'), single(build));

// What the page asks of its server. A publisher may change the dates and withdraw an edition, with a sentence that says why, without a new build.
const rules = readdirSync('src/procedure', { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => {
  const [, checked] = readFileSync(`src/procedure/${name}/edition.toml`, 'utf8').match(/^checked = "(.*)"$/m);
  return [name, { checked, withdrawn: '' }];
});
writeFileSync(file('version.json'), `${JSON.stringify({ build: id, rules: Object.fromEntries(rules.sort()) }, null, 2)}\n`);
const offline = ['index.html', 'favicon.ico', 'icon.svg', 'manifest.webmanifest', ...sources.map(([, name]) => name)];
writeFileSync(file('worker.js'), worker(id, Object.fromEntries(offline.map((name) => [name, readFileSync(file(name))]))));

hosting(folder);
