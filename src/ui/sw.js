// There is no service worker. If one was ever registered at this address, this one removes it and what it kept.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const key of await caches.keys()) await caches.delete(key);
    await self.registration.unregister();
  };
  event.waitUntil(clean());
});
