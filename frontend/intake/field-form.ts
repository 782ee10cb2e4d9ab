/**
 * A form that is saved field by field as it is typed, whoever types: what somebody else wrote into a field since is never
 * overwritten, and who it was is said at the field. "Saved" is said of what the portal has committed; everything else stays
 * here and is sent again until it is answered; where there is a seal, the tab keeps it through a reload.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { serverClock } from '../live/clock';
import { LiveElement } from '../live/live-element';
import type { LiveConfig, LiveServer, Localized, Row } from '../live/protocol';

/** What stands in a field, or is proposed there. */
export interface Answer extends Row {
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

/** What is asked in a field, as the house has it now. */
export interface Asking extends Row {
  readonly k: 'ask';
  readonly d: {
    readonly f: string;
    readonly n: Localized;
    readonly k: Field['k'];
    readonly s: Field['s'];
    readonly r: number;
    readonly h: boolean;
    readonly b?: Field['b'] | null;
    readonly c: readonly Asked[];
    /** what could be chosen before */
    readonly p: readonly Asked[];
    /** asked no longer */
    readonly z: boolean;
  };
}

interface Asked {
  readonly c: string;
  readonly n: Localized;
}

export interface Choice {
  readonly c: string;
  readonly n: string;
}

export interface Field {
  readonly f: string;
  readonly n: string;
  readonly k: 'TEXT' | 'CHOICE' | 'CHOICES' | 'DATE' | 'TIME' | 'NUMBER' | 'YES_NO_UNKNOWN' | 'PERSON' | 'SIGNATURE';
  readonly s: 'WISH' | 'TODAY' | 'HEALTH' | 'PAPERS';
  readonly h?: boolean;
  readonly b?: 'TRIAGE' | 'CONSULT';
  readonly c?: readonly Choice[];
  /** what could be chosen before */
  readonly p?: readonly Choice[];
  /** asked no longer: what was answered stays */
  readonly z?: boolean;
}

export interface FieldConfig extends LiveConfig {
  /** where the tab keeps what is not saved yet, and by what it is sealed; without them it keeps nothing */
  readonly slot?: string;
  readonly secret?: string;
}

export interface Answered {
  readonly e?: number;
  readonly why?: string;
}

export interface FieldServer extends LiveServer {
  write(field: string, base: number, value: string, origin: string, press: string): Promise<Answered>;
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
export interface Draft extends Write {
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
const AGAIN_MS = 4_000;
/** No answer for so long: it is sent once more, with the same key. */
const PATIENCE_MS = 8_000;
export const SECTIONS = ['WISH', 'TODAY', 'HEALTH', 'PAPERS'] as const;
const ANSWERS = ['NO', 'YES', 'UNKNOWN'] as const;

export abstract class FieldForm<R extends Row, C extends FieldConfig> extends LiveElement<R, C> {
  static override properties: PropertyDeclarations = {
    ...LiveElement.properties,
    drafts: { state: true },
    savedAt: { state: true },
  };

  declare $server?: FieldServer;
  declare protected drafts: ReadonlyMap<string, Draft>;
  declare protected savedAt: number | undefined;

  /** what is written here comes from there */
  protected readonly origin: string = 'GUEST';
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();
  /** what the tab keeps of each field */
  private readonly sealed = new Map<string, string>();
  private trying: ReturnType<typeof setInterval> | undefined;
  private keeping = false;

  constructor() {
    super();
    this.drafts = new Map();
    this.savedAt = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.trying = setInterval(() => this.tryAgain(), AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.trying);
    this.pauses.forEach((pause) => clearTimeout(pause));
  }

  protected override begun(): void {
    void this.keep();
  }

  /** A word of the form, in the language in which it is shown. */
  protected abstract word(key: string, places?: Readonly<Record<string, string | number>>): string;

  // ---- what is not saved yet stays in the tab, sealed

  private async keep(): Promise<void> {
    const { slot, secret } = this.config ?? {};
    if (this.keeping || !slot || !secret) {
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

  protected arrived(field: string): void {
    const kept = this.sealed.get(field);
    if (kept !== undefined) {
      this.sealed.delete(field);
      (this as unknown as Keeper).unsentArrived?.({ [field]: kept });
    }
  }

  // ---- what is asked

  /** A text of the house, in the language in which the form is shown. */
  protected abstract named(text: Localized): string;

  /** The fields in the order of the form; one that is asked anew is there at once. */
  protected get fields(): readonly Field[] {
    const choices = (asked: readonly Asked[]): readonly Choice[] => asked.map((one) => ({ c: one.c, n: this.named(one.n) }));
    return [...this.rows.values()]
      .filter((row): row is R & Asking => row['k'] === 'ask')
      .map((row) => row.d)
      .sort((a, b) => SECTIONS.indexOf(a.s) - SECTIONS.indexOf(b.s) || a.r - b.r || (a.f < b.f ? -1 : 1))
      .map((one) => ({
        f: one.f,
        n: this.named(one.n),
        k: one.k,
        s: one.s,
        c: choices(one.c),
        p: choices(one.p),
        ...(one.h ? { h: true } : {}),
        ...(one.b ? { b: one.b } : {}),
        ...(one.z ? { z: true } : {}),
      }));
  }

  // ---- writing

  protected get answers(): ReadonlyMap<string, Answer> {
    return new Map(
      [...this.rows.values()]
        .filter((row): row is R & Answer => row['k'] === 'ans')
        .map((row): [string, Answer] => [row.f, row]),
    );
  }

  protected put(field: string, draft: Draft | undefined): void {
    const drafts = new Map(this.drafts);
    if (draft) {
      drafts.set(field, draft);
    } else {
      drafts.delete(field);
    }
    this.drafts = drafts;
  }

  /** Something was typed; it is saved after a moment's pause, at once, or when the field is left. */
  protected typed(field: string, text: string, at: 'pause' | 'once' | 'left', origin = this.origin): void {
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

  protected async commit(field: string): Promise<void> {
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

  protected keepTheirs(field: string): void {
    this.arrived(field);
    this.put(field, undefined);
  }

  protected putMine(field: string): void {
    const draft = this.drafts.get(field);
    if (draft?.theirs !== undefined) {
      const mine: Draft = { text: draft.text, base: draft.theirs, origin: draft.origin, press: pressKey() };
      this.put(field, mine);
      this.seal(field, mine);
      void this.commit(field);
    }
  }

  /** What the field shows: what is typed here, or what stands there. */
  protected text(field: string): string {
    return this.drafts.get(field)?.text ?? this.answers.get(field)?.x ?? '';
  }
  // ---- words

  protected option(field: Field, answer: string): string {
    const kind = field.f === 'SURGERY_TODAY' ? 'surgery' : field.f === 'IDENTITY' ? 'checked' : 'answer';
    return this.word(`${kind}.${answer}`);
  }

  /** A value as people say it. */
  // ---- drawing

  protected renderInput(field: Field, _answer: Answer | undefined): TemplateResult {
    const value = this.text(field.f);
    switch (field.k) {
      case 'CHOICE':
        return html`<select id="jz-f-${field.f}" class="in" .value=${live(value)} @change=${(event: Event) => this.typed(field.f, (event.target as HTMLSelectElement).value, 'once')}>
          <option value="" ?selected=${value === ''}></option>
          ${(field.p ?? []).filter((old) => old.c === value).map((old) => html`<option value=${old.c} selected>${old.n}</option>`)}
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
    const explains = answer === 'YES' && field.f !== 'SURGERY_TODAY';
    const order = field.f === 'SURGERY_TODAY' ? (['YES', 'NO', 'UNKNOWN'] as const) : ANSWERS;
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

}

function conflict(draft: Draft | undefined): Pick<Draft, 'theirs' | 'why'> {
  return draft?.theirs === undefined ? {} : { theirs: draft.theirs, ...(draft.why === undefined ? {} : { why: draft.why }) };
}

/** The code before the first space, and what follows. */
export function cut(value: string): [string, string] {
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

/** A press of its own; a house without HTTPS has no other way to make one. */
export function pressKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
