/** Rows on the desk: a table. */
import { html, nothing, type TemplateResult } from 'lit';
import { cell } from './cells';
import type { Column } from './config';
import { rowClass, type Hands, type Picture } from './picture';
import type { Shown } from './rows';

/** @param widths px of each column; those without share the rest */
export function table(p: Picture, hands: Hands, rows: unknown, widths: readonly (number | undefined)[]): TemplateResult {
  return html`<table class="board" role="grid" aria-label=${p.config.title} aria-rowcount=${p.visible.length + 1} @focusin=${hands.focused} @click=${hands.clicked}>
    <colgroup>
      ${widths.map((px) => html`<col style=${px ? `width:${px}px` : nothing} />`)}
    </colgroup>
    <thead>
      <tr>
        ${p.config.columns.map((c) => html`<th scope="col" class=${side(c)}>${heading(c)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

export function tableRow(p: Picture, s: Shown): TemplateResult {
  return html`<tr class="${rowClass(p, s)} ${p.rows.opens(s.row) ? '' : 'shut'}" data-id=${s.id} data-row tabindex=${p.cursor === s.id ? 0 : -1}>
    ${p.config.columns.map((c) => html`<td class=${side(c)}>${cell(p, c, s)}</td>`)}
  </tr>`;
}

/** What counts stands at the right, and at the far right what can be done, which is left out on paper. */
function side(column: Column): string | typeof nothing {
  return column.kind === 'elapsed' ? 'r' : column.kind === 'action' ? 'r do' : nothing;
}

/** Over the buttons nothing is written, because they say it themselves; who hears the table is told the column's name. */
function heading(column: Column): TemplateResult | string | typeof nothing {
  return column.kind === 'action' ? html`<span class="sr">${column.label ?? nothing}</span>` : (column.label ?? nothing);
}
