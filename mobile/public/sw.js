// The app's shell without a network: the page, its hashed assets and the part of the app in use, nothing else.
// Invariant: no answer of the API is ever kept here. What somebody reads about a patient stays in memory.

const CACHE = "hjemover-{{build}}";
const SHELL = "/";
const ASSETS = {{asset_list}};
/** The app's parts: kept when used, so that nobody fetches the others. */
const PARTS = {{part_list}};
const OTHERS = ["/icon.svg", "/manifest.webmanifest"];
/** How long a navigation may wait for a weak network before the kept shell is shown. */
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll([SHELL, ...ASSETS, ...OTHERS])),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("hjemover-") && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      ),
  );
});

// boot.js asks for this when the page is hidden.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
  const keep = (event.data.keep ?? []).filter((path) => PARTS.includes(path));
  if (keep.length > 0) event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(keep)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  // Pages that the service makes itself are never the shell.
  if (["/api/", "/dev/", "/unsubscribe/"].some((own) => url.pathname.startsWith(own))) return;
  if (request.mode === "navigate") {
    event.respondWith(shell(request));
  } else if ([...ASSETS, ...PARTS, ...OTHERS].includes(url.pathname)) {
    event.respondWith(kept(request));
  }
});

/** The network first; the kept shell when there is none, or it takes too long. */
async function shell(request) {
  const cached = await caches.match(SHELL, { cacheName: CACHE });
  if (!cached) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(cached), PATIENCE_MS));
  const network = fetch(request).then((answer) => (answer.status >= 500 ? cached : answer));
  return Promise.race([network, late]).catch(() => cached);
}

/** Hashed names never change: what is kept is what would be fetched. */
async function kept(request) {
  const cached = await caches.match(request, { cacheName: CACHE });
  if (cached) return cached;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    caches.open(CACHE).then((cache) => cache.put(request, copy));
  }
  return answer;
}
