// What this browser has of what the guide uses, tried rather than asked for, and without a trace.
const opens = (name) => new Promise((done) => {
  const request = indexedDB.open(name);
  setTimeout(done, 5000, false);
  request.onerror = () => done(false);
  request.onsuccess = () => {
    request.result.close();
    const removal = indexedDB.deleteDatabase(name);
    removal.onsuccess = removal.onerror = () => done(true);
  };
});

const guarded = () => {
  if (!globalThis.trustedTypes) return false;
  // Ours refuses everything, so that a refusal shows in the answer and not on the console.
  trustedTypes.createPolicy('default', { createHTML: () => { throw new TypeError('refused'); } });
  try {
    document.createElement('p').innerHTML = 'x';
    return false;
  } catch {
    return true;
  }
};

/** What is tried, whether it is there, and what follows if it is not. */
const LOOKS = [
  ['WebAssembly, under the policy', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true), 'The guide cannot run in this browser: another browser, or a setting of your organisation.'],
  ['Text is not taken for markup (Trusted Types)', guarded, 'This browser lacks one of several protections; a newer one has it.'],
  ['Cryptography', async () => !!(await crypto.subtle.digest('SHA-256', new Uint8Array())), 'Cases cannot be kept: it needs a secure connection.'],
  ['Storage for kept cases (IndexedDB)', () => opens('case-review-selfcheck'), 'Cases cannot be kept in this browser, or not in a private window. The self-check works.'],
  ['Locks between tabs', () => navigator.locks.request('case-review-selfcheck', () => true), 'Cases need a secure connection and a newer browser.'],
  ['Messages between tabs', () => 'BroadcastChannel' in globalThis, 'A tab does not notice when another locks the cases.'],
  ['Lasting storage can be asked for', () => typeof navigator.storage.persist === 'function', 'The browser may delete cases when the disk is full: make backups.'],
  ['Copying to the clipboard', () => typeof navigator.clipboard.writeText === 'function', 'It needs a secure connection; texts can be selected instead.'],
];

export async function browser({ present, missing }) {
  for (const [what, there, advice] of LOOKS) {
    const found = await Promise.resolve().then(there).catch(() => false);
    if (found) present(what, 'tried here');
    else missing(what, 'not in this browser, or not allowed', advice);
  }
}
