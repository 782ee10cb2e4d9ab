/** Rows on the phone: cards. And where few rows have much to say: lists of facts. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons';
import { dotted } from '../parts';
import { action, clock, holder, mark, sub, text } from './cells';
import type { StatusColumn, TextColumn } from './config';
import { rowClass, type Hands, type Picture } from './picture';
import { columnOf, type Shown } from './rows';

export function cards(p: Picture, hands: Hands, rows: unknown): TemplateResult {
  return html`<div class="cards" role="list" aria-label=${p.config.title} @focusin=${hands.focused} @click=${hands.clicked}>${rows}</div>`;
}

export function card(p: Picture, s: Shown): TemplateResult {
  const [strong, ...rest] = texts(p).sort((a, b) => Number(b.strong ?? false) - Number(a.strong ?? false));
  const status = columnOf<StatusColumn>(p.config, 'status');
  const shape = status?.marks[String(s.row[status.field] ?? '')];
  const heading = html`${s.ticket ? html`<bdi class="num">${s.ticket}</bdi>` : nothing}${strong ? text(p, strong, s.row) : nothing}`;
  const opens = p.rows.opens(s.row);
  return html`<div class="q ${rowClass(p, s)} ${opens ? '' : 'shut'}" role="listitem" data-id=${s.id}>
    <span class="ic mark ${shape?.on ? 'on' : ''} ${shape?.end ? 'end' : ''}">${icon(shape?.icon)}</span>
    <div class="body">
      <h2>
        ${opens
          ? html`<button type="button" class="open" data-row data-act="OPEN">${heading}</button>`
          : html`<span class="open">${heading}</span>`}
      </h2>
      ${status
        ? html`<p class="path cut">${dotted([p.speech.text(s.row[status.field], status.field), ...(status.sub ?? []).map((f) => p.speech.text(s.row[f], f))])}</p>`
        : nothing}
      ${rest.map((column) => html`<p class="for">${text(p, column, s.row)}${sub(p, column.sub, s.row)}</p>`)}
      ${holder(p, s)}
    </div>
    <div class="e">${clock(p, s)}${action(p, s)}</div>
  </div>`;
}

export function factRows(p: Picture, hands: Hands, rows: unknown): TemplateResult {
  return html`<div class="fact-rows" role="list" aria-label=${p.config.title ?? nothing} @click=${hands.clicked}>${rows}</div>`;
}

export function factRow(p: Picture, s: Shown): TemplateResult {
  const status = columnOf<StatusColumn>(p.config, 'status');
  // Which of several records stands is of interest only where there are several.
  const several = p.visible.length > 1;
  return html`<div class="fact-row ${rowClass(p, s)}" role="listitem" data-id=${s.id}>
    <div class="head">
      ${texts(p).filter((c) => c.strong).map((c) => html`<h3>${text(p, c, s.row)}</h3>`)}
      ${status && several ? mark(p, status, s.row) : nothing} ${sub(p, status?.sub, s.row)}
      ${p.rows.next(s.row) ? action(p, s) : nothing}
    </div>
    <dl>
      ${texts(p)
        .filter((c) => !c.strong)
        .map(
          (c) =>
            html`<div>
              <dt>${c.label}</dt>
              <dd>${text(p, c, s.row)}${sub(p, c.sub, s.row)}</dd>
            </div>`,
        )}
    </dl>
  </div>`;
}

function texts(p: Picture): TextColumn[] {
  return p.config.columns.filter((c): c is TextColumn => c.kind === 'text');
}
