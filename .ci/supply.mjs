// What others wrote and we build with, held against what was agreed to (.ci/supply): by cargo-deny its licences, sources, doubled versions and
// the advisories that were put there; here every crate of Cargo.lock by name, version, licence and use, and every package of package-lock.json
// by its digest. `node .ci/supply.mjs` tells what it finds; UPDATE=1 writes the list of the crates anew, to be read and committed.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from './figures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (name) => readFileSync(join(root, name), 'utf8');
const cargo = (...rest) => execFileSync('cargo', [...rest, '--locked', '--offline'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] });
const ADVISORIES = join(root, '.ci/supply/advisories');
const LIST = '.ci/supply/crates.tsv';
const WASM = ['--target', 'wasm32-unknown-unknown'];

/** The crates that `cargo tree` names, as `name version`. */
const tree = (edges) => new Set(cargo('tree', ...WASM, '--edges', edges, '--prefix', 'none', '--format', '{p}').trim().split('\n').map((line) => line.split(' ').slice(0, 2).join(' ').replace(' v', ' ')));

/** What is in the project: the crates with where they are used, those it names itself, and npm's lock. */
export function inventory() {
  const { packages } = JSON.parse(cargo('metadata', '--format-version', '1'));
  const [linked, built] = [tree('normal,no-proc-macro'), tree('normal,build')];
  const checksums = new Map([...text('Cargo.lock').matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"\n/g)].map(([, name, version, checksum]) => [`${name} ${version}`, checksum]));
  const own = packages.find(({ source }) => !source);
  const crates = packages.filter((one) => one !== own).map(({ name, version, license, description, repository, id }) => {
    const key = `${name} ${version}`;
    return { name, version, key, licence: license ?? '', description, repository, id, checksum: checksums.get(key), use: linked.has(key) ? 'linked' : built.has(key) ? 'build' : 'tests' };
  });
  crates.sort((one, other) => (one.key < other.key ? -1 : 1));
  const direct = [...new Set(own.dependencies.map(({ name }) => name))].sort();
  return { own, crates, direct, npm: JSON.parse(text('package-lock.json')).packages, list: existsSync(join(root, LIST)) ? text(LIST) : '', reasons: JSON.parse(text('.ci/supply/direct.json')) };
}

const row = ({ name, version, licence, use, checksum }) => [name, version, licence, use, checksum].join('\t');
const HEAD = 'crate\tversion\tlicence\tuse: linked into what is served, build, or tests\tSHA-256';
export const listed = (crates) => `${[HEAD, ...crates.map(row)].join('\n')}\n`;

export function rust({ crates, direct, list, reasons }) {
  const found = [];
  const agreed = new Set(list.trim().split('\n').slice(1));
  for (const one of crates) {
    if (!/^[0-9a-f]{64}$/.test(one.checksum ?? '')) found.push(`${one.key} has no checksum`);
    if (!agreed.delete(row(one))) found.push(`${one.key} is not in ${LIST} as it is now: ${row(one).replaceAll('\t', ', ')}`);
  }
  for (const line of agreed) found.push(`${LIST} has a row that is no longer true: ${line.replaceAll('\t', ', ')}`);
  for (const name of direct) if (!reasons[name]?.why || !reasons[name].review) found.push(`${name} is named in Cargo.toml, and .ci/supply/direct.json does not say why it is there or who looked at it`);
  for (const name of Object.keys(reasons)) if (!direct.includes(name)) found.push(`.ci/supply/direct.json speaks of ${name}, which Cargo.toml does not name`);
  return found;
}

/** npm leaves the address out of this lock; the digest binds the content, wherever it comes from. */
export function npm({ npm }) {
  return Object.entries(npm).filter(([path]) => path).flatMap(([path, { version, integrity, resolved, link }]) => [
    ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ? [] : [`${path} has no SHA-512`]),
    ...(!link && /^\d+\.\d+\.\d+/.test(version ?? '') && (resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/') ? [] : [`${path} does not come from the registry: ${resolved ?? version}`]),
  ]);
}

/** The advisories that were put there, as RustSec writes them, and the day on which they were looked up. */
export function advisories() {
  const names = readdirSync(join(ADVISORIES, 'crates'), { recursive: true }).filter((name) => name.endsWith('.md'));
  return { date: readFileSync(join(ADVISORIES, 'date'), 'utf8').trim(), count: names.length };
}

/**
 * What cargo-deny finds in Cargo.lock: advisories, licences, versions of one crate, sources. `config` is the text of its settings, `made` holds
 * advisories more, by their numbers. `left` are the advisories that speak of what is here and may stay.
 */
export function deny({ config = text('.ci/supply/deny.toml'), made = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'advisories-'));
  try {
    // Where it would keep a clone of RustSec's database, by the name that it gives to that address; when it was fetched it asks the clone.
    const database = join(folder, 'advisory-db-3157b0e258782691');
    cpSync(join(ADVISORIES, 'crates'), join(database, 'crates'), { recursive: true });
    for (const [name, one] of Object.entries(made)) writeFileSync(join(database, 'crates', `${name}.md`), one);
    const fetched = join(database, '.git/FETCH_HEAD');
    mkdirSync(dirname(fetched));
    writeFileSync(fetched, '');
    utimesSync(fetched, ...Array(2).fill(new Date(advisories().date)));
    const settings = join(folder, 'deny.toml');
    writeFileSync(settings, config.replace('[advisories]', `$&\ndb-path = ${JSON.stringify(folder)}`));
    const { error, status, stderr } = spawnSync(join(root, '.tools/bin/cargo-deny'), ['--locked', '--offline', '--config', settings, '--format', 'json', 'check'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (error) throw new Error(`cargo-deny does not start (${error.message}): .ci/setup cargo-deny brings it`);
    const lines = stderr.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ type }) => type !== 'summary').map(({ fields }) => fields);
    const about = (graphs) => graphs.map(({ Krate: { name, version } }) => `${name} ${version}`).join(', ');
    const said = ({ code = 'error', message, advisory, graphs = [] }) => `${[code, about(graphs), advisory?.id].filter(Boolean).join(' ')}: ${message}`;
    const found = lines.filter(({ severity, level }) => /^error$/i.test(severity ?? level)).map(said);
    if (status && !found.length) throw new Error(`cargo-deny ended with ${status}: ${stderr}`);
    // One that speaks of nothing that is here is an error, so these all do.
    return { found, left: [...config.matchAll(/\{ id = "(.+?)", reason = "(.+?)" \}/g)].map(([, id, reason]) => `${id}: ${reason}`) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const here = inventory();
  if (process.env.UPDATE) writeFileSync(join(root, LIST), (here.list = listed(here.crates)));
  const { date, count: aboutCrates } = advisories();
  const { found: denied, left } = deny();
  const found = [...rust(here), ...npm(here), ...denied];
  for (const line of found) console.error(line);
  const count = (use) => here.crates.filter((one) => one.use === use).length;
  const values = { crates: here.crates.length, linked: count('linked'), build: count('build'), tests: count('tests'), direct: here.direct.length, npm: Object.keys(here.npm).length - 1, findings: found.length, advised: date, aboutCrates, accepted: left };
  record('supply', values);
  console.log(`${values.crates} crates: ${values.linked} linked, ${values.build} for the build, ${values.tests} for the tests; ${values.npm} npm packages; findings: ${found.length}`);
  console.log(`advisories compared, of ${date}: ${aboutCrates} about crates, none about npm packages; known and left: ${left.join('; ') || 'none'}`);
  process.exit(found.length ? 1 : 0);
}
