/**
 * The guest's own part of her form, on the tablet that a guide lent her: what she is asked herself, large, in whichever of the
 * two languages she chooses, and the privacy notice, which she signs. Nothing else is on the page, and nobody's name. Once it
 * is out of her hands, the server sends none of it any more, and the page asks to be handed back.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { icon } from '../live/icons';
import { quietly } from '../live/live-element';
import type { Localized, Row } from '../live/protocol';
import { type Answer, type Answered, type Asking, type Field, type FieldConfig, FieldForm, type FieldServer, pressKey, SECTIONS } from './field-form';

type Language = 'zh' | 'en';

interface Head extends Row {
  readonly k: 'head';
  /** whether she agrees that her health is written down */
  readonly co?: 'GIVEN' | 'NOT_GIVEN';
}

type GuestRow = Head | Answer | Asking;

interface Both {
  readonly zh: string;
  readonly en: string;
}

interface GuestConfig extends FieldConfig {
  readonly said: Readonly<Record<string, Both>>;
  readonly notice: Both;
  readonly version: number;
  readonly ticket: string;
}

interface GuestServer extends FieldServer {
  here(field: string): unknown;
  consent(given: boolean, press: string): Promise<Answered>;
  sign(line: string, device: string, press: string): Promise<Answered>;
  finish(press: string): Promise<Answered>;
}

/** The frame in which she signs. */
interface Pad extends HTMLElement {
  again?: () => void;
  signed?: () => { readonly line: string; readonly device: string };
}

const HERE_MS = 10_000;

class IntakeGuest extends FieldForm<GuestRow, GuestConfig> {
  static override properties: PropertyDeclarations = {
    ...FieldForm.properties,
    language: { state: true },
    why: { state: true },
    again: { state: true },
    had: { state: true },
  };

  declare $server?: GuestServer;
  declare private language: Language;
  /** why something was refused, and at what */
  declare private why: { readonly at: 'HEALTH' | 'SIGN' | 'FINISH'; readonly text: string } | undefined;
  /** she signs once more */
  declare private again: boolean;
  /** whether the form was here */
  declare private had: boolean;

  protected override readonly origin = 'GUEST_HERSELF';
  /** the same for each try of one press */
  private readonly presses = new Map<string, string>();

  constructor() {
    super();
    this.language = 'zh';
    this.why = undefined;
    this.again = false;
    this.had = false;
  }

  private field = '';
  private beating: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.beating = setInterval(() => this.here(this.field), HERE_MS);
    this.addEventListener('focusin', this.entered);
    this.addEventListener('focusout', this.left);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.beating);
    this.removeEventListener('focusin', this.entered);
    this.removeEventListener('focusout', this.left);
  }

  // ---- where she is: whoever fills the form at a desk sees it

  private readonly entered = (event: Event): void => {
    const field = (event.target as HTMLElement).closest<HTMLElement>('[data-field]')?.dataset['field'] ?? '';
    if (field !== this.field) {
      this.here(field);
    }
  };

  private readonly left = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof HTMLElement) || !this.contains(event.relatedTarget)) {
      this.here('');
    }
  };

  private here(field: string): void {
    this.field = field;
    if (this.head && !document.hidden && !this.stale) {
      quietly(() => this.$server?.here(field));
    }
  }

  protected override begun(): void {
    super.begun();
    this.language = this.config?.lang === 'en' ? 'en' : 'zh';
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    super.rowsChanged(ids);
    if (this.head && !this.had) {
      this.had = true;
      this.here(this.field);
    }
  }

  private get head(): Head | undefined {
    return [...this.rows.values()].find((row): row is Head => row.k === 'head');
  }

  protected override word(key: string, places: Readonly<Record<string, string | number>> = {}): string {
    const text = this.config?.said[key]?.[this.language] ?? '';
    return Object.entries(places).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, String(value)), text);
  }

  protected override named(text: Localized): string {
    return text[this.language] ?? text.zh ?? text.en ?? '';
  }

  // ---- what she presses

  private async press(at: 'HEALTH' | 'SIGN' | 'FINISH', call: (server: GuestServer, press: string) => Promise<Answered>): Promise<boolean> {
    const server = this.$server;
    if (!server || this.stale) {
      return false;
    }
    const key = this.presses.get(at) ?? pressKey();
    this.presses.set(at, key);
    try {
      const answer = await call(server, key);
      this.presses.delete(at);
      this.why = answer.why === undefined ? undefined : { at, text: answer.why };
      return answer.why === undefined;
    } catch {
      return false; // out of contact: the page says so, and the same press is sent with the same key
    }
  }

  private async sign(): Promise<void> {
    const drawn = this.querySelector<Pad>('.sign-pad')?.signed?.();
    if (await this.press('SIGN', (server, key) => server.sign(drawn?.line ?? '', drawn?.device ?? '', key))) {
      this.again = false;
    }
  }

  private async finish(): Promise<void> {
    await Promise.all([...this.drafts.keys()].map((field) => this.commit(field)));
    if (this.unsaved.length === 0) {
      await this.press('FINISH', (server, key) => server.finish(key));
    }
  }

  /** What she typed and the portal has not: she is not done before it is. */
  private get unsaved(): readonly string[] {
    return [...this.drafts.entries()].filter(([_, draft]) => draft.done === undefined).map(([field]) => field);
  }

  // ---- drawing

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    const head = this.head;
    return html`<header class="guest-top">
        <b class="num">${config.ticket}</b>
        <div class="langs" role="group" aria-label="语言 Language">${this.renderLanguage('zh', '中文')} ${this.renderLanguage('en', 'English')}</div>
      </header>
      ${this.renderStale()}${head ? this.renderPart(head, config) : this.had || this.store.filled ? this.renderOver() : nothing}`;
  }

  private renderLanguage(language: Language, name: string): TemplateResult {
    return html`<button type="button" lang=${language === 'zh' ? 'zh-CN' : 'en'} aria-pressed=${String(this.language === language)} @click=${() => (this.language = language)}>${name}</button>`;
  }

  private renderOver(): TemplateResult {
    return html`<div class="guest-over">
      ${icon('check')}
      <h1>${this.word('guest.over.title')}</h1>
      <p>${this.word('guest.over.text')}</p>
    </div>`;
  }

  private renderPart(head: Head, config: GuestConfig): TemplateResult {
    return html`<div class="guest-part ${this.stale ? 'is-stale' : ''}" lang=${this.language === 'zh' ? 'zh-CN' : 'en'} tabindex="0" role="group" aria-label=${this.word('guest.title')}>
      <h1>${this.word('guest.title')}</h1>
      <p class="lead">${this.word('guest.lead')}</p>
      ${SECTIONS.map((section) => this.renderSection(section, head, config))}
      <section class="guest-end">
        ${this.renderWhy('FINISH')}
        <button type="button" class="btn go" aria-disabled=${String(this.stale !== undefined)} @click=${() => void this.finish()}>${this.word('guest.finish')}</button>
        <p class="sub" role="status">${this.word(this.unsaved.length > 0 ? 'guest.saving' : 'guest.saved')}</p>
      </section>
    </div>`;
  }

  private renderSection(section: Field['s'], head: Head, config: GuestConfig): TemplateResult | typeof nothing {
    const asked = this.fields.filter((one) => one.s === section && one.k !== 'SIGNATURE');
    const signs = this.fields.some((one) => one.s === section && one.k === 'SIGNATURE');
    if (asked.length === 0 && !signs) {
      return nothing;
    }
    return html`<section class="intake-section s-${section.toLowerCase()}" aria-labelledby="jz-g-${section}">
      <h2 id="jz-g-${section}">${this.word(`guest.section.${section}`)}</h2>
      ${section === 'HEALTH' ? this.renderConsent(head) : nothing}
      ${asked.filter((field) => !field.h || head.co === 'GIVEN').map((field) => this.renderField(field))} ${signs ? this.renderSigning(config) : nothing}
    </section>`;
  }

  private renderConsent(head: Head): TemplateResult {
    const choice = (given: boolean, word: string): TemplateResult =>
      html`<button type="button" role="radio" aria-checked=${String(head.co === (given ? 'GIVEN' : 'NOT_GIVEN'))} @click=${() => void this.press('HEALTH', (server, key) => server.consent(given, key))}>
        ${this.word(word)}
      </button>`;
    return html`<div class="field">
      <p id="jz-g-consent">${this.word('guest.health.ask')}</p>
      <div class="sg" role="radiogroup" aria-labelledby="jz-g-consent">${choice(true, 'guest.health.agree')} ${choice(false, 'guest.health.disagree')}</div>
      ${this.renderWhy('HEALTH')}
    </div>`;
  }

  private renderField(field: Field): TemplateResult {
    const draft = this.drafts.get(field.f);
    return html`<div class="field ${draft?.why ? 'bad' : ''} ${this.fresh.has(this.answers.get(field.f)?.id ?? '') ? 'fresh' : ''}" data-field=${field.f}>
      <div class="lb"><label id="jz-l-${field.f}" for="jz-f-${field.f}">${field.n}</label></div>
      ${this.renderInput(field, this.answers.get(field.f))}
      ${draft?.why
        ? html`<div class="say" role="alert">
            <p>${draft.why}</p>
            ${draft.theirs === undefined
              ? nothing
              : html`<button type="button" class="btn" @click=${() => this.keepTheirs(field.f)}>${this.word('guest.keepTheirs')}</button>
                  <button type="button" class="btn" @click=${() => this.putMine(field.f)}>${this.word('guest.putMine')}</button>`}
          </div>`
        : nothing}
    </div>`;
  }

  private renderSigning(config: GuestConfig): TemplateResult {
    const signed = this.answers.get('PRIVACY')?.x;
    return html`<div class="guest-sign">
      <p class="sign-text">${config.notice[this.language]}</p>
      ${signed && !this.again
        ? html`<p class="done">${icon('check')}${this.word('guest.signed')} <button type="button" class="btn" @click=${() => (this.again = true)}>${this.word('guest.signAgain')}</button></p>`
        : html`<div class="sign-pad"></div>
            ${this.renderWhy('SIGN')}
            <div class="pads">
              <button type="button" class="btn go" aria-disabled=${String(this.stale !== undefined)} @click=${() => void this.sign()}>${this.word('guest.sign')}</button>
              <button type="button" class="btn" @click=${() => this.querySelector<Pad>('.sign-pad')?.again?.()}>${this.word('guest.wipe')}</button>
            </div>`}
    </div>`;
  }

  private renderWhy(at: 'HEALTH' | 'SIGN' | 'FINISH'): TemplateResult | typeof nothing {
    return this.why?.at === at ? html`<div class="say" role="alert"><p>${this.why.text}</p></div>` : nothing;
  }

  protected override updated(): void {
    super.updated();
    const pad = this.querySelector<Pad>('.sign-pad');
    if (pad && !pad.signed && pad.dataset['begun'] === undefined) {
      pad.dataset['begun'] = '';
      const module = new URL('forms/sign.js', document.baseURI).href;
      void import(/* @vite-ignore */ module).then((sign: { begin(frame: HTMLElement, label: string): void }) => sign.begin(pad, this.word('guest.line')));
    }
  }
}

customElements.define('intake-guest', IntakeGuest);
