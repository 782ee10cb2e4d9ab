/**
 * What waits for the person at this screen, on whatever page: a banner to be answered with one press, the number in the
 * navigation and in the tab's title, the list behind it, and what is said, heard and felt of something new. The rows are
 * what is so on the server: what is answered anywhere is gone here.
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { duration, secondsSince } from '../live/clock';
import { icon } from '../live/icons';
import { LiveElement, write } from '../live/live-element';
import { dotted, keyboardTaken, struck } from '../live/parts';
import type { LiveConfig, Row, Value, Words } from '../live/protocol';
import { Speech } from '../live/words';
import { preferences } from '../preferences/personal-preferences';
import { pageRinger } from './ringer';
import { allowSystemNotices, tellSystem } from './system-notices';
import { markIcon } from './tab-icon';
import { numberTitle } from './tab-title';

interface Notice extends Row {
  /** the code of its kind */
  readonly cd: string;
  /** it is for this person alone */
  readonly me?: boolean;
  /** by what it is called; what has no such name is called by mo */
  readonly lb?: string;
  readonly mo?: Value;
  readonly by?: string;
  readonly pa: string;
  /** since, server milliseconds */
  readonly s: number;
}

interface Kind {
  readonly urgent: boolean;
  readonly acts: readonly { readonly code: string; readonly label: string }[];
}

interface NoticesConfig extends LiveConfig {
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** Told to the document: how much waits, how much of it are alarms, and whether that can be believed. */
interface Waiting {
  readonly count: number;
  readonly urgent: number;
  readonly cutOff: boolean;
}

const WAITING = 'notices-waiting';
const TOGGLE = 'notices-toggle';
const PRESS_MS = 1_200;
/** what has just come under a finger was not meant by it */
const TOO_SOON_MS = 400;
/** more than so many at once are a number: on a phone, and elsewhere */
const BANNERS = [1, 2] as const;
const PHONE = '(max-width: 799px)';
const RUNG_KEY = 'jz.rung';
const RUNG_MOST = 60;

let waiting: Waiting = { count: 0, urgent: 0, cutOff: false };

export class NoticeCentre extends LiveElement<Notice, NoticesConfig> {
  static override properties: PropertyDeclarations = {
    ...LiveElement.properties,
    open: { state: true },
    said: { state: true },
    cried: { state: true },
    mute: { state: true },
  };

  /** whether the list is open */
  declare private open: boolean;
  /** what is to be read out of something new: at leisure, and at once */
  declare private said: string;
  declare private cried: string;
  /** a sound was due, and the browser did not let it be heard */
  declare private mute: boolean;

  private readonly pressed = new Set<string>();
  private readonly putOff = new Set<string>();
  private known = new Set<string>();
  private cameAt = -TOO_SOON_MS;
  private opener: HTMLElement | undefined;
  private readonly hear = (event: Event): void => event.stopPropagation();
  private readonly toggle = (event: Event): void => this.show(!this.open, (event as CustomEvent<HTMLElement>).detail);
  /** Once the page has drawn what it was given at the same moment. */
  private readonly look = (): void => {
    if (this.rows.size > 0) {
      requestAnimationFrame(() => this.requestUpdate());
    }
  };
  private readonly keyed = (event: KeyboardEvent): void => this.onKey(event);
  private readonly pointed = (event: Event): void => this.onPointer(event);

  constructor() {
    super();
    this.open = false;
    this.said = '';
    this.cried = '';
    this.mute = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Not the page's own rows: what reads along there is not meant.
    this.addEventListener('live-rows', this.hear);
    document.addEventListener(TOGGLE, this.toggle);
    document.addEventListener('preferences', this.look);
    document.addEventListener('pointerdown', this.pointed);
    // After whatever else on the page has taken the key for itself.
    window.addEventListener('keydown', this.keyed);
    window.addEventListener('vaadin-navigated', this.look);
    window.addEventListener('resize', this.look);
    document.addEventListener('live-rows', this.look);
    document.addEventListener('scroll', this.look, { capture: true, passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('live-rows', this.hear);
    document.removeEventListener(TOGGLE, this.toggle);
    document.removeEventListener('preferences', this.look);
    document.removeEventListener('pointerdown', this.pointed);
    window.removeEventListener('keydown', this.keyed);
    window.removeEventListener('vaadin-navigated', this.look);
    window.removeEventListener('resize', this.look);
    document.removeEventListener('live-rows', this.look);
    document.removeEventListener('scroll', this.look, { capture: true });
    numberTitle(0);
    markIcon(0, 0);
  }

  /** Called by the preferences, within a press: whether it is heard, felt, or told by the system. */
  tryOut(what: 'sound' | 'vibration' | 'system'): boolean | Promise<boolean> {
    if (what === 'system') {
      return allowSystemNotices();
    }
    this.mute = false;
    pageRinger.unlock();
    return what === 'sound' ? pageRinger.ring() : pageRinger.buzz();
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    super.rowsChanged(ids);
    const came = this.waiting().filter((notice) => !this.known.has(stay(notice)));
    this.known = new Set(this.waiting().map(stay));
    if (came.length > 0) {
      this.cameAt = performance.now();
      setTimeout(this.look, TOO_SOON_MS);
    }
    this.announce(came);
    numberTitle(this.rows.size);
    markIcon(this.rows.size, this.waiting().filter((notice) => this.urgent(notice)).length);
  }

  /** The alarms first, then the oldest. */
  private waiting(): Notice[] {
    return [...this.rows.values()].sort((a, b) => Number(this.urgent(b)) - Number(this.urgent(a)) || a.s - b.s || a.id.localeCompare(b.id));
  }

  private urgent(notice: Notice): boolean {
    return this.config?.kinds[notice.cd]?.urgent ?? false;
  }

  private announce(came: readonly Notice[]): void {
    const urgent = came.filter((notice) => this.urgent(notice));
    const others = came.filter((notice) => !this.urgent(notice));
    const text = (notices: readonly Notice[]): string =>
      notices.map((notice) => this.speech.word('new', { label: this.label(notice), text: this.sentence(notice) })).join(' ');
    this.cried = text(urgent);
    this.said = text(others);
    const first = came.filter((notice) => firstToRing(stay(notice)));
    if (first.length > 0) {
      const { sound, vibration, system } = preferences();
      if (system) {
        first.forEach((notice) => tellSystem(`${this.label(notice)} ${this.sentence(notice)}`, stay(notice)));
      }
      if (vibration) {
        pageRinger.buzz();
      }
      this.mute = sound && !pageRinger.ring();
    }
  }

  /** By what people call it: a ticket, or a place by its name in their language. */
  private label(notice: Notice): string {
    return notice.lb ?? this.speech.text(notice.mo) ?? '';
  }

  private sentence(notice: Notice): string {
    return this.speech.word(`${notice.me ? 'one' : 'all'}.${notice.cd}`, { by: notice.by ?? '' });
  }

  // ---- what is shown

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config) {
      return nothing;
    }
    const notices = this.waiting();
    const banners = this.open ? [] : notices.filter((notice) => !this.putOff.has(stay(notice)) && !isShownByPage(notice, performance.now() - this.cameAt < TOO_SOON_MS));
    const most = BANNERS[matchMedia(PHONE).matches ? 0 : 1];
    return html`<div class="sr" aria-live="polite">${this.said}</div>
      <div class="sr" role="alert">${this.cried}</div>
      ${banners.length > 0
        ? html`<section class="banners ${this.stale ? 'is-stale' : ''}" aria-label=${this.speech.word('title')}>
            ${banners.slice(0, most).map((notice, i) => this.renderBanner(notice, i === 0))}
            ${banners.length > most
              ? html`<button type="button" class="btn s rest" @click=${this.openList}>${this.speech.word('more', { n: banners.length - most })}</button>`
              : nothing}
          </section>`
        : nothing}
      ${this.open ? this.renderList(notices) : nothing}`;
  }

  private renderBanner(notice: Notice, first: boolean): TemplateResult {
    return html`<div class="notice ${this.urgent(notice) ? 'urgent' : ''}" data-notice=${notice.id}>
      ${this.renderText(notice)}
      ${this.renderActs(notice, first)}
      <button type="button" class="put-off" aria-label=${`${this.speech.word('later')} ${this.label(notice)}`} @click=${() => this.putAway(notice)}>${icon('i-x')}</button>
      ${this.mute ? html`<p class="sub">${this.speech.word('silent')}</p>` : nothing}
    </div>`;
  }

  private renderText(notice: Notice): TemplateResult {
    return html`<div class="what">
      <p><b class="num">${this.label(notice)}</b> <span>${this.sentence(notice)}</span></p>
      <p class="sub">${notice.lb ? dotted([this.speech.text(notice.mo)]) : nothing}<span class="num" data-since=${notice.s}></span></p>
    </div>`;
  }

  private renderActs(notice: Notice, first: boolean): TemplateResult {
    const off = String(this.stale !== undefined || this.pressed.has(notice.id));
    const acts = this.config?.kinds[notice.cd]?.acts ?? [];
    return html`<div class="acts">
      <a class="btn s quiet" href=${notice.pa} router-link aria-label=${`${this.speech.word('look')} ${this.label(notice)}`} @click=${() => this.show(false)}>${this.speech.word('look')}</a>
      ${[...acts].reverse().map((act) => {
        const usual = act === acts[0];
        const key = usual && first && act.code === 'ACCEPT';
        return html`<button
          type="button"
          class="btn s ${usual ? 'go' : ''}"
          data-act=${act.code}
          aria-label=${`${act.label} ${this.label(notice)}`}
          aria-keyshortcuts=${key ? 'J' : nothing}
          aria-disabled=${off}
          @click=${() => this.press(act.code, notice)}
          >${act.label}${key ? html`<kbd aria-hidden="true">J</kbd>` : nothing}</button
        >`;
      })}
    </div>`;
  }

  private renderList(notices: readonly Notice[]): TemplateResult {
    return html`<section class="notice-list ${this.stale ? 'is-stale' : ''}" role="dialog" aria-label=${this.speech.word('title')} tabindex="-1" @keydown=${this.escaped}>
      <header>
        <h2>${this.speech.word('title')}<span class="sub num">${notices.length}</span></h2>
        <button type="button" class="put-off" aria-label=${this.speech.word('close')} @click=${() => this.show(false)}>${icon('i-x')}</button>
      </header>
      ${notices.length === 0
        ? html`<p class="none"><b>${this.speech.word('none')}</b><span class="sub">${this.speech.word('noneText')}</span></p>`
        : html`<ul>
            ${notices.map(
              (notice) => html`<li class="notice ${this.urgent(notice) ? 'urgent' : ''}">${this.renderText(notice)}${this.renderActs(notice, false)}</li>`,
            )}
          </ul>`}
      <footer>
        ${this.mute ? html`<p class="sub">${this.speech.word('silent')}</p>` : nothing}
        <button type="button" class="btn s quiet" @click=${this.openPreferences}>${this.speech.word('preferences')}</button>
      </footer>
    </section>`;
  }

  protected override updated(): void {
    super.updated();
    const now = { count: this.rows.size, urgent: this.waiting().filter((notice) => this.urgent(notice)).length, cutOff: this.stale !== undefined };
    if (now.count !== waiting.count || now.urgent !== waiting.urgent || now.cutOff !== waiting.cutOff) {
      waiting = now;
      document.dispatchEvent(new Event(WAITING));
    }
  }

  protected override paint(): void {
    super.paint();
    for (const clock of this.querySelectorAll<HTMLElement>('[data-since]')) {
      write(clock, this.speech.word('since', { time: duration(secondsSince(Number(clock.dataset['since']), this.boardNow)) }));
    }
  }

  // ---- hands

  private press(action: string, notice: Notice): void {
    const meant = performance.now() - this.cameAt > TOO_SOON_MS;
    if (meant && !this.pressed.has(notice.id) && this.act(action, notice.id)) {
      this.pressed.add(notice.id);
      this.requestUpdate();
      setTimeout(() => {
        this.pressed.delete(notice.id);
        this.requestUpdate();
      }, PRESS_MS);
    }
  }

  /** It stays in the list, and in the number. */
  private putAway(notice: Notice): void {
    this.putOff.add(stay(notice));
    this.requestUpdate();
  }

  private readonly openList = (): void => this.show(true);

  private show(open: boolean, opener?: HTMLElement): void {
    if (open) {
      this.opener = opener;
      this.open = true;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.notice-list')?.focus());
    } else if (this.open) {
      this.open = false;
      this.opener?.focus();
    }
  }

  private readonly escaped = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.show(false);
    }
  };

  private readonly openPreferences = (): void => {
    this.show(false);
    document.querySelector<HTMLElement>('[data-opens="preferences"]')?.click();
  };

  /** Beside the list: it closes. */
  private onPointer(event: Event): void {
    const path = event.composedPath();
    if (this.open && !path.some((at) => at instanceof Element && at.matches('.notice-list, notice-count'))) {
      this.open = false;
    }
  }

  /** J accepts the first that is offered, where the page itself has no use for the key. */
  private onKey(event: KeyboardEvent): void {
    if (!keyboardTaken(event) && struck(event, 'J')) {
      const button = this.querySelector<HTMLElement>('.banners [aria-keyshortcuts="J"]');
      if (button) {
        event.preventDefault();
        button.click();
      }
    }
  }
}

/** One row, as long as it waits: the same may be offered again. */
function stay(notice: Notice): string {
  return `${notice.id} ${notice.s}`;
}

/**
 * Where the page itself shows it, and it is to be seen there, a banner would say the same again.
 *
 * @param soon the page may not have drawn it yet
 */
function isShownByPage(notice: Notice, soon: boolean): boolean {
  const about = CSS.escape(notice.id.slice(notice.cd.length + 1));
  return [...document.querySelectorAll<HTMLElement>(`[data-shows-notices~="${CSS.escape(notice.cd)}"]`)].some((part) => {
    const shown = part.querySelector(`[data-id="${about}"], [data-id$=":${about}"], [data-offer="${about}"]`) ?? (soon ? part : undefined);
    return [...(shown?.getClientRects() ?? [])].some((at) => at.bottom > 0 && at.top < innerHeight && at.width > 0);
  });
}

/** Of several pages of one browser the first one rings, and a page that is loaded anew does not ring again. */
function firstToRing(what: string): boolean {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(RUNG_KEY) ?? '[]');
    const rung = Array.isArray(stored) ? stored.map(String) : [];
    if (rung.includes(what)) {
      return false;
    }
    localStorage.setItem(RUNG_KEY, JSON.stringify([...rung, what].slice(-RUNG_MOST)));
  } catch {
    // nowhere to remember it: rather once too often
  }
  return true;
}

interface CountConfig {
  readonly words: Words;
  readonly lang?: string;
  /** the number alone */
  readonly bare: boolean;
}

/** How much waits: a line of the navigation, or the bare number on a face. */
export class NoticeCount extends LitElement {
  static override properties: PropertyDeclarations = { config: { state: true }, waiting: { state: true } };

  declare private config: CountConfig | undefined;
  declare private waiting: Waiting;

  private speech = new Speech();
  private readonly heard = (): void => {
    this.waiting = waiting;
  };

  constructor() {
    super();
    this.config = undefined;
    this.waiting = waiting;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(WAITING, this.heard);
    this.heard();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(WAITING, this.heard);
  }

  begin(config: CountConfig): void {
    this.config = config;
    this.speech = new Speech(config.words, config.lang);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config) {
      return nothing;
    }
    const { count, urgent, cutOff } = this.waiting;
    const number = count > 0 ? html`<b class="count num ${urgent > 0 ? 'urgent' : ''}" aria-hidden="true">${count}</b>` : nothing;
    if (this.config.bare) {
      return number === nothing ? nothing : html`${number}<span class="sr">${this.speech.word('waiting', { n: count })}</span>`;
    }
    const name = [this.speech.word('open'), count > 0 ? this.speech.word('waiting', { n: count }) : '', cutOff ? this.speech.word('cutOff') : ''];
    return html`<button type="button" aria-haspopup="dialog" aria-label=${name.filter(Boolean).join(', ')} @click=${this.pressed}>
      ${icon(cutOff ? 'cutlive' : 'i-bell', 'ico')}<span>${this.speech.word('open')}</span>${number}
    </button>`;
  }

  private readonly pressed = (event: Event): void => {
    // On a phone it stands behind the face, which closes.
    this.closest('details')?.removeAttribute('open');
    document.dispatchEvent(new CustomEvent(TOGGLE, { detail: event.currentTarget }));
  };
}

customElements.define('notice-centre', NoticeCentre);
customElements.define('notice-count', NoticeCount);
