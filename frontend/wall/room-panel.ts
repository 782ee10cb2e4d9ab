/** A room's own panel: one room, large, for whoever stands before it; what can be said of it there is one button. */
import { html, nothing, type TemplateResult } from 'lit';
import { Awake } from '../live/awake';
import { duration, secondsSince, timeOfDay } from '../live/clock';
import { icon } from '../live/icons';
import { clockBand } from '../live/lateness';
import { LiveElement, write } from '../live/live-element';
import type { LiveConfig, Row, Snapshot, Value } from '../live/protocol';

type State = 'FREE' | 'RESERVED' | 'OCCUPIED' | 'DOCTOR_IN' | 'HELD' | 'HOUSEKEEPING' | 'CLOSED';

interface PanelRoom extends Row {
  /** the room's number, and its name */
  readonly c: Value;
  readonly nm: Value;
  readonly st: State;
  readonly s?: number;
  readonly tg?: number;
  readonly tk?: string;
  readonly sg?: string;
  readonly u?: number;
  readonly nx?: string;
  readonly as?: readonly Asked[];
}

/** What is asked in the room: its kind, since when, until when, and who is coming. */
interface Asked {
  readonly c: string;
  readonly n: Value;
  readonly s: number;
  readonly d: number;
  readonly w: string;
}

/** What can be asked at the room; some of it for a guest alone. */
interface Call {
  readonly c: string;
  readonly n: string;
  readonly icon: string;
  readonly guest: boolean;
}

interface PanelConfig extends LiveConfig {
  readonly calls: readonly Call[];
}

const MARKS: Readonly<Record<State, string>> = {
  FREE: 'r-free',
  RESERVED: 'r-res',
  OCCUPIED: 'r-occ',
  DOCTOR_IN: 'r-doc',
  HELD: 'hold',
  HOUSEKEEPING: 'r-hk',
  CLOSED: 'r-closed',
};

/** What can be said at the room, by what it is. */
const ACTS: Readonly<Partial<Record<State, string>>> = {
  OCCUPIED: 'LEFT',
  DOCTOR_IN: 'LEFT',
  HELD: 'RELEASE',
  HOUSEKEEPING: 'CLEANED',
};

export class RoomPanel extends LiveElement<PanelRoom, PanelConfig> {
  private readonly awake = new Awake();
  private left = false;
  /** how late the room was when it was drawn */
  private drawn = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.awake.keep(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.awake.keep(false);
  }

  /** Called by Java: this screen is to show nothing more. */
  leave(): void {
    this.left = true;
    this.store.clear();
    this.requestUpdate();
    location.reload();
  }

  override snapshot(snapshot: Snapshot<PanelRoom>): void {
    this.left = false;
    super.snapshot(snapshot);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config || this.left) {
      return nothing;
    }
    const room = [...this.store.rows.values()][0];
    return html`<main class="room-panel ${room ? room.st.toLowerCase() : 'none'} ${room && this.fresh.has(room.id) ? 'fresh' : ''} ${this.stale ? 'is-stale' : ''}">
      ${this.renderStale()}
      ${room ? this.renderRoom(room) : this.store.filled && this.isSettled ? html`<p class="none">${this.speech.word('panel.none')}</p>` : nothing}
    </main>`;
  }

  private renderRoom(room: PanelRoom): TemplateResult {
    const act = ACTS[room.st];
    return html`<header><h1><span class="num">${this.speech.text(room.nm)}</span></h1>${this.renderLive(true)}</header>
      <section class="what" aria-live="polite">
        ${icon(MARKS[room.st])}
        <p class="word">${this.speech.word(`st.${room.st}`)}</p>
        ${room.tk ? html`<p class="tk num">${room.tk}</p>` : nothing}
        ${room.sg ? html`<p class="more">${this.speech.word(`sg.${room.sg}`)}</p>` : nothing}
        ${room.nx ? html`<p class="more num">${this.speech.word('panel.next', { ticket: room.nx })}</p>` : nothing}
      </section>
      ${this.renderCalls(room)}
      <footer>
        ${this.renderClock(room)}
        ${act === undefined
          ? nothing
          : html`<button type="button" class="btn go" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act(act, room.id)}>
              ${icon(act === 'CLEANED' ? 'i-check' : 'i-walk')}${this.speech.word(`act.${act}`)}
            </button>`}
      </footer>`;
  }

  /** The telephone: what is asked already says who is coming, and is asked once more with a press. */
  private renderCalls(room: PanelRoom): TemplateResult | typeof nothing {
    const calls = (this.config?.calls ?? []).filter((call) => !call.guest || room.tk !== undefined);
    if (room.st === 'CLOSED' || calls.length === 0) {
      return nothing;
    }
    return html`<section class="calls" aria-label=${this.speech.word('panel.calls')}>
      ${calls.map((call) => {
        const asked = room.as?.find((one) => one.c === call.c);
        return asked ? this.renderAsked(call, asked) : html`<button
              type="button"
              class="btn"
              aria-disabled=${String(this.stale !== undefined)}
              @click=${() => this.act('CALL', call.c)}
            >
              ${icon(call.icon)}<span>${call.n}</span>
            </button>`;
      })}
    </section>`;
  }

  private renderAsked(call: Call, asked: Asked): TemplateResult {
    const time = timeOfDay(asked.s, this.config?.zone, false);
    const late = asked.d <= this.boardNow;
    return html`<div class="asked ${asked.w ? 'comes' : ''} ${late ? 'late' : ''}">
      <button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('HURRY', call.c)}>
        ${icon(call.icon)}<span>${call.n}</span><b class="num" data-since=${asked.s}></b>
        <small>${asked.w ? this.speech.word('panel.comes', { who: asked.w, time }) : this.speech.word('panel.nobody', { time })}</small>
      </button>
      <button type="button" class="off" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('NOT_WANTED', call.c)}>
        ${icon('i-x')}<span>${this.speech.word('act.NOT_WANTED')}</span>
      </button>
    </div>`;
  }

  private renderClock(room: PanelRoom): TemplateResult | typeof nothing {
    if (room.u !== undefined && (room.st === 'RESERVED' || room.st === 'CLOSED')) {
      return html`<p class="clock num">${this.speech.word('panel.until', { time: timeOfDay(room.u, this.config?.zone, false) })}</p>`;
    }
    if (room.s === undefined) {
      return nothing;
    }
    const band = this.band(room);
    return html`<p class="clock num ${band}">
      ${band === 'late' ? icon('trif') : nothing}<b data-since=${room.s}></b>
      <small>${this.speech.word('panel.since', { time: timeOfDay(room.s, this.config?.zone, false) })}</small>
    </p>`;
  }

  private band(room: PanelRoom | undefined): string {
    return room?.s === undefined ? '' : clockBand({ since: room.s, target: room.tg }, this.boardNow);
  }

  private byTheClock(): string {
    const room = [...this.store.rows.values()][0];
    return `${this.band(room)}${(room?.as ?? []).filter((asked) => asked.d <= this.boardNow).length}`;
  }

  protected override updated(): void {
    this.drawn = this.byTheClock();
    super.updated();
  }

  protected override paint(): void {
    super.paint();
    // Late at its second, though nothing has changed.
    if (this.byTheClock() !== this.drawn) {
      this.requestUpdate();
    }
    const now = this.boardNow;
    for (const clock of this.querySelectorAll<HTMLElement>('[data-since]')) {
      write(clock, duration(secondsSince(Number(clock.dataset['since']), now)));
    }
  }
}

customElements.define('room-panel', RoomPanel);
