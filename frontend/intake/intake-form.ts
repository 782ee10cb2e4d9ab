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
import { LiveElement, quietly, write } from '../live/live-element';
import { dotted, face, outside } from '../live/parts';
import type { Holder, LiveConfig, LiveServer, Row, Value } from '../live/protocol';

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
}

/** What stands in a field, or is proposed there. */
interface Answer extends Row {
  readonly k: 'ans';
  readonly f: string;
  /** the entry that wrote it */
  readonly v?: number;
  readonly x?: string;
  /** whose id it is */
  readonly xn?: string;
  readonly o?: string;
  readonly by?: string;
  readonly at?: number;
  readonly p?: string;
  readonly pn?: string;
  readonly pf?: string;
  /** it must be there and is not */
  readonly m?: boolean;
  /** this person is not shown what is said */
  readonly h?: boolean;
}

/** A page that has the form open. */
interface Page extends Row {
  readonly k: 'page';
  readonly who: Holder;
  /** in which field */
  readonly in?: string;
}

type FormRow = Head | Answer | Page;

interface Choice {
  readonly c: string;
  readonly n: string;
}

interface Field {
  readonly f: string;
  readonly n: string;
  readonly k: 'TEXT' | 'CHOICE' | 'CHOICES' | 'DATE' | 'TIME' | 'NUMBER' | 'YES_NO_UNKNOWN' | 'PERSON' | 'SIGNATURE';
  readonly s: 'WISH' | 'TODAY' | 'HEALTH' | 'PAPERS';
  readonly h?: boolean;
  readonly b?: 'TRIAGE' | 'CONSULT';
  readonly c?: readonly Choice[];
}

interface FormConfig extends LiveConfig {
  readonly page: string;
  readonly fills: boolean;
  readonly mayFill: boolean;
  readonly open: boolean;
  readonly finds: boolean;
  readonly retypes: boolean;
  readonly types: readonly Choice[];
  readonly fields: readonly Field[];
  readonly slot?: string;
  readonly secret?: string;
}

interface Answered {
  readonly e?: number;
  readonly why?: string;
}

interface Found {
  readonly id: string;
  readonly n: string;
  readonly t?: string;
}

interface FormServer extends LiveServer {
  write(field: string, base: number, value: string, origin: string, press: string): Promise<Answered>;
  here(field: string): unknown;
  retype(shown: string, type: string, press: string): Promise<string | null>;
  find(typed: string): Promise<readonly Found[]>;
}

/** One write, the same for each try. */
interface Write {
  readonly text: string;
  /** the entry that wrote what was shown when this was begun; 0 where nothing stood */
  readonly base: number;
  readonly origin: string;
  readonly press: string;
}

/** What is typed here and not saved, or not shown as saved yet. */
interface Draft extends Write {
  /** what was sent and not answered yet; what is typed meanwhile goes after it */
  readonly wire?: Write;
  /** since when a try is under way */
  readonly sent?: number;
  /** it goes when the field is left, and not before */
  readonly held?: boolean;
  /** saved by this entry */
  readonly done?: number;
  readonly why?: string;
  /** the entry by which somebody else wrote meanwhile */
  readonly theirs?: number;
}

interface Keeper extends HTMLElement {
  unsentArrived?: (kept: Readonly<Record<string, string>>) => void;
}

const PAUSE_MS = 700;
const HERE_MS = 10_000;
const AGAIN_MS = 4_000;
/** No answer for so long: it is sent once more, with the same key. */
const PATIENCE_MS = 8_000;
const RECENT = 5;
const SECTIONS = ['WISH', 'TODAY', 'HEALTH', 'PAPERS'] as const;
const ANSWERS = ['NO', 'YES', 'UNKNOWN'] as const;

export class IntakeForm extends LiveElement<FormRow, FormConfig> {
  static override properties: PropertyDeclarations = {
    ...LiveElement.properties,
    drafts: { state: true },
    savedAt: { state: true },
    found: { state: true },
    typeWhy: { state: true },
  };

  declare $server?: FormServer;
  declare private drafts: ReadonlyMap<string, Draft>;
  declare private savedAt: number | undefined;
  /** who may be meant by what is typed into the field of a person */
  declare private found: { readonly field: string; readonly people: readonly Found[] } | undefined;
  declare private typeWhy: string | undefined;

  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();
  /** what the tab keeps of each field */
  private readonly sealed = new Map<string, string>();
  private field = '';
  private beating: ReturnType<typeof setInterval> | undefined;
  private trying: ReturnType<typeof setInterval> | undefined;
  private keeping = false;
  private search = 0;

  constructor() {
    super();
    this.drafts = new Map();
    this.savedAt = undefined;
    this.found = undefined;
    this.typeWhy = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.beating = setInterval(() => this.here(this.field), HERE_MS);
    this.trying = setInterval(() => this.tryAgain(), AGAIN_MS);
    this.addEventListener('focusin', this.entered);
    this.addEventListener('focusout', this.left);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.beating);
    clearInterval(this.trying);
    this.pauses.forEach((pause) => clearTimeout(pause));
    this.removeEventListener('focusin', this.entered);
    this.removeEventListener('focusout', this.left);
  }

  protected override begun(): void {
    void this.keep();
  }

  // ---- what is not saved yet stays in the tab, sealed

  private async keep(): Promise<void> {
    const { slot, secret } = this.config ?? {};
    if (this.keeping || !slot || !secret || !this.config?.fills) {
      return;
    }
    this.keeping = true;
    const module = new URL('forms/unsent.js', document.baseURI).href;
    const unsent = (await import(/* @vite-ignore */ module)) as {
      begin(form: HTMLElement, slot: string, secret: string): Promise<Readonly<Record<string, string>> | null>;
    };
    const before = await unsent.begin(this, slot, secret).catch(() => null);
    for (const [field, kept] of Object.entries(before ?? {})) {
      this.sealed.set(field, kept);
      this.put(field, JSON.parse(kept) as Draft);
      void this.commit(field);
    }
  }

  /** The sealed copy listens to fields that are typed in; here it is told of what is to be sent, with its key and base. */
  private seal(field: string, draft: Draft): void {
    const keeper = this.querySelector<HTMLInputElement>(`input.unsent[data-draft="${field}"]`);
    if (keeper) {
      const { text, base, origin, press, wire } = draft;
      keeper.value = JSON.stringify({ text, base, origin, press, ...(wire ? { wire } : {}) });
      this.sealed.set(field, keeper.value);
      keeper.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  private arrived(field: string): void {
    const kept = this.sealed.get(field);
    if (kept !== undefined) {
      this.sealed.delete(field);
      (this as unknown as Keeper).unsentArrived?.({ [field]: kept });
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

  // ---- writing

  private get head(): Head | undefined {
    return [...this.rows.values()].find((row): row is Head => row.k === 'head');
  }

  private get answers(): ReadonlyMap<string, Answer> {
    return new Map([...this.rows.values()].filter((row): row is Answer => row.k === 'ans').map((row) => [row.f, row]));
  }

  private get pages(): readonly Page[] {
    return [...this.rows.values()].filter((row): row is Page => row.k === 'page');
  }

  private put(field: string, draft: Draft | undefined): void {
    const drafts = new Map(this.drafts);
    if (draft) {
      drafts.set(field, draft);
    } else {
      drafts.delete(field);
    }
    this.drafts = drafts;
  }

  /** Something was typed; it is saved after a moment's pause, at once, or when the field is left. */
  private typed(field: string, text: string, at: 'pause' | 'once' | 'left', origin = 'GUEST'): void {
    const old = this.drafts.get(field);
    const draft: Draft = {
      text,
      base: old ? (old.done ?? old.base) : (this.answers.get(field)?.v ?? 0),
      origin,
      press: pressKey(),
      ...(old?.wire ? { wire: old.wire } : {}),
      ...(old?.sent ? { sent: old.sent } : {}),
      ...(at === 'left' ? { held: true } : {}),
      ...conflict(old),
    };
    this.put(field, draft);
    this.seal(field, draft);
    this.pause(field);
    if (at === 'once') {
      void this.commit(field);
    } else if (at === 'pause') {
      this.pauses.set(field, setTimeout(() => void this.commit(field), PAUSE_MS));
    }
  }

  private pause(field: string): void {
    clearTimeout(this.pauses.get(field));
    this.pauses.delete(field);
  }

  private async commit(field: string): Promise<void> {
    this.pause(field);
    const draft = this.drafts.get(field);
    const server = this.$server;
    if (!draft || draft.done !== undefined || draft.theirs !== undefined || !server || this.stale) {
      return;
    }
    if (draft.sent !== undefined && Date.now() - draft.sent < PATIENCE_MS) {
      return; // one after the other: what was typed meanwhile goes when the answer has come
    }
    const { text, base, origin, press } = draft.wire ?? draft;
    const wire: Write = { text, base, origin, press };
    const sending: Draft = { ...draft, wire, sent: Date.now() };
    this.put(field, sending);
    this.seal(field, sending);
    try {
      this.heard(field, wire, await server.write(field, base, text, origin, press));
    } catch {
      // The page says itself that it is out of contact; what was typed stays, and is sent again.
      const now = this.drafts.get(field);
      if (now) {
        const { sent: _, ...rest } = now;
        this.put(field, rest);
      }
    }
  }

  private heard(field: string, sent: Write, answer: Answered): void {
    const now = this.drafts.get(field);
    if (!now || now.wire?.press !== sent.press) {
      return; // a second try of it was answered before
    }
    const { sent: _, wire: __, ...rest } = now;
    if (answer.why !== undefined) {
      this.put(field, { ...rest, why: answer.why, ...(answer.e === undefined ? {} : { theirs: answer.e }) });
      return;
    }
    this.savedAt = serverClock.now();
    if (now.press === sent.press) {
      this.arrived(field);
      this.put(field, { ...rest, done: answer.e ?? 0 });
      this.settle();
    } else {
      // More was typed meanwhile: it stands on what is saved now.
      const next: Draft = { ...rest, base: answer.e ?? 0 };
      this.put(field, next);
      this.seal(field, next);
      if (!next.held) {
        void this.commit(field);
      }
    }
  }

  /** What was not answered is sent once more; what can be no answer waits until it is mended. */
  private tryAgain(): void {
    this.drafts.forEach((draft, field) => {
      if (draft.done === undefined && draft.why === undefined && !this.pauses.has(field) && (!draft.held || draft.wire)) {
        void this.commit(field);
      }
    });
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    super.rowsChanged(ids);
    this.settle();
  }

  /** What is saved and shown is no draft any more. */
  private settle(): void {
    const answers = this.answers;
    this.drafts.forEach((draft, field) => {
      if (draft.done !== undefined && (answers.get(field)?.v ?? 0) >= draft.done) {
        this.put(field, undefined);
      }
    });
  }

  private keepTheirs(field: string): void {
    this.arrived(field);
    this.put(field, undefined);
  }

  private putMine(field: string): void {
    const draft = this.drafts.get(field);
    if (draft?.theirs !== undefined) {
      const mine: Draft = { text: draft.text, base: draft.theirs, origin: draft.origin, press: pressKey() };
      this.put(field, mine);
      this.seal(field, mine);
      void this.commit(field);
    }
  }

  /** What the field shows: what is typed here, or what stands there. */
  private text(field: string): string {
    return this.drafts.get(field)?.text ?? this.answers.get(field)?.x ?? '';
  }

  // ---- words

  private me(holder: Holder): boolean {
    return this.isMe(holder.h);
  }

  private name(holder: Holder): string {
    return this.speech.text(holder.n) ?? '';
  }

  private time(at: number, seconds = true): string {
    return timeOfDay(at, this.config?.zone, seconds);
  }

  private word(key: string, places: Readonly<Record<string, string | number>> = {}): string {
    return this.speech.word(`intake.${key}`, places);
  }

  private option(field: Field, answer: string): string {
    const kind = field.f === 'SURGERY_TODAY' ? 'surgery' : field.f === 'IDENTITY' ? 'checked' : 'answer';
    return this.word(`${kind}.${answer}`);
  }

  /** A value as people say it. */
  private said(field: Field, value: string | undefined, name?: string): string {
    if (!value) {
      return '';
    }
    switch (field.k) {
      case 'CHOICE':
      case 'CHOICES':
        return value
          .split(' ')
          .map((code) => field.c?.find((one) => one.c === code)?.n ?? code)
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
          ><span class="face" aria-hidden="true">${face(this.name(page.who))}</span
          ><span class="nm"><bdi>${own ? this.word('me') : this.me(page.who) ? this.word('elsewhere') : this.name(page.who)}</bdi>${page.who.r ? html`<span class="sub">${this.speech.text(page.who.r, 'role')}</span>` : nothing}</span></span
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
        ${config.fills ? nothing : this.renderInvitation(head, config)}
        ${SECTIONS.map((section) => this.renderSection(section, head, config))}
        <div hidden>${config.fields.map((field) => html`<input class="unsent" data-draft=${field.f} />`)}</div>
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

  private renderSection(section: Field['s'], head: Head, config: FormConfig): TemplateResult | typeof nothing {
    const fields = config.fields.filter((field) => field.s === section);
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
    const off = !config.fills;
    return html`<div
      class="field ${wide ? 'wide' : ''} ${proposed === undefined ? '' : 'old'} ${others.length > 0 ? 'they' : ''} ${draft?.why ? 'bad' : ''} ${this.fresh.has(answer?.id ?? '') ? 'fresh' : ''}"
      data-field=${field.f}
    >
      <div class="lb">
        <label id="jz-l-${field.f}" for="jz-f-${field.f}">${field.n}</label>
        ${others.length > 0
          ? html`<span class="tag"><i class="face" aria-hidden="true">${face(this.name(others[0]!.who))}</i>${this.word('filling', { who: this.me(others[0]!.who) ? this.word('elsewhere') : this.name(others[0]!.who) })}</span>`
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
    const said = this.said(field, this.text(field.f), answer?.xn);
    return html`<div class="in read" aria-labelledby="jz-l-${field.f}">${said ? outside(said) : html`<span class="ph">${field.k === 'SIGNATURE' ? this.word('notSigned') : '—'}</span>`}</div>`;
  }

  private renderInput(field: Field, answer: Answer | undefined): TemplateResult {
    const value = this.text(field.f);
    switch (field.k) {
      case 'CHOICE':
        return html`<select id="jz-f-${field.f}" class="in" .value=${live(value)} @change=${(event: Event) => this.typed(field.f, (event.target as HTMLSelectElement).value, 'once')}>
          <option value="" ?selected=${value === ''}></option>
          ${(field.c ?? []).map((choice) => html`<option value=${choice.c} ?selected=${value === choice.c}>${choice.n}</option>`)}
        </select>`;
      case 'CHOICES': {
        const chosen = new Set(value.split(' ').filter(Boolean));
        return html`<div class="chips" role="group" aria-labelledby="jz-l-${field.f}">
          ${(field.c ?? []).map(
            (choice) =>
              html`<button type="button" aria-pressed=${String(chosen.has(choice.c))} @click=${() => this.toggle(field, chosen, choice.c)}>${choice.n}</button>`,
          )}
        </div>`;
      }
      case 'YES_NO_UNKNOWN':
        return this.renderAnswer(field, value);
      case 'TIME': {
        const [at = '', what = ''] = cut(value);
        return html`<div class="pair">
          <input
            id="jz-f-${field.f}"
            class="in"
            type="text"
            inputmode="numeric"
            maxlength="5"
            autocomplete="off"
            placeholder="08:10"
            .value=${live(at)}
            @input=${(event: InputEvent) => this.timed(field.f, (event.target as HTMLInputElement).value.trim(), what)}
            @blur=${() => void this.commit(field.f)}
          />
          <input
            class="in"
            type="text"
            maxlength="100"
            autocomplete="off"
            aria-label="${field.n} ${this.word('what')}"
            placeholder=${this.word('what')}
            .value=${live(what)}
            @input=${(event: InputEvent) => this.timed(field.f, at, (event.target as HTMLInputElement).value, event.isComposing)}
            @compositionend=${(event: CompositionEvent) => this.timed(field.f, at, (event.target as HTMLInputElement).value)}
            @blur=${() => void this.commit(field.f)}
          />
        </div>`;
      }
      case 'PERSON':
        return this.renderPerson(field, answer, value);
      case 'SIGNATURE':
        return html`<div class="in read">
          <span class="v">${value ? this.said(field, value) : html`<span class="ph">${this.word('notSigned')}</span>`}</span>
          <button type="button" class="ok" @click=${() => this.head && this.act('SIGN', this.head.id)}>${this.word('sign')}</button>
        </div>`;
      default:
        return html`<input
          id="jz-f-${field.f}"
          class="in"
          type=${field.k === 'DATE' ? 'date' : 'text'}
          inputmode=${field.k === 'NUMBER' ? 'decimal' : 'text'}
          maxlength="500"
          autocomplete="off"
          aria-invalid=${String(this.drafts.get(field.f)?.why !== undefined)}
          .value=${live(value)}
          @input=${(event: InputEvent) => this.typed(field.f, (event.target as HTMLInputElement).value, event.isComposing ? 'left' : 'pause')}
          @compositionend=${(event: CompositionEvent) => this.typed(field.f, (event.target as HTMLInputElement).value, 'pause')}
          @blur=${() => void this.commit(field.f)}
        />`;
    }
  }

  private toggle(field: Field, chosen: ReadonlySet<string>, code: string): void {
    const next = (field.c ?? []).map((one) => one.c).filter((one) => (one === code ? !chosen.has(one) : chosen.has(one)));
    this.typed(field.f, next.join(' '), 'once');
  }

  /** A time without what it was is an answer; what it was without a time is none yet. */
  private timed(field: string, at: string, what: string, composing = false): void {
    const text = [at, what].filter(Boolean).join(' ');
    this.typed(field, text, composing || (text !== '' && !/^\d{1,2}[:：]?\d{2}$/.test(at)) ? 'left' : 'pause');
  }

  private renderAnswer(field: Field, value: string): TemplateResult {
    const [answer = '', more = ''] = cut(value);
    const explains = answer === 'YES' && field.f !== 'SURGERY_TODAY' && field.f !== 'IDENTITY';
    const order = field.f === 'SURGERY_TODAY' || field.f === 'IDENTITY' ? (['YES', 'NO', 'UNKNOWN'] as const) : ANSWERS;
    return html`<div class="sg" role="radiogroup" aria-labelledby="jz-l-${field.f}">
        ${order.map(
          (one) =>
            html`<button type="button" role="radio" aria-checked=${String(one === answer)} @click=${() => this.typed(field.f, one === answer ? '' : one, 'once')}>
              ${this.option(field, one)}
            </button>`,
        )}
      </div>
      ${explains
        ? html`<input
            id="jz-f-${field.f}"
            class="in more"
            type="text"
            maxlength="300"
            autocomplete="off"
            aria-label="${field.n} ${this.word('more')}"
            placeholder=${this.word('more')}
            .value=${live(more)}
            @input=${(event: InputEvent) => this.typed(field.f, explained(answer, event), event.isComposing ? 'left' : 'pause')}
            @compositionend=${(event: CompositionEvent) => this.typed(field.f, explained(answer, event), 'pause')}
            @blur=${() => void this.commit(field.f)}
          />`
        : nothing}`;
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
    const missing = config.fields.filter((field) => answers.get(field.f)?.m);
    const triage = missing.filter((field) => field.b === 'TRIAGE');
    const consult = missing.filter((field) => field.b === 'CONSULT');
    const fields = new Map(config.fields.map((field) => [field.f, field]));
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
              ${dayOf(answer.at!) === dayOf(serverClock.now()) ? this.time(answer.at!) : dayOf(answer.at!).slice(5)} <bdi>${answer.by}</bdi> ${field.n.replace(/[？?]$/, '')}: ${answer.x ? this.said(field, answer.x, answer.xn) : this.word('takenOut')}
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
      <button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('HAND_OVER', head.id)}>${this.word('handTo')}</button>
    </div>`;
  }
}

function conflict(draft: Draft | undefined): Pick<Draft, 'theirs' | 'why'> {
  return draft?.theirs === undefined ? {} : { theirs: draft.theirs, ...(draft.why === undefined ? {} : { why: draft.why }) };
}

/** The code before the first space, and what follows. */
function cut(value: string): [string, string] {
  const space = value.indexOf(' ');
  if (/^(YES|NO|UNKNOWN|\d[\d:：]{0,4})( |$)/.test(value)) {
    return space < 0 ? [value, ''] : [value.slice(0, space), value.slice(space + 1)];
  }
  return ['', value];
}

function explained(answer: string, event: Event): string {
  const more = (event.target as HTMLInputElement).value;
  return more === '' ? answer : `${answer} ${more}`;
}

function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** A press of its own; a house without HTTPS has no other way to make one. */
function pressKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

customElements.define('intake-form', IntakeForm);
