/**
 * Widths of a board's columns. Words are measured, because English runs longer than Chinese: all that a column can say, so
 * that nothing jumps when a longer one comes.
 */
import { duration, secondsSince, serverClock } from '../clock';
import type { BoardConfig, Column } from './config';
import type { Row } from '../protocol';
import type { Speech } from '../words';

interface Measures {
  readonly ticket: number;
  readonly name: number;
  readonly status: number;
  readonly holder: number;
  readonly elapsed: number;
  readonly action: number;
  /** the widest that a button's column becomes: a longer word stands in two lines */
  readonly acts: number;
  /** the two paddings of a cell */
  readonly cell: number;
}

const WIDE: Measures = { ticket: 80, name: 200, status: 152, holder: 150, elapsed: 104, action: 112, acts: 140, cell: 24 };
const NARROW: Measures = { ticket: 70, name: 172, status: 128, holder: 130, elapsed: 102, action: 88, acts: 112, cell: 16 };
/** below this width of the whole table */
const NARROW_PX = 880;
const MARK_PX = 22;
const RING_PX = 36;
const BUTTON_PX = 22;
const ALARM_PX = 20;
const STATUS_PX = 190;

let canvas: CanvasRenderingContext2D | null | undefined;

/** Columns grow with what they show and do not shrink again: nothing jumps when a row leaves. */
const grown = new WeakMap<BoardConfig, { readonly measures: Measures; readonly widths: Map<number, number> }>();

/** One width for each column; undefined shares what is left. */
export function columnWidths(
  host: Element,
  config: BoardConfig,
  speech: Speech,
  px: number,
  rows: readonly Row[],
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
  let known = grown.get(config);
  if (known?.measures !== measures) {
    known = { measures, widths: new Map() };
    grown.set(config, known);
  }
  const { widths } = known;
  const width = (column: Column): number | undefined => {
    switch (column.kind) {
      case 'action': {
        const width = widest(speech.all('act'), '600 13px') + BUTTON_PX + measures.cell;
        return between(measures.action, width, measures.acts);
      }
      case 'status': {
        return between(measures.status, widest(speech.all(column.field), '400 14px') + MARK_PX + measures.cell, STATUS_PX);
      }
      case 'holder':
        return between(measures.holder, widest([speech.word('holder.alone')], '600 14px') + RING_PX + measures.cell, 180);
      case 'elapsed': {
        // Whoever stays over the night has waited for hours, and no hour is cut off.
        const now = serverClock.now();
        const since = rows.map((row) => row[column.since]).filter((at): at is number => typeof at === 'number');
        const longest = duration(Math.max(0, ...since.map((at) => secondsSince(at, now)))).replace(/\d/g, '0');
        const over = widest([speech.word('time.over', { time: longest })], '600 13px') + ALARM_PX;
        return between(measures.elapsed, Math.max(over, widest([longest], '600 16px')) + measures.cell, 190);
      }
      case 'text':
        return column.strong ? measures.name : undefined;
      default:
        return measures[column.kind];
    }
  };
  return config.columns.map((column, index) => {
    const now = column.width ?? width(column);
    if (now === undefined) {
      return undefined;
    }
    const most = Math.max(widths.get(index) ?? 0, now);
    widths.set(index, most);
    return most;
  });
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
