/** Widths of a board's columns. Words are measured, because English runs longer than Chinese. */
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
  /** the two paddings of a cell */
  readonly cell: number;
}

const WIDE: Measures = { ticket: 80, name: 146, status: 152, holder: 150, elapsed: 104, action: 112, cell: 24 };
const NARROW: Measures = { ticket: 70, name: 138, status: 128, holder: 136, elapsed: 102, action: 88, cell: 16 };
/** below this width of the whole table */
const NARROW_PX = 880;
const MARK_PX = 22;
const RING_PX = 36;
const BUTTON_PX = 22;
const ALARM_PX = 20;

/** between two facts of a second line */
const DOT_PX = 15;
/** the widest that names become for their second line */
const NAMES_PX = 212;
const NAMES_NARROW_PX = 180;

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
  const second = (row: Row, fields: readonly string[]): number => {
    const texts = fields.map((field) => speech.text(row[field], field)).filter((text): text is string => text !== undefined);
    return widest([texts.join('')], '400 12px') + DOT_PX * Math.max(0, texts.length - 1);
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
        const labels = rows.map((row) => next(row)).filter((a): a is string => a !== undefined);
        const width = widest(labels.map((a) => speech.word(`act.${a}`)), '600 13px') + BUTTON_PX + measures.cell;
        return between(measures.action, width, 180);
      }
      case 'status': {
        const words = rows.map((row) => speech.text(row[column.field], column.field) ?? '');
        return between(measures.status, widest(words, '400 14px') + MARK_PX + measures.cell, 190);
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
        if (!column.strong) {
          return undefined;
        }
        return between(
          measures.name,
          Math.max(0, ...rows.map((row) => second(row, column.sub ?? []))) + measures.cell,
          measures === NARROW ? NAMES_NARROW_PX : NAMES_PX,
        );
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
