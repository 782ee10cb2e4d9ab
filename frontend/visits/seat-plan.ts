/** The hall's seats, for the standing guide's thumb: a free seat is the button that registers the arrival there. */
import { html, nothing, type TemplateResult } from 'lit';
import { duration, secondsSince } from '../live/clock';
import { icon } from '../live/icons';
import { LiveElement, write } from '../live/live-element';
import type { LiveConfig, Row, Value } from '../live/protocol';

interface Seat extends Row {
  /** group: what stands over it, and its order */
  readonly g: Value;
  readonly go: number;
  /** order within the group */
  readonly o: number;
  /** the seat's name */
  readonly c: Value;
  readonly tk?: string;
  readonly vid?: string;
  /** nobody is with the customer since */
  readonly alone?: number;
}

export interface SeatPlanConfig extends LiveConfig {
  /** number before the title, where the screen counts its steps */
  readonly step?: number;
  /** the seats may be looked at, not used: no customer is chosen yet */
  readonly locked?: boolean;
}

const PRESS_MS = 5_000;
const MOST_ALONE = 3;
/** the row id of "no seat yet" */
const STANDING = '';

export class SeatPlan extends LiveElement<Seat, SeatPlanConfig> {
  private readonly pressed = new Map<string, ReturnType<typeof setTimeout>>();

  /** Called by Java: whether a tap on a free seat registers anybody just now. */
  lock(locked: boolean): void {
    if (this.config) {
      this.config = { ...this.config, locked };
    }
  }

  /** Called by Java when an act came to nothing: the pressed seats may be pressed again. */
  settle(): void {
    [...this.pressed.keys()].forEach((id) => this.release(id));
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    for (const id of [...this.pressed.keys()]) {
      if (!ids || ids.has(id)) {
        this.release(id);
      }
    }
    super.rowsChanged(ids);
  }

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    const seats = [...this.store.rows.values()].sort((a, b) => a.go - b.go || a.o - b.o);
    const groups = [...new Set(seats.map((seat) => seat.go))].map((go) => seats.filter((seat) => seat.go === go));
    const free = seats.filter((seat) => !taken(seat)).length;
    return html`${this.renderStale()}
      <section class="seat-plan ${this.stale ? 'is-stale' : ''}">
        <h2 class="step">
          ${config.step === undefined ? nothing : html`<span class="no num">${config.step}</span>`}${this.speech.word('seat.title')}
          <span class="sub"
            >${this.speech.word('seat.hint')}${this.store.filled
              ? html`<i class="dot"></i><span class="num nw">${this.speech.word('seat.free', { n: free })}</span>`
              : nothing}</span
          >
        </h2>
        ${groups.map((group) => this.renderGroup(group))}
        ${this.store.filled
          ? html`<div class="seats">
              <button type="button" class="standing ${this.pressed.has(STANDING) ? 'pressed' : ''}" aria-disabled=${String(this.off(STANDING))} @click=${() => this.seat(STANDING)}>
                ${icon('i-walk')}${this.speech.word('seat.standing')}
              </button>
            </div>`
          : nothing}
        ${this.renderAlone(seats)}
      </section>`;
  }

  private renderGroup(group: readonly Seat[]): TemplateResult {
    const name = this.speech.text(group[0]?.g);
    return html`<div class="seats num" role="group" aria-label=${name ?? nothing}>
      ${name ? html`<p>${name}</p>` : nothing}${group.map((seat) => this.renderSeat(seat))}
    </div>`;
  }

  private renderSeat(seat: Seat): TemplateResult {
    const name = this.speech.text(seat.c) ?? '';
    const mark = this.fresh.has(seat.id) ? 'fresh' : '';
    if (!taken(seat)) {
      return html`<button
        type="button"
        class="f ${mark} ${this.pressed.has(seat.id) ? 'pressed' : ''}"
        data-id=${seat.id}
        aria-label=${[name, this.speech.optional('seat.empty')].filter(Boolean).join(' ')}
        aria-disabled=${String(this.off(seat.id))}
        @click=${() => this.seat(seat.id)}
        ><span>${name}</span></button
      >`;
    }
    const alone = seat.alone !== undefined;
    return html`<button
      type="button"
      class="${alone ? 'x' : 'o'} ${mark}"
      data-id=${seat.id}
      aria-label=${[name, seat.tk, alone ? this.speech.word('holder.alone') : ''].filter(Boolean).join(' ')}
      aria-disabled=${String(this.stale !== undefined)}
      @click=${() => this.act('OPEN', seat.id)}
      ><span>${name}</span><small class="num">${seat.tk}</small></button
    >`;
  }

  private renderAlone(seats: readonly Seat[]): TemplateResult | typeof nothing {
    const alone = seats.filter((seat) => seat.alone !== undefined).sort((a, b) => a.alone! - b.alone!);
    return alone.length === 0
      ? nothing
      : html`<ul class="alone-list">
          ${alone.slice(0, MOST_ALONE).map(
            (seat) =>
              html`<li>
                ${icon('alone')}<span
                  ><b class="num">${this.speech.text(seat.c)} ${seat.tk} <span class="nw">${this.speech.word('holder.alone')}</span></b>
                  <span class="num" data-since=${seat.alone!}></span></span
                ><button type="button" class="btn" aria-disabled=${String(this.stale !== undefined || this.pressed.has(`GO:${seat.id}`))} @click=${() => this.go(seat.id)}
                  >${this.speech.word('act.GO')}</button
                >
              </li>`,
          )}
        </ul>`;
  }

  protected override paint(): void {
    super.paint();
    const now = this.boardNow;
    for (const clock of this.querySelectorAll<HTMLElement>('[data-since]')) {
      write(clock, duration(secondsSince(Number(clock.dataset['since']), now)));
    }
  }

  protected override saying(action: string, rowId: string): string {
    const seat = this.store.rows.get(rowId);
    return action === 'SEAT'
      ? [this.speech.word('seat.title'), seat ? this.speech.text(seat.c) : this.speech.word('seat.standing')].join(' · ')
      : super.saying(action, rowId);
  }

  /** An arrival has a key of its own, whatever seat it is. */
  protected override provenBy(action: string, rowId: string): { readonly key?: string; readonly of?: readonly unknown[] } {
    const key = this.dataset['press'];
    return { ...super.provenBy(action, rowId), ...(action === 'SEAT' && key ? { key } : {}) };
  }

  private off(id: string): boolean {
    return this.stale !== undefined || this.config?.locked === true || this.pressed.has(id);
  }

  private seat(id: string): void {
    if (!this.off(id) && this.act('SEAT', id)) {
      this.press(id);
    }
  }

  private go(id: string): void {
    const key = `GO:${id}`;
    if (!this.pressed.has(key) && this.act('GO', id)) {
      this.press(key);
    }
  }

  private press(key: string): void {
    this.pressed.set(key, setTimeout(() => this.release(key), PRESS_MS));
    this.requestUpdate();
  }

  private release(key: string): void {
    clearTimeout(this.pressed.get(key));
    this.pressed.delete(key);
    this.requestUpdate();
  }
}

function taken(seat: Seat): boolean {
  return Boolean(seat.tk || seat.vid);
}

customElements.define('seat-plan', SeatPlan);
