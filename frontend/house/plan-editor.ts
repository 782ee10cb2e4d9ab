/** The floors' plans, on which an administrator drags each place to where it is. Keys do the same: arrows, and with shift the size. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../live/icons';
import { LiveElement } from '../live/live-element';
import type { LiveConfig, LiveServer, Row, Value } from '../live/protocol';

interface Place extends Row {
  readonly nm: Value;
  /** what its tile says */
  readonly sh: Value;
  /** what kind of place */
  readonly k: string;
  /** its floor's number, and what the floor is called */
  readonly fn: number;
  readonly fl: Value;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** somebody laid it there; else it is laid out by its ordinal */
  readonly ld?: string;
  readonly o: number;
}

export interface PlanConfig extends LiveConfig {
  /** the last step of the grid, either way */
  readonly most: number;
  readonly empty?: { readonly icon?: string; readonly title?: string; readonly text?: string };
}

interface PlanServer extends LiveServer {
  lay(row: string, seen: string, spot: string, press: number): unknown;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Drag {
  readonly id: string;
  readonly from: Spot;
  readonly sizes: boolean;
  readonly pointer: number;
  /** where the pointer took hold of it, and the pixels of one step */
  readonly px: number;
  readonly py: number;
  readonly step: number;
  moved: boolean;
}

/** A floor is at least so wide, and has so much room beyond what stands on it. */
const WIDTH = 96;
const ROOM = 8;
/** Keys that follow each other are one move. */
const KEYS_MS = 700;
/** What was sent is shown until the board says so itself, or for so long. */
const SENT_MS = 5_000;

const ICONS: Readonly<Record<string, string>> = {
  LIFT_HALL: 'i-lift',
  SEAT: 'i-seat',
  CONSULT_ROOM: 'i-room',
  TREATMENT_ROOM: 'dia',
  OPERATING_ROOM: 'diaop',
  STATION: 'i-desk',
  EXAMINATION: 'i-photo',
  BED: 'bed',
  DESK: 'i-desk',
};

export class PlanEditor extends LiveElement<Place, PlanConfig> {
  declare $server?: PlanServer;

  private drag: Drag | undefined;
  /** where places are held or were just put, before the board has it */
  private readonly held = new Map<string, Spot>();
  /** where the server was last told that a place lies */
  private readonly told = new Map<string, string>();
  private readonly keyTimers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly sentTimers = new Map<string, ReturnType<typeof setTimeout>>();
  private selected: string | undefined;
  private presses = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    [...this.keyTimers.keys()].forEach((id) => this.settle(id));
    this.sentTimers.forEach((timer) => clearTimeout(timer));
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    for (const [id, spot] of [...this.told]) {
      const row = this.store.rows.get(id);
      if (!row || lies(row) === spot) {
        // The board has it: what comes next is read from there, as somebody else, or an undo, may move it.
        this.told.delete(id);
        clearTimeout(this.sentTimers.get(id));
        if (this.drag?.id !== id && !this.keyTimers.has(id)) {
          this.held.delete(id);
        }
      }
    }
    super.rowsChanged(ids);
  }

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    const places = [...this.store.rows.values()].sort((a, b) => a.fn - b.fn || a.o - b.o);
    const floors = [...new Set(places.map((place) => place.fn))].map((fn) => places.filter((place) => place.fn === fn));
    return html`${this.renderStale()}
      <div class="plans ${this.stale ? 'is-stale' : ''}">
        <header class="top">
          <h1>${this.speech.word('plan.title')}</h1>
          ${this.renderLive()}
        </header>
        <p class="plan-hint" id="plan-hint">${this.speech.word('plan.hint')}</p>
        ${places.length === 0 && this.isSettled
          ? html`<div class="empty" role="status">
              ${icon(config.empty?.icon, 'ico')}
              <p class="is">${config.empty?.title}</p>
              <p>${config.empty?.text}</p>
            </div>`
          : floors.map((floor) => this.renderFloor(floor))}
        <div class="sr" aria-live="polite" data-said></div>
      </div>`;
  }

  private renderFloor(places: readonly Place[]): TemplateResult {
    const name = this.speech.text(places[0]?.fl) ?? '';
    const most = this.config?.most ?? 200;
    const spots = places.map((place) => this.spot(place));
    const wide = Math.min(most, Math.max(WIDTH, ...spots.map((spot) => spot.x + spot.w + ROOM)));
    const high = Math.min(most, Math.max(...spots.map((spot) => spot.y + spot.h)) + ROOM);
    const chosen = places.find((place) => place.id === this.selected);
    return html`<section class="plan-floor" aria-label=${name}>
      <h2>${name}${chosen ? this.renderChosen(chosen) : nothing}</h2>
      <div class="plan-scroll" tabindex="-1">
        <div class="plan-sheet" style=${`--wide:${wide};--high:${high}`} role="group" aria-describedby="plan-hint" @pointerdown=${this.putDown}>
          ${places.map((place) => this.renderPlace(place, wide, high))}
        </div>
      </div>
    </section>`;
  }

  private renderChosen(place: Place): TemplateResult {
    const spot = this.spot(place);
    const laid = place.ld !== undefined || this.held.has(place.id);
    return html`<span class="plan-chosen"
      ><b>${this.speech.text(place.nm)}</b>
      <span class="sub num">${this.speech.word('plan.at', { ...spot })}${laid ? nothing : html` · ${this.speech.word('plan.byOrdinal')}`}</span>
      <button type="button" class="btn s" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('OPEN', place.id)}>${this.speech.word('plan.open')}</button>
      ${laid
        ? html`<button type="button" class="btn s" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.free(place)}>${this.speech.word('plan.free')}</button>`
        : nothing}</span
    >`;
  }

  private renderPlace(place: Place, wide: number, high: number): TemplateResult {
    const spot = this.spot(place);
    const name = this.speech.text(place.nm) ?? '';
    const kind = this.speech.text(place.k, 'k') ?? '';
    const classes = ['plan-place', place.id === this.selected ? 'sel' : '', this.drag?.id === place.id ? 'held' : '', place.ld === undefined && !this.held.has(place.id) ? 'auto' : '', this.fresh.has(place.id) ? 'fresh' : ''];
    return html`<div
      class=${classes.filter(Boolean).join(' ')}
      role="button"
      tabindex="0"
      data-id=${place.id}
      title=${name}
      aria-label=${`${name}, ${kind}, ${this.speech.word('plan.at', { ...spot })}`}
      aria-pressed=${String(place.id === this.selected)}
      aria-disabled=${String(this.stale !== undefined)}
      style=${`left:${(spot.x / wide) * 100}%;top:${(spot.y / high) * 100}%;width:${(spot.w / wide) * 100}%;height:${(spot.h / high) * 100}%`}
      @pointerdown=${(event: PointerEvent) => this.take(event, place, false)}
      @pointermove=${this.pull}
      @pointerup=${this.drop}
      @pointercancel=${this.slip}
      @focus=${() => this.choose(place.id)}
      @keydown=${(event: KeyboardEvent) => this.keyed(event, place)}
      @dblclick=${() => this.act('OPEN', place.id)}
      ><span class="c">${this.speech.text(place.sh)}</span>${icon(ICONS[place.k])}<i
        class="grip"
        aria-hidden="true"
        @pointerdown=${(event: PointerEvent) => this.take(event, place, true)}
      ></i
    ></div>`;
  }

  // ---- hands

  private choose(id: string): void {
    if (this.selected !== id) {
      this.selected = id;
      this.requestUpdate();
    }
  }

  private putDown(event: PointerEvent): void {
    if (event.target === event.currentTarget) {
      this.selected = undefined;
      this.requestUpdate();
    }
  }

  private take(event: PointerEvent, place: Place, sizes: boolean): void {
    const sheet = (event.currentTarget as HTMLElement).closest<HTMLElement>('.plan-sheet');
    // On a touch screen the first touch chooses: the page is still moved by the finger.
    const byTouch = event.pointerType === 'touch' && this.selected !== place.id;
    if (this.stale || !sheet || event.button !== 0 || byTouch) {
      return;
    }
    event.stopPropagation();
    const tile = (event.currentTarget as HTMLElement).closest<HTMLElement>('.plan-place')!;
    tile.setPointerCapture(event.pointerId);
    tile.focus({ preventScroll: true });
    this.drag = {
      id: place.id,
      from: this.spot(place),
      sizes,
      pointer: event.pointerId,
      px: event.clientX,
      py: event.clientY,
      step: sheet.clientWidth / Number(sheet.style.getPropertyValue('--wide')),
      moved: false,
    };
  }

  private pull(event: PointerEvent): void {
    const drag = this.drag;
    if (!drag || drag.pointer !== event.pointerId) {
      return;
    }
    const dx = Math.round((event.clientX - drag.px) / drag.step);
    const dy = Math.round((event.clientY - drag.py) / drag.step);
    if (dx !== 0 || dy !== 0) {
      drag.moved = true;
    }
    if (drag.moved) {
      this.held.set(drag.id, this.within(drag.from, dx, dy, drag.sizes));
      this.requestUpdate();
    }
  }

  private drop(event: PointerEvent): void {
    const drag = this.drag;
    if (!drag || drag.pointer !== event.pointerId) {
      return;
    }
    this.drag = undefined;
    if (drag.moved) {
      this.lay(drag.id);
    }
    this.requestUpdate();
  }

  private slip(): void {
    if (this.drag) {
      this.release(this.drag.id);
      this.drag = undefined;
      this.requestUpdate();
    }
  }

  private keyed(event: KeyboardEvent, place: Place): void {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (event.key === 'Escape' && (this.drag || this.keyTimers.has(place.id))) {
      event.stopPropagation();
      clearTimeout(this.keyTimers.get(place.id));
      this.keyTimers.delete(place.id);
      this.drag = undefined;
      this.release(place.id);
      this.requestUpdate();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.act('OPEN', place.id);
    } else if ((dx !== 0 || dy !== 0) && !this.stale && !event.altKey && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      const spot = this.within(this.spot(place), dx!, dy!, event.shiftKey);
      this.held.set(place.id, spot);
      clearTimeout(this.keyTimers.get(place.id));
      this.keyTimers.set(place.id, setTimeout(() => this.settle(place.id), KEYS_MS));
      this.say(this.speech.word('plan.at', { ...spot }));
      this.requestUpdate();
    }
  }

  // ---- what is sent

  private settle(id: string): void {
    clearTimeout(this.keyTimers.get(id));
    this.keyTimers.delete(id);
    this.lay(id);
  }

  private lay(id: string): void {
    const spot = this.held.get(id);
    if (spot) {
      this.send(id, figures(spot));
    }
  }

  /** Back to where its ordinal puts it. */
  private free(place: Place): void {
    if (!this.stale) {
      this.held.delete(place.id);
      this.send(place.id, '');
      this.requestUpdate();
    }
  }

  private send(id: string, spot: string): void {
    const row = this.store.rows.get(id);
    const seen = this.told.get(id) ?? (row && lies(row));
    if (seen === undefined || seen === spot) {
      this.release(id);
      return;
    }
    this.told.set(id, spot);
    clearTimeout(this.sentTimers.get(id));
    this.sentTimers.set(id, setTimeout(() => this.release(id), SENT_MS));
    // Refused, and the page said why: it lies where the board says.
    Promise.resolve(this.$server?.lay(id, seen, spot, ++this.presses)).catch(() => this.release(id));
  }

  private release(id: string): void {
    this.held.delete(id);
    this.told.delete(id);
    clearTimeout(this.sentTimers.get(id));
    this.sentTimers.delete(id);
    this.requestUpdate();
  }

  private spot(place: Place): Spot {
    return this.held.get(place.id) ?? { x: place.x, y: place.y, w: place.w, h: place.h };
  }

  private within(from: Spot, dx: number, dy: number, sizes: boolean): Spot {
    const most = this.config?.most ?? 200;
    return sizes
      ? { ...from, w: clamp(from.w + dx, 1, most - from.x), h: clamp(from.h + dy, 1, most - from.y) }
      : { ...from, x: clamp(from.x + dx, 0, most - from.w), y: clamp(from.y + dy, 0, most - from.h) };
  }

  private say(text: string): void {
    const said = this.querySelector('[data-said]');
    if (said) {
      said.textContent = text;
    }
  }
}

/** Where the board has it: nowhere, as far as anybody has laid it, when it is laid out by its ordinal. */
function lies(place: Place): string {
  return place.ld === undefined ? '' : figures(place);
}

function figures(spot: Spot): string {
  return [spot.x, spot.y, spot.w, spot.h].join(',');
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

customElements.define('plan-editor', PlanEditor);
