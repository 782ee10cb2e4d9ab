/** 实时 10:42 for a page header that Java draws: how the page's least believable live element stands. */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { onTick, serverClock, timeOfDay } from './clock';
import { icon } from './icons';
import { write, type LiveElement, type LiveStatus } from './live-element';
import type { Words } from './protocol';
import { Speech } from './words';

interface LiveNowConfig {
  readonly words: Words;
  readonly lang?: string;
  readonly zone?: string;
  /** without seconds */
  readonly short?: boolean;
}

export class LiveNow extends LitElement {
  static override properties: PropertyDeclarations = { config: { state: true }, asOf: { state: true }, seen: { state: true } };

  declare private config: LiveNowConfig | undefined;
  /** undefined while live */
  declare private asOf: number | undefined;
  /** whether any board has shown rows yet */
  declare private seen: boolean;

  private speech = new Speech();
  private readonly grey = new Map<EventTarget, number | undefined>();
  private stopTicking: (() => void) | undefined;
  private readonly heard = (event: Event): void => {
    const target = event.target;
    if (!target) {
      return;
    }
    if (event.type === 'live-rows') {
      this.seen = true;
      return;
    }
    const { stale, asOf } = (event as CustomEvent<LiveStatus>).detail;
    if (stale) {
      this.grey.set(target, asOf);
    } else {
      this.grey.delete(target);
    }
    const connected = [...this.grey].filter(([element]) => (element as Element).isConnected).map(([, at]) => at ?? 0);
    this.asOf = connected.length > 0 ? Math.min(...connected) : undefined;
  };

  constructor() {
    super();
    this.config = undefined;
    this.asOf = undefined;
    this.seen = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('live-status', this.heard);
    document.addEventListener('live-rows', this.heard);
    this.stopTicking = onTick(() => this.paint());
    // boards that spoke before this one listened
    for (const board of document.querySelectorAll<LiveElement>('live-board, seat-plan')) {
      this.seen ||= board.version >= 0;
      if (board.stale) {
        this.grey.set(board, board.stale.asOf);
        this.asOf = Math.min(this.asOf ?? Infinity, board.stale.asOf ?? 0);
      }
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('live-status', this.heard);
    document.removeEventListener('live-rows', this.heard);
    this.stopTicking?.();
  }

  begin(config: LiveNowConfig): void {
    this.config = config;
    this.speech = new Speech(config.words, config.lang);
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.config && this.seen
      ? html`<span class="live num ${this.asOf === undefined ? '' : 'cut-off'}">${icon(this.asOf === undefined ? 'live' : 'cutlive')}<span data-live></span></span>`
      : nothing;
  }

  protected override updated(): void {
    this.paint();
  }

  private paint(): void {
    const place = this.querySelector<HTMLElement>('[data-live]');
    if (!place || !this.config) {
      return;
    }
    const at = this.asOf ?? serverClock.now();
    const time = at > 0 ? timeOfDay(at, this.config.zone, !this.config.short) : '';
    write(place, this.asOf === undefined ? this.speech.word('live.now', { time }) : time);
  }
}

customElements.define('live-now', LiveNow);
