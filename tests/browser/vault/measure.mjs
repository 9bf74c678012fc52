// What the store costs, beside what IndexedDB itself costs in the same run.
import { raw } from './raw.mjs';

const timed = async (does) => {
  const from = performance.now();
  await does();
  return performance.now() - from;
};
const { put, ...reads } = Object.fromEntries(['put', 'get', 'getAll', 'getAllKeys'].map((name) => [name, IDBObjectStore.prototype[name]]));
const { transaction } = IDBDatabase.prototype;

/** What a save puts on the shelf, and from when to when the browser had something to do: a reading until it is there, a change until
 * it is complete. */
function watch() {
  const seen = { records: [], spans: [] };
  const began = new WeakMap();
  const end = (begun) => seen.spans.push([began.get(begun), performance.now()]);
  IDBObjectStore.prototype.put = function (value, key) {
    seen.records.push([key, value]);
    return put.call(this, value, key);
  };
  for (const [name, read] of Object.entries(reads))
    IDBObjectStore.prototype[name] = function (...all) {
      const request = read.apply(this, all);
      if (this.transaction.mode === 'readonly') request.addEventListener('success', () => end(this.transaction));
      return request;
    };
  IDBDatabase.prototype.transaction = function (...all) {
    const from = performance.now();
    const begun = transaction.apply(this, all);
    began.set(begun, from);
    if (begun.mode === 'readwrite') begun.addEventListener('complete', () => end(begun));
    return begun;
  };
  return seen;
}

function unwatch() {
  Object.assign(IDBObjectStore.prototype, { put, ...reads });
  IDBDatabase.prototype.transaction = transaction;
}

/** Together, with what overlaps counted once. */
function covered(spans) {
  let [sum, until] = [0, 0];
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
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
      results.push({ store, byHand, outside: store - covered(seen.spans), transactions: seen.spans.length, bytes, records: seen.records.length });
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
