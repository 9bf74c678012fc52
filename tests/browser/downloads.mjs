// Downloads of browsers that tell their driver nothing of them: they put the file into a folder.
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const UNFINISHED = /\.(part|wkdownload)$/;

/** Gone when this process ends. */
export const kept = mkdtempSync(join(tmpdir(), 'case-review-downloads-'));
process.once('exit', () => rmSync(kept, { recursive: true, force: true }));
/** A folder for a browser to put them into. */
export const folder = join(kept, 'new');

const files = (folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []).filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);

/** The next file in the folder, taken out of it; what lies there already is none. A browser may keep its place with an empty one until it is whole. */
export function fetched(folder, timeout = 30_000) {
  for (const name of files(folder)) rmSync(join(folder, name));
  return next(folder, timeout);
}

async function next(folder, timeout) {
  for (const end = Date.now() + timeout; Date.now() < end; await wait(25)) {
    const names = files(folder);
    if (!names.length || names.some((name) => UNFINISHED.test(name) || !statSync(join(folder, name)).size)) continue;
    const path = join(mkdtempSync(join(kept, 'one-')), names[0]);
    renameSync(join(folder, names[0]), path);
    return { path: async () => path, suggestedFilename: () => names[0] };
  }
  throw new Error(`no download within ${timeout} ms`);
}
