// The release as it is packed, from the build that is there: sums that can be checked, a zip that is the same every time, papers that say what was
// measured and nothing else, agree with the guide, and pass the checks of every other page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import csp from 'csp_evaluator';
import parser from 'csp_evaluator/dist/parser.js';
import { figure, measured, record, source } from '../../.ci/figures.mjs';
import { digest, pack } from '../../.ci/pack.mjs';
import { FIGURES, papers } from '../../.ci/papers.mjs';
import { accessible, dist, fits, launch, open, root, serve, shot } from '../browser/support.mjs';

const out = mkdtempSync(join(tmpdir(), 'case-review-release-'));
const here = { commit: 'c'.repeat(40), clean: true };
const browsers = { chromium: 'Chromium 1', firefox: 'Firefox 2', webkit: 'WebKitGTK 3' };
const line = (name, more = 'more') => Object.keys(browsers).map((browser) => `${name} ${browser} (1.0): N 5 kills, 300 acknowledged saves, failures 0; control: 2 of 2 lost; ${more}`);
/** Figures of no run, to see where they land. */
const figures = {
  native: { passed: '311', failed: '0', ignored: '2' }, oracle: { rows: '20000' }, sizes: { question: 95_001, guide: 249_000, kept: 176_000 },
  supply: { crates: 9, linked: 4, build: 3, tests: 2, npm: 7, findings: 0, advised: '2026-11-23', aboutCrates: 41, accepted: ['RUSTSEC-1 of paste 1.0: why'] },
  browser: { browsers, passed: 200, failed: 0, skipped: 0, notes: ['light: 60 states, axe', 'light: 9 case states, axe', 'phone: 60 states', "findings: 0 on index.html; with 'unsafe-eval': 1", '150 different imports; ways out: index.html fetch( 1', '64 MiB, 3 passes, 1 lane, 5 fresh salts: 300, 301 ms', 'N 9, of which 1 were left as they were; refused 8, 2 of them only by the key; accepted 0, dialogs 0', '14 results, at most 2 sheets', '3 cases in 17 records of the first version: read, and one went on'] },
  nothing: { browsers, form: '', passed: 6, failed: 0, skipped: 0, lines: ['P5', 'P6'].flatMap((name) => line(name, 'the browser asked for one.example; more')) },
  faults: { browsers, form: 'short', passed: 20, failed: 0, skipped: 0, lines: ['P1', 'P1b', 'P1c', 'P2', 'P3', 'P7', 'P9', 'P12', 'P19', 'P20'].flatMap((name) => line(name)) },
};
const alone = join(out, 'alone.html');
let browser, packed;
before(async () => {
  writeFileSync(alone, '<!DOCTYPE html>');
  packed = pack({ out, figures: { ...figures, twice: { files: '29', sum: digest(dist) } }, source: here, alone });
  browser = await launch();
});
after(async () => { await browser?.close(); rmSync(out, { recursive: true, force: true }); });

const check = () => execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: packed.folder, stdio: 'pipe' });
const paper = (name) => readFileSync(join(packed.folder, 'papers', name), 'utf8');
const names = readdirSync(join(root, 'src/papers')).filter((name) => name.endsWith('.html'));

test('everything has its place and its sum', () => {
  const all = readdirSync(packed.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  assert.equal(readFileSync(join(packed.folder, 'SHA256SUMS'), 'utf8').trim().split('\n').length, all.length - 1, 'each but the list itself');
  check();
  for (const name of readdirSync(dist, { recursive: true })) assert.ok(existsSync(join(packed.folder, 'hosted', name)), name);
  for (const name of ['README.txt', 'case-review.html', 'sbom.cdx.json', 'papers/figures.json', ...names.map((name) => `papers/${name}`)]) assert.ok(existsSync(join(packed.folder, name)), name);
  const part = readdirSync(dist).find((name) => name.endsWith('.wasm'));
  appendFileSync(join(packed.folder, 'hosted', part), 'x');
  assert.throws(check, ({ stdout }) => stdout.toString() === `hosted/${part}: FAILED\n`, 'control: one byte more');
  cpSync(join(dist, part), join(packed.folder, 'hosted', part));
});

test('the zip holds the folder and is the same every time', () => {
  const again = join(out, 'again');
  const second = pack({ out: again, figures: { ...figures, twice: { files: '29', sum: digest(dist) } }, source: here, alone });
  assert.equal(second.sum, packed.sum);
  execFileSync('python3', ['-m', 'zipfile', '-e', second.zip, join(out, 'unpacked')]);
  execFileSync('diff', ['-r', second.folder, join(out, 'unpacked', 'case-review-0.1.0')]);
  const other = pack({ out: again, figures: { ...figures, oracle: { rows: '20001' } }, source: here, alone });
  assert.notEqual(other.sum, packed.sum, 'control: another figure');
});

test('without the guide in one file, or with another build in dist, there is no release', () => {
  assert.throws(() => pack({ out, alone: join(out, 'nowhere.html') }), /guide in one file is not there/);
  assert.throws(() => pack({ out, figures: { twice: { sum: '0' } }, source: here, alone }), /not what two clean builds/);
});

test('every figure stands in its paper, and one that was not measured says so and is named', () => {
  assert.deepEqual(packed.missing, []);
  const all = names.map(paper).join('\n');
  assert.doesNotMatch(all, /\{\{|\{[A-Z_]+\}|undefined|NaN|not measured in this run/);
  for (const said of ['311 passed, 0 failed, 2 left out', '20000 deadlines', '96 KB', '69 looks at states of pages, in 1 modes', '129 looks at states of pages, in 2 modes', '300, 301 ms', 'short form: Chromium, Firefox, WebKitGTK: 5 kills, 300 acknowledged saves, 0 failures (control: 2 of 2 lost)', 'Chromium, Firefox, WebKitGTK: one.example', '<td role="cell" data-head="Where">The memory of one tab', '3 cases in 17 records', '41 advisories about crates, as far as they could be read on 2026-11-23, were compared by cargo-deny; no advisories about npm packages were at hand', 'RUSTSEC-1 of paste 1.0: why', here.commit]) assert.ok(all.includes(said), said);
  for (const [run, own] of [['oracle', ['oracle']], ['sizes', ['guide', 'kept', 'question']], ['nothing', ['own', 'quiet', 'ways']], ['faults', ['faults', 'flips', 'full', 'kills', 'locked', 'private', 'profile', 'synced', 'tabs', 'torn', 'wiped']]]) {
    const without = papers({ dist, version: '0', figures: { ...figures, twice: { files: 1, sum: 'f' }, [run]: undefined }, source: here });
    assert.deepEqual(without.missing, own, run);
    assert.match(Object.values(without.files).join(), /<strong>not measured in this run<\/strong>/);
  }
  const partly = { ...figures, twice: { files: 1, sum: 'f' }, faults: { ...figures.faults, lines: figures.faults.lines.filter((one) => !one.startsWith('P1 webkit')) } };
  assert.deepEqual(papers({ dist, version: '0', figures: partly, source: here }).missing, ['kills'], 'two browsers are not three');
  const used = names.flatMap((name) => [...readFileSync(join(root, 'src/papers', name), 'utf8').matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key));
  assert.deepEqual(Object.keys(FIGURES).filter((key) => !used.includes(key)), [], 'no figure without a paper');
});

test('a figure counts for the commit on which it was measured, and only if nothing had been changed', () => {
  const folder = join(out, 'figures');
  execFileSync('mkdir', ['-p', folder]);
  const put = (name, values) => writeFileSync(join(folder, `${name}.json`), JSON.stringify(values));
  put('good', { ...here, rows: 1 }), put('older', { ...here, commit: 'd' }), put('changed', { ...here, clean: false }), writeFileSync(join(folder, 'broken.json'), '{"commit":');
  assert.deepEqual(Object.keys(measured(folder, here)), ['good']);
  assert.deepEqual(measured(folder, { ...here, clean: false }), {});
  assert.equal(JSON.parse(figure({ rows: 1 })).commit, source().commit);
  record('of-a-test', { rows: 2 });
  const written = join(root, 'target/figures/of-a-test.json');
  assert.equal(JSON.parse(readFileSync(written, 'utf8')).rows, 2);
  rmSync(written);
});

test('the papers name files that exist and use our words', () => {
  for (const name of names) {
    const text = readFileSync(join(root, 'src/papers', name), 'utf8');
    for (const [, path] of text.matchAll(/<code>((?:tests|src|\.ci)\/[^<]+)<\/code>/g)) assert.ok(existsSync(join(root, path)), `${name}: ${path}`);
    assert.doesNotMatch(text, /fatality|deceased|eligible|\b(color|organiz|behavior|license[ds]?)\b/i, name);
  }
});

test('the accessibility statement is that of the guide', async () => {
  const server = await serve();
  const page = await open(browser, server.url, { hash: '#/accessibility' });
  const read = () => page.locator('main:not([hidden])').locator('h1, h2, p, li').allInnerTexts();
  const guide = (await read()).map((text) => text.trim()).filter(Boolean);
  server.close();
  await page.goto(pathToFileURL(join(packed.folder, 'papers/accessibility.html')).href);
  const ours = await read();
  assert.ok(guide.length > 10, guide.join('\n'));
  assert.deepEqual(guide.filter((text) => !ours.includes(text)), []);
});

test('every paper is accessible, fits, and is under a policy that allows its style sheet alone', async () => {
  const page = await open(browser, pathToFileURL(join(packed.folder, 'papers/changelog.html')).href, { allow: ['not ready'] });
  for (const name of names) {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(pathToFileURL(join(packed.folder, 'papers', name)).href);
      await accessible(page, name);
      await fits(page, `${name}, ${width}`);
    }
    await shot(page, `paper-${name.replace('.html', '')}`);
    const policy = paper(name).match(/Content-Security-Policy" content="([^"]+)"/)[1];
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'$/);
    assert.deepEqual(new csp.CspEvaluator(new parser.CspParser(policy).csp).evaluate(), [], name);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector('main')).maxWidth), 'none', 'the policy lets the style through');
  }
  assert.deepEqual(page.trouble, []);
});
