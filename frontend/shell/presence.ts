/**
 * This page says that it is open, whether anybody can see it, and goodbye. Whoever closes the browser without signing out is
 * away within a minute, and who was with them is not forgotten; a telephone that goes dark on the way says so first.
 *
 * It says too when its person last did something: pressed, typed, touched, moved the pointer. Whether a sign-in is locked for
 * want of that, the server decides over all its pages; this one is told, and loads itself anew where it shows otherwise.
 */
import { reloadPage } from '../live/reload';

const EVERY_MS = 20_000;
/** an act is told at once when none was told for so long, and otherwise then */
const ACT_MS = 10_000;
/** without an answer for so long the page covers itself when its time is over: nobody else can any more */
const UNHEARD_MS = 45_000;
const LATE_MS = 60_000;
const VEIL_MS = 5_000;
/** a reload is no act, and takes none back */
const ACTED = 'jz.acted';

const page = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
const opened = Date.now();

let acted = Number(sessionStorage.getItem(ACTED) ?? 0);
/** the act that the server knows of, and when something was last told */
let known = 0;
let toldAt = 0;
let soon: ReturnType<typeof setTimeout> | undefined;
let heardAt = opened;
let idleMs = 0;

function say(word: 'SEEN' | 'HIDDEN' | 'BYE'): void {
  if (!document.querySelector('.shell, .locked')) {
    return; // nobody's page: the sign-in, a wall
  }
  const telling = acted;
  const act = telling > known ? `&a=${Math.max(0, Date.now() - telling)}` : '';
  known = telling;
  toldAt = Date.now();
  // kept alive: the page may be gone before the answer
  fetch(`live/here?p=${page}&w=${word}${act}`, { keepalive: true, cache: 'no-store', redirect: 'manual' })
    .then(heard)
    .catch(() => {
      known = Math.min(known, telling - 1);
    });
}

/** How the sign-in stands. A page that shows something else is of yesterday. */
function heard(answer: Response): void {
  if (answer.status === 401) {
    reloadPage();
    return;
  }
  const screen = answer.headers.get('Jz-Screen');
  if (!answer.ok || screen === null) {
    return;
  }
  heardAt = Date.now();
  idleMs = Number(answer.headers.get('Jz-Idle') ?? 0);
  if ((screen === 'locked') !== (document.querySelector('.locked') !== null)) {
    reloadPage();
  } else {
    delete document.documentElement.dataset['veil'];
  }
}

function now(): void {
  say(document.visibilityState === 'hidden' ? 'HIDDEN' : 'SEEN');
}

function act(event: Event): void {
  if (!event.isTrusted) {
    return;
  }
  const at = Date.now();
  if (at - acted > 1_000) {
    acted = at;
    sessionStorage.setItem(ACTED, String(at));
  }
  if (at - toldAt >= ACT_MS) {
    now();
  } else {
    soon ??= setTimeout(() => {
      soon = undefined;
      now();
    }, ACT_MS - (at - toldAt));
  }
}

/** Out of contact nobody locks this page: when its time is over and no answer comes, it covers itself until one does. */
function cover(): void {
  const text = document.querySelector<HTMLElement>('.shell')?.dataset['veil'];
  const at = Date.now();
  if (text && idleMs > 0 && at - Math.max(acted, opened) > idleMs + LATE_MS && at - heardAt > UNHEARD_MS) {
    document.documentElement.dataset['veil'] = text;
  }
}

for (const kind of ['pointerdown', 'pointermove', 'keydown', 'touchstart', 'wheel']) {
  window.addEventListener(kind, act, { capture: true, passive: true });
}
document.addEventListener('visibilitychange', () => {
  cover();
  now();
});
window.addEventListener('pagehide', () => say('BYE'));
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload(); // what it shows is as old as it is
  }
});
setInterval(now, EVERY_MS);
setInterval(cover, VEIL_MS);
now();
