/** Rows under headings: what several have in common stands once, above them, with how many they are. */
import { html, nothing, type TemplateResult } from 'lit';
import { dotted } from '../parts';
import type { Picture } from './picture';
import type { Shown } from './rows';

/** A heading, with the rows below it. */
export interface Group {
  readonly key: string;
  readonly texts: readonly (string | undefined)[];
  readonly rows: readonly Shown[];
}

/** The rows by what their fields say, each group where its first row stands. */
export function groups(p: Picture, fields: readonly string[]): Group[] {
  const found = new Map<string, { texts: (string | undefined)[]; rows: Shown[] }>();
  for (const s of p.visible) {
    const texts = fields.map((field) => p.speech.text(s.row[field], field));
    const key = JSON.stringify(texts);
    const group = found.get(key) ?? { texts, rows: [] };
    group.rows.push(s);
    found.set(key, group);
  }
  return [...found].map(([key, group]) => ({ key, ...group }));
}

export function heading(p: Picture, group: Group): TemplateResult {
  const said = html`<b>${dotted(group.texts)}</b><span class="sub num">${p.speech.text(group.rows.length, 'group') ?? nothing}</span>`;
  return p.cards
    ? html`<div class="group" role="listitem"><h2>${said}</h2></div>`
    : html`<tr class="group"><th scope="rowgroup" colspan=${p.config.columns.length}>${said}</th></tr>`;
}
