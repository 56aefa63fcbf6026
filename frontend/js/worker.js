// The service worker. It keeps the page for offline and what draws it, nothing else: no page that anybody has read.
// `self.portal` is written above it by the server.
const { main, pages, beside, icon, version } = self.portal;
const SHELF = `offline-${version}`;
const kept = new Set([...Object.values(pages), ...beside]);

self.addEventListener("install", (event) => {
  const fresh = [...kept].map((url) => new Request(url, { cache: "reload", credentials: "omit" }));
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(fresh)).then(() => self.skipWaiting()));
});

async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("offline-") && name !== SHELF).map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(begin()));

function languageOf(url) {
  const code = new URL(url).pathname.split("/")[1];
  return code in pages ? code : main;
}

async function pageOrOffline(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await caches.match(pages[languageOf(event.request.url)])) ?? Response.error();
  }
}

async function thingOrKept(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request.url)) ?? Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(pageOrOffline(event));
  else if (kept.has(new URL(request.url).pathname)) event.respondWith(thingOrKept(request));
});

self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data?.json() ?? {};
  } catch {
    return;
  }
  const { title = "", body = "", url = "/", tag = "" } = said;
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon, data: { url } }));
});

async function open(path) {
  const address = new URL(path, self.location.origin);
  if (address.origin !== self.location.origin) return;
  for (const client of await self.clients.matchAll({ type: "window" })) {
    if (new URL(client.url).pathname === address.pathname) return client.focus();
  }
  return self.clients.openWindow(address.href);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});
