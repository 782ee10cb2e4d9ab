/** Widths of a board's columns. Words are measured, because English runs longer than Chinese. */
import type { BoardConfig } from './board-config';
import type { Row } from './protocol';
import type { Speech } from './words';

interface Measures {
  readonly ticket: number;
  readonly name: number;
  readonly status: number;
  readonly custody: number;
  readonly elapsed: number;
  readonly action: number;
  /** the two paddings of a cell */
  readonly cell: number;
}

const WIDE: Measures = { ticket: 80, name: 146, status: 152, custody: 150, elapsed: 104, action: 112, cell: 24 };
const NARROW: Measures = { ticket: 70, name: 138, status: 128, custody: 126, elapsed: 102, action: 88, cell: 16 };
/** below this width of the whole table */
const NARROW_PX = 880;
const MARK_PX = 22;
const RING_PX = 36;
const BUTTON_PX = 22;
/** what the first cell keeps free at the board's edge, beyond the padding of others */
const EDGE_PX = 12;

let canvas: CanvasRenderingContext2D | null | undefined;

/** One width for each column; undefined shares what is left. */
export function columnWidths(
  host: Element,
  config: BoardConfig,
  speech: Speech,
  px: number,
  rows: readonly Row[],
  next: (row: Row) => string | undefined,
): (number | undefined)[] {
  const measures = px < NARROW_PX ? NARROW : WIDE;
  const family = getComputedStyle(host).fontFamily;
  const widest = (texts: Iterable<string>, font: string): number => {
    canvas ??= document.createElement('canvas').getContext('2d');
    if (!canvas) {
      return 0;
    }
    canvas.font = `${font} ${family}`;
    let most = 0;
    for (const text of new Set(texts)) {
      most = Math.max(most, canvas.measureText(text).width);
    }
    return Math.ceil(most);
  };
  return config.columns.map((column) => {
    if (column.width !== undefined) {
      return column.width;
    }
    switch (column.kind) {
      case 'action': {
        const labels = rows.map((row) => next(row)).filter((a): a is string => a !== undefined);
        const width = widest(labels.map((a) => speech.word(`act.${a}`)), '600 13px') + BUTTON_PX + measures.cell;
        return between(measures.action, width, 180);
      }
      case 'status': {
        const words = rows.map((row) => speech.text(row[column.field], column.field) ?? '');
        return between(measures.status, widest(words, '400 14px') + MARK_PX + measures.cell, 190);
      }
      case 'custody':
        return between(measures.custody, widest([speech.word('custody.alone')], '600 14px') + RING_PX + measures.cell, 180);
      case 'ticket':
        return between(measures.ticket, widest([column.label ?? ''], '400 12px') + measures.cell + EDGE_PX, 130);
      case 'text':
        return column.strong ? measures.name : undefined;
      default:
        return measures[column.kind];
    }
  });
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
