/**
 * A week of the roster: people and days, typed where it stands. What somebody else types meanwhile comes by itself, but
 * never into the cell in which one is typing. On a phone one day is shown at a time.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../live/icons';
import { LiveElement } from '../live/live-element';
import type { LiveConfig, LiveServer, Row, Value } from '../live/protocol';

interface RosterRow extends Row {
  /** what it is */
  readonly k: 'PERSON' | 'NEED' | 'PROBLEM' | 'DAY';
  /** whose */
  readonly a?: string;
  readonly nm?: string;
  readonly po?: Value;
  readonly rl?: string;
  /** where it stands; of a special day which of the seven it is */
  readonly o: number;
  /** what stands on each day, as it can be typed */
  readonly d?: readonly string[];
  /** of a problem: its code, the day, from, to, how many there are and should be */
  readonly pc?: string;
  readonly pd?: number;
  readonly pf?: string;
  readonly pt?: string;
  readonly ph?: number;
  readonly pl?: number;
}

interface RosterConfig extends LiveConfig {
  readonly days: readonly string[];
  /** which of the days it is */
  readonly today: number;
  readonly mine: string;
  readonly writes: boolean;
}

interface RosterServer extends LiveServer {
  typed(row: string, day: number, text: string, was: string, press: string): Promise<string | null>;
}

/** A cell in which somebody types, or which was refused: what was typed stays. */
interface Draft {
  readonly text: string;
  readonly was: string;
  readonly saving: boolean;
  readonly why?: string;
}

const NARROW = '(max-width: 799px)';

export class RosterGrid extends LiveElement<RosterRow, RosterConfig> {
  static override properties: PropertyDeclarations = {
    ...LiveElement.properties,
    day: { state: true },
    drafts: { state: true },
  };

  declare $server?: RosterServer;
  /** the day that a phone shows */
  declare private day: number;
  declare private drafts: ReadonlyMap<string, Draft>;

  private readonly narrow = matchMedia(NARROW);
  private readonly look = (): void => this.requestUpdate();

  constructor() {
    super();
    this.day = 0;
    this.drafts = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.narrow.addEventListener('change', this.look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.narrow.removeEventListener('change', this.look);
  }

  protected override begun(): void {
    const today = this.config?.today ?? 0;
    this.day = today >= 0 && today <= 6 ? today : 0;
  }

  /** As it is said to whoever reads it; the same can be typed. */
  private said(text: string): string {
    // Whole hours as people write them: 8-12, and not 08:00-12:00.
    const short = text.replace(/\b0?(\d{1,2}):(\d{2})\b/g, (_, hour: string, minute: string) => (minute === '00' ? hour : `${hour}:${minute}`));
    return short.replace(/TEA/g, this.speech.word('roster.tea')).replace(/LEAVE/g, this.speech.word('roster.leave'));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config) {
      return nothing;
    }
    const rows = [...this.rows.values()];
    const problems = rows.filter((row) => row.k === 'PROBLEM').sort((a, b) => a.o - b.o);
    const people = rows.filter((row) => row.k === 'PERSON').sort((a, b) => a.o - b.o);
    const needs = new Map(rows.filter((row) => row.k === 'NEED').map((row) => [row.rl, row]));
    const special = new Map(rows.filter((row) => row.k === 'DAY').map((row) => [row.o, row]));
    const needy = [...needs.values()].some((row) => row.d?.some((text) => text !== ''));
    const roles = [...new Set(people.map((row) => row.rl))];
    const days = this.narrow.matches ? [this.day] : this.config.days.map((_, day) => day);
    return html`${this.renderStale()}
      <div class="roster-say ${problems.length > 0 ? 'wrong' : ''}">
        ${this.renderLive()}
        ${this.isSettled ? this.renderSound(needy, problems.length) : nothing}
        ${this.config.writes ? html`<span class="sub hint">${this.speech.word('roster.hint')}</span>` : nothing}
        ${problems.length > 0
          ? html`<ul class="roster-problems" aria-live="polite">
              ${problems.map((row) => html`<li data-problem=${row.pc ?? ''}>${icon('trif')}<span>${this.problem(row)}</span>${this.renderWayOut(row)}</li>`)}
            </ul>`
          : nothing}
      </div>
      ${this.narrow.matches ? this.renderDays(special) : nothing}
      <div class="roster-scroll ${this.stale ? 'is-stale' : ''}">
        <table class="roster num">
          <thead>
            <tr>
              <td></td>
              ${days.map((day) => html`<th class=${day === this.config!.today ? 'today' : ''}>${this.weekday(day)}${this.renderSpecial(special.get(day))}</th>`)}
            </tr>
          </thead>
          ${roles.map(
            (role) => html`<tbody>
              ${this.renderNeed(role, needs.get(role), days)}
              ${people.filter((row) => row.rl === role).map((row) => this.renderPerson(row, days))}
            </tbody>`,
          )}
        </table>
        ${this.isSettled && people.length === 0 ? html`<p class="sub">${this.speech.word('roster.nobodyYet')}</p>` : nothing}
      </div>`;
  }

  /** Where nothing is planned at all, last week is where one begins. */
  private renderWayOut(row: RosterRow): TemplateResult | typeof nothing {
    return row.pc === 'WEEK_UNWRITTEN' && this.config!.writes
      ? html`<button type="button" class="btn s" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('COPY', row.id)}>${this.speech.word('roster.copy')}</button>`
      : nothing;
  }

  private weekday(day: number): TemplateResult {
    return html`<b>${this.speech.word(`weekday.${day}`)}</b> <span class="sub">${this.config!.days[day]}</span>`;
  }

  /** That nothing is missing can be said where it is known what is needed, and only there. */
  private renderSound(needy: boolean, problems: number): TemplateResult | typeof nothing {
    if (!needy) {
      const word = this.config!.writes ? 'roster.noNeeds' : 'roster.noNeedsRead';
      return html`<span class="sub no-needs">${icon('i-people')}<span>${this.speech.word(word)}</span></span>`;
    }
    return problems === 0 ? html`<span class="sub">${icon('check')}${this.speech.word('roster.sound')}</span>` : nothing;
  }

  /** A public holiday, or a day that is worked instead of one: by its name, and by a word where it is worked. */
  private renderSpecial(row: RosterRow | undefined): TemplateResult | typeof nothing {
    return row
      ? html`<span class="special ${row.rl === 'HOLIDAY' ? 'holiday' : 'worked'}" data-special=${row.rl ?? ''}>${this.speech.text(row.po)}</span>`
      : nothing;
  }

  private renderDays(special: ReadonlyMap<number, RosterRow>): TemplateResult {
    return html`<div class="roster-days" role="tablist">
      ${this.config!.days.map(
        (_, day) =>
          html`<button type="button" role="tab" aria-selected=${String(day === this.day)} @click=${() => (this.day = day)}>
            ${this.weekday(day)}${special.has(day) ? html`<span class="special-dot" aria-hidden="true"></span>` : nothing}
          </button>`,
      )}
    </div>`;
  }

  private renderNeed(role: string | undefined, need: RosterRow | undefined, days: readonly number[]): TemplateResult {
    return html`<tr class="need">
      <th scope="rowgroup">${this.speech.word(`role.${role ?? ''}`)} <span class="sub">${this.speech.word('roster.need')}</span></th>
      ${days.map((day) => html`<td>${need ? this.renderCell(need, day, true) : nothing}</td>`)}
    </tr>`;
  }

  private renderPerson(row: RosterRow, days: readonly number[]): TemplateResult {
    const mine = row.a === this.config!.mine;
    return html`<tr class=${mine ? 'mine' : ''} data-row=${row.id}>
      <th scope="row"><b>${row.nm}</b> <span class="sub">${this.speech.text(row.po)}</span></th>
      ${days.map(
        (day) =>
          html`<td class="${day === this.config!.today ? 'today' : ''} ${this.fresh.has(row.id) ? 'fresh' : ''}">
            ${this.renderCell(row, day, this.config!.writes && day >= this.config!.today)}
            ${mine && this.canSwap(row, day)
              ? html`<button
                  type="button"
                  class="swap"
                  aria-label=${`${this.speech.word('roster.swap')} ${this.config!.days[day]}`}
                  title=${this.speech.word('roster.swap')}
                  @click=${() => this.act(`SWAP_${day}`, row.id)}
                >
                  ${icon('i-arrow')}
                </button>`
              : nothing}
          </td>`,
      )}
    </tr>`;
  }

  private canSwap(row: RosterRow, day: number): boolean {
    const text = row.d?.[day] ?? '';
    return day >= this.config!.today && text !== '' && !text.includes('LEAVE');
  }

  private renderCell(row: RosterRow, day: number, writes: boolean): TemplateResult {
    const text = row.d?.[day] ?? '';
    if (!writes || !this.config!.writes) {
      return html`<span class="plan">${this.said(text).split(/ (?=\d|\D+ \d)/).map((part) => html`<span>${part}</span> `)}</span>`;
    }
    const key = `${row.id}/${day}`;
    const draft = this.drafts.get(key);
    const label = `${row.nm ?? this.speech.word(`role.${row.rl ?? ''}`)} ${this.speech.word(`weekday.${day}`)}`;
    return html`<input
        type="text"
        class="cell ${draft?.why ? 'bad' : ''}"
        maxlength="80"
        autocomplete="off"
        spellcheck="false"
        aria-label=${label}
        aria-invalid=${String(draft?.why !== undefined)}
        ?disabled=${this.stale !== undefined}
        .value=${live(draft ? draft.text : this.said(text))}
        @focus=${() => this.mayType(key, text)}
        @input=${(event: InputEvent) => this.typing(key, (event.target as HTMLInputElement).value, text)}
        @blur=${() => void this.commit(row.id, day, key)}
        @keydown=${(event: KeyboardEvent) => this.keyed(event, row.id, day, key)}
      />${draft?.why ? html`<p class="say" role="alert">${draft.why}</p>` : nothing}`;
  }

  private put(key: string, draft: Draft | undefined): void {
    const drafts = new Map(this.drafts);
    if (draft) {
      drafts.set(key, draft);
    } else {
      drafts.delete(key);
    }
    this.drafts = drafts;
  }

  /** From here on the cell is this person's: what others type into it is compared when it is saved. */
  private mayType(key: string, text: string): void {
    if (!this.drafts.has(key)) {
      this.put(key, { text: this.said(text), was: text, saving: false });
    }
  }

  private typing(key: string, text: string, now: string): void {
    this.put(key, { text, was: this.drafts.get(key)?.was ?? now, saving: false });
  }

  private async commit(row: string, day: number, key: string): Promise<void> {
    const draft = this.drafts.get(key);
    if (!draft || draft.saving) {
      return;
    }
    if (draft.text === this.said(draft.was)) {
      this.put(key, undefined);
      return;
    }
    const server = this.$server;
    if (!server || this.stale) {
      return;
    }
    this.put(key, { ...draft, saving: true });
    try {
      const why = await server.typed(row, day, draft.text, draft.was, pressKey());
      if (why) {
        // What stands there now is what the next try is compared with.
        this.put(key, { text: draft.text, was: this.rows.get(row)?.d?.[day] ?? '', saving: false, why });
      } else {
        this.put(key, undefined);
      }
    } catch {
      // The page says itself that it is out of contact; what was typed stays.
      this.put(key, { ...draft, saving: false });
    }
  }

  private keyed(event: KeyboardEvent, row: string, day: number, key: string): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      void this.commit(row, day, key);
    } else if (event.key === 'Escape') {
      this.put(key, undefined);
      (event.target as HTMLInputElement).blur();
    }
  }

  private problem(row: RosterRow): string {
    return this.speech.word(`problem.${row.pc ?? ''}`, {
      day: `${this.speech.word(`weekday.${row.pd ?? 0}`)} ${this.config!.days[row.pd ?? 0] ?? ''}`,
      role: row.rl ? this.speech.word(`role.${row.rl}`) : '',
      name: row.nm ?? '',
      from: row.pf ?? '',
      to: row.pt ?? '',
      have: row.ph ?? 0,
      least: row.pl ?? 0,
    });
  }
}

/** A press of its own; a house without HTTPS has no other way to make one. */
function pressKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

customElements.define('roster-grid', RosterGrid);
