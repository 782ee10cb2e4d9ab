/** Rows on the desk: a table. */
import { html, nothing, type TemplateResult } from 'lit';
import { cell } from './cells';
import type { Column } from './config';
import { rowClass, type Hands, type Picture } from './picture';
import type { Shown } from './rows';
import { sorts } from './sorting';

/** @param widths px of each column; those without share the rest */
export function table(p: Picture, hands: Hands, rows: unknown, widths: readonly (number | undefined)[]): TemplateResult {
  return html`<table class="board" role="grid" aria-label=${p.config.title} aria-rowcount=${p.visible.length + 1} @focusin=${hands.focused} @click=${hands.clicked} @auxclick=${hands.clicked}>
    <colgroup>
      ${widths.map((px) => html`<col style=${px ? `width:${px}px` : nothing} />`)}
    </colgroup>
    <thead>
      <tr>
        ${p.config.columns.map((c, n) => head(p, hands, c, n))}
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

/** Where the rows may stand by a column, its name is a button that says how they do. */
function head(p: Picture, hands: Hands, column: Column, n: number): TemplateResult {
  if (!sorts(p.config, column)) {
    return html`<th scope="col" class=${side(column)}>${heading(column)}</th>`;
  }
  const by = p.sorted?.column === n ? (p.sorted.down ? 'descending' : 'ascending') : undefined;
  const title = p.speech.word(by === 'ascending' ? 'sort.down' : 'sort.up', { column: column.label ?? '' });
  return html`<th scope="col" class=${side(column)} aria-sort=${by ?? nothing}
    ><button type="button" class="sorts" title=${title} @click=${() => hands.sort(n)}>${heading(column)}<i aria-hidden="true"></i></button></th
  >`;
}

/** Over the buttons nothing is written, because they say it themselves; who hears the table is told the column's name. */
function heading(column: Column): TemplateResult | string | typeof nothing {
  return column.kind === 'action' ? html`<span class="sr">${column.label ?? nothing}</span>` : (column.label ?? nothing);
}
