// What lies in the guide's own database, as it lies there: read, written and altered behind its back.

/** Every record: its key in base64 and its value, in base64 too unless it is no bytes. */
export const dump = (page) => page.evaluate(async () => {
  const database = await new Promise((done) => { indexedDB.open('case-review').onsuccess = (event) => done(event.target.result); });
  const shelf = database.transaction('shelf').objectStore('shelf');
  const [keys, values] = [shelf.getAllKeys(), shelf.getAll()];
  await new Promise((done) => { shelf.transaction.oncomplete = done; });
  database.close();
  const bytes = (value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null);
  const plain = (value) => (bytes(value) ? { base64: btoa(String.fromCharCode(...bytes(value))) } : value);
  return keys.result.map((key, at) => [plain(key), plain(values.result[at])]);
});

/** A database that the guide never made, with exactly these records. The guide must not have it open. */
export const lay = (page, records) => page.evaluate(async (records) => {
  await new Promise((done) => { indexedDB.deleteDatabase('case-review').onsuccess = done; });
  const opening = indexedDB.open('case-review', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('shelf');
  await new Promise((done) => { opening.onsuccess = done; });
  const shelf = opening.result.transaction('shelf', 'readwrite').objectStore('shelf');
  const stored = (value) => (value?.base64 === undefined ? value : Uint8Array.from(atob(value.base64), (letter) => letter.charCodeAt(0)));
  for (const [key, value] of records) shelf.put(stored(value), stored(key));
  await new Promise((done) => { shelf.transaction.oncomplete = done; });
  opening.result.close();
}, records);
