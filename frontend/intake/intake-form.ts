/**
 * A guest's intake form, filled by several at once. What one types is saved as it is typed, and shows in all others; what
 * somebody else wrote into a field since is never overwritten: who it was is said at the field. "Saved" is said of what the
 * portal has committed; everything else stays here, sealed in the tab, and is sent again until it is answered.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayOf, duration, secondsSince, serverClock, timeOfDay } from '../live/clock';
import { icon } from '../live/icons';
import { clockBand } from '../live/lateness';
import { quietly, write } from '../live/live-element';
import { dotted, face, outside } from '../live/parts';
import type { Holder, Localized, Row, Value } from '../live/protocol';
import { type Answer, type Asking, type Choice, cut, type Field, type FieldConfig, FieldForm, type FieldServer, pressKey, SECTIONS } from './field-form';

interface Head extends Row {
  readonly k: 'head';
  readonly tk: string;
  readonly nm?: Value;
  readonly pt?: string;
  readonly ty: string;
  readonly pl?: Value;
  readonly bk?: string;
  readonly st?: string;
  readonly s?: number;
  readonly tg?: number;
  readonly op?: boolean;
  /** begun */
  readonly bg?: boolean;
  /** whether the guest agrees that health is written down, and since when */
  readonly co?: 'GIVEN' | 'NOT_GIVEN';
  readonly cs?: number;
  readonly fa?: 'YES' | 'NO' | 'UNKNOWN';
  /** ready for triage since */
  readonly rd?: number;
  /** it is the guest of whoever looks */
  readonly mi?: boolean;
  /** on whose tablet the guest fills her part, since when */
  readonly lb?: string;
  readonly ls?: number;
}

/** A page that has the form open. */
interface Page extends Row {
  readonly k: 'page';
  readonly who?: Holder;
  /** the guest's own, on the tablet in her hands */
  readonly gs?: boolean;
  /** in which field */
  readonly in?: string;
}

type FormRow = Head | Answer | Asking | Page;

interface FormConfig extends FieldConfig {
  readonly page: string;
  readonly fills: boolean;
  readonly mayFill: boolean;
  readonly open: boolean;
  readonly finds: boolean;
  readonly retypes: boolean;
  /** who she is can be checked by this person */
  readonly checks: boolean;
  /** whether this person is shown what is said about health as the consultant whose guest it is */
  readonly mine?: boolean;
  readonly types: readonly Choice[];
}

interface Found {
  readonly id: string;
  readonly n: string;
  readonly t?: string;
}

interface FormServer extends FieldServer {
  here(field: string): unknown;
  again(): unknown;
  retype(shown: string, type: string, press: string): Promise<string | null>;
  find(typed: string): Promise<readonly Found[]>;
}

const HERE_MS = 10_000;
const RECENT = 5;

export class IntakeForm extends FieldForm<FormRow, FormConfig> {
  static override properties: PropertyDeclarations = {
    ...FieldForm.properties,
    found: { state: true },
    typeWhy: { state: true },
  };

  declare $server?: FormServer;
  /** who may be meant by what is typed into the field of a person */
  declare private found: { readonly field: string; readonly people: readonly Found[] } | undefined;
  declare private typeWhy: string | undefined;

  private field = '';
  private beating: ReturnType<typeof setInterval> | undefined;
  private search = 0;
  private asking = false;

  constructor() {
    super();
    this.found = undefined;
    this.typeWhy = undefined;
  }

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

  /** Whoever has become her consultant, or is no more, is shown the form anew: the look is recorded first. */
  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    super.rowsChanged(ids);
    const head = this.head;
    if (head && !this.asking && this.config?.mine !== undefined && this.config.mine !== (head.mi === true)) {
      this.asking = true;
      quietly(() => this.$server?.again());
    }
  }

  // ---- who is here

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
    if (!document.hidden && !this.stale) {
      quietly(() => this.$server?.here(field));
    }
  }

  private get head(): Head | undefined {
    return [...this.rows.values()].find((row): row is Head => row.k === 'head');
  }

  private get pages(): readonly Page[] {
    return [...this.rows.values()].filter((row): row is Page => row.k === 'page');
  }

  // ---- words

  private me(holder: Holder): boolean {
    return this.isMe(holder.h);
  }

  private name(holder: Holder): string {
    return this.speech.text(holder.n) ?? '';
  }

  /** Whose page it is: somebody's by name, or the guest's own. */
  private whose(page: Page): string {
    return page.who ? this.name(page.who) : this.word('guest.herself');
  }

  private called(page: Page): string {
    return page.who && this.me(page.who) ? this.word('elsewhere') : this.whose(page);
  }

  private time(at: number, seconds = true): string {
    return timeOfDay(at, this.config?.zone, seconds);
  }

  protected override named(text: Localized): string {
    return this.speech.text(text) ?? '';
  }

  protected override word(key: string, places: Readonly<Record<string, string | number>> = {}): string {
    return this.speech.word(`intake.${key}`, places);
  }

  private said(field: Field, value: string | undefined, name?: string): string {
    if (!value) {
      return '';
    }
    switch (field.k) {
      case 'CHOICE':
      case 'CHOICES':
        return value
          .split(' ')
          .map((code) => [...(field.c ?? []), ...(field.p ?? [])].find((one) => one.c === code)?.n ?? code)
          .join(this.config?.lang === 'en' ? ', ' : '、');
      case 'YES_NO_UNKNOWN': {
        const [answer = '', more] = cut(value);
        return [this.option(field, answer), more].filter(Boolean).join(' ');
      }
      case 'PERSON':
        return value === 'NOBODY' ? this.word('nobody') : (name ?? (isId(value) ? '…' : value));
      case 'SIGNATURE':
        return this.word('signed', { version: value });
      default:
        return value;
    }
  }

  // ---- drawing

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    const head = this.head;
    return html`<header class="top">
        <h1>${this.word('title')}</h1>
        ${this.renderLive(innerWidth < 800)} ${this.renderTogether()}
      </header>
      ${this.renderStale()}${head ? this.renderForm(head, config) : nothing}`;
  }

  private renderTogether(): TemplateResult {
    const pages = this.pages;
    return html`<div class="together">
      ${pages.length > 0 ? html`<span class="sub">${this.word('together')}</span>` : nothing}
      ${pages.map((page) => {
        const own = page.id === this.config?.page;
        return html`<span class="who ${own ? 'self' : ''}"
          ><span class="face" aria-hidden="true">${face(this.whose(page))}</span
          ><span class="nm"><bdi>${own ? this.word('me') : this.called(page)}</bdi>${page.who?.r ? html`<span class="sub">${this.speech.text(page.who.r, 'role')}</span>` : nothing}</span></span
        >`;
      })}
    </div>`;
  }

  private renderForm(head: Head, config: FormConfig): TemplateResult {
    const timing = { id: head.id, ticket: head.tk, since: head.s, target: head.tg };
    const band = clockBand(timing, this.boardNow);
    return html`<div class="intake-page ${this.stale ? 'is-stale' : ''}">
      <div class="intake-head num ${band}">
        <b class="tk">${head.tk}</b>
        <div class="two">
          <h2>${head.nm ? outside(this.speech.text(head.nm) ?? '', 'cut') : html`<span class="sub">${this.speech.word('name.unknown')}</span>`}</h2>
          <p class="sub">
            ${dotted([
              this.speech.text(head.pl),
              head.pt ? this.word('phone', { tail: head.pt }) : undefined,
              head.bk ? this.word('booking', { number: head.bk }) : undefined,
            ])}
          </p>
        </div>
        ${head.st ? html`<span class="state">${this.speech.text(head.st, 'st')}</span>` : nothing}
        ${head.s === undefined ? nothing : html`<span class="clock num" data-since=${head.s}></span>`}
        ${head.bg ? html`<button type="button" class="btn print" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('PRINT', head.id)}>${this.word('print')}</button>` : nothing}
      </div>
      <div class="intake-fields" tabindex="0" role="group" aria-label=${this.word('title')}>
        ${config.fills ? nothing : this.renderInvitation(head, config)} ${this.renderLent(head, config)}
        ${SECTIONS.map((section) => this.renderSection(section, head, config))}
        <div hidden>${this.fields.map((field) => html`<input class="unsent" data-draft=${field.f} />`)}</div>
      </div>
      ${this.renderSide(head, config)}
    </div>`;
  }

  private renderInvitation(head: Head, config: FormConfig): TemplateResult {
    return html`<div class="intake-join">
      <p>${config.open ? this.word(head.bg ? (config.mayFill ? 'join.hint' : 'read') : 'none') : this.word('over')}</p>
      ${config.mayFill
        ? html`<button type="button" class="btn go" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('FILL', head.id)}>
            ${this.word(head.bg ? 'join' : 'begin')}
          </button>`
        : nothing}
    </div>`;
  }

  /** The guest has a tablet in her hands, and this form grows. */
  private renderLent(head: Head, config: FormConfig): TemplateResult | typeof nothing {
    return head.ls === undefined
      ? nothing
      : html`<div class="intake-join lent" role="status">
          <p>${icon('i-complaint')}${this.word('lent', { who: head.lb ?? '', time: this.time(head.ls, false) })}</p>
          ${config.fills
            ? html`<button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('TAKE_BACK', head.id)}>${this.word('takeBack')}</button>`
            : nothing}
        </div>`;
  }

  private renderSection(section: Field['s'], head: Head, config: FormConfig): TemplateResult | typeof nothing {
    const fields = this.fields.filter((field) => field.s === section);
    if (fields.length === 0) {
      return nothing;
    }
    const hidden = section === 'HEALTH' && fields.every((field) => this.answers.get(field.f)?.h) && !config.fills;
    return html`<section class="intake-section s-${section.toLowerCase()}" aria-labelledby="jz-in-${section}">
      <h3 id="jz-in-${section}">${this.word(`section.${section}`)}</h3>
      ${section === 'WISH' ? this.renderType(head, config) : nothing} ${section === 'HEALTH' ? this.renderConsent(head, config) : nothing}
      ${hidden
        ? html`<p class="sub wide">${icon('i-lock')}${this.word('health.hidden')}</p>`
        : fields.map((field) => (field.h && head.co !== 'GIVEN' ? nothing : this.renderField(field, config)))}
      ${section === 'TODAY' && head.fa === 'YES' ? html`<p class="con wide">${icon('i-cup')}<span>${this.word('fasting.YES')}</span></p>` : nothing}
    </section>`;
  }

  private renderType(head: Head, config: FormConfig): TemplateResult {
    return html`<div class="field wide" role="radiogroup" aria-labelledby="jz-in-type">
      <div class="lb"><span id="jz-in-type">${this.word('type')}</span></div>
      <div class="sg">
        ${config.types.map(
          (type) =>
            html`<button
              type="button"
              role="radio"
              aria-checked=${String(type.c === head.ty)}
              ?disabled=${!config.retypes || this.stale !== undefined}
              @click=${() => void this.retype(head, type.c)}
            >
              ${type.n}
            </button>`,
        )}
      </div>
      ${this.typeWhy ? html`<p class="say" role="alert">${this.typeWhy}</p>` : nothing}
    </div>`;
  }

  private async retype(head: Head, type: string): Promise<void> {
    if (type === head.ty || this.stale || !this.$server) {
      return;
    }
    try {
      this.typeWhy = (await this.$server.retype(head.ty, type, pressKey())) ?? undefined;
    } catch {
      // out of contact: the page says so, and shows what is so
    }
  }

  private renderConsent(head: Head, config: FormConfig): TemplateResult {
    const button = (action: string, word: string, primary = false): TemplateResult | typeof nothing =>
      config.fills
        ? html`<button type="button" class="btn ${primary ? 'go' : ''}" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act(action, head.id)}>
            ${this.word(word)}
          </button>`
        : nothing;
    if (head.co === 'GIVEN') {
      return html`<div class="consent wide">
        <p>${icon('check')}${this.word('health.given', { time: head.cs === undefined ? '' : this.time(head.cs, false) })}</p>
        ${button('CONSENT_REFUSED', 'health.withdraw')}
      </div>`;
    }
    return html`<div class="consent wide">
      <p>${icon('i-lock')}${this.word(head.co === 'NOT_GIVEN' ? 'health.refused' : 'health.ask')}</p>
      ${button('CONSENT_GIVEN', 'health.agree', head.co === undefined)} ${head.co === undefined ? button('CONSENT_REFUSED', 'health.disagree') : nothing}
    </div>`;
  }

  private renderField(field: Field, config: FormConfig): TemplateResult {
    const answer = this.answers.get(field.f);
    const draft = this.drafts.get(field.f);
    const others = this.pages.filter((page) => page.in === field.f && page.id !== config.page);
    const proposed = !draft && answer?.v === undefined ? answer?.p : undefined;
    const wide = field.k === 'CHOICES' || field.f === 'SURGERY_TODAY';
    const off = !config.fills || field.z === true;
    return html`<div
      class="field ${wide ? 'wide' : ''} ${proposed === undefined ? '' : 'old'} ${others.length > 0 ? 'they' : ''} ${draft?.why ? 'bad' : ''} ${this.fresh.has(answer?.id ?? '') ? 'fresh' : ''}"
      data-field=${field.f}
    >
      <div class="lb">
        <label id="jz-l-${field.f}" for="jz-f-${field.f}">${field.n}</label>
        ${others.length > 0
          ? html`<span class="tag"><i class="face" aria-hidden="true">${face(this.whose(others[0]!))}</i>${this.word('filling', { who: this.called(others[0]!) })}</span>`
          : this.renderSource(answer, proposed)}
      </div>
      ${proposed === undefined ? (off ? this.renderRead(field, answer) : this.renderInput(field, answer)) : this.renderProposed(field, answer!, proposed, off)}
      ${draft?.why
        ? html`<div class="say" role="alert">
            <p>${draft.why}</p>
            ${draft.theirs === undefined
              ? nothing
              : html`<button type="button" class="btn" @click=${() => this.keepTheirs(field.f)}>${this.word('keepTheirs')}</button>
                  <button type="button" class="btn" @click=${() => this.putMine(field.f)}>${this.word('putMine')}</button>`}
          </div>`
        : nothing}
    </div>`;
  }

  private renderSource(answer: Answer | undefined, proposed: string | undefined): TemplateResult | typeof nothing {
    if (proposed !== undefined) {
      const from = answer?.pf ?? '';
      const known = /^[A-Z]+$/.test(from);
      return html`<span class="src">${icon(known ? 'i-clock' : 'i-undo')}${known ? this.word(`from.${from}`) : this.word('from.earlier', { day: from })}</span>`;
    }
    return answer?.o && answer.x ? html`<span class="src">${icon(answer.o === 'CONFIRMED' ? 'i-check' : 'i-complaint')}${this.word(`origin.${answer.o}`)}</span>` : nothing;
  }

  private renderProposed(field: Field, answer: Answer, proposed: string, off: boolean): TemplateResult {
    return html`<div class="in">
      <span class="v">${outside(this.said(field, proposed, answer.pn))}</span>
      ${off
        ? nothing
        : html`<button type="button" class="ok" @click=${() => this.typed(field.f, proposed, 'once', 'CONFIRMED')}>${this.word('stillSo')}</button>
            <button type="button" class="ok" aria-label="${field.n} ${this.word('putMine')}" @click=${() => this.typed(field.f, '', 'left')}>${icon('i-x')}</button>`}
    </div>`;
  }

  private renderRead(field: Field, answer: Answer | undefined): TemplateResult {
    if (answer?.h && !field.h) {
      return html`<div class="in read" aria-labelledby="jz-l-${field.f}"><span class="ph">${icon('i-lock')}${this.word('personal.hidden')}</span></div>`;
    }
    const said = this.said(field, this.text(field.f), answer?.xn);
    return html`<div class="in read" aria-labelledby="jz-l-${field.f}">${said ? outside(said) : html`<span class="ph">${field.k === 'SIGNATURE' ? this.word('notSigned') : '—'}</span>`}</div>`;
  }
  protected override renderInput(field: Field, answer: Answer | undefined): TemplateResult {
    const value = this.text(field.f);
    if (field.f === 'IDENTITY') {
      return html`<div class="in read">
        <span class="v">${value ? this.said(field, value) : html`<span class="ph">${this.word('checked.UNKNOWN')}</span>`}</span>
        ${this.config?.checks ? html`<button type="button" class="ok" @click=${() => this.head && this.act('IDENTITY', this.head.id)}>${this.word('check')}</button>` : nothing}
      </div>`;
    }
    switch (field.k) {
      case 'PERSON':
        return this.renderPerson(field, answer, value);
      case 'SIGNATURE':
        return html`<div class="in read">
          <span class="v">${value ? this.said(field, value) : html`<span class="ph">${this.word('notSigned')}</span>`}</span>
          <button type="button" class="ok" @click=${() => this.head && this.act('SIGN', this.head.id)}>${this.word('sign')}</button>
        </div>`;
      default:
        return super.renderInput(field, answer);
    }
  }

  private renderPerson(field: Field, answer: Answer | undefined, value: string): TemplateResult {
    const shown = value === 'NOBODY' ? this.word('nobody') : isId(value) ? (this.drafts.has(field.f) ? (this.chosen.get(value) ?? '') : (answer?.xn ?? '')) : value;
    const people = this.found?.field === field.f ? this.found.people : [];
    return html`<div class="pair">
        <input
          id="jz-f-${field.f}"
          class="in"
          type="text"
          maxlength="60"
          autocomplete="off"
          .value=${live(shown)}
          @input=${(event: InputEvent) => this.looking(field.f, (event.target as HTMLInputElement).value, event.isComposing)}
          @compositionend=${(event: CompositionEvent) => this.looking(field.f, (event.target as HTMLInputElement).value, false)}
          @blur=${() => void this.commit(field.f)}
        />
        <button type="button" class="ok" @click=${() => this.choose(field.f, 'NOBODY', '')}>${this.word('nobody')}</button>
      </div>
      ${people.length > 0
        ? html`<ul class="found">
            ${people.map(
              (one) =>
                html`<li><button type="button" @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.choose(field.f, one.id, one.n)}>${one.n} <span class="sub num">${one.t ?? ''}</span></button></li>`,
            )}
          </ul>`
        : nothing}`;
  }

  /** the names of those who were chosen here */
  private readonly chosen = new Map<string, string>();

  private looking(field: string, text: string, composing: boolean): void {
    this.typed(field, text, 'left');
    if (composing || !this.config?.finds || text.trim().length < 2) {
      this.found = undefined;
      return;
    }
    const asked = ++this.search;
    Promise.resolve(this.$server?.find(text))
      .then((people) => {
        if (asked === this.search) {
          this.found = { field, people: people ?? [] };
        }
      })
      .catch(() => undefined);
  }

  private choose(field: string, id: string, name: string): void {
    this.found = undefined;
    this.search++;
    this.chosen.set(id, name);
    this.typed(field, id, 'once');
  }

  protected override paint(): void {
    super.paint();
    const clock = this.querySelector<HTMLElement>('.intake-head [data-since]');
    if (clock) {
      write(clock, duration(secondsSince(Number(clock.dataset['since']), this.boardNow)));
    }
  }

  // ---- beside

  private renderSide(head: Head, config: FormConfig): TemplateResult {
    const answers = this.answers;
    const asked = this.fields;
    const missing = asked.filter((field) => answers.get(field.f)?.m);
    const triage = missing.filter((field) => field.b === 'TRIAGE');
    const consult = missing.filter((field) => field.b === 'CONSULT');
    const fields = new Map(asked.map((field) => [field.f, field]));
    const recent = [...answers.values()]
      .filter((answer) => answer.at !== undefined && fields.has(answer.f))
      .sort((a, b) => b.at! - a.at!)
      .slice(0, RECENT);
    return html`<aside class="side">
      <section class="intake-missing">
        <h2>
          ${this.word('missing')}
          <span class="sub">${missing.length === 0 ? this.word('missing.none') : this.word('missing.counts', { triage: triage.length, consult: consult.length })}</span>
        </h2>
        <ul role="list">
          ${[...triage, ...consult].map(
            (field) =>
              html`<li data-missing=${field.f}>
                ${icon('sq')}<span><b>${field.n}</b><span class="sub">${dotted([this.word(`missing.${field.b!}`), this.word(field.k === 'SIGNATURE' ? 'missing.sign' : answers.get(field.f)?.p === undefined ? 'missing.ask' : 'missing.confirm')])}</span></span>
              </li>`,
          )}
        </ul>
      </section>
      <section class="intake-recent">
        <h2>${this.word('recent')}</h2>
        ${recent.length === 0 ? html`<p class="sub">${this.word('recent.none')}</p>` : nothing}
        <ul class="num" role="list">
          ${recent.map((answer) => {
            const field = fields.get(answer.f)!;
            return html`<li>
              ${dayOf(answer.at!) === dayOf(serverClock.now()) ? this.time(answer.at!) : dayOf(answer.at!).slice(5)} <bdi>${answer.by ?? this.word('guest.herself')}</bdi> ${field.n.replace(/[？?]$/, '')}: ${answer.x ? this.said(field, answer.x, answer.xn) : this.word('takenOut')}
            </li>`;
          })}
        </ul>
      </section>
      ${config.fills ? this.renderFoot(head, triage.length) : nothing}
    </aside>`;
  }

  private renderFoot(head: Head, missing: number): TemplateResult {
    const open = [...this.drafts.values()].filter((draft) => draft.done === undefined && !(draft.held && !draft.wire && draft.why === undefined));
    const says = open.some((draft) => draft.why !== undefined) || (open.length > 0 && this.stale) ? 'unsaved' : open.length > 0 ? 'saving' : this.savedAt === undefined ? '' : 'saved';
    return html`<div class="foot">
      <p class="saved ${says}" role="status">
        ${says === 'saved' ? icon('i-check') : says === '' ? nothing : icon(says === 'saving' ? 'i-clock' : 'tri')}
        <span>${says === '' ? nothing : this.word(says, { time: this.savedAt === undefined ? '' : this.time(this.savedAt) })}<span class="sub">${this.word('safe')}</span></span>
      </p>
      <button type="button" class="btn go" aria-disabled=${String(missing > 0 || open.length > 0 || this.stale !== undefined)} @click=${() => missing === 0 && open.length === 0 && this.act(head.rd === undefined ? 'READY' : 'TRIAGE', head.id)}>
        ${missing > 0 ? this.word('ready.missing', { n: missing }) : head.rd === undefined ? this.word('ready') : this.word('ready.done', { time: this.time(head.rd, false) })}
      </button>
      ${head.ls === undefined
        ? html`<button type="button" class="btn" aria-disabled=${String(open.length > 0 || this.stale !== undefined)} @click=${() => open.length === 0 && this.act('LEND', head.id)}>${this.word('lend')}</button>`
        : nothing}
      <button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('HAND_OVER', head.id)}>${this.word('handTo')}</button>
    </div>`;
  }
}

function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

customElements.define('intake-form', IntakeForm);
