/*
 * What a browser shows while the portal does not answer: one page that it has kept. Nothing else of the portal is kept here, and
 * nothing of a guest: what lies behind a PIN is the page's own business (sheet.js). The version is that of the files below.
 */
const KEPT = 'jz-away-VERSION';
const PAGE = 'away/offline.html';
const FILES = FILES_OF_THE_PAGE;
const AWAY = [502, 503, 504];

const at = (file) => new URL(file, self.registration.scope).href;

self.addEventListener('install', (event) => {
  const asked = FILES.map((file) => new Request(at(file), { cache: 'reload' }));
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(asked)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('jz-away-') && name !== KEPT;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') {
    event.respondWith(page(event.request));
  } else if (FILES.some((file) => at(file) === event.request.url)) {
    event.respondWith(caches.match(event.request, { cacheName: KEPT }).then((kept) => kept ?? fetch(event.request)));
  }
});

/** The portal's own answer, if there is one: a proxy that stands before a portal which is away does not speak for it. */
async function page(request) {
  try {
    const answer = await fetch(request);
    if (!AWAY.includes(answer.status) || answer.headers.has('referrer-policy')) {
      return answer;
    }
  } catch {
    // No network, or nobody there.
  }
  return (await caches.match(at(PAGE), { cacheName: KEPT })) ?? Response.error();
}
