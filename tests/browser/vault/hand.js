// A hand in a page of the guide, where a browser is driven by nobody: it asks the test's server what to do, does it, and tells what came
// of it (guide.mjs). What is typed comes this way and by no other, so that no address and no file of the browser holds it.
(async () => {
  // Without a large icon Firefox loads the page once more, in no window, for a picture of it (profile.test.mjs): that page's hand takes no orders.
  if (navigator.userAgent.includes('Firefox') && !outerWidth) return;
  const post = (path, body) => fetch(path, { method: 'POST', body: JSON.stringify(body), cache: 'no-store', signal: AbortSignal.timeout(5000) });
  const tell = (kind, more) => navigator.sendBeacon('told', JSON.stringify({ kind, at: Date.now(), ...more }));
  addEventListener('error', (event) => tell('trouble', { error: `${event.message}` }));
  addEventListener('unhandledrejection', (event) => tell('trouble', { rejection: `${event.reason}` }));
  addEventListener('securitypolicyviolation', (event) => tell('trouble', { policy: `${event.violatedDirective} ${event.blockedURI}` }));

  // The broken build: controls as they are without src/ui/components/quiet.rs.
  const quiet = ['autocomplete', 'autocorrect', 'autocapitalize', 'spellcheck', 'translate', 'writingsuggestions', 'data-gramm'];
  const strip = () => document.querySelectorAll('input, textarea').forEach((one) => quiet.forEach((name) => one.hasAttribute(name) && one.removeAttribute(name)));
  if (LOUD) new MutationObserver(strip).observe(document, { childList: true, subtree: true, attributes: true });

  const find = (selector, text) => [...document.querySelectorAll(selector)].find((one) => !text || one.innerText.includes(text));
  const until = async (is) => {
    for (const end = Date.now() + 25_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
      const value = is();
      if (value) return value;
    }
    throw new Error(`not at ${location.hash}, under “${find('h1')?.innerText}”, waiting: ${document.documentElement.hasAttribute('data-waiting')}`);
  };

  const hands = {
    go: (hash) => void (location.hash = hash),
    see: async (selector, text) => (await until(() => find(selector, text))).innerText,
    gone: (selector) => until(() => !find(selector)),
    texts: (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText),
    async click(selector, text) {
      const one = await until(() => find(selector, text));
      tell('click');
      one.click();
    },
    /** As from a keyboard: through the browser's own editing. A value that is set by script is no sign that somebody typed. */
    async type(selector, text) {
      const one = await until(() => find(selector));
      one.focus();
      one.select();
      document.execCommand('insertText', false, text);
      if (one.value !== text) throw new Error(`${selector} did not take what was typed`);
    },
    reload: () => location.reload(),
    close: () => close(),
    /** Tells when the page is emptied, by its own clock. */
    watch() {
      const shell = new MutationObserver(() => find('.app-lock') || (tell('locked'), shell.disconnect()));
      shell.observe(document, { childList: true, subtree: true });
    },
    look: () => document.body.innerText.trim(),
    mute: () => void (BroadcastChannel.prototype.postMessage = () => {}),
    /** Ten minutes of sleep: the clock has moved on and no timer has run. Tells what is left on the page once the first listener has run. */
    sleep() {
      const now = Date.now;
      Date.now = () => now() + 600_000;
      dispatchEvent(new Event('focus'));
      tell('asleep', { left: hands.look() });
    },
    /** What the guide never does. */
    async keep(text) {
      localStorage.setItem('control', text);
      const request = indexedDB.open('control');
      request.onupgradeneeded = () => request.result.createObjectStore('raw');
      await new Promise((done) => (request.onsuccess = done));
      const kept = request.result.transaction('raw', 'readwrite', { durability: 'strict' });
      kept.objectStore('raw').put(text, 'text');
      await new Promise((done) => (kept.oncomplete = done));
    },
  };

  await until(() => document.documentElement.matches('[data-ready][data-whole]'));
  let left = false;
  addEventListener('pagehide', () => (left = true));
  for (let done = { hello: true }; !left; ) {
    const order = await post('next', done).then((answer) => answer.json()).catch(() => null);
    if (!order) {
      // The page is being left; or a request that waits was broken off or is never answered: it is made again.
      await new Promise((again) => setTimeout(again, 100));
      continue;
    }
    const { number, verb, rest } = order;
    try {
      done = { number, value: await hands[verb](...rest) };
    } catch (error) {
      done = { number, error: `${error}` };
    }
  }
})();
