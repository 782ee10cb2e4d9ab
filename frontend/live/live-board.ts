/**
 * A board: a table on the desk, cards on the phone. Java describes the columns and sends rows; the order, the counts, the
 * filters and the clocks are worked out here, so that a quiet board costs the server nothing.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { backAt, filterAtFirst, keepFilter, keepSearch, leftAt, rowAtFirst, searchAtFirst } from './board/address';
import { card, cards, factRow, factRows } from './board/cards';
import { BoardClocks } from './board/clocks';
import type { BoardConfig } from './board/config';
import { empty, figures, folded, legend, primary, top } from './board/frame';
import { groups, heading, type Group } from './board/groups';
import { BoardKeys, openLink } from './board/keys';
import { MovingRows } from './board/moving-rows';
import { dependencies, type Hands, type Picture } from './board/picture';
import { Presses } from './board/presses';
import { BoardRows, type BoardRow, type Me, type Shown } from './board/rows';
import { inOrderOf, next, type Sorted } from './board/sorting';
import { table, tableRow } from './board/table';
import { columnWidths } from './board/widths';
import { LiveElement } from './live-element';
import type { KeyHere } from './protocol';

/** Narrower than this, a table cannot keep its columns. */
const TABLE_PX = 800;

/** So long after somebody has come back the page may still be drawn anew. */
const SETTLES_MS = 2_000;

export class LiveBoard extends LiveElement<BoardRow, BoardConfig> {
  static override properties: PropertyDeclarations = {
    cards: { state: true },
    filter: { state: true },
    needle: { state: true },
    finding: { state: true },
    unfolded: { state: true },
    cursor: { state: true },
    px: { state: true },
    sorted: { state: true },
  };

  declare private cards: boolean;
  declare private filter: string;
  declare private needle: string;
  declare private finding: boolean;
  declare private unfolded: boolean;
  declare private cursor: string | undefined;
  /** by which column the rows stand, where somebody has said so */
  declare private sorted: Sorted | undefined;
  /** width of the board, without a side column */
  declare private px: number;

  private picture: Picture | undefined;
  /** the row to which somebody comes back */
  private back: string | undefined;
  private backSince: number | undefined;
  /** the row that the address wants open */
  private wanted: string | undefined;
  private lead: Element | undefined;
  private readonly me: Me = {
    isMe: (holder) => this.isMe(holder),
    isOfferedToMe: (offer) => this.isOfferedToMe(offer),
  };
  private readonly presses = new Presses(() => this.requestUpdate());
  private readonly moving = new MovingRows(this);
  private readonly clocks = new BoardClocks(this);
  private readonly keys = new BoardKeys(this, {
    picture: () => this.picture,
    press: (action, id) => this.press(action, id),
    begin: () => this.startNew(),
    find: () => void this.find(),
    found: () => {
      this.search('');
      this.finding = false;
    },
  });
  private readonly hands: Hands = {
    begin: () => this.startNew(),
    tool: () => void this.act('TOOL', ''),
    sort: (column) => (this.sorted = next(this.sorted, column)),
    choose: (filter) => this.choose(filter),
    unfold: () => (this.unfolded = !this.unfolded),
    find: () => void this.find(),
    typed: (needle) => this.search(needle),
    searchKeyed: this.keys.searchKeyed,
    focused: (event) => this.focused(event),
    clicked: (event) => this.clicked(event),
  };
  private readonly width = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.cards = false;
    this.filter = '';
    this.needle = '';
    this.finding = false;
    this.unfolded = false;
    this.cursor = undefined;
    this.px = 0;
    this.sorted = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.keys.listen();
    this.measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.keys.stop();
    this.width.disconnect();
  }

  protected override begun(): void {
    this.filter = filterAtFirst(this.config!);
    this.needle = searchAtFirst(this.config!);
    this.back = backAt(this.config!);
    this.backSince = undefined;
    this.wanted ??= rowAtFirst(this.config!);
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    this.presses.answered(ids);
    this.moving.expect();
    super.rowsChanged(ids);
  }

  // ---- what is shown

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.config) {
      return;
    }
    const before = this.picture?.visible ?? [];
    this.picture = this.look(this.config);
    const { visible } = this.picture;
    if (before.length === visible.length && before.every((s, i) => s.id === visible[i]?.id)) {
      this.moving.nothing();
    }
  }

  private look(config: BoardConfig): Picture {
    const now = this.boardNow;
    const rows = new BoardRows(config, this.me);
    const ordered = rows.inOrder(this.store.rows.values(), now);
    const filter = config.filters?.find((f) => f.id === this.filter);
    const needle = this.needle.trim().toLocaleLowerCase();
    const found = ordered.filter((s) => (!filter || rows.meets(s, filter)) && (!needle || rows.found(s.row, needle)));
    // What is over is below, unless it is looked for, or is all there is.
    const fold = config.fold;
    const going = fold && !needle && filter?.all ? found.filter((s) => !rows.meets(s, fold)) : found;
    const over = going.length > 0 ? found.length - going.length : 0;
    const standing = over === 0 ? found : this.unfolded ? [...going, ...found.filter((s) => !going.includes(s))] : going;
    const visible = this.sorted && !this.cards ? inOrderOf(standing, this.sorted, config, this.speech, rows) : standing;
    if (!visible.some((s) => s.id === this.cursor)) {
      this.cursor = visible[0]?.id;
    }
    return {
      config,
      speech: this.speech,
      me: this.me,
      rows,
      now,
      ordered,
      visible,
      over,
      unfolded: this.unfolded,
      go: rows.go(visible),
      cursor: this.cursor,
      filter: this.filter,
      needle: this.needle,
      sorted: this.sorted,
      finding: this.finding,
      cards: this.cards,
      stale: this.stale !== undefined,
      filled: this.store.filled,
      settled: this.isSettled,
      fresh: this.fresh,
      isPressed: (action, id) => this.presses.has(action, id),
    };
  }

  // ---- drawing

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
    if (this.picture) {
      this.clocks.find(this.picture);
    }
    this.comeBack();
    this.openWanted();
    super.updated();
  }

  protected override render(): TemplateResult | typeof nothing {
    const p = this.picture;
    if (!p) {
      return nothing;
    }
    return html`
      ${p.config.heading ? top(p, this.hands, this.renderLive(p.cards)) : nothing} ${this.renderStale()} ${this.renderLead()}
      <div class="board-main ${p.cards ? 'as-cards' : 'as-table'} ${p.stale ? 'is-stale' : ''}">
        ${figures(p, this.hands)}
        <div class="scroll">${this.renderRows(p)}${folded(p, this.hands)}</div>
        ${legend(p)}
        ${p.cards && p.config.primary ? html`<div class="thumb">${primary(p, this.hands, 'xl')}</div>` : nothing}
      </div>
    `;
  }

  /** What the page sets between heading and rows: the server's own child, moved to where it belongs. */
  private renderLead(): Element | typeof nothing {
    this.lead ??= this.querySelector(':scope > .board-lead') ?? undefined;
    return this.lead ?? nothing;
  }

  private renderRows(p: Picture): TemplateResult | typeof nothing {
    if (!p.filled || (p.ordered.length === 0 && !p.settled)) {
      return nothing;
    }
    if (p.visible.length === 0) {
      return empty(p);
    }
    const draw = p.config.facts ? factRow : p.cards ? card : tableRow;
    const row = (s: Shown): unknown => guard(dependencies(p, s), () => draw(p, s));
    const group = p.config.group;
    const rows = group
      ? repeat(
          groups(p, group).flatMap((one): (Group | Shown)[] => [one, ...one.rows]),
          (one) => ('key' in one ? one.key : one.id),
          (one) => ('key' in one ? heading(p, one) : row(one)),
        )
      : repeat(p.visible, (s: Shown) => s.id, row);
    if (p.config.facts) {
      return factRows(p, this.hands, rows);
    }
    if (p.cards) {
      return cards(p, this.hands, rows);
    }
    const widths = columnWidths(this, p.config, p.speech, this.px, p.visible.map((s) => s.row));
    return table(p, this.hands, rows, widths);
  }

  protected override paint(): void {
    super.paint();
    if (this.picture && this.clocks.paint(this.picture, this.boardNow)) {
      this.moving.expect();
      this.requestUpdate();
    }
  }

  /** Cards or table, by the room there is. */
  private measure(): void {
    const width = this.querySelector('.board-main')?.clientWidth || this.parentElement?.clientWidth || innerWidth;
    this.cards = width < TABLE_PX || innerWidth < 800;
    this.px = width;
  }

  /**
   * As soon as the row is there and can have the keys; and again while the page settles, should it be drawn anew. Whatever else
   * has the keys by then keeps them.
   */
  private comeBack(): void {
    const row = this.back === undefined ? null : this.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.back)}"]`);
    if (!row) {
      this.back = this.backSince === undefined ? this.back : undefined;
      return;
    }
    const target = row.matches('[data-row]') ? row : (row.querySelector<HTMLElement>('[data-row]') ?? row);
    const active = document.activeElement;
    if (this.backSince === undefined) {
      this.backSince = performance.now();
      target.focus();
      row.scrollIntoView({ block: 'nearest' });
      const settling = setInterval(() => {
        this.comeBack();
        if (this.back === undefined || !this.isConnected) {
          clearInterval(settling);
        }
      }, SETTLES_MS / 20);
    } else if (performance.now() - this.backSince > SETTLES_MS || (active !== null && active !== document.body && active !== target)) {
      this.back = undefined;
    } else {
      target.focus({ preventScroll: true });
    }
  }

  /** Once, as soon as the row is there and the server listens. */
  private openWanted(): void {
    const id = this.wanted;
    if (id !== undefined && this.store.rows.has(id) && this.stale === undefined) {
      this.wanted = undefined;
      this.press('OPEN', id);
    }
  }

  /** What the keys do here. */
  get keysHere(): readonly KeyHere[] {
    const { config } = this;
    const { primary, search } = config ?? {};
    return [
      ...(search ? [{ keys: '/', does: 'keys.find' }] : []),
      { keys: '↑ ↓', does: 'keys.rows' },
      ...(config?.opens === ''
        ? []
        : [
            { keys: '↵', does: 'keys.open' },
            { keys: 'Ctrl ↵', does: 'keys.tab' },
          ]),
      ...(primary?.key ? [{ keys: primary.key, label: primary.label }] : []),
    ];
  }

  // ---- hands

  private search(needle: string): void {
    this.needle = needle;
    keepSearch(this.config!, needle);
  }

  private startNew(): void {
    this.act(this.config!.primary!.action, '');
  }

  private choose(id: string): void {
    this.filter = id;
    keepFilter(this.config!, id);
  }

  private async find(): Promise<void> {
    this.finding = !this.finding;
    this.search('');
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('.find input')?.focus();
  }

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
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
      // Another tab: a link does so by itself, and the rest of the row as its link does.
      if (event.button < 2 && !target.closest('a, button') && this.picture) {
        openLink(this.picture, id);
      }
      return;
    }
    if (target.closest('a.tk')) {
      event.preventDefault();
    }
    const action = target.closest<HTMLElement>('[data-act]')?.dataset['act'] ?? 'OPEN';
    if (action === 'OPEN' && getSelection()?.type === 'Range') {
      return; // somebody marks a text to copy it
    }
    this.press(action, id);
  }

  private press(action: string, id: string): void {
    const row = this.store.rows.get(id);
    if (action === 'OPEN' && !(row && this.picture?.rows.opens(row))) {
      return;
    }
    if (this.presses.has(action, id) || !this.act(action, id)) {
      return;
    }
    if (action === 'OPEN') {
      leftAt(this.config!, id);
    } else {
      this.presses.add(action, id);
    }
  }
}

customElements.define('live-board', LiveBoard);
