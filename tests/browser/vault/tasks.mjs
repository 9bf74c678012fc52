// What a page does with the store. Whatever is acknowledged is reported after the promise of the save is kept, as the guide would say “Saved”.

const text = (number) => `entry ${number} ${'x'.repeat(200)}`;
const tried = (promise) => promise.then((value) => ({ value }), (error) => ({ error: `${error}` }));

/** Every entry of a case, read back and verified: how many, and whether each says what was saved. */
async function verified(number) {
  const read = await tried(vault('load', number));
  if (read.error) return read;
  const wrong = read.value.findIndex((found, at) => found !== text(at + 1));
  return wrong < 0 ? { length: read.value.length } : { error: `entry ${wrong + 1} is not what was saved` };
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
  /** Nothing is made by looking, and what is made is there. */
  async look() {
    const before = [await vault('exists'), await vault('open'), await vault('exists')];
    const names = (await indexedDB.databases?.())?.map(({ name }) => name) ?? null;
    await vault('create');
    await vault('append', 1, 0, text(1));
    const after = [await vault('exists'), await vault('open'), await verified(1)];
    await vault('destroy');
    return { before, names, after, destroyed: await vault('exists') };
  },

  /** Verifies what is there, then saves until it is stopped. `early` is the broken build: it acknowledges what it will write in a moment. */
  async save({ early, create, most = Infinity, relaxed }, report) {
    if (relaxed) lie();
    const opened = await tried(vault(create ? 'create' : 'open'));
    const found = opened.value === 'there' ? await verified(1) : { error: opened.error ?? opened.value };
    await report('opened', { found });
    if (found.error) return found;
    for (let number = found.length + 1; number <= found.length + most; number++) {
      if (early) {
        report('saved', { number });
        await new Promise((done) => setTimeout(done, 50));
      }
      await vault('append', 1, number - 1, text(number));
      if (!early) report('saved', { number });
    }
    return { length: found.length + most };
  },
};
