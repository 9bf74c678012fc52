// What others wrote and we build with, held against what was agreed to (.ci/supply): every crate of Cargo.lock by name, version, licence and use,
// every package of package-lock.json by its digest, and the advisories that were put there. `node .ci/supply.mjs` tells what it finds;
// UPDATE=1 writes the list of the crates anew, to be read and committed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from './figures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (name) => readFileSync(join(root, name), 'utf8');
const cargo = (...rest) => execFileSync('cargo', [...rest, '--locked', '--offline'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] });
const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index';
const LIST = '.ci/supply/crates.tsv';
const WASM = ['--target', 'wasm32-unknown-unknown'];

/** The crates that `cargo tree` names, as `name version`. */
const tree = (edges) => new Set(cargo('tree', ...WASM, '--edges', edges, '--prefix', 'none', '--format', '{p}').trim().split('\n').map((line) => line.split(' ').slice(0, 2).join(' ').replace(' v', ' ')));

/** What is in the project: the crates with where they are used, those it names itself, and npm's lock. */
export function inventory() {
  const { packages } = JSON.parse(cargo('metadata', '--format-version', '1'));
  const [linked, built] = [tree('normal,no-proc-macro'), tree('normal,build')];
  const checksums = new Map([...text('Cargo.lock').matchAll(/name = "(.+)"\nversion = "(.+)"\n(?:source = "(.+)"\n)?(?:checksum = "(.+)"\n)?/g)].map(([, name, version, source, checksum]) => [`${name} ${version}`, { source, checksum }]));
  const own = packages.find(({ source }) => !source);
  const crates = packages.filter((one) => one !== own).map(({ name, version, license, description, repository, id }) => {
    const key = `${name} ${version}`;
    return { name, version, key, licence: license ?? '', description, repository, id, ...checksums.get(key), use: linked.has(key) ? 'linked' : built.has(key) ? 'build' : 'tests' };
  });
  crates.sort((one, other) => (one.key < other.key ? -1 : 1));
  const direct = [...new Set(own.dependencies.map(({ name }) => name))].sort();
  return { own, crates, direct, locked: checksums.size, npm: JSON.parse(text('package-lock.json')).packages, list: existsSync(join(root, LIST)) ? text(LIST) : '', policy: JSON.parse(text('.ci/supply/policy.json')) };
}

/** Whether one of the alternatives of a licence may be used: `OR`, `AND` and brackets, and the slash of old manifests. */
export function allowed(licence, list) {
  const words = licence.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  const one = () => {
    const word = words.shift();
    if (word !== '(') return list.includes(word);
    const inside = any();
    return words.shift() === ')' && inside;
  };
  const both = () => {
    let good = one();
    while (words[0] === 'AND') words.shift(), (good = one() && good);
    return good;
  };
  const any = () => {
    let good = both();
    while (words[0] === 'OR') words.shift(), (good = both() || good);
    return good;
  };
  return any() && words.length === 0;
}

const row = ({ name, version, licence, use, checksum }) => [name, version, licence, use, checksum].join('\t');
const HEAD = 'crate\tversion\tlicence\tuse: linked into what is served, build, or tests\tSHA-256';
export const listed = (crates) => `${[HEAD, ...crates.map(row)].join('\n')}\n`;

/** What the policy does not speak of, and what it speaks of in vain. */
const answered = (what, are, said) => [
  ...are.filter((name) => !said[name]).map((name) => `${name} ${what}, and .ci/supply/policy.json does not say why`),
  ...Object.keys(said).filter((name) => !are.includes(name)).map((name) => `.ci/supply/policy.json speaks of ${name}, which no longer ${what}`),
];

export function rust({ crates, direct, locked, list, policy }) {
  const found = [];
  const agreed = new Set(list.trim().split('\n').slice(1));
  for (const one of crates) {
    if (one.source !== REGISTRY) found.push(`${one.key} does not come from crates.io: ${one.source ?? 'a folder'}`);
    if (!/^[0-9a-f]{64}$/.test(one.checksum ?? '')) found.push(`${one.key} has no checksum`);
    if (!allowed(one.licence, policy.licences)) found.push(`${one.key} has a licence that is not allowed: ${one.licence || 'none'}`);
    if (!agreed.delete(row(one))) found.push(`${one.key} is not in ${LIST} as it is now: ${row(one).replaceAll('\t', ', ')}`);
  }
  for (const line of agreed) found.push(`${LIST} has a row that is no longer true: ${line.replaceAll('\t', ', ')}`);
  if (locked !== crates.length + 1) found.push(`Cargo.lock has ${locked} packages, cargo knows ${crates.length + 1}`);
  const names = crates.map(({ name }) => name);
  found.push(...answered('is there in two versions', [...new Set(names.filter((name, at) => names.indexOf(name) !== at))], policy.twice));
  found.push(...answered('is named in Cargo.toml', direct, policy.direct));
  for (const [name, { why, review }] of Object.entries(policy.direct)) if (!why || !review) found.push(`${name} lacks why it is there or who looked at it`);
  return found;
}

/** npm leaves the address out of this lock; the digest binds the content, wherever it comes from. */
export function npm({ npm }) {
  return Object.entries(npm).filter(([path]) => path).flatMap(([path, { version, integrity, resolved, link }]) => [
    ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ? [] : [`${path} has no SHA-512`]),
    ...(!link && /^\d+\.\d+\.\d+/.test(version ?? '') && (resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/') ? [] : [`${path} does not come from the registry: ${resolved ?? version}`]),
  ]);
}

const [AT, BEFORE] = [0, -1];
/** Compares two versions by their numbers; one with a suffix comes before the same without. */
function order(one, other) {
  const parts = (version) => [...version.split(/[-+]/)[0].split('.').map(Number), version.includes('-') ? BEFORE : AT];
  const [a, b] = [parts(one), parts(other)];
  return a.map((value, at) => value - (b[at] ?? 0)).find(Boolean) ?? 0;
}

/** Advisories in the OSV format that speak of a version that is here, and by which of them nobody has said why it may stay. */
export const advised = (here, advisories) => answered('speaks of what is here', [...new Set(matches(here, advisories).map(({ id }) => id))], here.policy.advised);

export function matches({ crates, npm }, advisories) {
  const here = [...crates.map(({ name, version }) => ['crates.io', name, version]), ...Object.entries(npm).filter(([path]) => path).map(([path, { version }]) => ['npm', path.replace(/^.*node_modules\//, ''), version])];
  return advisories.filter(({ withdrawn }) => !withdrawn).flatMap(({ id, affected }) => here.filter(([system, name, version]) => affected.some((one) => {
    if (one.package.ecosystem !== system || one.package.name !== name) return false;
    const inside = ({ events }) => {
      const last = events.flatMap((event) => Object.entries(event)).filter(([kind, at]) => (kind === 'last_affected' ? order(at, version) < 0 : order(at, version) <= 0)).sort(([, a], [, b]) => order(a, b)).at(-1);
      return last?.[0] === 'introduced';
    };
    return one.versions?.includes(version) || one.ranges?.some(inside);
  })).map(([, name, version]) => ({ id, name, version })));
}

export function advisories(folder = join(root, '.ci/supply/advisories')) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'));
  const date = existsSync(join(folder, 'date')) ? readFileSync(join(folder, 'date'), 'utf8').trim() : '';
  return { date, all: names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))) };
}

/** How many advisories there are about crates and about packages of npm: of none, nothing was compared. */
export function counted(all) {
  const about = (system) => all.filter(({ affected }) => affected.some((one) => one.package.ecosystem === system)).length;
  return { aboutCrates: about('crates.io'), aboutPackages: about('npm') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const here = inventory();
  if (process.env.UPDATE) writeFileSync(join(root, LIST), (here.list = listed(here.crates)));
  const { date, all } = advisories();
  const found = [...rust(here), ...npm(here), ...advised(here, all)];
  for (const line of found) console.error(line);
  const count = (use) => here.crates.filter((one) => one.use === use).length;
  const values = { crates: here.crates.length, linked: count('linked'), build: count('build'), tests: count('tests'), direct: here.direct.length, npm: Object.keys(here.npm).length - 1, findings: found.length, advised: date, ...counted(all), accepted: matches(here, all).map(({ id, name, version }) => `${id} of ${name} ${version}: ${here.policy.advised[id] ?? 'not said why'}`) };
  record('supply', values);
  console.log(`${values.crates} crates: ${values.linked} linked, ${values.build} for the build, ${values.tests} for the tests; ${values.npm} npm packages; findings: ${found.length}`);
  console.log(`advisories compared, of ${date}: ${values.aboutCrates} about crates, ${values.aboutPackages} about npm packages; known and left: ${values.accepted.join('; ') || 'none'}`);
  process.exit(found.length ? 1 : 0);
}
