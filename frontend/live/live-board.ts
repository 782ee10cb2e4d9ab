/**
 * A board: a table on the desk, cards on the phone. Java describes the columns and sends rows; the order, the counts, the
 * filters and the clocks are worked out here, so that a quiet board costs the server nothing.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  BoardConfig,
  Column,
  CustodyColumn,
  ElapsedColumn,
  Figure,
  StatusColumn,
  TextColumn,
  TicketColumn,
  Which,
} from './board-config';
import { duration, secondsSince } from './clock';
import { columnWidths } from './column-widths';
import { icon } from './icons';
import { clockBand, inOrder, rowBand, type Band, type Timing } from './lateness';
import { LiveElement, write } from './live-element';
import { MovingRows } from './moving-rows';
import { brokenRing, dotted, keyboardTaken, outside, ring, struck } from './parts';
import { isLocalized, type Custody, type Offer, type Row } from './protocol';
import { isSpelled } from './spelling';

interface BoardRow extends Row {
  /** what may come next: action and, where it is somebody's alone, whose */
  readonly nx?: readonly (readonly [string, string?])[];
  readonly off?: Offer;
}

interface Shown extends Timing {
  readonly row: BoardRow;
  readonly band: Band;
}

/** What the ticker writes to, found anew only when a row's picture changed. */
interface Clocks {
  shown: Shown;
  readonly picture: string;
  readonly elapsed: HTMLElement | null;
  readonly bar: HTMLElement | null;
  readonly due: HTMLElement | null;
  readonly alone: HTMLElement | null;
  readonly clockBand: Band;
}

/** Narrower than this, a table cannot keep its columns. */
const TABLE_PX = 720;
/** A second press on the same button is a slip of the finger. */
const PRESS_MS = 1_200;

export class LiveBoard extends LiveElement<BoardRow, BoardConfig> {
  static override properties: PropertyDeclarations = {
    cards: { state: true },
    filter: { state: true },
    needle: { state: true },
    finding: { state: true },
    cursor: { state: true },
    px: { state: true },
  };

  declare private cards: boolean;
  declare private filter: string;
  declare private needle: string;
  /** on the phone: the search field is open */
  declare private finding: boolean;
  /** the row that Tab reaches */
  declare private cursor: string | undefined;
  /** width of the board, without a side column */
  declare private px: number;

  /** the instant that is rendered; the clocks run on from there */
  private now = 0;
  private ordered: Shown[] = [];
  private visible: Shown[] = [];
  private go: string | undefined;
  private clocks: Clocks[] = [];
  private readonly clocksOf = new WeakMap<Element, Clocks>();
  private readonly pressed = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly moving = new MovingRows(this);
  private readonly width = new ResizeObserver(() => this.measure());
  private readonly onKey = (event: KeyboardEvent): void => this.keyed(event);

  constructor() {
    super();
    this.cards = false;
    this.filter = '';
    this.needle = '';
    this.finding = false;
    this.cursor = undefined;
    this.px = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKey);
    this.measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onKey);
    this.width.disconnect();
  }

  protected override begun(): void {
    const { filters, name } = this.config!;
    const kept = sessionStorage.getItem(`jz.board.${name}.filter`);
    this.filter = (filters?.find((f) => f.id === kept) ?? filters?.[0])?.id ?? '';
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    for (const key of [...this.pressed.keys()]) {
      if (!ids || ids.has(key.slice(key.indexOf(':') + 1))) {
        this.release(key);
      }
    }
    this.moving.expect();
    super.rowsChanged(ids);
  }

  // ---- what is shown

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const config = this.config;
    if (!config) {
      return;
    }
    this.now = this.boardNow;
    const before = this.visible;
    this.ordered = inOrder([...this.store.rows.values()].map((row) => this.timing(row)), config.lateAlone, this.now);
    const filter = config.filters?.find((f) => f.id === this.filter);
    const needle = this.needle.trim().toLocaleLowerCase();
    this.visible = this.ordered.filter((s) => (!filter || this.meets(s, filter)) && (!needle || this.found(s.row, needle)));
    const urgent = this.visible.some((s) => this.urgent(s) && this.next(s.row));
    this.go = urgent ? undefined : this.visible.find((s) => this.mine(s.row) && this.next(s.row))?.id;
    if (before.length === this.visible.length && before.every((s, i) => s.id === this.visible[i]?.id)) {
      this.moving.nothing();
    }
    if (!this.visible.some((s) => s.id === this.cursor)) {
      this.cursor = this.visible[0]?.id;
    }
  }

  private timing(row: BoardRow): Timing & { row: BoardRow } {
    const elapsed = this.column<ElapsedColumn>('elapsed');
    const ticket = this.column<TicketColumn>('ticket');
    const who = this.who(row);
    return {
      id: row.id,
      row,
      ticket: String((ticket && row[ticket.field]) ?? ''),
      since: elapsed && asNumber(row[elapsed.since]),
      target: elapsed?.target ? asNumber(row[elapsed.target]) || undefined : undefined,
      aloneSince: who?.h === 'none' ? (who.s ?? this.now) : undefined,
      order: this.config?.order ? asNumber(row[this.config.order]) : undefined,
    };
  }

  private column<T extends Column>(kind: T['kind']): T | undefined {
    return this.config?.columns.find((c): c is T => c.kind === kind);
  }

  private who(row: BoardRow): Custody | undefined {
    const column = this.column<CustodyColumn>('custody');
    return column && (row[column.field] as Custody | undefined);
  }

  private mine(row: BoardRow): boolean {
    return this.isMe(this.who(row)?.h) || this.isOfferedToMe(row.off);
  }

  private urgent(s: Shown): boolean {
    return s.band === 'late' || s.aloneSince !== undefined;
  }

  private meets(s: Shown, which: Which): boolean {
    return (
      (!which.mine || this.mine(s.row)) &&
      (!which.alone || s.aloneSince !== undefined) &&
      (!which.late || s.band === 'late') &&
      (!which.field || (which.in ?? []).includes(String(s.row[which.field] ?? '')))
    );
  }

  private found(row: BoardRow, needle: string): boolean {
    const spelled = this.config?.search?.spelled;
    if (spelled && isSpelled(String(row[spelled] ?? ''), needle)) {
      return true;
    }
    return (this.config?.search?.fields ?? []).some((field) => {
      const value = row[field];
      const texts = isLocalized(value) ? [value.zh, value.en] : Array.isArray(value) ? value : [value];
      return texts.some((text) => text !== undefined && text !== null && String(text).toLocaleLowerCase().includes(needle));
    });
  }

  private opens(row: BoardRow): boolean {
    const field = this.config?.opens;
    return field === undefined || (field !== '' && Boolean(row[field]));
  }

  /** The one next thing: the first that anybody may do, or that is mine to do. */
  private next(row: BoardRow): string | undefined {
    return row.nx?.find(([action, whose]) =>
      action === 'ACCEPT' ? this.isOfferedToMe(row.off) : whose === undefined || whose === null || this.isMe(whose),
    )?.[0];
  }

  // ---- rendering

  protected override update(changed: PropertyValues): void {
    this.moving.before();
    super.update(changed);
  }

  protected override updated(): void {
    this.moving.after();
    const main = this.querySelector('.board-main');
    if (main) {
      this.width.observe(main);
    }
    this.findClocks();
    super.updated();
  }

  private findClocks(): void {
    const rows = new Map(this.visible.map((s) => [s.id, s]));
    const known = this.clocksOf;
    this.clocks = [];
    for (const element of this.querySelectorAll<HTMLElement>('[data-id]')) {
      const shown = rows.get(element.dataset['id'] ?? '');
      if (!shown) {
        continue;
      }
      const band = clockBand(shown, this.now);
      const picture = `${band}|${shown.target === undefined}|${shown.since === undefined}|${shown.aloneSince === undefined}`;
      let clocks = known.get(element);
      if (clocks?.picture === picture) {
        clocks.shown = shown;
      } else {
        clocks = {
          shown,
          picture,
          clockBand: band,
          elapsed: element.querySelector<HTMLElement>('.clock > b'),
          bar: element.querySelector<HTMLElement>('.clock > .bar > i'),
          due: element.querySelector<HTMLElement>('[data-due]'),
          alone: element.querySelector<HTMLElement>('[data-alone]'),
        };
        known.set(element, clocks);
      }
      this.clocks.push(clocks);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    return html`
      ${config.heading ? this.renderTop(config) : nothing} ${this.renderStale()}
      <div class="board-main ${this.cards ? 'as-cards' : 'as-table'} ${this.stale ? 'is-stale' : ''}">
        ${this.renderFigures(config)}
        <div class="scroll">${this.renderRows(config)}</div>
        ${config.legend && !this.cards ? this.renderLegend(config) : nothing}
        ${this.cards && config.primary ? html`<div class="thumb">${this.renderPrimary(config, 'xl')}</div>` : nothing}
      </div>
    `;
  }

  private renderTop(config: BoardConfig): TemplateResult {
    return html`<header class="top">
      <h1>${config.title}</h1>
      ${this.renderLive(this.cards)}
      ${this.cards ? this.renderFinder(config) : html`${this.renderSearch(config)}${this.renderPrimary(config)}`}
    </header>`;
  }

  private renderSearch(config: BoardConfig): TemplateResult | typeof nothing {
    return config.search
      ? html`<label class="find"
          >${icon('i-find')}<input
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder=${config.search.placeholder}
            aria-label=${config.search.placeholder}
            .value=${this.needle}
            @input=${(e: InputEvent) => (this.needle = (e.target as HTMLInputElement).value)}
            @keydown=${this.searchKeyed}
          /><kbd aria-hidden="true">/</kbd></label
        >`
      : nothing;
  }

  /** On the phone the field opens on demand: the height belongs to the rows. */
  private renderFinder(config: BoardConfig): TemplateResult | typeof nothing {
    return config.search
      ? html`<button type="button" class="finder" aria-label=${config.search.placeholder} aria-expanded=${String(this.finding)} @click=${this.find}
          >${icon(this.finding ? 'i-x' : 'i-find')}</button
        >`
      : nothing;
  }

  private renderPrimary(config: BoardConfig, cls = ''): TemplateResult | typeof nothing {
    const primary = config.primary;
    return primary
      ? html`<button type="button" class="btn go ${cls} ${this.stale ? 'stale-off' : ''}" aria-disabled=${String(this.stale !== undefined)} aria-keyshortcuts=${primary.key ?? nothing}
          @click=${() => this.act(primary.action, '')}
          >${icon(primary.icon ?? 'i-plus')}<span>${primary.label}</span>${primary.key && !this.cards ? html`<kbd aria-hidden="true">${primary.key}</kbd>` : nothing}</button>`
      : nothing;
  }

  private renderFigures(config: BoardConfig): TemplateResult | typeof nothing {
    if (!config.figures?.length && !config.filters?.length) {
      return nothing;
    }
    return html`<div class="figs">
        ${(config.figures ?? []).map((figure) => this.renderFigure(figure))}
        ${this.cards ? nothing : this.renderFilters(config)}
      </div>
      ${this.cards ? html`<div class="narrow">
            ${this.renderFilters(config)} ${this.finding || !config.heading ? this.renderSearch(config) : nothing}
          </div>` : nothing}`;
  }

  private renderFigure(figure: Figure): TemplateResult {
    const count = this.ordered.filter((s) => this.meets(s, figure.count)).length;
    const loud = count > 0 && figure.tone;
    return html`<div class=${loud ? `t-${figure.tone}` : ''}
      >${loud || !figure.tone ? icon(figure.icon) : nothing}<b class="num">${this.store.filled ? count : ''}</b><span>${figure.label}</span></div
    >`;
  }

  private renderFilters(config: BoardConfig): TemplateResult | typeof nothing {
    return config.filters?.length
      ? html`<div class="chips">
          ${config.filters.map(
            (f) => html`<button type="button" aria-pressed=${String(f.id === this.filter)} @click=${() => this.choose(f.id)}>${f.label}</button>`,
          )}
        </div>`
      : nothing;
  }

  private renderLegend(config: BoardConfig): TemplateResult {
    return html`<footer class="legend">
      ${config.legend!.map((item) =>
        item.sep
          ? html`<i></i>`
          : html`<span class="mark ${item.tone ? `t-${item.tone}` : ''}">${icon(item.icon)}${item.label ?? nothing}</span>`,
      )}
    </footer>`;
  }

  private renderRows(config: BoardConfig): TemplateResult | typeof nothing {
    if (!this.store.filled) {
      return nothing;
    }
    if (this.ordered.length === 0 && !this.isSettled) {
      return nothing;
    }
    if (this.visible.length === 0) {
      const empty = this.ordered.length === 0 ? config.empty : config.emptyFilter;
      return empty
        ? html`<div class="empty" role="status">
            ${icon(this.ordered.length === 0 ? config.empty?.icon : undefined, 'ico')}
            <p class="is">${empty.title}</p>
            ${empty.text ? html`<p>${empty.text}</p>` : nothing}
          </div>`
        : nothing;
    }
    const rows = repeat(
      this.visible,
      (s) => s.id,
      (s) => guard(this.dependencies(s), () => (config.facts ? this.renderFacts(config, s) : this.cards ? this.renderCard(config, s) : this.renderTr(config, s))),
    );
    if (config.facts) {
      return html`<div class="fact-rows" role="list" aria-label=${config.title ?? nothing} @click=${this.clicked}>${rows}</div>`;
    }
    if (this.cards) {
      return html`<div class="cards" role="list" aria-label=${config.title} @focusin=${this.focused} @click=${this.clicked}>${rows}</div>`;
    }
    const widths = columnWidths(this, config, this.speech, this.px, this.visible.map((s) => s.row), (row) => this.next(row as BoardRow));
    return html`<table class="board" role="grid" aria-label=${config.title} aria-rowcount=${this.visible.length + 1} @focusin=${this.focused} @click=${this.clicked}>
      <colgroup>
        ${widths.map((px) => html`<col style=${px ? `width:${px}px` : nothing} />`)}
      </colgroup>
      <thead>
        <tr>
          ${config.columns.map((c) => html`<th scope="col" class=${side(c)}>${heading(c)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
  }

  /** All that a row's picture depends on besides the config; the moving clocks are painted, not rendered. */
  private dependencies(s: Shown): unknown[] {
    const action = this.next(s.row);
    return [
      s.row,
      s.band,
      clockBand(s, this.now),
      this.fresh.has(s.id),
      this.cursor === s.id,
      this.go === s.id,
      this.stale !== undefined,
      action !== undefined && this.pressed.has(`${action}:${s.id}`),
      this.cards,
      this.config,
      this.visible.length > 1,
    ];
  }

  private rowClass(s: Shown): string {
    return `${s.band} ${this.fresh.has(s.id) ? 'fresh' : ''} ${this.mine(s.row) ? 'mine' : ''}`;
  }

  private renderTr(config: BoardConfig, s: Shown): TemplateResult {
    return html`<tr class="${this.rowClass(s)} ${this.opens(s.row) ? '' : 'shut'}" data-id=${s.id} data-row tabindex=${this.cursor === s.id ? 0 : -1}>
      ${config.columns.map((c) => html`<td class=${side(c)}>${this.renderCell(c, s)}</td>`)}
    </tr>`;
  }

  private renderCell(column: Column, s: Shown): TemplateResult | typeof nothing {
    switch (column.kind) {
      case 'ticket':
        return html`<bdi class="tk num">${this.speech.text(s.row[column.field])}</bdi>`;
      case 'text':
        return html`<div class="two">${this.renderText(column, s.row)}${this.renderSub(column.sub, s.row)}</div>`;
      case 'status':
        return html`<div class="two">${this.renderMark(column, s.row)}${this.renderSub(column.sub, s.row, 'under-mark')}</div>`;
      case 'custody':
        return this.renderWho(s);
      case 'elapsed':
        return this.renderClock(s);
      case 'action':
        return this.renderAction(s);
    }
  }

  private renderText(column: TextColumn, row: BoardRow): TemplateResult {
    const text = this.speech.text(row[column.field], column.field);
    if (text === undefined) {
      return html`<span class="sub">${column.none ? this.speech.word(column.none) : nothing}</span>`;
    }
    return column.lateIf && row[column.lateIf]
      ? html`<span class="iso t-late whole" dir="auto">${text}</span>`
      : outside(text, column.strong ? 'nm1' : '');
  }

  private renderSub(fields: readonly string[] | undefined, row: BoardRow, cls = ''): TemplateResult | typeof nothing {
    const texts = (fields ?? []).map((field) => this.speech.text(row[field], field)).filter((t): t is string => t !== undefined);
    return texts.length > 0 ? html`<span class="sub ${cls}" title=${texts.join(' · ')}>${dotted(texts)}</span>` : nothing;
  }

  private renderMark(column: StatusColumn, row: BoardRow): TemplateResult {
    const mark = column.marks[String(row[column.field] ?? '')];
    return html`<span class="mark ${mark?.on ? 'on' : ''} ${mark?.end ? 'end' : ''}"
      >${icon(mark?.icon)}<span>${this.speech.text(row[column.field], column.field)}</span></span
    >`;
  }

  private renderWho(s: Shown): TemplateResult | typeof nothing {
    const who = this.who(s.row);
    if (!who) {
      return nothing;
    }
    const offered = s.row.off && this.offered(s.row.off);
    if (who.h === 'none') {
      return html`<span class="who alone"
        >${brokenRing()}<span class="nm"
          ><span>${this.speech.word('custody.alone')}</span
          ><span class="sub"><span class="num" data-alone></span>${offered ? html`<i class="dot"></i><bdi>${offered}</bdi>` : nothing}</span></span
        ></span
      >`;
    }
    const self = this.isMe(who.h);
    const name = this.speech.text(who.n) ?? (who.h === 'desk' ? this.speech.word('custody.desk') : '');
    const role = who.r ? this.speech.optional(`role.${who.r}`) : undefined;
    const sub = offered ? html`<bdi>${offered}</bdi>` : dotted([role, self ? this.speech.word('me') : undefined]);
    return html`<span class="who ${self ? 'self' : ''} ${offered ? 'offering' : ''}"
      >${ring(name)}<span class="nm">${outside(name, 'cut')}<span class="sub cut" title=${offered ?? nothing}>${sub}</span></span></span
    >`;
  }

  private offered(off: Offer): string {
    if (this.isOfferedToMe(off) && this.speech.has('handoff.offeredMe')) {
      return this.speech.word('handoff.offeredMe');
    }
    const name = this.isOfferedToMe(off)
      ? this.speech.word('me')
      : (this.speech.text(off.n) ?? (off.to === 'desk' ? this.speech.word('custody.desk') : ''));
    return this.speech.word('handoff.offered', { name });
  }

  private renderClock(s: Shown): TemplateResult | typeof nothing {
    if (s.since === undefined) {
      return nothing;
    }
    const band = clockBand(s, this.now);
    return html`<span class="clock is-${band || 'calm'}" data-band=${band}
      ><b class="num"></b>${s.target !== undefined && band !== 'late' ? html`<span class="bar"><i></i></span>` : nothing}${s.target === undefined
        ? nothing
        : html`<span class="due num">${icon(band === 'late' ? 'trif' : band === 'soon' ? 'tri' : undefined)}<span data-due></span></span>`}</span
    >`;
  }

  private renderAction(s: Shown): TemplateResult {
    const action = this.next(s.row);
    if (!action && !this.opens(s.row)) {
      return html``;
    }
    if (!action) {
      return html`<span class="chev" aria-hidden="true">${icon('i-right')}</span>`;
    }
    const label = this.speech.word(`act.${action}`);
    const filled = this.urgent(s) || this.go === s.id;
    return html`<button
      type="button"
      class="btn s ${filled ? 'go' : ''}"
      data-act=${action}
      aria-label=${`${label} ${s.ticket}`}
      aria-disabled=${String(this.stale !== undefined || this.pressed.has(`${action}:${s.id}`))}
      >${label}</button
    >`;
  }

  private renderCard(config: BoardConfig, s: Shown): TemplateResult {
    const [strong, ...rest] = [...config.columns]
      .filter((c): c is TextColumn => c.kind === 'text')
      .sort((a, b) => Number(b.strong ?? false) - Number(a.strong ?? false));
    const status = this.column<StatusColumn>('status');
    const mark = status?.marks[String(s.row[status.field] ?? '')];
    const heading = html`${s.ticket ? html`<bdi class="num">${s.ticket}</bdi>` : nothing}${strong ? this.renderText(strong, s.row) : nothing}`;
    const opens = this.opens(s.row);
    return html`<div class="q ${this.rowClass(s)} ${opens ? '' : 'shut'}" role="listitem" data-id=${s.id}>
      <span class="ic mark ${mark?.on ? 'on' : ''} ${mark?.end ? 'end' : ''}">${icon(mark?.icon)}</span>
      <div class="body">
        <h2>
          ${opens
            ? html`<button type="button" class="open" data-row data-act="OPEN">${heading}</button>`
            : html`<span class="open">${heading}</span>`}
        </h2>
        ${status
          ? html`<p class="path cut">${dotted([this.speech.text(s.row[status.field], status.field), ...(status.sub ?? []).map((f) => this.speech.text(s.row[f], f))])}</p>`
          : nothing}
        ${rest.map((column) => html`<p class="for">${this.renderText(column, s.row)}${this.renderSub(column.sub, s.row)}</p>`)}
        ${this.renderWho(s)}
      </div>
      <div class="e">${this.renderClock(s)}${this.renderAction(s)}</div>
    </div>`;
  }

  private renderFacts(config: BoardConfig, s: Shown): TemplateResult {
    const texts = config.columns.filter((c): c is TextColumn => c.kind === 'text');
    const status = this.column<StatusColumn>('status');
    const action = this.next(s.row);
    // Which of several records stands is of interest only where there are several.
    const several = this.visible.length > 1;
    return html`<div class="fact-row ${this.rowClass(s)}" role="listitem" data-id=${s.id}>
      <div class="head">
        ${texts.filter((c) => c.strong).map((c) => html`<h3>${this.renderText(c, s.row)}</h3>`)}
        ${status && several ? this.renderMark(status, s.row) : nothing} ${this.renderSub(status?.sub, s.row)}
        ${action ? this.renderAction(s) : nothing}
      </div>
      <dl>
        ${texts
          .filter((c) => !c.strong)
          .map(
            (c) =>
              html`<div>
                <dt>${c.label}</dt>
                <dd>${this.renderText(c, s.row)}${this.renderSub(c.sub, s.row)}</dd>
              </div>`,
          )}
      </dl>
    </div>`;
  }

  // ---- time

  protected override paint(): void {
    super.paint();
    const now = this.boardNow;
    let crossed = false;
    for (const c of this.clocks) {
      const { since, target, aloneSince, band } = c.shown;
      if (rowBand(c.shown, this.config?.lateAlone, now) !== band || clockBand(c.shown, now) !== c.clockBand) {
        crossed = true;
      }
      if (c.alone && aloneSince !== undefined) {
        write(c.alone, duration(secondsSince(aloneSince, now)));
      }
      if (since === undefined) {
        continue;
      }
      const elapsed = secondsSince(since, now);
      if (c.elapsed) {
        write(c.elapsed, duration(elapsed));
      }
      if (target !== undefined) {
        if (c.bar) {
          const share = `${Math.min(100, Math.floor((elapsed / target) * 100))}%`;
          if (c.bar.style.width !== share) {
            c.bar.style.width = share;
          }
        }
        if (c.due) {
          const band = c.clockBand;
          write(
            c.due,
            band === 'late'
              ? this.speech.word('time.over', { time: duration(elapsed - target) })
              : band === 'soon'
                ? this.speech.word('time.left', { time: duration(target - elapsed) })
                : this.speech.word('time.target', { time: duration(target) }),
          );
        }
      }
    }
    // rows that the filter hides cross as well, and are counted in the figures
    if (crossed || this.ordered.some((s) => rowBand(s, this.config?.lateAlone, now) !== s.band)) {
      this.moving.expect();
      this.requestUpdate();
    }
  }

  // ---- hands and keys

  private choose(id: string): void {
    this.filter = id;
    sessionStorage.setItem(`jz.board.${this.config!.name}.filter`, id);
  }

  private readonly find = async (): Promise<void> => {
    this.finding = !this.finding;
    this.needle = '';
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('.find input')?.focus();
  };

  private focused(event: FocusEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id && id !== this.cursor) {
      this.cursor = id;
    }
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (!id) {
      return;
    }
    const action = target.closest<HTMLElement>('[data-act]')?.dataset['act'] ?? 'OPEN';
    if (action === 'OPEN' && getSelection()?.type === 'Range') {
      return; // somebody marks a text to copy it
    }
    this.press(action, id);
  }

  private opensId(id: string): boolean {
    const row = this.store.rows.get(id);
    return row !== undefined && this.opens(row);
  }

  private press(action: string, id: string): void {
    if (action === 'OPEN' && !this.opensId(id)) {
      return;
    }
    const key = `${action}:${id}`;
    if (this.pressed.has(key) || !this.act(action, id)) {
      return;
    }
    if (action !== 'OPEN') {
      this.pressed.set(key, setTimeout(() => this.release(key), PRESS_MS));
      this.requestUpdate();
    }
  }

  private release(key: string): void {
    clearTimeout(this.pressed.get(key));
    this.pressed.delete(key);
    this.requestUpdate();
  }

  private keyed(event: KeyboardEvent): void {
    const config = this.config;
    const shown = (this.querySelector('.board-main')?.getClientRects().length ?? 0) > 0;
    if (!config || !shown || keyboardTaken(event)) {
      return;
    }
    if (this.command(config, event)) {
      event.preventDefault();
    }
  }

  private command(config: BoardConfig, event: KeyboardEvent): boolean {
    const active = document.activeElement;
    const inside = this.contains(active);
    const free = inside || active === null || active === document.body;
    if (event.key === '/' && config.search) {
      if (this.cards && config.heading && !this.finding) {
        void this.find();
      } else {
        this.querySelector<HTMLInputElement>('.find input')?.focus();
      }
      return true;
    }
    if (struck(event, 'J')) {
      // The oldest offer: the one that bears the key at the side.
      const offered = this.ordered
        .filter((s) => this.isOfferedToMe(s.row.off))
        .sort((a, b) => (a.row.off?.s ?? 0) - (b.row.off?.s ?? 0))[0];
      if (offered) {
        this.press('ACCEPT', offered.id);
      }
      return offered !== undefined;
    }
    if (config.primary?.key && struck(event, config.primary.key)) {
      this.act(config.primary.action, '');
      return true;
    }
    if (event.key === 'Enter' && active instanceof HTMLTableRowElement && inside) {
      this.press('OPEN', active.dataset['id'] ?? '');
      return true;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      return free && this.step(event.key === 'ArrowDown' ? 1 : -1);
    }
    if ((event.key === 'Home' || event.key === 'End') && inside) {
      return this.focusRow(this.visible.at(event.key === 'Home' ? 0 : -1)?.id);
    }
    return false;
  }

  /** To the neighbouring row; into the board at the row that was last looked at. */
  private step(by: number): boolean {
    const inRow = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const at = this.visible.findIndex((s) => s.id === (inRow ?? this.cursor));
    const to = inRow === undefined ? Math.max(0, at) : at + by;
    return this.focusRow(this.visible[to]?.id);
  }

  private focusRow(id: string | undefined): boolean {
    const row = id !== undefined ? this.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) : null;
    const target = row?.matches('[data-row]') ? row : row?.querySelector<HTMLElement>('[data-row]');
    target?.focus();
    return target !== null && target !== undefined;
  }

  private readonly searchKeyed = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Escape') {
      this.needle = '';
      input.value = '';
      input.blur();
      this.finding = false;
    } else if (event.key === 'Enter' && this.visible.length === 1) {
      this.press('OPEN', this.visible[0]!.id);
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      this.focusRow(this.visible[0]?.id);
    } else {
      return;
    }
    event.preventDefault();
  };

  /** Cards or table, by the room there is. */
  private measure(): void {
    const width = this.querySelector('.board-main')?.clientWidth || this.parentElement?.clientWidth || innerWidth;
    this.cards = width < TABLE_PX || innerWidth < 800;
    this.px = width;
  }
}

/** What counts stands at the right, and at the far right what can be done, which is left out on paper. */
function side(column: Column): string | typeof nothing {
  return column.kind === 'elapsed' ? 'r' : column.kind === 'action' ? 'r do' : nothing;
}

/** Over the buttons nothing is written, because they say it themselves; who hears the table is told the column's name. */
function heading(column: Column): TemplateResult | string | typeof nothing {
  return column.kind === 'action' ? html`<span class="sr">${column.label ?? nothing}</span>` : (column.label ?? nothing);
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

customElements.define('live-board', LiveBoard);
