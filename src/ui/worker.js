// Keeps the files of one build, so that the guide opens while its server cannot be reached. The page is asked of the server first, always;
// a new build waits until every tab of the old one is closed. That a page came from here is said by the page: it asks version.json.
const NAME = 'case-review ';

self.addEventListener('install', (event) => {
  const fill = async () => {
    const cache = await caches.open(NAME + BUILD);
    // Checked by their hashes: should the server change builds meanwhile, this fails and is tried again.
    for (const [name, integrity] of Object.entries(FILES)) await cache.add(new Request(name, { integrity }));
  };
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name.startsWith(NAME) && name !== NAME + BUILD) await caches.delete(name);
  };
  event.waitUntil(clean());
});

const kept = async (name) => (await caches.open(NAME + BUILD)).match(name);

/** What the server says; if it cannot be reached, what is kept. */
const page = async (request) => {
  try {
    return await fetch(request);
  } catch {
    return (await kept('index.html')) ?? Response.error();
  }
};

/** An answer that says nothing, if the server gives none. */
const version = (request) => fetch(request).catch(() => new Response('{}'));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const name = pathname.slice(new URL(registration.scope).pathname.length);
  if (request.mode === 'navigate' && (name === '' || name === 'index.html')) event.respondWith(page(request));
  else if (name === 'version.json') event.respondWith(version(request));
  else if (name in FILES && name !== 'index.html') event.respondWith(kept(name).then((found) => found ?? fetch(request)));
});
