// P2: the disk fills while the store saves. What was saved is intact, nothing is there in part, the reason has its name, and once there is
// room the next save works. Chromium may also close the database, which cannot be opened again on a full disk: then it is “Gone”
// meanwhile. The profile lies on a small disk in memory; who runs this has to be allowed to mount it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ENGINES, ask, line, profile, start, stop, times, visit } from './harness.mjs';

const root = process.getuid() === 0 ? [] : ['sudo', '-n'];
const run = (...command) => execFileSync(command[0], command.slice(1), { stdio: 'pipe' });

before(start);
after(stop);

/** Leaves little room. The browser writes at the same time, so what fitted a moment ago may not fit now. */
function weigh(folder, ballast, least) {
  for (let left = least; ; left += Math.max(least / 3, 20_000)) {
    const { bavail, bsize } = statfsSync(folder);
    try {
      return writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
      rmSync(ballast);
    }
  }
}

async function onDisk(size, work) {
  const folder = profile();
  run(...root, 'mount', '-t', 'tmpfs', '-o', `size=${size}m,mode=777`, 'tmpfs', folder);
  try {
    return await work(folder);
  } finally {
    run(...root, 'umount', '-l', folder);
  }
}

/** Fills the disk when the page is `ready` for it, and frees it when it has seen what a full one is like. */
async function fill(engine, folder, task, ready, left) {
  const browser = await visit(engine, folder, [task]);
  try {
    await browser.wait(ready);
    const ballast = join(folder, 'ballast');
    weigh(folder, ballast, left);
    browser.release('filled');
    const full = await browser.wait('full', 120_000);
    rmSync(ballast);
    browser.release('freed');
    return { ...full, ...(await browser.wait('done', 120_000)) };
  } finally {
    await browser.kill();
  }
}

for (const [engine, size] of [[ENGINES.chromium, 90], [ENGINES.firefox, 90], [ENGINES.webkit, 40]])
  test(`P2 ${engine.name}`, async () => {
    const count = times(50, 2);
    const problems = [];
    const told = new Map();
    for (let at = 0; at < count; at++) {
      const found = await onDisk(size, (folder) => fill(engine, folder, { task: 'full', note: at % 2 ? 200_000 : 20_000 }, 'filling', 3_000_000));
      told.set(found.error, (told.get(found.error) ?? 0) + 1);
      if (found.found.error || found.found.lengths[0] !== found.length || !['Full', 'Gone'].includes(found.error) || found.after !== 'saved') problems.push(found);
    }
    // There is no broken build here: the control is that the disk was full at all, since otherwise no save would have failed.
    line('P2', engine, `${count} disks filled`, problems.length, `the save that did not fit was refused in ${[...told.values()].reduce((a, b) => a + b)} of ${count}`, [...told].map(([name, times]) => `told “${name}” ${times}`).join(', '));
    assert.deepEqual(problems, []);
  });

// Chromium closes what it cannot write to: made to write before it has to, it could not be read either.
test('P2 on a disk that is full before the store is opened', async () => {
  const engine = ENGINES.chromium;
  const found = await onDisk(90, async (folder) => {
    await ask(engine, folder, { task: 'make', cases: 1, entries: 10 });
    return fill(engine, folder, { task: 'late' }, 'ready', 0);
  });
  assert.deepEqual([found.read, found.error, found.after, found.found], [{ lengths: [10] }, 'Full', 'saved', { lengths: [11] }]);
});
