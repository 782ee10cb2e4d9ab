/** All that drawing a board depends on, for one instant; and what a person can do on what is drawn. */
import { clockBand } from '../lateness';
import type { Speech } from '../words';
import type { BoardConfig } from './config';
import type { BoardRows, Me, Shown } from './rows';
import type { Sorted } from './sorting';

export interface Picture {
  readonly config: BoardConfig;
  readonly speech: Speech;
  readonly me: Me;
  readonly rows: BoardRows;
  /** the instant that is shown; the clocks run on from there */
  readonly now: number;
  /** every row, in order */
  readonly ordered: readonly Shown[];
  /** those that filter and search leave */
  readonly visible: readonly Shown[];
  /** how many rows are over and folded below, or could be */
  readonly over: number;
  /** they are looked at */
  readonly unfolded: boolean;
  /** the row whose button is filled though it is not urgent */
  readonly go: string | undefined;
  /** the row that Tab reaches */
  readonly cursor: string | undefined;
  readonly filter: string;
  readonly needle: string;
  /** by which column the rows stand, where somebody has said so */
  readonly sorted: Sorted | undefined;
  /** on the phone: the search field is open */
  readonly finding: boolean;
  readonly cards: boolean;
  readonly stale: boolean;
  /** whether rows have come at all */
  readonly filled: boolean;
  /** whether a board that is still empty is so */
  readonly settled: boolean;
  readonly fresh: ReadonlySet<string>;
  isPressed(action: string, id: string): boolean;
}

export interface Hands {
  readonly begin: () => void;
  readonly tool: () => void;
  readonly sort: (column: number) => void;
  readonly choose: (filter: string) => void;
  readonly unfold: () => void;
  readonly find: () => void;
  readonly typed: (needle: string) => void;
  readonly searchKeyed: (event: KeyboardEvent) => void;
  readonly focused: (event: FocusEvent) => void;
  readonly clicked: (event: MouseEvent) => void;
}

/** What a row's drawing depends on, whatever its shape; the moving clocks are painted, not rendered. */
export function dependencies(p: Picture, s: Shown): unknown[] {
  const action = p.rows.next(s.row);
  return [
    s.row,
    s.band,
    clockBand(s, p.now),
    p.fresh.has(s.id),
    p.cursor === s.id,
    p.go === s.id,
    p.stale,
    action !== undefined && p.isPressed(action, s.id),
    p.cards,
    p.config,
    p.visible.length > 1,
  ];
}

export function rowClass(p: Picture, s: Shown): string {
  return `${s.band} ${p.fresh.has(s.id) ? 'fresh' : ''} ${p.rows.mine(s.row) ? 'mine' : ''}`;
}
