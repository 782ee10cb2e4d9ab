/**
 * The reception wall: who is called where, who was, who waits; rooms without people; announcements. Nobody scrolls or
 * points here: what does not fit has pages of its own that turn by the server's clock. It speaks both languages of the
 * house at once, that of the browser large.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { Awake } from '../live/awake';
import { duration, onTick, secondsSince, serverClock, timeOfDay } from '../live/clock';
import { icon } from '../live/icons';
import { LiveElement, write } from '../live/live-element';
import type { LiveConfig, Localized, Row, Snapshot, Words } from '../live/protocol';
import { browserVoice, spokenTicket, WallVoice } from './wall-voice';

interface WallRow extends Row {
  readonly k: 'CALL' | 'LAST' | 'WAIT' | 'ROOM' | 'FIGURE' | 'NOTE' | 'SETTING';
  readonly tk?: string;
  /** masked name, when the house shows names */
  readonly nm?: string;
  readonly st?: string;
  readonly tx?: Localized;
  readonly fl?: number;
  readonly n: number;
  readonly s?: number;
}

interface WallConfig extends LiveConfig {
  readonly zh: Words;
  readonly en: Words;
  readonly house: string;
}

type Tongue = 'zh' | 'en';

const PAGE_MS = 8_000;
/** A call older than this was heard before this page was loaded. */
const NEWS_MS = 20_000;
/** Since when somebody waits is told to five minutes, rounded down: on average it is half of that later. */
const HALF_STEP_MS = 150_000;
const MOST_PLATES = 3;
/** The newest of what was called stay where they are; only what is older turns. */
const NEWEST = 2;
/** The average is told in steps like those in which it is known. */
const STEP_MINUTES = 5;
/** More characters than these do not stand in one line beside a ticket. */
const LONG_PLACE = 8;
const SPOKEN = 'jz.wall.spoken';
const ROOM_ICONS: Readonly<Record<string, string>> = {
  FREE: 'r-free',
  RESERVED: 'r-res',
  OCCUPIED: 'r-occ',
  HOUSEKEEPING: 'r-hk',
  CLOSED: 'r-closed',
};

export class WallBoard extends LiveElement<WallRow, WallConfig> {
  static override properties: PropertyDeclarations = {
    turn: { state: true },
    room: { state: true },
    mute: { state: true },
  };

  /** counts the turns of pages */
  declare private turn: number;
  /** how many rows fit in each list */
  declare private room: Readonly<Record<string, number>>;

  /** calls cannot be heard here */
  declare private mute: boolean;

  private readonly voice: WallVoice | undefined;
  private readonly size = new ResizeObserver(() => this.measure());
  private stopTurning: (() => void) | undefined;
  private readonly awake = new Awake();
  private measuring = false;
  private left = false;

  constructor() {
    super();
    this.turn = 0;
    this.room = {};
    const world = browserVoice();
    this.mute = world === undefined;
    this.voice =
      world &&
      new WallVoice(world, (key, well) => {
        this.mute = !well;
        this.remember([...(this.remembered() ?? []), key]);
      });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopTurning = onTick(() => {
      this.turn = Math.floor(serverClock.now() / PAGE_MS);
    });
    this.size.observe(this);
    this.awake.keep(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopTurning?.();
    this.size.disconnect();
    this.awake.keep(false);
  }

  /** Called by Java: this screen is to show nothing more. */
  leave(): void {
    this.shutOut();
    location.reload();
  }

  override snapshot(snapshot: Snapshot<WallRow>): void {
    this.left = false;
    super.snapshot(snapshot);
  }

  /** Not let in any more: nothing stays on the screen until this page is given something again. */
  shutOut(): void {
    this.left = true;
    this.voice?.keep(new Set());
    this.store.clear();
    this.requestUpdate();
  }

  // ---- what is said

  private get mine(): Tongue {
    return this.config?.lang === 'en' ? 'en' : 'zh';
  }

  private get other(): Tongue {
    return this.mine === 'zh' ? 'en' : 'zh';
  }

  private word(key: string, places: Readonly<Record<string, string | number>> = {}, tongue = this.mine): string {
    return (this.config?.[tongue][key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in places ? String(places[name]) : whole,
    );
  }

  /** A word in both languages: ours, and the other smaller beside it. */
  private both(key: string, places: Readonly<Record<string, string | number>> = {}): TemplateResult {
    return html`${this.word(key, places)} ${this.small(this.word(key, places, this.other))}`;
  }

  /** A heading: in both languages, unless the number of its page takes the room of the second. */
  private heading(key: string, of: TemplateResult | typeof nothing, places: Readonly<Record<string, string | number>> = {}): TemplateResult {
    return of === nothing ? this.both(key, places) : html`${this.word(key, places)}`;
  }

  private small(text: string | undefined): TemplateResult | typeof nothing {
    return text ? html`<i lang=${this.other === 'zh' ? 'zh-CN' : 'en'}>${text}</i>` : nothing;
  }

  private text(text: Localized | undefined, tongue = this.mine): string {
    return (text && (text[tongue] || text.zh)) ?? '';
  }

  // ---- rows

  private of(kind: WallRow['k']): WallRow[] {
    return [...this.store.rows.values()].filter((row) => row.k === kind);
  }

  private on(setting: string): boolean {
    return this.of('SETTING').some((row) => row.tx?.zh === setting && row.st === 'ON');
  }

  /** A guide comes for whoever is called; otherwise they go by themselves. Plate, foot and voice say the same. */
  private get fetched(): boolean {
    return this.on('FETCHED');
  }

  private get called(): WallRow[] {
    return this.of('CALL')
      .filter((row) => row.st === 'CALLED')
      .sort((a, b) => (b.s ?? 0) - (a.s ?? 0));
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    super.rowsChanged(ids);
    this.speakNews();
  }

  private speakNews(): void {
    const called = this.called;
    const keys = called.map((row) => `${row.id}.${row.n}`);
    if (this.stale) {
      // What is cut off now is said anew once the wall can be believed again.
      this.voice?.keep(new Set());
      return;
    }
    const memory = this.remembered();
    // A page without a memory was just begun: what was called some time ago, its former self has said.
    const heard = memory ?? called.filter((row) => serverClock.now() - (row.s ?? 0) > NEWS_MS).map((row) => `${row.id}.${row.n}`);
    if (this.voice && this.on('VOICE')) {
      this.voice.keep(new Set(keys));
      // The oldest first: they are heard in the order in which they were made.
      for (const row of [...called].reverse()) {
        const key = `${row.id}.${row.n}`;
        if (!heard.includes(key)) {
          this.voice.say({
            id: key,
            parts: [
              { lang: 'zh-CN', text: `请${spokenTicket(row.tk ?? '', 'zh-CN')}号${this.fetched ? '在座位稍候，导医带您到' : '，到'}${this.text(row.tx, 'zh')}。` },
              {
                lang: 'en-GB',
                text: `Ticket ${spokenTicket(row.tk ?? '', 'en-GB')}, please ${this.fetched ? 'stay seated: a guide leads you' : 'go'} to ${this.text(row.tx, 'en')}.`,
              },
            ],
          });
        }
      }
      this.remember(heard.filter((key) => keys.includes(key)));
    } else {
      this.voice?.keep(new Set());
      this.remember(keys);
    }
  }

  /** The calls that have been heard, among those that are open: the memory of a wall does not grow. */
  private remembered(): string[] | undefined {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(SPOKEN) ?? 'null');
      return Array.isArray(kept) ? kept.map(String) : undefined;
    } catch {
      return undefined;
    }
  }

  private remember(keys: readonly string[]): void {
    try {
      sessionStorage.setItem(SPOKEN, JSON.stringify(keys));
    } catch {
      // No memory: after a reload a call may be heard once more.
    }
  }

  /** The same where the first ones stay: the missed, and the newest calls. One place at least turns. */
  private pageBehind<T>(list: readonly T[], staying: number, fits: number): { shown: readonly T[]; of: TemplateResult | typeof nothing } {
    const stay = list.length <= fits ? list.length : Math.max(0, Math.min(staying, fits - 1));
    const { shown, of } = this.page(list.slice(stay), fits - stay);
    return { shown: [...list.slice(0, stay), ...shown], of };
  }

  /** The part of a list that is shown in this turn, and the word for which part that is. */
  private page<T>(list: readonly T[], fits: number): { shown: readonly T[]; of: TemplateResult | typeof nothing } {
    const size = Math.max(1, fits);
    const pages = Math.ceil(list.length / size);
    if (pages < 2) {
      return { shown: list, of: nothing };
    }
    const at = this.turn % pages;
    return {
      shown: list.slice(at * size, (at + 1) * size),
      of: html`<span class="pg num">${this.word('page', { n: at + 1, of: pages })}</span>`,
    };
  }

  // ---- what is shown

  protected override updated(changed?: PropertyValues): void {
    super.updated();
    if (!changed?.has('room')) {
      this.measure();
    }
    if (changed?.has('stale')) {
      this.speakNews();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.config || this.left) {
      return nothing;
    }
    return html`<main class="wall ${this.stale ? 'stale' : ''}">
      ${this.renderHead()} ${this.stale ? this.renderLost() : nothing}
      <div class="wall-main">
        <section class="wall-left">
          ${this.renderCalls()}
          <div class="wall-lists">${this.renderLast()}${this.renderWaiting()}</div>
        </section>
        <section class="wall-right">${this.renderRooms()}${this.renderCounts()}</section>
      </div>
      ${this.renderNote()}
      <footer class="wall-foot">
        <span>${this.foot(this.mine)}<i lang=${this.other === 'zh' ? 'zh-CN' : 'en'}>${this.foot(this.other)}</i></span>
        ${this.on('VOICE') && this.mute ? html`<span class="mute">${this.both('muted')}</span>` : nothing}
        ${this.renderLive()}
      </footer>
    </main>`;
  }

  /** What the screen shows, and what whoever is called is asked to do. */
  private foot(tongue: Tongue): string {
    const shows = this.word(this.on('NAMES') ? 'withNames' : 'onlyTickets', {}, tongue);
    return `${shows}${tongue === 'zh' ? '' : ' '}${this.word(this.fetched ? 'fetched' : 'goes', {}, tongue)}`;
  }

  private renderHead(): TemplateResult {
    return html`<header class="wall-head">
      ${mark}<span class="house">${this.config!.house}</span>
      <span class="date num" data-date></span><span class="clock num" data-clock></span>
    </header>`;
  }

  private renderLost(): TemplateResult {
    return html`<div class="wall-lost" role="alert">
      <span class="hz" aria-hidden="true"></span>
      <b>${this.word(this.stale?.why === 'database' ? 'database' : 'lost')}</b>
      <p><span class="num" data-since></span><br /><span>${this.both('ask')}</span></p>
      <span class="re">${this.both('retry')}</span>
    </div>`;
  }

  private renderCalls(): TemplateResult {
    if (this.stale) {
      return html`<div class="plate withdrawn">${this.word('withdrawn')}<br />${this.small(this.word('withdrawn', {}, this.other))}</div>`;
    }
    const called = this.called;
    if (called.length === 0) {
      return html`<div class="plate quiet">
        <span>${this.both('nobodyCalled')}</span><span class="sub">${this.both('quiet')}</span>
      </div>`;
    }
    const { shown, of } = this.pageBehind(called, NEWEST, MOST_PLATES);
    return html`<div class="plates n${Math.min(called.length, MOST_PLATES)}">
      ${shown.map((row) => this.renderPlate(row))}${of === nothing ? nothing : html`<div class="plates-of">${of}</div>`}
    </div>`;
  }

  private renderPlate(row: WallRow): TemplateResult {
    const place = this.text(row.tx);
    const onFloor = this.word('floor', { n: row.fl ?? '' });
    const floor = row.fl !== undefined && !place.toLowerCase().includes(onFloor.toLowerCase()) ? onFloor : undefined;
    const voice = this.on('VOICE') && !this.mute;
    const news = serverClock.now() - (row.s ?? 0) < NEWS_MS;
    return html`<div class="plate ${news ? 'fresh' : ''} ${place.length > LONG_PLACE ? 'long' : ''}" data-id=${row.id}>
      <span class="k">${voice ? icon('i-sound') : nothing}${this.both('now')}</span>
      <span class="tk num">${row.tk}${row.nm ? html`<span class="nm">${row.nm}</span>` : nothing}</span>
      <div class="to">
        <span>${this.both(this.fetched ? 'toFetched' : 'to')}</span><b>${place}</b
        ><span class="num">${floor ? html`${floor} ` : nothing}${this.small(this.text(row.tx, this.other))}</span>
      </div>
    </div>`;
  }

  private renderLast(): TemplateResult {
    const absent = this.of('CALL')
      .filter((row) => row.st === 'ABSENT')
      .sort((a, b) => (b.s ?? 0) - (a.s ?? 0));
    const last = this.of('LAST').sort((a, b) => (b.s ?? 0) - (a.s ?? 0));
    const all = [...absent, ...last];
    const { shown, of } = this.pageBehind(all, absent.length + NEWEST, this.room['last'] ?? 4);
    return html`<div class="wall-list last" data-list="last">
      <h2>${this.heading('last', of)}${of}</h2>
      ${all.length === 0 && this.store.filled ? html`<p class="none">${this.both('nobodyYet')}</p>` : nothing}
      <ul>
        ${shown.map(
          (row) =>
            html`<li data-id=${row.id} class="num ${row.k === 'CALL' ? 'absent' : ''}">
              <b>${row.tk}${row.nm ? html`<span class="nm">${row.nm}</span>` : nothing}</b
              ><span class="pl">${row.k === 'CALL' ? this.word('absent') : this.text(row.tx)}</span
              ><time>${this.clock(row.s)}</time>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private renderWaiting(): TemplateResult {
    const waiting = this.of('WAIT').sort((a, b) => a.n - b.n);
    const { shown, of } = this.page(waiting, this.room['wait'] ?? 6);
    return html`<div class="wall-list wait ${this.on('NAMES') ? 'names' : ''}" data-list="wait" style="--n: ${waiting.length}">
      <h2>${this.heading('waiting', of)}${waiting.length > 0 ? html`<span class="ab">${this.heading('about', of)}</span>` : nothing}${of}</h2>
      ${waiting.length === 0 && this.store.filled
        ? html`<p class="none">${this.both('nobodyWaits')}</p>`
        : html`<ul>
            ${shown.map(
              (row) =>
                html`<li data-id=${row.id} class="num">
                  <b>${row.tk}${row.nm ? html`<span class="nm">${row.nm}</span>` : nothing}</b><time>${this.clock(row.s)}</time>
                </li>`,
            )}
          </ul>`}
    </div>`;
  }

  private renderRooms(): TemplateResult {
    const rooms = this.of('ROOM').sort((a, b) => a.n - b.n);
    const floors = [...new Set(rooms.map((row) => row.fl))].join(' · ');
    const free = rooms.filter((row) => row.st === 'FREE').length;
    const { shown, of } = this.page(rooms, this.room['rooms'] ?? 8);
    return html`<div class="wall-list rooms" data-list="rooms">
      <h2>${this.heading('rooms', of, { n: floors })}<span class="ab">${this.stale ? nothing : this.word('free', { n: free, of: rooms.length })}</span>${of}</h2>
      <ul>
        ${shown.map((row) => {
          const state = row.st ?? '';
          return html`<li data-id=${row.id} class="num ${state.toLowerCase()}">
            <b>${this.text(row.tx)}</b>${icon(ROOM_ICONS[state])}<span>${this.both(`r.${state}`)}</span>
          </li>`;
        })}
      </ul>
      ${!this.stale && free > 0 && this.of('FIGURE').some((row) => row.n > 0)
        ? html`<p class="why">${this.word('consultants')}<br />${this.small(this.word('consultants', {}, this.other))}</p>`
        : nothing}
    </div>`;
  }

  private renderCounts(): TemplateResult | typeof nothing {
    if (this.stale) {
      return nothing;
    }
    const waiting = this.of('WAIT');
    return html`<div class="wall-counts num">
      <div><b>${waiting.length}</b><span>${this.both('count')}</span></div>
      ${waiting.length === 0 ? nothing : html`<div><b>${this.average(waiting)}<small>${this.word('minutes')}</small></b><span>${this.both('average')}</span></div>`}
    </div>`;
  }

  /** Nobody who waits has waited for no time: what is less than can be told is said so. */
  private average(waiting: readonly WallRow[]): string {
    const seconds = waiting.reduce((sum, row) => sum + secondsSince((row.s ?? 0) + HALF_STEP_MS, this.boardNow), 0);
    const minutes = seconds / waiting.length / 60;
    return minutes < STEP_MINUTES ? this.word('underFive') : String(Math.round(minutes));
  }

  private renderNote(): TemplateResult | typeof nothing {
    const notes = this.of('NOTE').sort((a, b) => a.n - b.n);
    if (notes.length === 0) {
      return nothing;
    }
    const { shown, of } = this.page(notes, 1);
    const note = shown[0]!;
    const other = note.tx?.en ? this.text(note.tx, this.other) : '';
    return html`<div class="wall-note">
      <span class="k">${this.word('note')}${of}</span>
      <p>${this.text(note.tx)}${other ? html`<br />${this.small(other)}` : nothing}</p>
    </div>`;
  }

  private clock(ms: number | undefined): string {
    return ms === undefined ? '' : timeOfDay(ms, this.config?.zone, false);
  }

  protected override paint(): void {
    super.paint();
    const now = serverClock.now();
    const clock = this.querySelector<HTMLElement>('[data-clock]');
    if (clock) {
      write(clock, timeOfDay(now, this.config?.zone, false));
    }
    const date = this.querySelector<HTMLElement>('[data-date]');
    if (date) {
      write(date, dateOf(now, this.mine, this.config?.zone));
    }
    const since = this.querySelector<HTMLElement>('[data-since]');
    const asOf = this.stale?.asOf;
    if (since && asOf !== undefined) {
      const time = timeOfDay(asOf, this.config?.zone);
      const age = duration(secondsSince(asOf, now));
      write(since, `${this.word('since', { time })}${this.mine === 'zh' ? '，' : ', '}${this.word('ago', { age })}`);
    }
  }

  /** Counts the rows that fit, once the picture stands. */
  private measure(): void {
    if (this.measuring) {
      return;
    }
    this.measuring = true;
    requestAnimationFrame(() => {
      this.measuring = false;
      const room: Record<string, number> = {};
      for (const list of this.querySelectorAll<HTMLElement>('[data-list]')) {
        const style = getComputedStyle(list);
        const height = parseFloat(style.getPropertyValue('--row')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
        const head = list.querySelector('h2')?.getBoundingClientRect().height ?? 0;
        const columns = Math.max(1, parseInt(style.getPropertyValue('--columns'), 10) || 1);
        const below = list.querySelector('.why')?.getBoundingClientRect().height ?? 0;
        room[list.dataset['list']!] = Math.max(1, Math.floor((list.clientHeight - head - below + 1) / height)) * columns;
      }
      if (JSON.stringify(room) !== JSON.stringify(this.room)) {
        this.room = room;
      }
    });
  }
}

const dates = new Map<string, Intl.DateTimeFormat>();

function dateOf(ms: number, tongue: Tongue, zone = 'Asia/Shanghai'): string {
  const key = `${tongue} ${zone}`;
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(tongue === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: zone,
      month: tongue === 'zh' ? 'long' : 'short',
      day: 'numeric',
      weekday: 'short',
    });
    dates.set(key, format);
  }
  // 日 and the weekday stand apart, as the rest does by text-autospace.
  return format.format(ms).replace('日', '日 ');
}

/** The wordmark, drawn: it looks the same on every machine. */
const mark = html`<svg class="wordmark" viewBox="0 0 204 100" role="img" aria-label="接诊"><path fill="currentColor" d="M46 21 46 22C48 26 50 32 50 38C58 46 69 29 46 21ZM86 49 80 56H60L63 50C66 50 67 49 67 48L52 44C52 47 50 52 48 56H31L32 59H46C44 65 41 71 39 74C46 77 53 79 59 82C52 88 42 92 29 96L30 97C47 95 58 91 67 86C73 89 77 92 81 95C90 100 103 88 75 79C79 74 82 67 85 59H95C96 59 97 59 98 58C93 54 86 49 86 49ZM51 74C53 70 56 64 58 59H72C71 66 68 72 64 76C60 76 56 75 51 74ZM84 10 78 17H66C72 16 75 4 55 3L55 4C57 6 60 11 60 16C61 16 62 17 63 17H38L38 20H92C93 20 94 20 94 19C90 15 84 10 84 10ZM31 19 26 27H26V7C28 7 29 6 29 4L15 3V27H3L3 29H15V48C9 50 4 52 2 52L7 65C8 65 9 64 9 62L15 59V82C15 83 14 83 13 83C11 83 2 83 2 83V84C6 85 8 86 10 88C11 90 12 93 12 97C24 96 26 91 26 83V51C30 48 34 45 37 42L37 44H93C94 44 95 43 96 42C92 38 85 33 85 33L79 41H70C75 36 80 31 84 27C86 27 87 26 87 25L73 21C72 27 70 35 67 41H38L38 40L37 41H36V41L26 45V29H37C39 29 40 29 40 28C37 24 31 19 31 19Z M197 66 183 58C170 78 153 88 133 95L133 97C157 93 176 85 193 67C195 68 196 67 197 66ZM187 52 174 44C167 55 153 68 138 76L139 77C157 72 173 62 183 53C185 53 186 53 187 52ZM178 36 165 29C160 38 148 51 136 59L137 60C152 55 166 46 174 38C176 38 177 37 178 36ZM114 4 112 5C116 9 121 16 122 22C133 29 141 9 114 4ZM128 35C131 34 132 34 132 33L123 25L118 30H106L107 33H118V74C118 76 117 77 112 80L121 92C122 91 123 90 124 87C132 78 138 70 141 66L141 65L128 72ZM170 9C173 9 174 8 175 7L159 2C155 14 144 33 130 44L131 45C147 37 160 24 168 12C173 25 182 37 193 44C194 40 196 36 201 34L201 33C189 29 176 21 170 10Z"/></svg>`;

customElements.define('wall-board', WallBoard);
