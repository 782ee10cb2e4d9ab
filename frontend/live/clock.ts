/**
 * Server time in the browser. It runs on the monotonic clock, so that somebody who corrects the computer's clock does not
 * make customers late, and one ticker moves every clock of the page in the same instant.
 */

interface Sample {
  readonly offset: number;
  readonly trip: number;
}

const SAMPLES = 5;

export class ServerClock {
  private samples: Sample[] = [];
  private readonly local: () => number;

  constructor(local: () => number = () => performance.now()) {
    this.local = local;
  }

  /** A question and its answer: the shortest trip among the last few knows the offset best. */
  sample(serverMs: number, sentAt: number, gotAt: number): void {
    this.samples = this.samples.filter((s) => Number.isFinite(s.trip)).slice(1 - SAMPLES);
    this.samples.push({ offset: serverMs - (sentAt + gotAt) / 2, trip: gotAt - sentAt });
  }

  /** A time that came by push, on an unknown way: better than nothing until the first beat. */
  hint(serverMs: number): void {
    if (this.samples.length === 0) {
      this.samples.push({ offset: serverMs - this.local(), trip: Infinity });
    }
  }

  /** After a sleep the monotonic clock may have stood still: the next answer sets it anew. */
  forget(): void {
    const best = this.best();
    this.samples = best ? [{ offset: best.offset, trip: Infinity }] : [];
  }

  now(): number {
    const best = this.best();
    return best ? this.local() + best.offset : Date.now();
  }

  private best(): Sample | undefined {
    return this.samples.reduce<Sample | undefined>((best, s) => (best && best.trip <= s.trip ? best : s), undefined);
  }
}

/** The page's clock. */
export const serverClock = new ServerClock();

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Calls back at every full second of server time; returns the way to stop. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  schedule();
  return () => {
    listeners.delete(listener);
  };
}

function schedule(): void {
  if (timer !== undefined || listeners.size === 0) {
    return;
  }
  timer = setTimeout(
    () => {
      timer = undefined;
      for (const listener of [...listeners]) {
        listener();
      }
      schedule();
    },
    1005 - (((serverClock.now() % 1000) + 1000) % 1000),
  );
}

/** mm:ss up to 99:59, then h:mm:ss. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  return whole < 6000
    ? `${two(Math.floor(whole / 60))}:${two(whole % 60)}`
    : `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Whole seconds from then to now, never negative. */
export function secondsSince(then: number, now: number): number {
  return Math.max(0, Math.floor((now - then) / 1000));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Time of day in the hospital's zone, wherever the computer believes to be. */
export function timeOfDay(ms: number, zone = 'Asia/Shanghai', seconds = true): string {
  const key = `${zone} ${seconds}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
      ...(seconds ? { second: '2-digit' } : {}),
    });
    formats.set(key, format);
  }
  return format.format(ms);
}

/** The day in the hospital's zone, as 2026-11-24. */
export function dayOf(ms: number, zone = 'Asia/Shanghai'): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(ms);
}
