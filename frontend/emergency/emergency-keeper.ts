/**
 * Has this browser keep the emergency sheet of whoever is on duty at a desk. The PIN is asked, and stays, here; what seals and opens
 * the sheet is one file that the page without contact has as well: away/sheet.js.
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { serverClock, timeOfDay } from '../live/clock';
import { LiveElement, quietly } from '../live/live-element';
import type { LiveConfig, Row, Words } from '../live/protocol';
import { Speech } from '../live/words';

interface State {
  readonly whose: string;
  readonly asOf: number;
  readonly until: number;
}

/** away/sheet.js */
interface Sheet {
  readonly LEAST: number;
  isPlain(pin: string): boolean;
  state(): Promise<State | undefined>;
  begin(pin: string, of: Readonly<Record<string, unknown>>): Promise<void>;
  keep(whose: string, rows: readonly Row[], asOf: number): Promise<void>;
  wipe(): Promise<void>;
}

const SEALED_EVERY_MS = 2_000;
/** While nothing changes, from when it is goes on all the same. */
const TRUE_STILL_MS = 30_000;
const DESK = '(min-width: 800px)';
const LATER = 'jz.sheet.later';

let loaded: Promise<Sheet> | undefined;
function sheet(): Promise<Sheet> {
  const address = new URL('away/sheet.js', document.baseURI).href;
  loaded ??= import(/* @vite-ignore */ address) as Promise<Sheet>;
  return loaded;
}

interface FeedConfig extends LiveConfig {
  readonly keeper: string;
}

export class EmergencyFeed extends LiveElement<Row, FeedConfig> {
  private readonly hear = (event: Event): void => event.stopPropagation();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sealedAt = -Infinity;

  override connectedCallback(): void {
    super.connectedCallback();
    // It is no board of the page: nobody reads along.
    this.addEventListener('live-rows', this.hear);
    this.addEventListener('live-status', this.hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  protected override rowsChanged(): void {
    this.sealSoon();
  }

  protected override paint(): void {
    if (performance.now() - this.sealedAt > TRUE_STILL_MS) {
      this.sealSoon();
    }
  }

  protected override render(): unknown {
    return nothing;
  }

  private sealSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.seal();
    }, Math.max(0, this.sealedAt + SEALED_EVERY_MS - performance.now()));
  }

  private async seal(): Promise<void> {
    // What cannot be believed is not from now.
    if (this.stale || !this.store.filled || !this.config) {
      return;
    }
    this.sealedAt = performance.now();
    await (await sheet()).keep(this.config.keeper, [...this.store.rows.values()], Math.floor(serverClock.now()));
    this.dispatchEvent(new Event('jz-sealed', { bubbles: true }));
  }
}

interface KeeperConfig {
  readonly lang: string;
  readonly words: Words;
  readonly keeper: string;
  readonly name: string;
  readonly until: number;
  readonly said: Words;
}

interface KeeperServer {
  begun(key: string): unknown;
  goesOn(): unknown;
  ended(): unknown;
}

export class EmergencyKeeper extends LitElement {
  static override properties: PropertyDeclarations = {
    asks: { type: Boolean },
    kept: { state: true },
    later: { state: true },
    wrong: { state: true },
    busy: { state: true },
    away: { state: true },
    shown: { state: true },
  };

  declare asks: boolean;
  declare kept: State | undefined | 'unknown';
  declare later: boolean;
  declare wrong: string | undefined;
  declare busy: boolean;
  /** There is a page for the time without contact, on which a sheet could be opened. */
  declare away: boolean;
  declare shown: boolean;
  declare $server?: KeeperServer;

  private config: KeeperConfig | undefined;
  private speech = new Speech();
  private readonly opened = (): void => void this.show();
  private readonly sealed = (): void => void this.look();

  constructor() {
    super();
    this.asks = false;
    this.kept = 'unknown';
    this.later = sessionStorage.getItem(LATER) !== null;
    this.busy = false;
    this.away = false;
    this.shown = false;
  }

  protected override createRenderRoot(): HTMLElement {
    // Its Java half puts the feed beside what is drawn here.
    const root = document.createElement('div');
    this.prepend(root);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('jz-sheet', this.opened);
    this.addEventListener('jz-sealed', this.sealed);
    // Where the browser keeps no page, it never comes.
    void navigator.serviceWorker?.ready.then(() => (this.away = true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('jz-sheet', this.opened);
  }

  // ---- called by Java

  begin(config: KeeperConfig): void {
    this.config = config;
    this.speech = new Speech(config.words, config.lang);
    void this.goOn();
  }

  private async goOn(): Promise<void> {
    await this.look();
    if (this.kept && this.kept !== 'unknown') {
      quietly(() => this.$server?.goesOn());
    }
  }

  private async look(): Promise<void> {
    const kept = await (await sheet()).state();
    this.kept = kept?.whose === this.config?.keeper ? kept : undefined;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  private async show(): Promise<void> {
    await this.look();
    this.wrong = undefined;
    this.shown = true;
    await this.updateComplete;
    this.dialog?.showModal();
  }

  private close(): void {
    this.querySelectorAll('input').forEach((input) => (input.value = ''));
    this.dialog?.close();
    this.shown = false;
  }

  private putOff(): void {
    sessionStorage.setItem(LATER, '1');
    this.later = true;
  }

  private async set(event: Event): Promise<void> {
    event.preventDefault();
    const config = this.config;
    const [pin, again] = [...this.querySelectorAll('input')].map((input) => input.value);
    if (!config || pin === undefined || this.busy) {
      return;
    }
    const { LEAST, isPlain, begin } = await sheet();
    this.wrong =
      [...pin].length < LEAST ? this.say('short', LEAST) : isPlain(pin) ? this.say('plain') : pin !== again ? this.say('differs') : undefined;
    if (this.wrong !== undefined) {
      return;
    }
    this.busy = true;
    try {
      const ahead = Date.now() - Math.floor(serverClock.now());
      await begin(pin, { whose: config.keeper, name: config.name, until: config.until + ahead, ahead, words: config.said });
      quietly(() => this.$server?.begun(crypto.randomUUID()));
      await this.look();
      this.close();
    } catch {
      this.wrong = this.say('failed');
    } finally {
      this.busy = false;
    }
  }

  private async wipe(): Promise<void> {
    await (await sheet()).wipe();
    quietly(() => this.$server?.ended());
    this.putOff();
    await this.look();
    this.close();
  }

  private say(key: string, n = 0): string {
    return this.speech.word(`emergency.${key}`, { n });
  }

  protected override render(): TemplateResult {
    if (!this.config) {
      return html``;
    }
    const asked = this.asks && this.away && !this.later && this.kept === undefined && matchMedia(DESK).matches;
    return html`${asked
        ? html`<div class="sheet-asked" role="region" aria-label=${this.say('title')}>
            <p>${this.say('asked')}</p>
            <button type="button" class="btn s go" @click=${() => this.show()}>${this.say('set')}</button>
            <button type="button" class="btn s" @click=${() => this.putOff()}>${this.say('later')}</button>
          </div>`
        : nothing}
      <dialog class="sheet-dialog" aria-label=${this.say('title')} @close=${() => this.close()}>
        ${this.shown
          ? html`<h2>${this.say('title')}</h2>
              ${this.kept && this.kept !== 'unknown' ? this.keeps(this.kept) : this.form()}`
          : nothing}
      </dialog>`;
  }

  private keeps(kept: State): TemplateResult {
    return html`<p>${kept.asOf ? this.speech.word('emergency.kept', { time: timeOfDay(kept.asOf) }) : this.say('none')}</p>
      <p class="sub">${this.speech.word('emergency.until', { time: timeOfDay(this.config?.until ?? kept.until) })}</p>
      <div class="foot">
        <button type="button" class="btn" @click=${() => this.wipe()}>${this.say('wipe')}</button>
        <button type="button" class="btn" @click=${() => this.close()}>${this.say('close')}</button>
      </div>`;
  }

  private form(): TemplateResult {
    // No password field: a browser would offer to keep it, and the sheet with it would open by itself.
    return html`<p class="sub">${this.say('what')}</p>
      <form @submit=${(event: Event) => this.set(event)}>
        ${['pin', 'again'].map(
          (name) => html`<label>${this.say(name)}<input class="in pin" name=${name} autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="64" /></label>`,
        )}
        <p class="wrong" role="alert">${this.wrong ?? nothing}</p>
        <div class="foot">
          <button type="button" class="btn" @click=${() => this.close()}>${this.say('cancel')}</button>
          <button type="submit" class="btn go" aria-disabled=${String(this.busy)}>${this.say(this.busy ? 'keeping' : 'keep')}</button>
        </div>
      </form>`;
  }
}

customElements.define('emergency-feed', EmergencyFeed);
customElements.define('emergency-keeper', EmergencyKeeper);
