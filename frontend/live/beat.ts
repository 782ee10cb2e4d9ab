/**
 * The page's heartbeat: one request for all live elements, every ten seconds. Without it a connection that is half open
 * looks like a quiet morning. It also measures the server's clock.
 */
import { onTick, serverClock, type ServerClock } from './clock';
import type { BeatAnswer } from './protocol';
import { forgetReloads, reloadPage } from './reload';

/** A live element, as the beat sees it. */
export interface Beating {
  readonly viewer: string;
  readonly version: number;
  readonly epoch: string | undefined;
  readonly stale: unknown;
  /** the server is well, and this is its newest version of the element's board; stuck: it does not reach this page */
  answered(newest: number, serverMs: number): 'well' | 'stuck';
  /** the server answers, but has itself lost its database */
  databaseLost(asOf: number | undefined): void;
  contactLost(): void;
  /** whoever is signed in here is so no more */
  shutOut?(): void;
}

/** What the beat needs of the world, so that a test can be the world. */
export interface BeatWorld {
  fetch(url: string, signal: AbortSignal): Promise<Pick<Response, 'ok' | 'status' | 'type' | 'json'>>;
  now(): number;
  reload(): void;
  well(): void;
  readonly clock: ServerClock;
}

const FIRST_MS = 1_000;
const AGAIN_MS = 1_000;
const STALE_MS = 3_000;
const TIMEOUT_MS = 4_000;
/** the second attempt is cut shorter, so that a board is grey two beats after the loss */
const SECOND_TIMEOUT_MS = 3_000;

export class Beat {
  private readonly members = new Set<Beating>();
  /** whom the last answer did not know */
  private strangers: ReadonlySet<string> = new Set();
  private readonly world: BeatWorld;
  private url = '';
  private beatMs = 10_000;
  private misses = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flight: AbortController | undefined;
  private lastGood = -Infinity;

  constructor(world: BeatWorld) {
    this.world = world;
  }

  join(member: Beating, url: string, beatMs = 10_000): void {
    this.url = url;
    this.beatMs = beatMs;
    const first = this.members.size === 0;
    this.members.add(member);
    if (first) {
      this.misses = 0;
      this.lastGood = this.world.now();
      this.schedule(FIRST_MS);
    } else if (this.misses > 1) {
      member.contactLost();
    }
  }

  leave(member: Beating): void {
    this.members.delete(member);
    if (this.members.size === 0) {
      clearTimeout(this.timer);
      this.flight?.abort();
      this.flight = undefined;
    }
  }

  /** Asks at once, instead of whatever was under way. */
  now(): void {
    if (this.members.size > 0) {
      this.flight?.abort();
      this.flight = undefined;
      void this.beat();
    }
  }

  /** The computer slept, or the tab did: nothing shown can be trusted until the next answer. */
  woke(): void {
    this.world.clock.forget();
    this.misses = 2;
    this.each((member) => member.contactLost());
    this.now();
  }

  /** The tab is looked at again. */
  seen(): void {
    if (this.world.now() - this.lastGood > 2 * this.beatMs + TIMEOUT_MS) {
      this.woke();
    } else {
      this.now();
    }
  }

  get interval(): number {
    return this.beatMs;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = this.members.size > 0 ? setTimeout(() => void this.beat(), ms) : undefined;
  }

  private async beat(): Promise<void> {
    clearTimeout(this.timer);
    const flight = new AbortController();
    this.flight = flight;
    const asked = [...this.members].map((member) => ({ member, viewer: member.viewer }));
    const query = asked.map(({ member, viewer }) => `viewer=${encodeURIComponent(`${viewer}.${member.version}`)}`);
    const timeout = setTimeout(() => flight.abort(), this.misses === 1 ? SECOND_TIMEOUT_MS : TIMEOUT_MS);
    let answer: BeatAnswer | 'out' | undefined;
    const sentAt = performance.now();
    try {
      const response = await this.world.fetch(`${this.url}?${query.join('&')}`, flight.signal);
      const gotAt = performance.now();
      if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
        answer = 'out';
      } else if (response.ok) {
        answer = asAnswer(await response.json());
        if (answer && this.flight === flight) {
          this.world.clock.sample(answer.t, sentAt, gotAt);
        }
      }
    } catch {
      answer = undefined; // no network, no answer in time, or not ours: a missed beat
    }
    clearTimeout(timeout);
    if (this.flight !== flight) {
      return; // another beat took its place
    }
    this.flight = undefined;
    if (answer === undefined) {
      this.missed();
    } else if (answer === 'out') {
      this.each((member) => {
        member.contactLost();
        member.shutOut?.();
      });
      this.schedule(STALE_MS);
      this.world.reload();
    } else {
      this.heard(answer, asked);
    }
  }

  private missed(): void {
    this.misses++;
    if (this.misses > 1) {
      this.each((member) => member.contactLost());
    }
    this.schedule(this.misses > 1 ? STALE_MS : AGAIN_MS);
  }

  private heard(answer: BeatAnswer, asked: readonly { member: Beating; viewer: string }[]): void {
    this.misses = 0;
    this.lastGood = this.world.now();
    let reload = false;
    const strangers = new Set<string>();
    for (const { member, viewer } of asked) {
      if (!this.members.has(member) || member.viewer !== viewer) {
        continue; // gone, or begun anew, while the question was under way
      }
      const newest = answer.v[viewer];
      if (member.epoch !== undefined && member.epoch !== answer.e) {
        member.contactLost();
        reload = true;
      } else if (newest === undefined) {
        // A page that is being left is forgotten by the portal before it is gone here: to load it anew would overtake
        // the press that leaves it. Whoever is unknown a second time is not leaving.
        strangers.add(viewer);
        member.contactLost();
        reload ||= this.strangers.has(viewer);
      } else if (!answer.ok) {
        member.databaseLost(answer.asOf);
      } else if (member.answered(newest, answer.t) === 'stuck') {
        reload = true;
      }
    }
    this.strangers = strangers;
    const stale = [...this.members].some((member) => member.stale);
    const soon = strangers.size > 0 && !reload;
    this.schedule(soon ? AGAIN_MS : stale ? STALE_MS : this.beatMs * (0.9 + Math.random() * 0.2));
    if (reload) {
      this.world.reload();
    } else if (!soon) {
      this.world.well();
    }
  }

  private each(tell: (member: Beating) => void): void {
    [...this.members].forEach(tell);
  }
}

function asAnswer(json: unknown): BeatAnswer | undefined {
  const answer = json as BeatAnswer | null;
  return answer && typeof answer.t === 'number' && typeof answer.e === 'string' && typeof answer.v === 'object' && answer.v
    ? answer
    : undefined;
}

/** The beat of this page, awake to the network, to sleep and to being looked at. */
export const pageBeat: Beat = new Beat({
  fetch: (url, signal) => fetch(url, { cache: 'no-store', credentials: 'same-origin', redirect: 'manual', signal }),
  now: () => Date.now(),
  reload: () => void reloadPage(),
  well: forgetReloads,
  clock: serverClock,
});

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => pageBeat.now());
  window.addEventListener('offline', () => pageBeat.now());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      pageBeat.seen();
    }
  });
  // A hole in the ticking is a computer that slept. Both clocks are asked: one may have stood still, the other be corrected.
  let last = Date.now();
  let lastLocal = performance.now();
  onTick(() => {
    const gap = Math.max(Date.now() - last, performance.now() - lastLocal);
    last = Date.now();
    lastLocal = performance.now();
    if (gap > 2 * pageBeat.interval && !document.hidden) {
      pageBeat.woke();
    }
  });
}
