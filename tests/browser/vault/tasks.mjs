// What a page does with the store. Whatever is acknowledged is reported after the promise of the save is kept, as the guide would say “Saved”.
import { handles } from './handles.mjs';
import { raw } from './raw.mjs';

/** Two entries of the same second, writer and words are one: so tabs that compete have words of their own. */
const text = (number, by = 'one') => `entry ${number} ${'x'.repeat(200)} ${by}`;
const is = (found, number) => [text(number), text(number, 'two')].includes(found);
const tried = (promise) => promise.then((value) => ({ value }), (error) => ({ error: `${error}` }));
/** Posted, since of two requests for one address a browser holds the second back. */
const gate = (name, count = 2) => fetch(`/gate?name=${session} ${name}&count=${count}`, { method: 'POST' });
/** Before every tenth save two tabs wait for each other: by itself one may be done before the other has begun. */
const meet = (name, saved) => (saved % 10 ? null : gate(`${name} ${saved}`));

/** Every entry of a case, read back and verified: how many, and whether each says what was saved. */
async function verified(number) {
  const read = await tried(vault('load', number));
  if (read.error) return read.error === 'NoCase' ? { length: 0 } : read;
  const wrong = read.value.findIndex((found, at) => !is(found, at + 1));
  return wrong < 0 ? { length: read.value.length } : { error: `entry ${wrong + 1} is not what was saved` };
}

/** The whole store: each of the cases 1 to `cases`, and nothing else that is wrong. */
async function whole(cases) {
  const damage = await tried(vault('check'));
  if (damage.error || damage.value.length) return { error: damage.error ?? `Damaged: ${damage.value.join(' ')}` };
  const lengths = [];
  for (let number = 1; number <= cases; number++) {
    const found = await verified(number);
    if (found.error) return found;
    lengths.push(found.length);
  }
  return { lengths };
}

/** A browser may need a moment to see that there is room again. */
async function until(attempt) {
  for (let tries = 1; ; tries++) {
    const found = await attempt();
    if (!found.error || tries === 20) return found;
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** A browser that promises to write through and does not. */
function lie() {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode) {
    return transaction.call(this, names, mode, { durability: 'relaxed' });
  };
  Object.defineProperty(IDBTransaction.prototype, 'durability', { get: () => 'strict' });
}

export const tasks = {
  handles,

  /** Nothing is made by looking, and what is made is there. */
  async look() {
    const before = [await vault('exists'), await vault('open'), await vault('exists')];
    await vault('create');
    await vault('append', 1, 0, text(1));
    const after = [await vault('exists'), await vault('open'), await whole(1)];
    await vault('destroy');
    return { before, after, destroyed: await vault('exists') };
  },

  /** Verifies what is there, then saves until it is stopped. Broken builds: `early` acknowledges what it will write in a moment, `old` goes on
   * in the browser's old log. */
  async save({ early, create, most = Infinity, relaxed, old }, report) {
    if (relaxed) lie();
    if (old) IDBFactory.prototype.deleteDatabase = null;
    const opened = await tried(vault(create ? 'create' : 'open'));
    const found = opened.value === 'there' ? await whole(1) : { error: opened.error ?? opened.value };
    const [length = 0] = found.lengths ?? [];
    await report('opened', { error: found.error, length });
    if (found.error) return found;
    for (let number = length + 1; number <= length + most; number++) {
      if (early) {
        report('saved', { number });
        await new Promise((done) => setTimeout(done, 50));
      }
      await vault('append', 1, number - 1, text(number));
      if (!early) report('saved', { number });
    }
    return { length: length + most };
  },

  /** Some cases of some entries, and what the witness beside the store says then. */
  async make({ cases, entries }) {
    await vault('create');
    for (let number = 1; number <= cases; number++)
      for (let at = 0; at < entries; at++) await vault('append', number, at, text(at + 1));
    return { witness: await vault('witness'), raw: await raw.digest('case-review') };
  },

  /** As at a start with a witness: everything that was there, or a word for what is not. */
  async start({ witness, cases, entries }) {
    const opened = await tried(vault('open'));
    const unverified = await tried(raw.digest('case-review'));
    const answer = (named) => ({ named, raw: unverified.value ?? `error ${unverified.error}` });
    if (opened.value !== 'there') return answer(opened.error ?? `StoreLost (${opened.value})`);
    const testimony = await vault('testimony', witness);
    if (testimony !== 'Agrees') return answer(testimony);
    const { error, lengths } = await whole(cases);
    if (error) return answer(error);
    return { ...answer(null), silent: lengths.some((length) => length !== entries) ? `lengths ${lengths}` : null };
  },

  /** One of two tabs that save to the same case. */
  async rival({ first, saves }) {
    if (first) await vault('create');
    await gate('made');
    if (!first) await vault('open');
    await gate('go');
    let [length, saved, conflicts, busy, met] = [0, 0, 0, 0, -1];
    const began = performance.now();
    while (saved < saves) {
      if (met !== saved) await meet('rivals', (met = saved));
      const { error } = await tried(vault('append', 1, length, text(length + 1, first ? 'one' : 'two')));
      if (!error) [length, saved] = [length + 1, saved + 1];
      else if (error === 'Changed') {
        conflicts++;
        length = (await verified(1)).length;
      } else if (error === 'Busy') busy++;
      else throw new Error(error);
    }
    const took = performance.now() - began;
    await gate('finished');
    return { saved, conflicts, busy, took, found: await whole(1) };
  },

  /** The same as it is often made: read, change, write, without a comparison. */
  async naive({ saves }) {
    const database = await raw.open('naive');
    await gate('naive');
    for (let saved = 0; saved < saves; saved++) {
      await meet('naive', saved);
      await raw.put(database, 'list', ((await raw.get(database, 'list')) ?? 0) + 1);
    }
    await gate('naively');
    return { found: await raw.get(database, 'list') };
  },

  /** Saves until the disk is full, then again once there is room. */
  async full({ note }, report) {
    await vault('create');
    for (let at = 0; at < 20; at++) await vault('append', 1, at, text(at + 1));
    await report('filling');
    await gate('filled', Infinity);
    let error, length = 20;
    const big = 'y'.repeat(note);
    for (let number = 2; !error && number < 2000; number++) ({ error } = await tried(vault('append', number, 0, big)));
    await report('refused', { error });
    const again = [await tried(vault('append', 1, length, text(length + 1)))];
    if (!again[0].error) length++;
    const during = await whole(1);
    await report('full', { error, again: again[0].error ?? 'saved' });
    await gate('freed', Infinity);
    again.push(await until(() => tried(vault('append', 1, length, text(length + 1)))));
    if (!again[1].error) length++;
    return { error, during, length, after: again[1].error ?? 'saved', found: await whole(1) };
  },

  /** A disk that is full before the store is opened: it is read, and a save is refused until there is room. */
  async late(_, report) {
    await report('ready');
    await gate('filled', Infinity);
    const opened = await tried(vault('open'));
    const read = opened.error ? opened : await whole(1);
    const big = await tried(vault('append', 2, 0, 'y'.repeat(200_000)));
    await report('full', { read, error: big.error ?? 'saved' });
    await gate('freed', Infinity);
    const again = await until(() => tried(vault('append', 1, 10, text(11))));
    return { after: again.error ?? 'saved', found: await whole(1) };
  },

  /** Where nothing may be kept: the store says so, or works for as long as the window is open. */
  async hidden() {
    const exists = await tried(vault('exists'));
    const created = await tried(vault('create'));
    if (created.error) return { exists, created: created.error };
    await vault('append', 1, 0, text(1));
    return { exists, created: 'there', found: await whole(1) };
  },

  async exists() {
    return { exists: await vault('exists') };
  },
};
