/** When a row is late, and which row comes first. Pure, so that it can be tested without a screen. */
import { secondsSince } from './clock';

export type Band = 'late' | 'soon' | '';

/** What of a row has to do with time. Instants are server milliseconds, lengths seconds. */
export interface Timing {
  readonly id: string;
  readonly ticket: string;
  readonly since?: number | undefined;
  readonly target?: number | undefined;
  readonly aloneSince?: number | undefined;
  /** after how long alone a row is late */
  readonly lateAlone?: number | undefined;
  /** since when whoever has it cannot be reached: an alarm, however long that is */
  readonly unreachableSince?: number | undefined;
  /** where the rows have an order of their own, and no time runs */
  readonly order?: number | undefined;
  /** what comes before time: the smallest rank stands on top, late or not */
  readonly rank?: number | undefined;
}

/** The last fifth of the target is soon. */
const SOON = 0.2;

/** How the time in this state stands, whoever is with the customer. */
export function clockBand({ since, target }: Pick<Timing, 'since' | 'target'>, now: number): Band {
  if (since === undefined || target === undefined) {
    return '';
  }
  const left = target - secondsSince(since, now);
  return left < 0 ? 'late' : left <= target * SOON ? 'soon' : '';
}

/** How the row stands: being alone for too long is late as well, and being with somebody who cannot be reached. */
export function rowBand(timing: Timing, now: number): Band {
  const { aloneSince, lateAlone } = timing;
  const alone = aloneSince !== undefined && lateAlone !== undefined && secondsSince(aloneSince, now) > lateAlone;
  return alone || timing.unreachableSince !== undefined ? 'late' : clockBand(timing, now);
}

/** The instant at which a row is, or was, due; the earlier of the two where somebody is also alone. */
export function deadline({ since, target, aloneSince, lateAlone, unreachableSince }: Timing): number {
  return Math.min(
    since !== undefined && target !== undefined ? since + target * 1000 : Infinity,
    aloneSince !== undefined && lateAlone !== undefined ? aloneSince + lateAlone * 1000 : Infinity,
    unreachableSince ?? Infinity,
  );
}

const RANK: Readonly<Record<Band, number>> = { late: 0, soon: 1, '': 2 };

/**
 * Of the same rank, late first, the longest overdue on top; then soon, the least left on top; then the longest waiting. Within a band the
 * order does not depend on the hour, so it changes only when a row changes or crosses into another band.
 */
export function inOrder<T extends Timing>(rows: readonly T[], now: number): (T & { band: Band })[] {
  return rows
    .map((row) => ({ ...row, band: rowBand(row, now) }))
    .sort((a, b) => {
      const byTime =
        a.band !== b.band
          ? RANK[a.band] - RANK[b.band]
          : a.band === ''
            ? compare(a.order ?? a.since ?? Infinity, b.order ?? b.since ?? Infinity)
            : compare(deadline(a), deadline(b));
      return compare(a.rank ?? 0, b.rank ?? 0) || byTime || a.ticket.localeCompare(b.ticket, 'en', { numeric: true }) || a.id.localeCompare(b.id);
    });
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
