/** What stands around the rows: heading, search, the primary action, figures, filters, legend, and what an empty board says. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons';
import type { Figure } from './config';
import type { Hands, Picture } from './picture';

/** @param live the time for which the board is true */
export function top(p: Picture, hands: Hands, live: unknown): TemplateResult {
  return html`<header class="top">
    <h1>${p.config.title}</h1>
    ${live}
    ${p.cards ? finder(p, hands) : html`${search(p, hands)}${tool(p, hands)}${primary(p, hands)}`}
  </header>`;
}

function search(p: Picture, hands: Hands): TemplateResult | typeof nothing {
  const { search } = p.config;
  return search
    ? html`<label class="find"
        >${icon('i-find')}<input
          type="search"
          autocomplete="off"
          spellcheck="false"
          placeholder=${search.placeholder}
          aria-label=${search.placeholder}
          .value=${p.needle}
          @input=${(e: InputEvent) => hands.typed((e.target as HTMLInputElement).value)}
          @keydown=${hands.searchKeyed}
        /><kbd aria-hidden="true">/</kbd></label
      >`
    : nothing;
}

/** What can be done with the board as a whole; on a phone nobody does. */
function tool(p: Picture, hands: Hands): TemplateResult | typeof nothing {
  return p.config.tool
    ? html`<button type="button" class="tool" aria-label=${p.config.tool} title=${p.config.tool} aria-disabled=${String(p.stale)} @click=${hands.tool}
        >${icon('i-file')}</button
      >`
    : nothing;
}

/** On the phone the field opens on demand: the height belongs to the rows. */
function finder(p: Picture, hands: Hands): TemplateResult | typeof nothing {
  return p.config.search
    ? html`<button type="button" class="finder" aria-label=${p.config.search.placeholder} aria-expanded=${String(p.finding)} @click=${hands.find}
        >${icon(p.finding ? 'i-x' : 'i-find')}</button
      >`
    : nothing;
}

export function primary(p: Picture, hands: Hands, cls = ''): TemplateResult | typeof nothing {
  const { primary } = p.config;
  return primary
    ? html`<button type="button" class="btn go ${cls} ${p.stale ? 'stale-off' : ''}" aria-disabled=${String(p.stale)} aria-keyshortcuts=${primary.key ?? nothing}
        @click=${hands.begin}
        >${icon(primary.icon ?? 'i-plus')}<span>${primary.label}</span>${primary.key && !p.cards ? html`<kbd aria-hidden="true">${primary.key}</kbd>` : nothing}</button>`
    : nothing;
}

export function figures(p: Picture, hands: Hands): TemplateResult | typeof nothing {
  const { config } = p;
  // Where the page itself has the heading, it stands here.
  const whole = config.heading || p.cards ? nothing : tool(p, hands);
  if (!config.figures?.length && !config.filters?.length && whole === nothing) {
    return nothing;
  }
  return html`<div class="figs">
      ${(config.figures ?? []).map((f) => figure(p, f))}
      ${p.cards ? nothing : filters(p, hands)} ${whole}
    </div>
    ${p.cards ? html`<div class="narrow">
          ${filters(p, hands)} ${p.finding || !config.heading ? search(p, hands) : nothing}
        </div>` : nothing}`;
}

function figure(p: Picture, figure: Figure): TemplateResult {
  const count = p.ordered.filter((s) => p.rows.meets(s, figure.count)).length;
  const loud = count > 0 && figure.tone;
  return html`<div class=${loud ? `t-${figure.tone}` : ''}
    >${loud || !figure.tone ? icon(figure.icon) : nothing}<b class="num">${p.filled ? count : ''}</b><span>${figure.label}</span></div
  >`;
}

function filters(p: Picture, hands: Hands): TemplateResult | typeof nothing {
  return p.config.filters?.length
    ? html`<div class="chips">
        ${p.config.filters.map(
          (f) => html`<button type="button" aria-pressed=${String(f.id === p.filter)} @click=${() => hands.choose(f.id)}>${f.label}</button>`,
        )}
      </div>`
    : nothing;
}

/** Below the rows: those that are over, counted, and shown when asked for. */
export function folded(p: Picture, hands: Hands): TemplateResult | typeof nothing {
  return p.over > 0
    ? html`<button type="button" class="fold" aria-expanded=${String(p.unfolded)} @click=${hands.unfold}
        >${icon('i-right')}<span>${p.config.fold?.label}</span><b class="num">${p.over}</b></button
      >`
    : nothing;
}

export function legend(p: Picture): TemplateResult | typeof nothing {
  return p.config.legend && !p.cards
    ? html`<footer class="legend">
        ${p.config.legend.map((item) =>
          item.sep
            ? html`<i></i>`
            : html`<span class="mark ${item.tone ? `t-${item.tone}` : ''}">${icon(item.icon)}${item.label ?? nothing}</span>`,
        )}
      </footer>`
    : nothing;
}

/** Nothing is there, or nothing that the filter and the search leave. */
export function empty(p: Picture): TemplateResult | typeof nothing {
  const none = p.ordered.length === 0;
  const said = none ? p.config.empty : p.config.emptyFilter;
  return said
    ? html`<div class="empty" role="status">
        ${icon(none ? p.config.empty?.icon : undefined, 'ico')}
        <p class="is">${said.title}</p>
        ${said.text ? html`<p>${said.text}</p>` : nothing}
      </div>`
    : nothing;
}
