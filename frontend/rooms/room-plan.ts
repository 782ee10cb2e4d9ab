/** Every room at its place: a plan of each floor on a desk, a list on a phone; what cannot be so stands above both. */
import { html, nothing, type TemplateResult } from 'lit';
import { asked, keep } from '../live/board/address';
import { duration, secondsSince, timeOfDay } from '../live/clock';
import { icon } from '../live/icons';
import { clockBand, type Band } from '../live/lateness';
import { LiveElement, write } from '../live/live-element';
import type { LiveConfig, Row, Value } from '../live/protocol';

type State = 'FREE' | 'RESERVED' | 'OCCUPIED' | 'DOCTOR_IN' | 'HELD' | 'HOUSEKEEPING' | 'CLOSED';

interface Room extends Row {
  /** floor, and what it is called */
  readonly f: number;
  readonly fn: Value;
  /** kind of place */
  readonly k: string;
  readonly dn: Value;
  readonly c: Value;
  readonly nm: Value;
  readonly o: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly st: State;
  readonly s?: number;
  readonly tg?: number;
  readonly tk?: string;
  readonly who?: Value;
  readonly wi?: string;
  readonly dr?: string;
  readonly sg?: string;
  readonly rs?: string;
  readonly u?: number;
  readonly nx?: string;
  readonly ck?: number;
  readonly ef?: number;
  /** who receives guests there */
  readonly ow?: readonly string[];
  /** what is asked there */
  readonly as?: readonly Asked[];
  /** what cannot be so */
  readonly ct?: readonly string[];
}

/** What is asked in a room: its name, since when, until when, and who is coming. */
interface Asked {
  readonly n: Value;
  readonly s: number;
  readonly d: number;
  readonly w: string;
}

/** A place of the plan that is no room: a desk, a lift. */
interface Fixed {
  readonly f: number;
  readonly c: string;
  readonly icon: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface RoomPlanConfig extends LiveConfig {
  readonly title: string;
  /** what it is called on a phone */
  readonly short: string;
  readonly fixed: readonly Fixed[];
  /** whether this person goes on rounds */
  readonly rounds: boolean;
  /** by what this person says whose rooms are whose */
  readonly own?: string;
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
const STATES = Object.keys(MARKS) as State[];
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  ALL: [],
  CONSULT: ['CONSULT_ROOM'],
  CARE: ['TREATMENT_ROOM', 'OPERATING_ROOM', 'EXAMINATION'],
  BEDS: ['BED'],
};

/** The filter stands in the address, as those of boards do. */
function inAddress(): string {
  const id = asked('filter');
  return id !== undefined && id in FILTERS ? id : 'ALL';
}

const NARROW = '(max-width: 799px)';

export class RoomPlan extends LiveElement<Room, RoomPlanConfig> {
  private readonly narrow = matchMedia(NARROW);
  private readonly onWidth = (): void => this.requestUpdate();
  private filter = inAddress();
  private round = false;
  /** what of the picture depends on the clock, as it is drawn */
  private drawn = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.narrow.addEventListener('change', this.onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.narrow.removeEventListener('change', this.onWidth);
  }

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    const all = [...this.store.rows.values()].sort((a, b) => a.o - b.o);
    const kinds = FILTERS[this.filter] ?? [];
    const rooms = kinds.length === 0 ? all : all.filter((room) => kinds.includes(room.k));
    const list = this.narrow.matches || this.round;
    return html`<header class="top">
        <h1>${this.narrow.matches ? config.short : config.title}</h1>
        ${this.renderLive(this.narrow.matches)}
        <span class="grow"></span>
        ${config.own === undefined
          ? nothing
          : html`<button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('OWN', '')}>${config.own}</button>`}
        ${config.rounds
          ? html`<button type="button" class="btn" aria-pressed=${String(this.round)} @click=${this.turn}>
              ${icon('i-walk')}${this.speech.word(this.round ? 'room.round.end' : 'room.round')}
            </button>`
          : nothing}
      </header>
      ${this.renderStale()}
      <div class="rooms ${this.stale ? 'is-stale' : ''}">
        ${this.renderFigures(rooms)} ${this.renderContradictions(rooms)}
        ${this.store.filled && all.length === 0 ? html`<p class="rooms-empty">${this.speech.word('room.none')}</p>` : nothing}
        ${[...new Set(rooms.map((room) => room.f))]
          .sort((a, b) => a - b)
          .map((floor) => this.renderFloor(rooms.filter((room) => room.f === floor), floor, list))}
      </div>`;
  }

  private renderFigures(rooms: readonly Room[]): TemplateResult {
    const late = rooms.filter((room) => this.band(room) === 'late').length;
    const asks = rooms.flatMap((room) => room.as ?? []).filter((asked) => asked.w === '').length;
    return html`<div class="figs">
      ${STATES.map((state) => ({ state, n: rooms.filter((room) => room.st === state).length }))
        .filter(({ state, n }) => n > 0 || state === 'FREE' || state === 'OCCUPIED')
        .map(
          ({ state, n }) => html`<div class=${state === 'FREE' ? 't-ok' : ''}>
            <b class="num">${this.store.filled ? n : ''}</b><span>${icon(MARKS[state])}${this.speech.word(`st.${state}`)}</span>
          </div>`,
        )}
      ${late > 0
        ? html`<div class="t-late">${icon('trif')}<b class="num">${late}</b><span>${this.speech.word('room.late')}</span></div>`
        : nothing}
      ${asks > 0
        ? html`<div class="t-late">${icon('i-bell')}<b class="num">${asks}</b><span>${this.speech.word('room.asks')}</span></div>`
        : nothing}
      <div class="chips">
        ${Object.keys(FILTERS).map(
          (id) => html`<button type="button" aria-pressed=${String(id === this.filter)} @click=${() => this.choose(id)}>${this.speech.word(`room.filter.${id}`)}</button>`,
        )}
      </div>
    </div>`;
  }

  private renderContradictions(rooms: readonly Room[]): TemplateResult | typeof nothing {
    const wrong = rooms.filter((room) => this.wrong(room).length > 0);
    return wrong.length === 0
      ? nothing
      : html`<ul class="room-wrong" aria-label=${this.speech.word('room.wrong')}>
          ${wrong.map(
            (room) => html`<li>
              <button type="button" aria-disabled=${String(this.stale !== undefined)} @click=${(event: MouseEvent) => this.open(event, room)} @auxclick=${(event: MouseEvent) => this.open(event, room)}>
                ${icon('trif')}<b>${this.speech.text(room.nm)}</b>
                ${room.tk ? html`<span class="tk num">${room.tk}</span>` : nothing}
                <span class="what">${this.wrong(room).map((code) => this.speech.word(`ct.${code}`)).join(' · ')}</span>
                ${room.s === undefined ? nothing : html`<span class="num" data-since=${room.s}></span>`}${icon('i-right')}
              </button>
            </li>`,
          )}
        </ul>`;
  }

  private renderFloor(rooms: readonly Room[], floor: number, list: boolean): TemplateResult {
    const departments = [...new Set(rooms.map((room) => this.speech.text(room.dn) ?? ''))];
    const heading = html`<h2>
      ${this.speech.text(rooms[0]?.fn)}<span class="sub"
        >${departments.map((name, i) => html`${i > 0 ? html`<i class="dot"></i>` : nothing}${name}`)}<i class="dot"></i
        ><span class="num nw">${this.speech.word('room.freeOf', { n: rooms.filter((room) => room.st === 'FREE').length, m: rooms.length })}</span></span
      >
    </h2>`;
    if (list) {
      return html`<section class="room-floor as-list">${heading}<ul>${rooms.map((room) => this.renderLine(room))}</ul></section>`;
    }
    const fixed = this.filter === 'ALL' ? (this.config?.fixed ?? []).filter((one) => one.f === floor) : [];
    const spots = [...rooms, ...fixed];
    const left = Math.min(...spots.map((spot) => spot.x));
    const top = Math.min(...spots.map((spot) => spot.y));
    const columns = Math.max(...spots.map((spot) => spot.x + spot.w)) - left;
    return html`<section class="room-floor">
      ${heading}
      <div class="room-map" style="grid-template-columns:repeat(${columns},1fr)">
        ${rooms.map((room) => this.renderTile(room, area(room.x - left, room.y - top, room.w, room.h)))}
        ${fixed.map(
          (one) => html`<div class="fix" style=${area(one.x - left, one.y - top, one.w, one.h)}>${icon(one.icon)}<span>${one.c}</span></div>`,
        )}
      </div>
    </section>`;
  }

  /** With Ctrl or the middle button, in another tab. */
  private open(event: MouseEvent, room: Room): void {
    if (event.button > 1) {
      return;
    }
    if (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey) {
      window.open(`${location.pathname}?room=${room.id}`, '_blank', 'noopener');
    } else {
      this.act('OPEN', room.id);
    }
  }

  private renderTile(room: Room, style: string): TemplateResult {
    const band = this.band(room);
    return html`<button
      type="button"
      class="rt ${room.st.toLowerCase()} ${band} ${this.fresh.has(room.id) ? 'fresh' : ''} ${room.h < 9 ? 'bed' : ''}"
      style=${style}
      data-id=${room.id}
      aria-disabled=${String(this.stale !== undefined)}
      @click=${(event: MouseEvent) => this.open(event, room)}
      @auxclick=${(event: MouseEvent) => this.open(event, room)}
    >
      <span class="h"><b class="num">${this.speech.text(room.c)}</b>${icon(MARKS[room.st])}</span>
      <span class="p">${this.people(room)}${this.asks(room)}</span>
      <span class="f num"><span>${this.label(room, band)}</span>${this.clock(room, band)}</span>
    </button>`;
  }

  private renderLine(room: Room): TemplateResult {
    const band = this.band(room);
    return html`<li class="${band} ${this.fresh.has(room.id) ? 'fresh' : ''}" data-id=${room.id}>
      <button type="button" class="line" aria-disabled=${String(this.stale !== undefined)} @click=${(event: MouseEvent) => this.open(event, room)} @auxclick=${(event: MouseEvent) => this.open(event, room)}>
        ${icon(MARKS[room.st])}<b class="num">${this.speech.text(room.nm)}</b>
        <span class="p">${this.people(room)}${this.asks(room)}</span>
        <span class="f num"><span>${this.label(room, band)}</span>${this.clock(room, band)}</span>
        ${this.round ? nothing : icon('i-right')}
      </button>
      ${this.round
        ? html`<span class="round"
            ><small>${room.ck === undefined ? this.speech.word('room.unseen') : this.speech.word('room.seen', { time: timeOfDay(room.ck, this.config?.zone, false) })}</small
            ><button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('CONFIRM', room.id)}>${icon('i-check')}${this.speech.word('act.CONFIRM')}</button
            ><button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('DIFFERS', room.id)}>${icon('i-x')}${this.speech.word('act.DIFFERS')}</button></span
          >`
        : nothing}
    </li>`;
  }

  private people(room: Room): TemplateResult {
    const guest = room.tk
      ? html`<span><span class="tk num">${room.tk}</span>${room.who === undefined ? nothing : html` ${this.speech.text(room.who)}`}</span>`
      : html`<span class="word">${this.speech.word(`st.${room.st}`)}</span>`;
    const reason = room.rs ? this.speech.optional(`rs.${room.rs}`) : undefined;
    const own = room.tk || !room.ow ? undefined : this.speech.word('room.own', { name: room.ow.join(' · ') });
    const second = [own, room.dr, room.wi, room.sg ? this.speech.word(`sg.${room.sg}`) : undefined, reason].filter(Boolean).join(' · ');
    return html`${guest}${second ? html`<small>${second}</small>` : nothing}${room.nx ? html`<small class="num">${this.speech.word('room.next', { ticket: room.nx })}</small>` : nothing}`;
  }

  /** The telephone from the room: the first that was asked there, how long ago, and who is coming. */
  private asks(room: Room): TemplateResult | typeof nothing {
    const [first, ...more] = room.as ?? [];
    if (!first) {
      return nothing;
    }
    const late = first.d <= this.boardNow;
    return html`<small class="asks ${late ? 't-late' : ''}"
      >${icon('i-bell')}<span>${this.speech.text(first.n)}${more.length > 0 ? ` +${more.length}` : ''}</span
      ><span class="num" data-since=${first.s}></span><span>${first.w || this.speech.word('room.nobodyComes')}</span></small
    >`;
  }

  private label(room: Room, band: Band): TemplateResult {
    return html`${band === 'late' ? icon('trif') : nothing}${room.tk || band === 'late' ? this.speech.word(`st.${room.st}`) : ''}`;
  }

  private clock(room: Room, band: Band): TemplateResult | typeof nothing {
    if (room.u !== undefined && (room.st === 'RESERVED' || room.st === 'CLOSED')) {
      return html`<span>${this.speech.word('room.until', { time: timeOfDay(room.u, this.config?.zone, false) })}</span>`;
    }
    return room.s === undefined ? nothing : html`<span class=${band} data-since=${room.s}></span>`;
  }

  private band(room: Room): Band {
    return room.st === 'FREE' ? '' : clockBand({ since: room.s, target: room.tg }, this.boardNow);
  }

  /** What somebody has to look at: as the server read it, and what the clock alone has brought about since. */
  private wrong(room: Room): readonly string[] {
    const all = new Set(room.ct ?? []);
    if ((room.st === 'OCCUPIED' || room.st === 'DOCTOR_IN') && this.band(room) === 'late') {
      all.add('TOO_LONG');
    }
    if (room.st === 'RESERVED' && room.u !== undefined && room.u <= this.boardNow) {
      all.add('RAN_OUT');
    }
    return [...all];
  }

  /** What the clock changes of the picture: drawn anew at that second, and not with the next row that comes. */
  private byTheClock(): string {
    return [...this.store.rows.values()].map((room) => `${this.band(room)}${this.wrong(room).length}${(room.as ?? []).filter((asked) => asked.d <= this.boardNow).length}`).join();
  }

  private choose(filter: string): void {
    this.filter = filter;
    keep('filter', filter === 'ALL' ? '' : filter);
    this.requestUpdate();
  }

  private readonly turn = (): void => {
    this.round = !this.round;
    this.requestUpdate();
  };

  protected override updated(): void {
    this.drawn = this.byTheClock();
    super.updated();
  }

  protected override paint(): void {
    super.paint();
    if (this.byTheClock() !== this.drawn) {
      this.requestUpdate();
    }
    const now = this.boardNow;
    for (const clock of this.querySelectorAll<HTMLElement>('[data-since]')) {
      write(clock, duration(secondsSince(Number(clock.dataset['since']), now)));
    }
  }
}

function area(x: number, y: number, w: number, h: number): string {
  return `grid-area:${y + 1} / ${x + 1} / span ${h} / span ${w}`;
}

customElements.define('room-plan', RoomPlan);
