// What a run has measured, as files in target/figures, from which the papers for a publisher are filled (.ci/papers.mjs). Each names the commit
// that was checked out, and says whether anything had been changed since. In a shell: node .ci/figures.mjs sizes first=1 all=2
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const FOLDER = join(root, 'target/figures');
const git = (...rest) => execFileSync('git', rest, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The commit, and whether what is built is what it says; outside a repository nothing can be said. */
export function source() {
  try {
    return { commit: git('rev-parse', 'HEAD'), clean: git('status', '--porcelain') === '' };
  } catch {
    return { commit: 'unknown', clean: false };
  }
}

/** The text of one figure. A reporter of node's tests returns it; everything else writes it. */
export const figure = (values) => `${JSON.stringify({ ...source(), ...values }, null, 1)}\n`;

export function record(name, values) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), figure(values));
}

/** What was measured of this commit, by name. What was measured of another, or was broken off, is as good as not measured. */
export function measured(folder = FOLDER, { commit, clean } = source()) {
  const found = {};
  let names = [];
  try {
    names = readdirSync(folder);
  } catch {}
  for (const name of names) {
    try {
      const one = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      if (one.commit === commit && one.clean && clean) found[name.replace('.json', '')] = one;
    } catch {}
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, ...values] = process.argv.slice(2);
  record(name, Object.fromEntries(values.map((value) => [value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)])));
}
