/** What every live element does: keep the rows, notice what it missed, and say so when it can no longer be believed. */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { pageBeat, type Beating } from './beat';
import { duration, onTick, secondsSince, serverClock, timeOfDay } from './clock';
import { icon } from './icons';
import type { LiveConfig, LiveServer, Offer, Patch, Row, Snapshot, Stale } from './protocol';
import { RowStore } from './store';
import { Speech } from './words';

/** Told on every change of rows, for parts of the page that read along (bubbles). */
export interface LiveRows {
  readonly rows: ReadonlyMap<string, Row>;
  readonly config: LiveConfig;
  readonly stale: Stale | undefined;
}

/** Told when an element goes grey or heals (bubbles). */
export interface LiveStatus {
  readonly stale: boolean;
  readonly asOf: number | undefined;
}

const SNAPSHOT_MS = 2_000;
const RESYNC_MS = 3_000;
const STILL_NEWER_MS = 1_000;
const MARK_MS = 1_600;
/** A board that nobody watched until now may be empty at first, and is read at once: what then comes is no news. */
const SETTLE_MS = 500;
/** So many beats of a page that is given nothing, and it is loaded anew. */
const STUCK_BEATS = 4;

export abstract class LiveElement<R extends Row = Row, C extends LiveConfig = LiveConfig> extends LitElement implements Beating {
  static override properties: PropertyDeclarations = {
    config: { state: true },
    stale: { state: true },
  };

  declare config: C | undefined;
  declare stale: Stale | undefined;
  /** Flow's way to the Java half */
  declare $server?: LiveServer;

  protected readonly store = new RowStore<R>();
  protected speech = new Speech();
  /** rows that changed a moment ago */
  protected readonly fresh = new Set<string>();

  private contact: 'ok' | 'lost' | 'database' = 'ok';
  private current = true;
  private databaseAsOf: number | undefined;
  /** beats in a row at which the server was ahead and nothing had come since the one before */
  private behind = 0;
  private behindAt = -1;
  private trueAt: number | undefined;
  /** whether the first rows have had the time to come */
  private settled = false;
  private resyncTimer: ReturnType<typeof setTimeout> | undefined;
  private newerTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly freshTimers = new Map<string, ReturnType<typeof setTimeout>>();
  private stopTicking: (() => void) | undefined;

  constructor() {
    super();
    this.config = undefined;
    this.stale = undefined;
  }

  /** Light DOM: the page's style sheets apply, and one can read the page. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopTicking = onTick(() => this.tick());
    if (this.config) {
      this.joinBeat();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopTicking?.();
    pageBeat.leave(this);
    clearTimeout(this.resyncTimer);
    clearTimeout(this.newerTimer);
    this.resyncTimer = undefined;
  }

  // ---- called by Java

  begin(config: C): void {
    this.config = config;
    this.speech = new Speech(config.words, config.lang);
    serverClock.hint(config.t);
    this.begun();
    this.joinBeat();
    this.requestUpdate();
  }

  snapshot(snapshot: Snapshot<R>): void {
    const known = this.store.epoch === snapshot.e;
    const changed = this.store.replace(snapshot);
    this.trueAt = serverClock.now();
    clearTimeout(this.resyncTimer);
    this.resyncTimer = undefined;
    this.letSettle();
    if (known && changed.length * 2 < this.store.rows.size) {
      this.mark(changed);
    }
    if (this.contact === 'ok') {
      this.current = true;
    }
    this.judge();
    this.rowsChanged(undefined);
    // The server keeps its last answer in case it was lost; this one was the biggest, and has arrived.
    quietly(() => this.$server?.shown());
  }

  p(patch: Patch<R>): void {
    const filling = !this.settled && this.store.rows.size === 0;
    const result = this.store.apply(patch);
    if (result === 'gap') {
      this.resync();
    } else if (result === 'applied') {
      this.trueAt = serverClock.now();
      const changed = (patch.set ?? []).map((row) => row.id);
      if (!filling) {
        this.mark(changed);
      }
      this.rowsChanged(new Set([...changed, ...(patch.del ?? [])]));
    }
  }

  /** The server's own contact with its database changed: the beat tells how. */
  ask(): void {
    pageBeat.now();
  }

  // ---- called by the beat

  get viewer(): string {
    return this.config?.viewer ?? '';
  }

  get version(): number {
    return this.store.version;
  }

  get epoch(): string | undefined {
    return this.store.epoch;
  }

  /** The rows as shown now, for parts of the page that read along. */
  get rows(): ReadonlyMap<string, R> {
    return this.store.rows;
  }

  answered(newest: number, serverMs: number): 'well' | 'stuck' {
    this.contact = 'ok';
    // What the server has and this page has not been given for several beats will not come by waiting.
    this.behind = newest > this.version && this.version === this.behindAt ? this.behind + 1 : 0;
    this.behindAt = this.version;
    if (this.behind > 1) {
      this.current = false;
    }
    if (!this.store.filled) {
      this.resync();
    } else if (newest <= this.version) {
      this.trueAt = Math.max(this.trueAt ?? 0, serverMs);
      this.current = true;
    } else if (!this.current) {
      this.resync();
    } else {
      // a push may be under way: only what is still missing a second later was lost
      clearTimeout(this.newerTimer);
      this.newerTimer = setTimeout(() => {
        if (this.version < newest) {
          this.resync();
        }
      }, STILL_NEWER_MS);
    }
    this.judge();
    return this.behind > STUCK_BEATS ? 'stuck' : 'well';
  }

  databaseLost(asOf: number | undefined): void {
    this.contact = 'database';
    this.current = false;
    this.databaseAsOf = asOf ?? this.trueAt;
    this.judge();
  }

  contactLost(): void {
    this.contact = 'lost';
    this.current = false;
    this.judge();
  }

  // ---- for the elements

  /** Sends an act on a row, unless the screen cannot be believed. */
  protected act(action: string, rowId: string): boolean {
    if (this.stale || !this.$server || !this.store.filled) {
      return false;
    }
    quietly(() => this.$server?.act(action, rowId, this.version));
    if (action !== 'OPEN') {
      this.tell('jz-press', { said: this.saying(action, rowId), ...this.provenBy(action, rowId) });
    }
    return true;
  }

  /** By what is known whether the act was saved: here, what the server makes the key of the press. */
  protected provenBy(action: string, rowId: string): { readonly key?: string; readonly of?: readonly unknown[] } {
    return { of: [this.viewer, action, rowId, this.version] };
  }

  /** An act in words, without a name: what its button says, and the row's ticket. */
  protected saying(action: string, rowId: string): string {
    const ticket = this.store.rows.get(rowId)?.['tk'];
    return [this.speech.optional(`act.${action}`), typeof ticket === 'string' ? ticket : undefined].filter(Boolean).join(' ');
  }

  /** The instant for which the screen is true: now while in contact, the last certain moment otherwise. */
  protected get boardNow(): number {
    return this.stale ? (this.stale.asOf ?? serverClock.now()) : serverClock.now();
  }

  protected isMe(holder: string | undefined | null): boolean {
    return holder !== undefined && holder !== null && (this.config?.me ?? []).includes(holder);
  }

  /** Whether a hand-off waits for the person at this screen: nobody is offered what they offer the desk themselves. */
  protected isOfferedToMe(offer: Offer | undefined): boolean {
    return this.isMe(offer?.to) && !this.isMe(offer?.g);
  }

  protected begun(): void {}

  /** Rows changed: which ones, or undefined for all. */
  protected rowsChanged(_ids: ReadonlySet<string> | undefined): void {
    this.requestUpdate();
    this.tell('live-rows', { rows: this.store.rows, config: this.config!, stale: this.stale } satisfies LiveRows);
  }

  /** Once a second; writes what moves with time. */
  protected paint(): void {
    const live = this.querySelector<HTMLElement>('[data-live]');
    if (live) {
      write(live, this.liveText(live.dataset['live'] !== 'short'));
    }
    const age = this.querySelector<HTMLElement>('[data-stale]');
    if (age && this.stale?.asOf !== undefined) {
      write(age, this.speech.word('stale.since', {
        time: timeOfDay(this.stale.asOf, this.config?.zone),
        age: duration(secondsSince(this.stale.asOf, serverClock.now())),
      }));
    }
  }

  protected override updated(): void {
    this.paint();
  }

  /** 实时 10:42:07: the time for which the board is true. */
  protected renderLive(short = false): TemplateResult | typeof nothing {
    if (!this.store.filled) {
      return nothing;
    }
    return html`<span class="live num ${this.stale ? 'cut-off' : ''}"
      >${icon(this.stale ? 'cutlive' : 'live')}<span data-live=${short ? 'short' : 'full'}></span
    ></span>`;
  }

  /** The bar over a grey board. Only the one word is announced, not the seconds. */
  protected renderStale(): TemplateResult {
    const why = this.stale && this.speech.word(this.stale.why === 'database' ? 'stale.database' : 'stale.lost');
    return html`<div class="sr" role="alert">${why ?? nothing}</div>
      ${this.stale
        ? html`<div class="stale-bar">
            <span class="why" aria-hidden="true">${why}</span>
            ${this.stale.asOf === undefined ? nothing : html`<span class="since num" data-stale></span>`}
            <span class="retry">${this.speech.word('stale.retry')}</span>
          </div>`
        : nothing}`;
  }

  private liveText(seconds: boolean): string {
    const time = timeOfDay(this.boardNow, this.config?.zone, seconds);
    return this.stale ? time : this.speech.word('live.now', { time });
  }

  private joinBeat(): void {
    if (!this.isConnected || !this.config) {
      return;
    }
    pageBeat.join(this, this.config.beat, this.config.beatMs);
    if (!this.store.filled) {
      clearTimeout(this.resyncTimer);
      this.resyncTimer = setTimeout(() => this.resyncAgain(), SNAPSHOT_MS);
    }
  }

  /** Asks for everything; one question at a time, asked again until it is answered. */
  protected resync(): void {
    if (this.resyncTimer === undefined) {
      this.resyncAgain();
    }
  }

  private resyncAgain(): void {
    quietly(() => this.$server?.resync());
    this.resyncTimer = setTimeout(() => this.resyncAgain(), RESYNC_MS);
  }

  private judge(): void {
    const was = this.stale;
    if (this.contact === 'ok' && this.current) {
      this.stale = undefined;
    } else {
      const why = this.contact === 'database' ? 'database' : 'lost';
      const asOf = this.contact === 'database' ? this.databaseAsOf : (was?.asOf ?? this.trueAt);
      if (!was || was.why !== why || was.asOf !== asOf) {
        this.stale = { why, asOf };
      }
    }
    if (was !== this.stale) {
      this.tell('live-status', { stale: this.stale !== undefined, asOf: this.stale?.asOf } satisfies LiveStatus);
    }
  }

  /** Whether nothing will come at once: only then an empty board says that it is empty. */
  protected get isSettled(): boolean {
    return this.settled;
  }

  private letSettle(): void {
    if (!this.settled) {
      setTimeout(() => {
        this.settled = true;
        this.requestUpdate();
      }, SETTLE_MS);
    }
  }

  private mark(ids: readonly string[]): void {
    for (const id of ids) {
      clearTimeout(this.freshTimers.get(id));
      this.fresh.add(id);
      this.freshTimers.set(
        id,
        setTimeout(() => {
          this.fresh.delete(id);
          this.freshTimers.delete(id);
          this.requestUpdate();
        }, MARK_MS),
      );
    }
  }

  private tick(): void {
    if (this.config && !document.hidden) {
      this.paint();
    }
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

/** Writes a text only where it differs: most clocks do each second, most words never. */
export function write(element: HTMLElement, text: string): void {
  const node = element.firstChild;
  if (node instanceof Text && !node.nextSibling) {
    if (node.data !== text) {
      node.data = text;
    }
  } else {
    element.textContent = text;
  }
}

/** A call to the server whose failure the beat will notice anyway. */
export function quietly(call: () => unknown): void {
  try {
    Promise.resolve(call()).catch(() => undefined);
  } catch {
    // not connected: the beat says so
  }
}
