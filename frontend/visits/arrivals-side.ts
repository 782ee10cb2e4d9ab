/** Beside the arrivals board: what is offered to me, who is alone, and who accompanies whom. Reads the board's own rows. */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { duration, onTick, secondsSince, serverClock } from '../live/clock';
import { quietly, write, type LiveRows } from '../live/live-element';
import { brokenRing, dotted, ring } from '../live/parts';
import type { Holder, LiveServer, Offer, Row, Stale, Value, Words } from '../live/protocol';
import { Speech } from '../live/words';

interface Arrival extends Row {
  readonly tk?: string;
  readonly nm?: Value;
  readonly st?: string;
  readonly pl?: Value;
  readonly who?: Holder;
  readonly off?: Offer;
}

interface ArrivalsSideConfig {
  /** CSS id of the live-board */
  readonly board: string;
  /** by which the server makes the key of a press */
  readonly viewer: string;
  /** what the board has no words for */
  readonly words: Words;
  readonly lang?: string;
  readonly me?: readonly string[];
  /** only these roles among those who accompany; absent: all */
  readonly roles?: readonly string[];
}

interface Companion {
  readonly holder: string;
  readonly name: string;
  readonly tickets: string[];
  since: number;
}

/** What the side needs of a live-board on the same page. */
interface Board extends HTMLElement {
  readonly rows: ReadonlyMap<string, Row>;
  readonly version: number;
  readonly stale: Stale | undefined;
  readonly config: { readonly words: Words } | undefined;
}

const PRESS_MS = 1_200;

export class ArrivalsSide extends LitElement {
  static override properties: PropertyDeclarations = {
    config: { state: true },
    rows: { state: true },
    stale: { state: true },
  };

  declare config: ArrivalsSideConfig | undefined;
  declare private rows: readonly Arrival[];
  declare private stale: Stale | undefined;
  declare $server?: Pick<LiveServer, 'act'>;

  private speech = new Speech();
  private boardWords: Words | undefined;
  private stopTicking: (() => void) | undefined;
  private readonly pressed = new Set<string>();
  private readonly read = (event: Event): void => {
    if (this.config && (event.target as HTMLElement).id === this.config.board) {
      this.look(event.type === 'live-rows' ? (event as CustomEvent<LiveRows>).detail.rows : undefined);
    }
  };

  constructor() {
    super();
    this.config = undefined;
    this.rows = [];
    this.stale = undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('live-rows', this.read);
    document.addEventListener('live-status', this.read);
    this.stopTicking = onTick(() => this.paint());
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('live-rows', this.read);
    document.removeEventListener('live-status', this.read);
    this.stopTicking?.();
  }

  /** Called by Java once after attach. */
  begin(config: ArrivalsSideConfig): void {
    this.config = config;
    this.boardWords = undefined;
    this.look();
  }

  private board(): Board | null {
    return this.config ? (document.getElementById(this.config.board) as Board | null) : null;
  }

  private look(rows?: ReadonlyMap<string, Row>): void {
    const board = this.board();
    this.rows = [...((rows ?? board?.rows ?? new Map()) as ReadonlyMap<string, Arrival>).values()];
    this.stale = board?.stale;
    const words = board?.config?.words;
    if (this.config && words && words !== this.boardWords) {
      this.boardWords = words;
      this.speech = new Speech({ ...words, ...this.config.words }, this.config.lang);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config || !this.boardWords) {
      return nothing;
    }
    const offers = this.rows.filter((row) => this.isMe(row.off?.to) && !this.isMe(row.off?.g)).sort((a, b) => (a.off?.s ?? 0) - (b.off?.s ?? 0));
    const alone = this.rows.filter((row) => row.who?.h === 'none').sort((a, b) => (a.who?.s ?? 0) - (b.who?.s ?? 0));
    return html`<aside class="side ${this.stale ? 'is-stale' : ''}" data-shows-notices="OFFER">
      <div class="sr" aria-live="polite">${offers.map((row) => html`<p>${this.speech.word('side.offered', { ticket: row.tk ?? '', name: this.name(row.who) })}</p>`)}</div>
      ${offers.length > 0 ? this.renderOffers(offers) : nothing} ${alone.length > 0 ? this.renderAlone(alone) : nothing}
      ${this.renderCompanions()}
    </aside>`;
  }

  private heading(key: string, count: number): TemplateResult {
    return html`<h2>${this.speech.word(key)}<span class="sub num">${count}</span></h2>`;
  }

  private renderOffers(offers: readonly Arrival[]): TemplateResult {
    return html`<section>
      ${this.heading('side.offers', offers.length)}
      ${offers.map((row, i) => this.renderOffer(row, i === 0))}
    </section>`;
  }

  private renderOffer(row: Arrival, first: boolean): TemplateResult {
    const giver = this.name(row.who);
    const alone = row.who?.h === 'none';
    const me = this.speech.word('me');
    const taker = row.off?.to === 'desk' ? this.speech.word('holder.desk') : me;
    const takerFace = row.off?.to === 'desk' ? taker : (this.speech.text(row.off?.n) ?? me);
    const off = String(this.stale !== undefined || this.pressed.has(row.id));
    return html`<div class="hand" data-offer=${row.id}>
      <div class="path">
        <span class="who ${alone ? 'alone' : ''}">${alone ? brokenRing() : ring(giver)}<bdi class="cut">${giver}</bdi></span><span class="thr w"></span
        ><span class="who self">${ring(takerFace)}<bdi class="cut">${taker}</bdi></span>
      </div>
      <p>
        <b class="num">${row.tk}</b> ${dotted([this.speech.text(row.pl, 'pl'), this.speech.text(row.st, 'st')])}
        ${!alone && this.speech.has('offer.stays') ? html`<span class="sub stays">${this.speech.word('offer.stays', { name: giver })}</span>` : nothing}
      </p>
      <div class="acts">
        <button type="button" class="btn s quiet" aria-label=${`${this.speech.word('act.DECLINE')} ${row.tk ?? ''}`} aria-disabled=${off} @click=${() => this.act('DECLINE', row.id)}
          >${this.speech.word('act.DECLINE')}</button
        ><button type="button" class="btn s go" aria-label=${`${this.speech.word('act.ACCEPT')} ${row.tk ?? ''}`} aria-keyshortcuts=${first ? 'J' : nothing} aria-disabled=${off} @click=${() => this.act('ACCEPT', row.id)}
          >${this.speech.word('act.ACCEPT')}${first ? html`<kbd aria-hidden="true">J</kbd>` : nothing}</button
        >
      </div>
    </div>`;
  }

  private renderAlone(alone: readonly Arrival[]): TemplateResult {
    return html`<section>
      ${this.heading('side.alone', alone.length)}
      <div class="lines">
        ${alone.map(
          (row) =>
            html`<button type="button" class="line t-late" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('OPEN', row.id)}>
              <span class="num">${row.tk}</span><bdi class="cut">${this.speech.text(row.pl, 'pl') ?? this.speech.text(row.nm)}</bdi
              ><span class="num t" data-since=${row.who?.s ?? nothing}></span>
            </button>`,
        )}
      </div>
    </section>`;
  }

  private renderCompanions(): TemplateResult {
    const companions = this.companions();
    return html`<section>
      ${this.heading('side.who', companions.length)}
      ${companions.length === 0
        ? html`<p class="sub none">${this.speech.word('side.nobody')}</p>`
        : html`<div class="lines">
            ${companions.map(
              (c) =>
                html`<div class="line">
                  <bdi class="cut" title=${c.name}>${c.name}</bdi><span class="with num">${this.speech.word('side.with', { tickets: c.tickets.join(' ') })}</span
                  ><span class="num t" data-since=${c.since}></span>
                </div>`,
            )}
          </div>`}
    </section>`;
  }

  /** Who is with somebody, the longest first. */
  private companions(): Companion[] {
    const byHolder = new Map<string, Companion>();
    for (const row of this.rows) {
      const who = row.who;
      if (!who || who.h === 'none' || (this.config?.roles && !this.config.roles.includes(who.r ?? ''))) {
        continue;
      }
      const since = who.s ?? Infinity;
      const known = byHolder.get(who.h);
      if (known) {
        known.tickets.push(row.tk ?? '');
        known.since = Math.min(known.since, since);
      } else {
        byHolder.set(who.h, { holder: who.h, name: this.name(who), tickets: [row.tk ?? ''], since });
      }
    }
    byHolder.forEach((c) => c.tickets.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    return [...byHolder.values()].sort((a, b) => a.since - b.since || a.name.localeCompare(b.name));
  }

  private name(who: Holder | undefined): string {
    if (!who || who.h === 'none') {
      return this.speech.word('holder.alone');
    }
    return this.speech.text(who.n) ?? (who.h === 'desk' ? this.speech.word('holder.desk') : '');
  }

  private isMe(holder: string | undefined): boolean {
    return holder !== undefined && (this.config?.me ?? []).includes(holder);
  }

  private act(action: string, rowId: string): void {
    if (this.stale || this.pressed.has(rowId) || !this.$server) {
      return;
    }
    const version = this.board()?.version ?? -1;
    quietly(() => this.$server?.act(action, rowId, version));
    if (action !== 'OPEN') {
      const said = `${this.speech.word(`act.${action}`)} ${this.board()?.rows.get(rowId)?.['tk'] ?? ''}`;
      this.dispatchEvent(new CustomEvent('jz-press', { bubbles: true, composed: true, detail: { said, of: [this.config?.viewer ?? '', action, rowId, version] } }));
    }
    this.pressed.add(rowId);
    this.requestUpdate();
    setTimeout(() => {
      this.pressed.delete(rowId);
      this.requestUpdate();
    }, PRESS_MS);
  }

  protected override updated(): void {
    this.paint();
  }

  private paint(): void {
    const now = this.stale?.asOf ?? serverClock.now();
    for (const clock of this.querySelectorAll<HTMLElement>('[data-since]')) {
      const since = Number(clock.dataset['since']);
      write(clock, Number.isFinite(since) ? duration(secondsSince(since, now)) : '');
    }
  }
}

customElements.define('arrivals-side', ArrivalsSide);
