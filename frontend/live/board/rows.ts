/** What a board's rows say by its description: who has them, how they stand, what comes next. Pure: no screen is needed. */
import { inOrder, type Band, type Timing } from '../lateness';
import { isLocalized, type Holder, type Offer, type Row } from '../protocol';
import { addressOf } from './address';
import type { BoardConfig, Column, ElapsedColumn, HolderColumn, TicketColumn, Which } from './config';
import { isSpelled } from './spelling';
import { endOfNumber } from './telephone';

export interface BoardRow extends Row {
  /** what may come next: action and, where it is somebody's alone, whose */
  readonly nx?: readonly (readonly [string, string?])[];
  readonly off?: Offer;
}

/** A row, and how it stands at the instant that is shown. */
export interface Shown extends Timing {
  readonly row: BoardRow;
  readonly band: Band;
}

/** Whether something is the business of the person at this screen. */
export interface Me {
  isMe(holder: string | undefined | null): boolean;
  isOfferedToMe(offer: Offer | undefined): boolean;
}

/** The first column of a kind. */
export function columnOf<T extends Column>(config: BoardConfig, kind: T['kind']): T | undefined {
  return config.columns.find((c): c is T => c.kind === kind);
}

export class BoardRows {
  private readonly config: BoardConfig;
  private readonly me: Me;

  constructor(config: BoardConfig, me: Me) {
    this.config = config;
    this.me = me;
  }

  /** All rows, late first. */
  inOrder(rows: Iterable<BoardRow>, now: number): Shown[] {
    return inOrder([...rows].map((row) => this.timing(row, now)), now);
  }

  private timing(row: BoardRow, now: number): Timing & { row: BoardRow } {
    const elapsed = columnOf<ElapsedColumn>(this.config, 'elapsed');
    const ticket = columnOf<TicketColumn>(this.config, 'ticket');
    const holder = this.holder(row);
    return {
      id: row.id,
      row,
      ticket: String((ticket && row[ticket.field]) ?? ''),
      since: elapsed && asNumber(row[elapsed.since]),
      target: elapsed?.target ? asNumber(row[elapsed.target]) || undefined : undefined,
      aloneSince: holder?.h === 'none' ? (holder.s ?? now) : undefined,
      lateAlone: holder?.l,
      unreachableSince: holder?.u,
      order: this.config.order ? asNumber(row[this.config.order]) : undefined,
      rank: this.config.rank ? asNumber(row[this.config.rank]) : undefined,
    };
  }

  holder(row: BoardRow): Holder | undefined {
    const column = columnOf<HolderColumn>(this.config, 'holder');
    return column && (row[column.field] as Holder | undefined);
  }

  mine(row: BoardRow): boolean {
    return this.me.isMe(this.holder(row)?.h) || this.me.isOfferedToMe(row.off);
  }

  urgent(s: Shown): boolean {
    return s.band === 'late' || s.aloneSince !== undefined;
  }

  meets(s: Shown, which: Which): boolean {
    return (
      (!which.mine || this.mine(s.row)) &&
      (!which.alone || s.aloneSince !== undefined) &&
      (!which.late || s.band === 'late') &&
      (!which.field || (which.in ?? []).includes(String(s.row[which.field] ?? '')))
    );
  }

  /** @param needle in small letters */
  found(row: BoardRow, needle: string): boolean {
    const spelled = this.config.search?.spelled;
    if (spelled && isSpelled(String(row[spelled] ?? ''), needle)) {
      return true;
    }
    const end = endOfNumber(needle);
    if (end !== undefined && this.config.search?.ends?.some((field) => row[field] === end)) {
      return true;
    }
    return (this.config.search?.fields ?? []).some((field) => {
      const value = row[field];
      const texts = isLocalized(value) ? [value.zh, value.en] : Array.isArray(value) ? value : [value];
      return texts.some((text) => text !== undefined && text !== null && String(text).toLocaleLowerCase().includes(needle));
    });
  }

  opens(row: BoardRow): boolean {
    const field = this.config.opens;
    return field === undefined || (field !== '' && Boolean(row[field]));
  }

  /** The address of the row's own page, or of this page with the row open. */
  link(row: BoardRow): string | undefined {
    const field = this.config.link;
    const address = field === undefined ? undefined : row[field];
    return typeof address === 'string' ? address : this.opens(row) ? addressOf(this.config, row.id) : undefined;
  }

  /** The one next thing: the first that anybody may do, or that is mine to do. */
  next(row: BoardRow): string | undefined {
    return row.nx?.find(([action, whose]) =>
      action === 'ACCEPT' ? this.me.isOfferedToMe(row.off) : whose === undefined || whose === null || this.me.isMe(whose),
    )?.[0];
  }

  /** The row that the one filled button belongs to where nothing is urgent: the first of mine that has a next thing. */
  go(visible: readonly Shown[]): string | undefined {
    const urgent = visible.some((s) => this.urgent(s) && this.next(s.row));
    return urgent ? undefined : visible.find((s) => this.mine(s.row) && this.next(s.row))?.id;
  }
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
