// IndexedDB without the store: what is on the shelf, unverified, and the floor that the store is measured against.

const settled = (target, good) => new Promise((done, fail) => {
  target[good] = () => {
    try {
      done(target.result);
    } catch (error) {
      fail(error); // Firefox, where what is on the disk is no longer a value.
    }
  };
  target.onerror = target.onabort = () => fail(target.error);
});

export const raw = {
  open(name, store = 'raw') {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    return settled(request, 'onsuccess');
  },

  get: (database, key, store = 'raw') => settled(database.transaction(store).objectStore(store).get(key), 'onsuccess'),

  keys: (database, most) => settled(database.transaction('shelf').objectStore('shelf').getAllKeys(null, most), 'onsuccess'),

  put(database, key, value, store = 'raw') {
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
    transaction.objectStore(store).put(value, key);
    return settled(transaction, 'oncomplete');
  },

  /** What lies on the shelf, as one text: how many records, and their SHA-256. Never makes a database. */
  async digest(name) {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction.abort();
    const database = await settled(request, 'onsuccess');
    try {
      if (!database.objectStoreNames.contains('shelf')) return 'nothing';
      const shelf = database.transaction('shelf').objectStore('shelf');
      const [keys, values] = await Promise.all([settled(shelf.getAllKeys(), 'onsuccess'), settled(shelf.getAll(), 'onsuccess')]);
      const binary = (value) => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? value : new TextEncoder().encode(`${value}`));
      const hash = await crypto.subtle.digest('SHA-256', await new Blob([...keys, ...values].map(binary)).arrayBuffer());
      return `${keys.length} ${Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    } finally {
      database.close();
    }
  },
};
