/**
 * Whoever runs scans a tube, sees which it is, and confirms: two taps. What is confirmed is said to be so only once the portal
 * has committed it; everything else waits here, in sight, is kept in the tab through a reload, and is sent again with the
 * same key until it is answered. Without an answer to what a code is, it can be confirmed all the same: what it was is then
 * decided by the portal, and said.
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { serverClock, timeOfDay } from '../live/clock';
import { icon } from '../live/icons';
import { dotted } from '../live/parts';
import type { Words } from '../live/protocol';
import { Speech } from '../live/words';
import './lab-camera';

type Meaning = 'TAKE' | 'HAND';

/** What the portal says a code is. */
interface Known {
  readonly l: string;
  readonly tk: string;
  readonly tb: string;
  readonly to?: string;
  readonly m: Meaning;
}

interface Answer {
  readonly why?: string;
}

interface ScanServer {
  look(code: string): Promise<Known & Answer>;
  confirm(key: string, code: string, meaning: string): Promise<Answer>;
}

interface Scan {
  readonly key: string;
  readonly code: string;
  readonly at: number;
  readonly who: string;
  readonly known?: Known;
  readonly m?: Meaning;
  /** since when a try is under way */
  readonly sent?: number;
  readonly done?: number;
  readonly why?: string;
}

interface ScanConfig {
  readonly lang?: string;
  readonly zone?: string;
  /** tells one person from another, and nobody who it is */
  readonly who: string;
  readonly label: string;
  readonly words: Words;
}

const PLACE = 'jz.scans';
const AGAIN_MS = 3_000;
/** No answer for so long: it is sent once more, with the same key. */
const PATIENCE_MS = 6_000;
/** No answer to what a code is for so long: it can be confirmed without. */
const UNKNOWN_MS = 2_500;
const SAID_MS = 12_000;
const KEPT_MS = 12 * 3_600_000;
const END = 7;
const TAIL = 3;

export class LabScan extends LitElement {
  static override properties: PropertyDeclarations = {
    config: { attribute: false },
    scans: { state: true },
    asked: { state: true },
    unknown: { state: true },
  };

  declare config: ScanConfig | undefined;
  declare $server?: ScanServer;
  /** confirmed, and not answered yet; or answered a moment ago */
  declare private scans: readonly Scan[];
  /** read, and not confirmed yet */
  declare private asked: Scan | undefined;
  /** the portal has not said in time what it is */
  declare private unknown: boolean;

  private trying: ReturnType<typeof setInterval> | undefined;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.config = undefined;
    this.scans = [];
    this.asked = undefined;
    this.unknown = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.trying = setInterval(() => this.tryAgain(), AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.trying);
    clearTimeout(this.waiting);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('config') && this.config) {
      const { who } = this.config;
      const here = new Set(this.scans.map((scan) => scan.key));
      const before = kept().filter((scan) => scan.who === who && !here.has(scan.key) && Date.now() - scan.at < KEPT_MS);
      if (before.length > 0) {
        this.scans = [...before, ...this.scans];
        this.tryAgain();
      }
    }
  }

  // ---- reading and confirming

  private async read(code: string): Promise<void> {
    const clean = code.trim();
    if (!clean || !this.config) {
      return;
    }
    this.scans = this.scans.filter((scan) => scan.done === undefined && scan.why === undefined);
    const scan: Scan = { key: crypto.randomUUID(), code: clean, at: Date.now(), who: this.config.who };
    this.asked = scan;
    this.unknown = false;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => (this.unknown = true), UNKNOWN_MS);
    try {
      const answer = await this.$server?.look(clean);
      if (answer && this.asked?.key === scan.key) {
        clearTimeout(this.waiting);
        this.asked = answer.why === undefined ? { ...scan, known: answer } : { ...scan, why: answer.why };
        await this.updateComplete;
        this.querySelector<HTMLElement>('.scan-asked .btn.go')?.focus();
      }
    } catch {
      this.unknown = true;
    }
  }

  private confirm(meaning: Meaning): void {
    const asked = this.asked;
    if (asked) {
      this.asked = undefined;
      const scan: Scan = { ...asked, m: meaning };
      this.scans = [...this.scans, scan];
      this.keep();
      void this.send(scan);
    }
  }

  private async send(scan: Scan): Promise<void> {
    if (!this.$server || !scan.m) {
      return;
    }
    this.put({ ...scan, sent: Date.now() });
    try {
      const answer = await this.$server.confirm(scan.key, scan.code, scan.m);
      const now = this.scans.find((one) => one.key === scan.key);
      if (now && now.done === undefined && now.why === undefined) {
        this.put(answer.why === undefined ? { ...now, done: serverClock.now() } : { ...now, why: answer.why });
        this.keep();
        if (answer.why === undefined) {
          setTimeout(() => this.forget(scan.key), SAID_MS);
        }
      }
    } catch {
      // The page says itself that it is out of contact; this waits, and is sent again.
    }
  }

  private tryAgain(): void {
    for (const scan of this.scans) {
      if (waits(scan) && (scan.sent === undefined || Date.now() - scan.sent > PATIENCE_MS)) {
        void this.send(scan);
      }
    }
  }

  private put(scan: Scan): void {
    this.scans = this.scans.map((one) => (one.key === scan.key ? scan : one));
  }

  private forget(key: string): void {
    this.scans = this.scans.filter((scan) => scan.key !== key);
    this.keep();
  }

  /** What is not answered stays in the tab, through a reload: the code of a tube and a key, and nobody's name. */
  private keep(): void {
    const others = kept().filter((scan) => scan.who !== this.config?.who);
    const mine = this.scans.filter(waits).map(({ sent: _, ...scan }) => scan);
    try {
      sessionStorage.setItem(PLACE, JSON.stringify([...others, ...mine]));
    } catch {
      // nowhere to keep it: it stays in the page
    }
  }

  // ---- drawing

  private word(key: string, places: Readonly<Record<string, string | number>> = {}): string {
    return new Speech(this.config?.words, this.config?.lang).word(`lab.scan.${key}`, places);
  }

  private time(at: number): string {
    return timeOfDay(at, this.config?.zone, true);
  }

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    return html`<div class="scan-field">
        <label for="lab-scan-in">${config.label}</label>
        <input id="lab-scan-in" class="in" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" placeholder=${config.label} @keydown=${this.keyed} />
        <lab-camera .config=${config} @lab-code=${(event: CustomEvent<string>) => void this.read(event.detail)}></lab-camera>
      </div>
      ${this.renderAsked()}
      <ul class="scan-list" aria-live="polite">
        ${this.scans.map((scan) => this.renderScan(scan))}
      </ul>`;
  }

  private readonly keyed = (event: KeyboardEvent): void => {
    const field = event.target as HTMLInputElement;
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      void this.read(field.value);
      field.value = '';
    }
  };

  private renderAsked(): TemplateResult | typeof nothing {
    const asked = this.asked;
    if (!asked) {
      return nothing;
    }
    const cancel = html`<button type="button" class="btn" @click=${() => (this.asked = undefined)}>${this.word('cancel')}</button>`;
    if (asked.why !== undefined) {
      return html`<div class="scan-asked wrong" role="alert"><p>${icon('trif')}<span>${asked.why}</span></p><div class="scan-acts">${cancel}</div></div>`;
    }
    const known = asked.known;
    const sure = (meaning: Meaning, go: boolean): TemplateResult =>
      html`<button type="button" class="btn ${go ? 'go' : ''}" @click=${() => this.confirm(meaning)}>${this.word(meaning)}</button>`;
    return html`<div class="scan-asked" role="group" aria-label=${this.word('read', { number: end(asked) })}>
      <p class="scan-head">${icon('check')}<b>${known ? known.tk : this.word('read', { number: end(asked) })}</b></p>
      <p class="sub">${known ? dotted([known.tb, this.word('number', { number: known.l }), known.to]) : this.word(this.unknown ? 'unknown' : 'asks')}</p>
      <div class="scan-acts">
        ${known ? sure(known.m, true) : this.unknown ? html`${sure('TAKE', false)}${sure('HAND', true)}` : nothing}${cancel}
      </div>
    </div>`;
  }

  private renderScan(scan: Scan): TemplateResult {
    const what = dotted([
      scan.known?.tk,
      this.word('number', { number: scan.known?.l ?? end(scan) }),
      this.word(scan.m ?? 'TAKE'),
    ]);
    return scan.done !== undefined
      ? html`<li class="is-done">${icon('check')}<span>${what}</span><span class="sub num">${this.word('done', { time: this.time(scan.done) })}</span></li>`
      : scan.why !== undefined
        ? html`<li class="is-wrong">${icon('trif')}<span>${what}</span><span class="why">${scan.why}</span
            ><button type="button" class="btn s" @click=${() => this.forget(scan.key)}>${this.word('seen')}</button></li>`
        : html`<li class="is-waiting">${icon('cutlive')}<span>${what}</span><span class="sub num">${this.word('waits', { time: this.time(scan.at) })}</span></li>`;
  }
}

function waits(scan: Scan): boolean {
  return scan.m !== undefined && scan.done === undefined && scan.why === undefined;
}

/** The end of the tube's number: a label's code ends with which print it is, and a digit. */
function end(scan: Scan): string {
  return scan.code.slice(-END, -TAIL);
}

function kept(): Scan[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(found) ? (found as Scan[]) : [];
  } catch {
    return [];
  }
}

customElements.define('lab-scan', LabScan);
