// Everything that a browser was seen to do to a connection, done to ours.

const tried = (promise) => promise.then((value) => value, (error) => `${error}`);
const { transaction } = IDBDatabase.prototype;
const { open } = IDBFactory.prototype;
const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');

let database, kind;
/** Keeps hold of the connection that the store uses. */
const spy = () => (IDBDatabase.prototype.transaction = function (...all) {
  database = this;
  return transaction.apply(this, all);
});
/** The next change meets a browser that does this to its transaction. */
const next = (does) => (IDBDatabase.prototype.transaction = function (...all) {
  const begun = transaction.apply(this, all);
  if (all[1] === 'readwrite') {
    spy();
    if (!kind) does(begun);
  }
  return begun;
});
/** `kind` is the control: a browser that breaks nothing off, for which the same checks must fail. */
export async function handles(settings) {
  ({ kind } = settings);
  const results = {};
  const wanted = {};
  let entries = 0;
  const append = async () => {
    const answer = await tried(vault('append', 1, entries, 'note'));
    if (typeof answer === 'number') entries = answer;
    return answer;
  };
  const check = (name, found, right) => {
    results[name] = `${found}`;
    wanted[name] = `${right}`;
  };

  // No storage, storage that throws, an opening that never settles, one that is refused.
  const factory = (get) => Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get });
  for (const [name, get] of [
    ['none', () => undefined],
    ['forbidden', () => { throw new DOMException('no', 'SecurityError'); }],
  ]) {
    factory(get);
    check(`${name}: exists`, await tried(vault('exists')), 'Unavailable');
    check(`${name}: create`, await tried(vault('create')), 'Unavailable');
  }
  Object.defineProperty(globalThis, 'indexedDB', real);
  for (const [name, right] of [['SecurityError', 'Unavailable'], ['InvalidStateError', 'Unavailable'], ['VersionError', 'OtherVersion'], ['QuotaExceededError', 'Full'], ['UnknownError', 'Gone'], ['DataError', 'Refused("DataError")']]) {
    IDBFactory.prototype.open = () => { throw new DOMException('secret', name); };
    check(`open throws ${name}`, await tried(vault('create')), right);
  }
  IDBFactory.prototype.open = () => new EventTarget();
  const began = Date.now();
  check('an opening that never settles', await tried(vault('create')), 'TimedOut');
  check('in time', Date.now() - began < 9000, true);
  IDBFactory.prototype.open = open;

  spy();
  check('create', await vault('create'), 'there');
  check('a save', await append(), 1);

  // The handle dies without a word.
  database.close();
  check('a save on a closed handle', await append(), 2);
  database.close();
  check('a reading on a closed handle', (await tried(vault('load', 1))).length, 2);

  // The browser breaks off.
  next((begun) => queueMicrotask(() => begun.abort()));
  check('broken off without a reason', await append(), 'Full');
  for (const [error, right] of [['QuotaExceededError', 'Full'], ['UnknownError', 3], ['AbortError', 4], ['ConstraintError', 'Refused("ConstraintError")']]) {
    next((begun) => {
      Object.defineProperty(begun, 'error', { get: () => new DOMException('secret', error) });
      queueMicrotask(() => begun.abort());
    });
    check(`broken off, ${error}`, await append(), right);
  }

  // It was written, but the answer is lost: it must neither be written twice nor called lost.
  next((begun) => {
    Object.defineProperty(begun, 'error', { get: () => new DOMException('server lost', 'UnknownError') });
    Object.defineProperty(begun, 'oncomplete', { set: (told) => begun.addEventListener('complete', () => told({ type: 'abort' })) });
  });
  check('written, and told that it was not', await append(), 5);
  next((begun) => Object.defineProperty(begun, 'oncomplete', { set() {} }));
  check('written, and nothing told', await append(), 6);
  check('all of it is there, once', (await vault('load', 1)).length, 6);

  // A browser that makes no promise.
  IDBDatabase.prototype.transaction = function (names, mode) { return transaction.call(this, names, mode); };
  check('no durability', await append(), 'NotDurable');
  spy();
  check('a save after it', await append(), 7);
  check('damage', (await vault('check')).length, 0);

  // Another tab wants the database.
  const other = open.call(indexedDB, 'case-review', 2);
  await new Promise((done, fail) => Object.assign(other, { onsuccess: done, onerror: fail, onblocked: () => fail(new Error('blocked')) }));
  check('after another tab’s newer version', await append(), 'OtherVersion');
  check('opening it', await tried(vault('open')), 'OtherVersion');
  other.result.onversionchange = null;
  check('deleting what another tab holds open', await tried(vault('destroy')), 'OtherVersion');
  other.result.close();

  const wrong = Object.keys(results).filter((name) => results[name] !== wanted[name]).map((name) => `${name}: ${results[name]}, not ${wanted[name]}`);
  return { results, wrong };
}
