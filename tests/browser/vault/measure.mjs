// What the store costs, beside what IndexedDB itself costs in the same run.
import { raw } from './raw.mjs';

const timed = async (does) => {
  const from = performance.now();
  await does();
  return performance.now() - from;
};
const { put } = IDBObjectStore.prototype;
const { transaction } = IDBDatabase.prototype;

/** What a save puts on the shelf, and how long the browser had it. */
function watch() {
  const seen = { records: [], waited: 0 };
  IDBObjectStore.prototype.put = function (value, key) {
    seen.records.push([key, value]);
    return put.call(this, value, key);
  };
  IDBDatabase.prototype.transaction = function (...all) {
    const begun = transaction.apply(this, all);
    const from = performance.now();
    begun.addEventListener('complete', () => (seen.waited += performance.now() - from));
    return begun;
  };
  return seen;
}

function unwatch() {
  IDBObjectStore.prototype.put = put;
  IDBDatabase.prototype.transaction = transaction;
}

export const measures = {
  async generate({ name, count }, report) {
    await vault('create', name);
    await vault('generate', count, (made) => made % 10_000 || report('made', { made }));
    return { cases: await vault('cases') };
  },

  /** Saves to one case of a store, each followed by the very same records put by hand. */
  async saves({ name, rounds }) {
    const floor = await raw.open('floor');
    await vault('open', name);
    const results = [];
    for (let at = 0; at < rounds; at++) {
      const seen = watch();
      const store = await timed(() => vault('append', 1, at, `a note of some length ${'x'.repeat(400)}`));
      unwatch();
      const byHand = await timed(() => new Promise((done, fail) => {
        const begun = floor.transaction('raw', 'readwrite', { durability: 'strict' });
        const shelf = begun.objectStore('raw');
        for (const [key, value] of seen.records) shelf.put(value, key);
        Object.assign(begun, { oncomplete: done, onabort: fail });
      }));
      const bytes = seen.records.reduce((sum, [, value]) => sum + (value.byteLength ?? 16), 0);
      results.push({ store, byHand, outside: store - seen.waited, bytes, records: seen.records.length });
    }
    return { results };
  },

  /** Opening and the first rows, beside opening and the first keys. */
  async opening({ name, rounds }) {
    const results = [];
    for (let at = 0; at < rounds; at++) {
      await vault('create', 'elsewhere');
      const store = await timed(async () => {
        await vault('open', name);
        await vault('page', 0, 25);
      });
      await vault('create', 'elsewhere');
      const keys = await timed(async () => {
        const database = await raw.open(name);
        await raw.keys(database, 25);
        database.close();
      });
      results.push({ store, keys });
    }
    return { results };
  },

  async searches({ name, words, rounds }) {
    const tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    await vault('open', name);
    const before = exported.memory.buffer.byteLength;
    const results = [];
    for (let at = 0; at < rounds; at++)
      for (const word of words) {
        let answer;
        const time = await timed(async () => (answer = await vault('search', word, 25)));
        results.push({ word, time, found: answer[0].length, read: answer[1] });
      }
    await new Promise((done) => setTimeout(done, 200));
    return { results, tasks, before, after: exported.memory.buffer.byteLength };
  },
};
