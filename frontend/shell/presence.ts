/**
 * This page says that it is open, whether anybody can see it, and goodbye. Whoever closes the browser without signing out is
 * away within a minute, and who was with them is not forgotten; a telephone that goes dark on the way says so first.
 */
const EVERY_MS = 20_000;

const page = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function say(word: 'SEEN' | 'HIDDEN' | 'BYE'): void {
  if (!document.querySelector('.shell')) {
    return; // nobody's page: the sign-in, a wall
  }
  // kept alive: the answer is nobody's business, and the page may be gone before it
  void fetch(`live/here?p=${page}&w=${word}`, { keepalive: true, cache: 'no-store', redirect: 'manual' }).catch(() => undefined);
}

function now(): void {
  say(document.visibilityState === 'hidden' ? 'HIDDEN' : 'SEEN');
}

document.addEventListener('visibilitychange', now);
window.addEventListener('pagehide', () => say('BYE'));
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    now();
  }
});
setInterval(now, EVERY_MS);
now();
