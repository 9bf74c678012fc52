// The papers that a publisher needs, as pages to read and print: the texts in src/papers with what stands in the source, in the build and in
// target/figures put in their places. A figure that was not measured for this commit is said to be missing, and the release stops.
// HTML and not Markdown, because whoever gets them can open, print and hear them read out with what every office has.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HEADERS, policyOf } from './hosting.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (name) => readFileSync(join(root, name), 'utf8');
const escaped = (value) => `${value}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** How each figure is measured. */
export const COMMANDS = {
  native: 'cargo test --locked', browser: '.ci/node-test browser tests/supply tests/browser', faults: '.ci/faults', oracle: '.ci/oracle',
  nothing: '.ci/nothing', sizes: 'node .ci/sizes.mjs', supply: 'node .ci/supply.mjs', twice: '.ci/twice',
};
const thousands = (bytes) => `${Math.ceil(bytes / 1000)} KB`;
const count = ({ passed, failed, skipped, ignored }) => `${passed} passed, ${failed} failed${Number(skipped ?? ignored) ? `, ${skipped ?? ignored} left out` : ''}`;
/** From what a test said of itself: the pattern is that of its line. */
const note = (pattern, say) => ['browser', ({ notes }) => {
  const found = notes.map((one) => one.match(pattern)).filter(Boolean);
  return found.length ? say(found) : undefined;
}];
const BROWSERS = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };
/** What was printed about one promise, for all browsers: `say` puts N, failures, control and the rest into words. What is the same for several is said once. */
const promise = (name, run = 'faults', say = (n, failures, control) => `${n}, ${failures} failures (control: ${control})`, all = Object.keys(BROWSERS)) => [run, ({ lines, form }) => {
  const found = Object.fromEntries(lines.map((one) => one.match(new RegExp(`^${name} (\\w+) \\(.+?\\): N (.+), failures (\\d+); control: ([^;]+)(?:; (.+))?$`))).filter(Boolean).map(([, browser, ...parts]) => [browser, say(...parts).replace(/\b1 ([a-z]+)s\b/g, '1 $1')]));
  const alike = (said) => all.filter((browser) => found[browser] === said).map((browser) => BROWSERS[browser]).join(', ');
  return all.some((browser) => !found[browser]) ? undefined : `${form && `${form} form: `}${[...new Set(all.map((browser) => found[browser]))].map((said) => `${alike(said)}: ${said}`).join('; ')}`;
}];
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** Each figure: the run that measured it, and how it is said. */
export const FIGURES = {
  native: ['native', count],
  browser: ['browser', count],
  faults: ['faults', (one) => `${count(one)} (${one.form} form)`],
  browsers: ['browser', ({ browsers }) => Object.values(browsers).join('; ') || undefined],
  oracle: ['oracle', ({ rows }) => `${rows} deadlines counted alike`],
  question: ['sizes', ({ question }) => thousands(question)],
  guide: ['sizes', ({ guide }) => thousands(guide)],
  kept: ['sizes', ({ kept }) => thousands(kept)],
  crates: ['supply', ({ crates, linked, build, tests, findings }) => `${crates} crates: ${linked} linked, ${build} for the build, ${tests} for the tests; ${findings} findings`],
  packages: ['supply', ({ npm }) => `${npm}`],
  advisories: ['supply', ({ aboutCrates, advised, accepted }) => `${aboutCrates} advisories about crates, as far as they could be read on ${advised}, were compared by cargo-deny; no advisories about npm packages were at hand, so nothing was compared with any; known and left: ${accepted.join('; ') || 'none'}`],
  twice: ['twice', ({ files, sum }) => `${files} files, every byte equal; SHA-256 of the list of their SHA-256s ${sum}`],
  states: note(/^\w[\w-]*: (\d+) (states|case states), axe$/, (found) => `${sum(found.map(([, n]) => +n))} looks at states of pages, in ${new Set(found.map(([line]) => line.split(':')[0])).size} modes`),
  laid: note(/^\w[\w-]*: (\d+) (?:states|case states)(?:, axe)?$/, (found) => `${sum(found.map(([, n]) => +n))} looks at states of pages, in ${new Set(found.map(([line]) => line.split(':')[0])).size} modes`),
  policy: note(/^findings: (\d+) on (.+); with 'unsafe-eval': (\d+)$/, ([[, n, pages, weaker]]) => `${n} findings on ${pages}; a weaker policy has ${weaker}`),
  imports: note(/^(\d+) different imports; ways out: (.+)$/, ([[, n, ways]]) => `${n} different imports; ways out: ${ways}`),
  guess: note(/^64 MiB, 3 passes, 1 lane, 5 fresh salts: (.+) ms$/, ([[, times]]) => `${times} ms on the machine of the tests, which does other work at the same time`),
  hostile: note(/^(N \d+, of which .* accepted \d+, dialogs \d+)$/, ([[, line]]) => line),
  printed: note(/^(\d+ results, at most \d+ sheets)$/, ([[, line]]) => line),
  profile: promise('P7'), wiped: promise('P19'), locked: promise('P20'),
  quiet: promise('P5', 'nothing'), ways: promise('P6', 'nothing'),
  own: promise('P5', 'nothing', (n, failures, control, more) => `${more.match(/the browser asked for ([^;]+)/)?.[1]}`),
  first: note(/^(\d+ cases in \d+ records of the first version: .+)$/, ([[, line]]) => line),
  kills: promise('P1'), synced: promise('P1b'), torn: promise('P1c', undefined, undefined, ['chromium', 'firefox']), full: promise('P2'), tabs: promise('P3'), flips: promise('P9'), private: promise('P12'),
};

/** What the publisher has filled in, by the names of src/ui/publisher.rs. */
const publisher = () => Object.fromEntries([...text('src/ui/publisher.rs').matchAll(/pub const (\w+): &str = "(.+)";/g)].map(([, name, value]) => [name, value]));
const table = (caption, head, rows) => `<table><caption>${caption}</caption><thead><tr>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>\n${rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('\n')}\n</tbody></table>`;
/** On a narrow screen the cells stand below one another: each of many then needs its column's name, and some browsers forget that they are cells. */
const ROLES = { '<table': 'table', '<tbody': 'rowgroup', '<tr': 'row', '<td': 'cell', '<th scope="row"': 'rowheader' };
const named = (html) => html.replace(/<table>.+?<\/table>/gs, (whole) => {
  const heads = [...whole.matchAll(/<th scope="col">(.+?)<\/th>/g)].map(([, head]) => head);
  return heads.length < 3 ? whole : whole.replace(/<tr>.+?<\/tr>/gs, (row) => { let at = 0; return row.replace(/<td(?=>)/g, (cell) => `${cell} data-head="${heads[(at += 1)]}"`); });
});
const told = (html) => named(html).replace(/<(table|tbody|tr|td|th scope="row")(?=[ >])/g, (tag) => `${tag} role="${ROLES[tag]}"`);
const editions = () => readdirSync(join(root, 'src/procedure'), { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => {
  const file = text(`src/procedure/${name}/edition.toml`);
  return ['name', 'version', 'checked', 'source'].map((key) => escaped(file.match(new RegExp(`^${key} = "(.+)"$`, 'm'))[1]));
});

/** What stands in the source and in the build, as HTML. */
function facts(dist, version) {
  const settings = (name) => escaped(name);
  return {
    version,
    editions: table('The rules in this release', ['Edition', 'Version', 'Last checked', 'Source'], editions()),
    headers: table('Sent with every file', ['Header', 'Value'], Object.entries(HEADERS).map((pair) => pair.map((one) => `<code>${settings(one)}</code>`))),
    csp: `<pre><code>${escaped(policyOf(readFileSync(join(dist, 'index.html'), 'utf8')).replaceAll('; ', ';\n'))}</code></pre>`,
  };
}

/** All the papers, by the name of their file, and the figures that they lack. */
export function papers({ dist, version, figures, source }) {
  const style = text('src/papers/paper.css').trim();
  const [own, known, missing] = [publisher(), facts(dist, version), new Set()];
  const digest = createHash('sha256').update(style).digest('base64');
  const build = (name) => {
    const used = new Set();
    const body = text(`src/papers/${name}`).replace(/\{([A-Z_]+)\}/g, (_, key) => escaped(own[key])).replace(/\{\{(\w+)\}\}/g, (_, key) => {
      if (key in known) return known[key];
      const [run, say] = FIGURES[key] ?? [];
      if (!run) throw new Error(`${name} asks for “${key}”, which nothing gives`);
      used.add(run);
      const said = figures[run] && say(figures[run]);
      if (said !== undefined && !/undefined|NaN/.test(said)) return escaped(said);
      missing.add(key);
      return '<strong>not measured in this run</strong>';
    });
    const title = body.match(/<h1>(.+)<\/h1>/)[1];
    const runs = [...used].sort().map((run) => [`<code>${escaped(COMMANDS[run])}</code>`, escaped(Object.values(figures[run]?.browsers ?? {}).join('; ') || 'no browser')]);
    const sources = runs.length ? `<h2>Where the figures come from</h2>\n<p>Each was measured by a command on the commit named above; none was typed by hand.</p>\n${table('The commands of the figures in this paper', ['Command', 'Browsers'], runs)}\n` : '';
    return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">
<title>${title} – Case Review ${version}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${style}</style>
</head>
<body>
<main>
<p>Case Review ${version}, commit <code>${escaped(source.commit)}</code></p>
${told(`${body.trim()}\n${sources}`)}</main>
</body>
</html>
`;
  };
  const names = readdirSync(join(root, 'src/papers')).filter((name) => name.endsWith('.html')).sort();
  return { files: Object.fromEntries(names.map((name) => [basename(name), build(name)])), missing: [...missing].sort() };
}
