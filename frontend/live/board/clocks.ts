/** The times of a board, written once a second into what is drawn: a quiet board renders nothing. */
import { duration, secondsSince } from '../clock';
import { clockBand, rowBand, type Band } from '../lateness';
import { write } from '../live-element';
import type { Speech } from '../words';
import type { Picture } from './picture';
import type { Shown } from './rows';

/** What is written to, found anew only when a row's picture changed. */
interface RowClocks {
  shown: Shown;
  readonly picture: string;
  readonly elapsed: HTMLElement | null;
  readonly bar: HTMLElement | null;
  readonly due: HTMLElement | null;
  readonly alone: HTMLElement | null;
  readonly unreachable: HTMLElement | null;
  readonly clockBand: Band;
}

export class BoardClocks {
  private readonly host: HTMLElement;
  private readonly known = new WeakMap<Element, RowClocks>();
  private clocks: RowClocks[] = [];

  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** After each rendering. */
  find(p: Picture): void {
    const rows = new Map(p.visible.map((s) => [s.id, s]));
    this.clocks = [];
    for (const element of this.host.querySelectorAll<HTMLElement>('[data-id]')) {
      const shown = rows.get(element.dataset['id'] ?? '');
      if (!shown) {
        continue;
      }
      const band = clockBand(shown, p.now);
      const picture = `${band}|${shown.target === undefined}|${shown.since === undefined}|${shown.aloneSince === undefined}|${shown.unreachableSince === undefined}`;
      let clocks = this.known.get(element);
      if (clocks?.picture === picture) {
        clocks.shown = shown;
      } else {
        clocks = {
          shown,
          picture,
          clockBand: band,
          elapsed: element.querySelector<HTMLElement>('.clock > b'),
          bar: element.querySelector<HTMLElement>('.clock > .bar > i'),
          due: element.querySelector<HTMLElement>('[data-due]'),
          alone: element.querySelector<HTMLElement>('[data-alone]'),
          unreachable: element.querySelector<HTMLElement>('[data-unreachable]'),
        };
        this.known.set(element, clocks);
      }
      this.clocks.push(clocks);
    }
  }

  /** Whether a row has crossed into another band since it was drawn, so that the board must be drawn anew. */
  paint(p: Picture, now: number): boolean {
    let crossed = false;
    for (const clocks of this.clocks) {
      const { shown } = clocks;
      if (rowBand(shown, now) !== shown.band || clockBand(shown, now) !== clocks.clockBand) {
        crossed = true;
      }
      paintRow(clocks, p.speech, now);
    }
    // rows that the filter hides cross as well, and are counted in the figures
    return crossed || p.ordered.some((s) => rowBand(s, now) !== s.band);
  }
}

function paintRow(clocks: RowClocks, speech: Speech, now: number): void {
  const { since, target, aloneSince, unreachableSince } = clocks.shown;
  if (clocks.unreachable && unreachableSince !== undefined) {
    write(clocks.unreachable, speech.word('holder.unreachable', { time: duration(secondsSince(unreachableSince, now)) }));
  }
  if (clocks.alone && aloneSince !== undefined) {
    write(clocks.alone, duration(secondsSince(aloneSince, now)));
  }
  if (since === undefined) {
    return;
  }
  const elapsed = secondsSince(since, now);
  if (clocks.elapsed) {
    write(clocks.elapsed, duration(elapsed));
  }
  if (target === undefined) {
    return;
  }
  if (clocks.bar) {
    const share = `${Math.min(100, Math.floor((elapsed / target) * 100))}%`;
    if (clocks.bar.style.width !== share) {
      clocks.bar.style.width = share;
    }
  }
  if (clocks.due) {
    write(clocks.due, due(clocks.clockBand, elapsed, target, speech));
  }
}

function due(band: Band, elapsed: number, target: number, speech: Speech): string {
  switch (band) {
    case 'late':
      return speech.word('time.over', { time: duration(elapsed - target) });
    case 'soon':
      return speech.word('time.left', { time: duration(target - elapsed) });
    default:
      return speech.word('time.target', { time: duration(target) });
  }
}
