/** What stands in a row: a cell for each kind of column. A card and a list of facts are made of the same. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons';
import { clockBand } from '../lateness';
import { brokenRing, dotted, outside, ring } from '../parts';
import type { Offer } from '../protocol';
import type { Column, StatusColumn, TextColumn } from './config';
import type { Picture } from './picture';
import type { BoardRow, Shown } from './rows';

export function cell(p: Picture, column: Column, s: Shown): TemplateResult | typeof nothing {
  switch (column.kind) {
    case 'ticket':
      return ticket(p, p.speech.text(s.row[column.field]), s.row);
    case 'text':
      return html`<div class="two">${text(p, column, s.row)}${sub(p, column.sub, s.row)}</div>`;
    case 'status':
      return html`<div class="two">${mark(p, column, s.row)}${sub(p, column.sub, s.row, 'under-mark')}</div>`;
    case 'holder':
      return holder(p, s);
    case 'elapsed':
      return clock(p, s);
    case 'action':
      return action(p, s);
  }
}

/** A press opens the row, as anywhere else on it; as a link it opens in another tab. */
function ticket(p: Picture, text: string | undefined, row: BoardRow): TemplateResult {
  const address = p.rows.link(row);
  return address === undefined
    ? html`<bdi class="tk num">${text}</bdi>`
    : html`<a class="tk num" href=${address} tabindex="-1"><bdi>${text}</bdi></a>`;
}

export function text(p: Picture, column: TextColumn, row: BoardRow): TemplateResult {
  const value = p.speech.text(row[column.field], column.field);
  if (value === undefined) {
    return html`<span class="sub">${column.none ? p.speech.word(column.none) : nothing}</span>`;
  }
  if (column.struckIf && row[column.struckIf]) {
    return html`<s class="iso" dir="auto">${value}</s>`;
  }
  return column.lateIf && row[column.lateIf]
    ? html`<span class="iso t-late whole" dir="auto">${value}</span>`
    : outside(value, column.strong ? 'nm1' : '');
}

/** The smaller line below. */
export function sub(p: Picture, fields: readonly string[] | undefined, row: BoardRow, cls = ''): TemplateResult | typeof nothing {
  const texts = (fields ?? []).map((field) => p.speech.text(row[field], field)).filter((t): t is string => t !== undefined);
  return texts.length > 0 ? html`<span class="sub ${cls}" title=${texts.join(' · ')}>${dotted(texts)}</span>` : nothing;
}

export function mark(p: Picture, column: StatusColumn, row: BoardRow): TemplateResult {
  const shape = column.marks[String(row[column.field] ?? '')];
  // A filled triangle is what is late, here as everywhere.
  const tone = shape?.icon === 'trif' ? 'late' : shape?.on ? 'on' : '';
  return html`<span class="mark ${tone} ${shape?.end ? 'end' : ''}"
    >${icon(shape?.icon)}<span>${p.speech.text(row[column.field], column.field)}</span></span
  >`;
}

export function holder(p: Picture, s: Shown): TemplateResult | typeof nothing {
  const who = p.rows.holder(s.row);
  if (!who) {
    return nothing;
  }
  const offered = s.row.off && offer(p, s.row.off);
  if (who.h === 'none') {
    return html`<span class="who alone"
      >${brokenRing()}<span class="nm"
        ><span>${p.speech.word('holder.alone')}</span
        ><span class="sub"><span class="num" data-alone></span>${offered ? html`<i class="dot"></i><bdi>${offered}</bdi>` : nothing}</span></span
      ></span
    >`;
  }
  const self = p.me.isMe(who.h);
  const name = p.speech.text(who.n) ?? p.speech.optional(`holder.${who.h}`) ?? '';
  const role = who.r ? p.speech.optional(`role.${who.r}`) : undefined;
  if (who.u !== undefined) {
    return html`<span class="who lost ${self ? 'self' : ''}"
      >${ring(name)}<span class="nm"
        >${outside(name, 'cut')}<span class="sub cut t-late"><span class="num" data-unreachable></span>${offered ? html`<i class="dot"></i><bdi>${offered}</bdi>` : nothing}</span></span
      ></span
    >`;
  }
  const below = offered ? html`<bdi>${offered}</bdi>` : dotted([role, self ? p.speech.word('me') : undefined]);
  return html`<span class="who ${self ? 'self' : ''} ${offered ? 'offering' : ''}"
    >${ring(who.h === 'somebody' ? '' : name)}<span class="nm">${outside(name, 'cut')}<span class="sub cut" title=${offered ?? nothing}>${below}</span></span></span
  >`;
}

function offer(p: Picture, off: Offer): string {
  const toMe = p.me.isOfferedToMe(off);
  if (toMe && p.speech.has('offer.toMe')) {
    return p.speech.word('offer.toMe');
  }
  const name = toMe ? p.speech.word('me') : (p.speech.text(off.n) ?? (off.to === 'desk' ? p.speech.word('holder.desk') : ''));
  return p.speech.word('offer.to', { name });
}

/** Drawn without its time, which is painted every second: see clocks.ts. */
export function clock(p: Picture, s: Shown): TemplateResult | typeof nothing {
  if (s.since === undefined) {
    return nothing;
  }
  const band = clockBand(s, p.now);
  return html`<span class="clock is-${band || 'calm'}" data-band=${band}
    ><b class="num"></b>${s.target !== undefined && band !== 'late' ? html`<span class="bar"><i></i></span>` : nothing}${s.target === undefined
      ? nothing
      : html`<span class="due num">${icon(band === 'late' ? 'trif' : band === 'soon' ? 'tri' : undefined)}<span data-due></span></span>`}</span
  >`;
}

export function action(p: Picture, s: Shown): TemplateResult {
  const next = p.rows.next(s.row);
  if (!next && !p.rows.opens(s.row)) {
    return html``;
  }
  if (!next) {
    return html`<span class="chev" aria-hidden="true">${icon('i-right')}</span>`;
  }
  const label = p.speech.word(`act.${next}`);
  const filled = p.rows.urgent(s) || p.go === s.id;
  return html`<button
    type="button"
    class="btn s ${filled ? 'go' : ''}"
    data-act=${next}
    aria-label=${`${label} ${s.ticket}`}
    aria-disabled=${String(p.stale || p.isPressed(next, s.id))}
    >${label}</button
  >`;
}
