/** Loads the page anew, but never in a tight circle: each time in a row the pause doubles, from 5 s to 80 s. */

const KEY = 'jz.reload';
const FIRST_MS = 5_000;
const MOST_MS = 80_000;

interface Past {
  readonly at: number;
  readonly pause: number;
}

function past(): Past | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return stored && typeof stored === 'object' ? (stored as Past) : undefined;
  } catch {
    return undefined;
  }
}

/** Reloads unless this tab did so a moment ago; then the caller's next beat asks again. */
export function reloadPage(): boolean {
  const last = past();
  const since = last ? Date.now() - last.at : Infinity;
  if (last && since >= 0 && since < last.pause) {
    return false;
  }
  const pause = last ? Math.min(MOST_MS, last.pause * 2) : FIRST_MS;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: Date.now(), pause } satisfies Past));
  } catch {
    return false; // nowhere to remember it: better grey than a page that reloads for ever
  }
  location.reload();
  return true;
}

/** All is well: the next reload need not wait long. */
export function forgetReloads(): void {
  const last = past();
  if (last && Date.now() - last.at > last.pause) {
    sessionStorage.removeItem(KEY);
  }
}
