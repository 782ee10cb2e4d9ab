/** Rows in the order of a column, where a board lets somebody say so. Pure: no screen is needed. */
import type { Speech } from '../words';
import type { BoardConfig, Column } from './config';
import type { BoardRows, Shown } from './rows';

export interface Sorted {
  /** which column, from 0 */
  readonly column: number;
  readonly down: boolean;
}

/** A number as people write it, with or without what it is a number of: 1,080.00, ¥980. */
const FIGURE = /^[^\d-]{0,2}(-?\d[\d,]*(?:\.\d+)?)$/;

/** Up, down, and then as the board has it. */
export function next(before: Sorted | undefined, column: number): Sorted | undefined {
  return before?.column !== column ? { column, down: false } : before.down ? undefined : { column, down: true };
}

/** Whether a column says something by which rows can stand. */
export function sorts(config: BoardConfig, column: Column): boolean {
  return config.sorts === true && !config.group && column.kind !== 'action';
}

export function inOrderOf(shown: readonly Shown[], sorted: Sorted, config: BoardConfig, speech: Speech, rows: BoardRows): Shown[] {
  const column = config.columns[sorted.column];
  if (!column || !sorts(config, column)) {
    return [...shown];
  }
  const collator = new Intl.Collator(config.lang ?? 'zh-CN', { numeric: true });
  const sign = sorted.down ? -1 : 1;
  const keyed = shown.map((s) => ({ s, key: key(column, s, speech, rows) }));
  // What says nothing stands last, whichever way.
  keyed.sort((one, other) =>
    one.key === undefined || other.key === undefined
      ? Number(one.key === undefined) - Number(other.key === undefined)
      : sign * (typeof one.key === 'number' && typeof other.key === 'number' ? one.key - other.key : collator.compare(String(one.key), String(other.key))),
  );
  return keyed.map(({ s }) => s);
}

function key(column: Column, s: Shown, speech: Speech, rows: BoardRows): string | number | undefined {
  switch (column.kind) {
    case 'ticket':
    case 'text':
    case 'status': {
      const text = speech.text(s.row[column.field], column.field);
      const figure = text === undefined ? null : FIGURE.exec(text);
      return figure ? Number(figure[1]!.replaceAll(',', '')) : text;
    }
    case 'holder': {
      const who = rows.holder(s.row);
      return who && (speech.text(who.n) ?? speech.optional(`holder.${who.h}`) ?? (who.h === 'none' ? speech.optional('holder.alone') : undefined));
    }
    case 'elapsed':
      return s.since;
    case 'action':
      return undefined;
  }
}
