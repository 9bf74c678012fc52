// P9: bits of the browser's own files change. Everything verifies, or what is lost has a name; never wrong data, and never an empty
// list in place of one that was lost.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ENGINES, ask, line, long, profile, start, stop, times } from './harness.mjs';

before(start);
after(stop);

const CASES = 3;
const ENTRIES = 10;
const MAGIC = Buffer.from([0x43, 0x52, 1]);

const files = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

/** The file in which most of the envelopes lie: another may be one that the browser never reads. */
function holds(folder) {
  const found = files(folder).map((path) => {
    const bytes = readFileSync(path);
    let count = 0;
    for (let at = bytes.indexOf(MAGIC); at >= 0; at = bytes.indexOf(MAGIC, at + 1)) count++;
    return { path, bytes, count };
  });
  return found.sort((a, b) => b.count - a.count)[0];
}

/** Firefox tells the window of a value that it cannot read any more, as an error of no script, whatever the page does about it. */
const allow = ({ error }) => error?.endsWith('(:0)');

function flip(engine, folder, bits) {
  const { path, bytes, count } = holds(engine.data(folder));
  assert.ok(count >= CASES * ENTRIES, `${path} holds ${count} envelopes`);
  for (let bit = 0; bit < bits; bit++) bytes[Math.floor(Math.random() * bytes.length)] ^= 1 << Math.floor(Math.random() * 8);
  writeFileSync(path, bytes);
}

describe('flips', { concurrency: long ? 1 : 3 }, () => {
  for (const engine of Object.values(ENGINES))
    test(`P9 ${engine.name}`, async () => {
      const made = profile();
      const { witness, raw } = await ask(engine, made, { task: 'make', cases: CASES, entries: ENTRIES });
      const start = { task: 'start', witness, cases: CASES, entries: ENTRIES };
      const untouched = await ask(engine, profile(made), start);
      assert.deepEqual([untouched.named, untouched.silent, untouched.raw], [null, null, raw], 'a copy without flips is whole');

      const [count, names, silent] = [times(100, 6), new Map(), []];
      let [healed, unverified] = [0, 0];
      for (let at = 0; at < count; at++) {
        const folder = profile(made);
        flip(engine, folder, [1, 3, 20][at % 3]);
        const found = await ask(engine, folder, start, { allow });
        if (found.silent) silent.push(found.silent);
        if (!found.named && found.raw === raw) healed++;
        if (found.raw !== raw) unverified++;
        const name = found.named?.replace(/:.*/, '') ?? 'whole';
        names.set(name, (names.get(name) ?? 0) + 1);
      }
      const told = [...names].map(([name, times]) => `${name} ${times}`).join(', ');
      line('P9', engine, `${count} copies with 1, 3 or 20 bits flipped`, silent.length, `read without verification, ${unverified} were not what was saved`, `${told}; the flips did not matter or were healed in ${healed}`);
      assert.deepEqual(silent, []);
      assert.ok(unverified > 0 || !long, 'unverified reading shows wrong data');
    });
});
