/**
 * One customer's journey: how it stands, and below it the thread of custody, a row for each thing that was done. The
 * thread is never interrupted silently: while nobody is with the customer it is dotted, and says for how long.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { dayOf, duration, secondsSince, timeOfDay } from '../live/clock';
import { icon } from '../live/icons';
import { clockBand, rowBand, type Band } from '../live/lateness';
import { LiveElement, write } from '../live/live-element';
import { brokenRing, dotted, face, outside, ring } from '../live/parts';
import type { Holder, LiveConfig, Row, Value } from '../live/protocol';

/** How the visit stands; st, s, pl and who are there as long as it is open. */
interface Head extends Row {
  readonly k: 'head';
  readonly tk: string;
  /** arrival day, unless it is today */
  readonly dy?: string;
  readonly nm?: Value;
  readonly ty: string;
  readonly src: string;
  readonly co?: string;
  readonly dc?: boolean;
  readonly sta: string;
  readonly arr: number;
  readonly dep?: number;
  /** after how many seconds it is late that nobody has the customer */
  readonly la?: number;
  readonly st?: string;
  readonly s?: number;
  readonly tg?: number;
  /** what else is waited for */
  readonly wa?: Value;
  readonly pl?: Value;
  readonly who?: Holder;
  readonly off?: { readonly to: Holder; readonly g: Holder; readonly s: number };
  readonly call?: { readonly c: string; readonly p?: Value; readonly n: number; readonly s: number };
}

/** An entry of the journal. */
interface Entry extends Row {
  readonly k: 'ev';
  /** its number, which is the order */
  readonly n: number;
  readonly at: number;
  readonly a: string;
  readonly why?: string;
  readonly by?: Holder;
  readonly st?: string;
  /** what began here to be waited for was over then */
  readonly su?: number;
  readonly pl?: Value;
  readonly who?: Holder;
  readonly to?: Holder;
  readonly cp?: Value;
  /** what its module says of it beyond its words */
  readonly x?: Value;
  readonly cn?: number;
  /** taken back */
  readonly un?: { readonly n?: string; readonly at: number };
}

/** A part of the procedure, as the customer lives it, and the reasons that belong to it. */
interface Part {
  readonly name: string;
  /** of business visits alone, of customers alone (false), of both (left out) */
  readonly business?: boolean;
  readonly of: readonly string[];
}

interface TimelineConfig extends LiveConfig {
  /** the reasons for which the customer waits rather than being served */
  readonly waiting?: readonly string[];
  /** the mark of each reason */
  readonly marks?: Readonly<Record<string, { readonly icon: string; readonly on: boolean }>>;
  readonly parts?: readonly Part[];
  /** whether this person may set right what was registered wrongly */
  readonly rectify?: boolean;
}

/** A row of the thread: an entry, and who had the customer before and after it. */
interface Knot {
  readonly entry: Entry;
  readonly before: Holder | undefined;
  readonly after: Holder | undefined;
  /** what lasts from here on, and until when; undefined: it still does */
  readonly lasts: 'custody' | 'step' | undefined;
  readonly until: number | undefined;
}

/** How long a journey may take to come before it is said that there is none. */
const PATIENCE_MS = 4_000;
const AT_THE_END_PX = 48;

export class VisitTimeline extends LiveElement<Head | Entry, TimelineConfig> {
  private awaited: ReturnType<typeof setTimeout> | undefined;
  private gone = false;
  /** what the rendered colours say; the clocks move on, and cross */
  private shown = '';
  private atTheEnd = true;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.awaited);
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    clearTimeout(this.awaited);
    if (this.head) {
      this.gone = false;
    } else if (ids) {
      this.gone = true; // it was here, and does not concern this person any more
    } else {
      this.awaited = setTimeout(() => {
        this.gone = true;
        this.requestUpdate();
      }, PATIENCE_MS);
    }
    super.rowsChanged(ids);
  }

  private get head(): Head | undefined {
    return [...this.store.rows.values()].find((row): row is Head => row.k === 'head');
  }

  private get entries(): Entry[] {
    return [...this.store.rows.values()].filter((row): row is Entry => row.k === 'ev').sort((a, b) => a.n - b.n);
  }

  // ---- the thread

  private knots(head: Head, entries: readonly Entry[]): Knot[] {
    const valid = entries.filter((entry) => !entry.un);
    const nextHolder = (entry: Entry): number | undefined => valid.find((later) => later.n > entry.n && later.who !== undefined)?.at ?? head.dep;
    let holder: Holder | undefined;
    return entries.map((entry) => {
      const before = holder;
      holder = entry.un ? holder : (entry.who ?? holder);
      const lasts = entry.un ? undefined : entry.who ? 'custody' : entry.st ? 'step' : undefined;
      return { entry, before, after: holder, lasts, until: lasts === 'custody' ? nextHolder(entry) : entry.su };
    });
  }

  private aloneTooLong(from: number, until: number | undefined): boolean {
    const most = this.head?.la;
    return most !== undefined && secondsSince(from, until ?? this.boardNow) > most;
  }

  /** Both lateness bands, of the step and of being alone. */
  private bands(head: Head): { step: Band; all: Band } {
    const timing = { id: head.id, ticket: head.tk, since: head.s, target: head.tg };
    const now = this.boardNow;
    const aloneSince = head.who?.h === 'none' ? head.who.s : undefined;
    return { step: clockBand(timing, now), all: rowBand({ ...timing, aloneSince, lateAlone: head.la }, now) };
  }

  // ---- words

  private name(who: Holder | undefined): string {
    if (!who) {
      return this.speech.word('timeline.system');
    }
    return who.h === 'none'
      ? this.speech.word('holder.alone')
      : (this.speech.text(who.n) ?? this.speech.word('holder.desk'));
  }

  private roleOf(who: Holder | undefined): string | undefined {
    return who?.r === undefined ? undefined : this.speech.text(who.r, 'role');
  }

  private sentence(entry: Entry): string {
    const key = this.speech.has(`did.${entry.a}`) ? `did.${entry.a}` : 'did.other';
    return this.speech.word(key, {
      who: this.name(entry.by),
      to: this.name(entry.to),
      place: this.speech.text(entry.pl, 'pl') ?? this.speech.text(entry.cp) ?? '',
      stage: this.speech.text(entry.st, 'st') ?? '',
      n: entry.cn ?? 1,
      detail: this.speech.text(entry.x) ?? '',
    });
  }

  private time(at: number): string {
    return timeOfDay(at, this.config?.zone);
  }

  /** The day, as 11-24, where it is not the one before. */
  private day(at: number, before: number): string | undefined {
    const day = dayOf(at, this.config?.zone);
    return day === dayOf(before, this.config?.zone) ? undefined : day.slice(5);
  }

  // ---- drawing

  protected override render(): TemplateResult | typeof nothing {
    const config = this.config;
    if (!config) {
      return nothing;
    }
    const head = this.head;
    return html`<header class="top">
        <h1>${this.speech.word('timeline.title')}</h1>
        ${this.renderLive(innerWidth < 800)}
        ${head?.st
          ? html`<button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('OPEN', head.id)}>
              ${this.speech.word('timeline.act')}
            </button>`
          : head?.sta === 'COMPLETED' && config.rectify
            ? html`<button type="button" class="btn" aria-disabled=${String(this.stale !== undefined)} @click=${() => this.act('RECTIFY', head.id)}>
                ${this.speech.word('timeline.rectify')}
              </button>`
            : nothing}
      </header>
      ${this.renderStale()}${head ? this.renderJourney(head) : this.gone ? this.renderGone() : nothing}`;
  }

  private renderGone(): TemplateResult {
    return html`<div class="empty" role="status">
      ${icon('i-lock')}
      <p class="is">${this.speech.word('timeline.gone')}</p>
      <p>${this.speech.word('timeline.goneText')}</p>
    </div>`;
  }

  private renderJourney(head: Head): TemplateResult {
    const entries = this.entries;
    const bands = this.bands(head);
    this.shown = this.picture(head);
    const latest = entries.at(-1);
    return html`<div class="journey-page ${this.stale ? 'is-stale' : ''}">
      <div class="sr" aria-live="polite">${latest && this.fresh.has(latest.id) ? this.sentence(latest) : nothing}</div>
      <div class="vh ${bands.all}">${this.renderHead(head, bands.step)}</div>
      ${this.renderParts(head, entries)} ${head.st ? this.renderSide(head, bands.step) : nothing}
      <section class="tl" tabindex="0" aria-labelledby="jz-chain">
        <h3 id="jz-chain">${this.speech.word('timeline.chain')} <span class="sub">${this.speech.word('timeline.chainHint')}</span></h3>
        ${this.renderThread(head, entries)}
      </section>
    </div>`;
  }

  private renderHead(head: Head, step: Band): TemplateResult {
    return html`<span class="tk num">${head.tk}</span>
      <div class="vn">
        <h2>${head.nm ? outside(this.speech.text(head.nm) ?? '', 'cut') : html`<span class="sub">${this.speech.word('name.unknown')}</span>`}</h2>
        <p>
          ${dotted([
            head.dy,
            this.speech.text(head.ty, 'ty'),
            this.speech.text(head.src, 'src'),
            this.speech.text(head.co, 'co'),
            head.dc ? this.speech.word('timeline.discreet') : undefined,
          ])}
        </p>
      </div>
      <dl class="facts">
        ${head.st
          ? html`${this.fact('now', this.renderMark(head))}
            ${this.fact('where', outside(this.speech.text(head.pl, 'pl') ?? '', 'cut'))} ${this.fact('with', this.renderWith(head.who))}
            ${this.fact('elapsed', this.renderElapsed(head, step), step)}`
          : html`${this.fact('now', html`<span class="mark end">${icon(head.sta === 'COMPLETED' ? 'out' : 'i-x')}${this.speech.word(`timeline.status.${head.sta}`)}</span>`)}
            ${head.dep === undefined ? nothing : this.fact('inHouse', html`<span class="num big">${duration(secondsSince(head.arr, head.dep))}</span>`)}`}
      </dl>`;
  }

  private fact(key: string, value: unknown, cls = ''): TemplateResult {
    return html`<div class=${cls}><dt>${this.speech.word(`timeline.${key}`)}</dt><dd>${value}</dd></div>`;
  }

  private renderMark(head: Head): TemplateResult {
    const mark = this.config?.marks?.[head.st ?? ''];
    return html`<span class="mark ${mark?.on ? 'on' : ''}">${icon(mark?.icon)}${this.speech.text(head.st, 'st')}</span>`;
  }

  private renderWith(who: Holder | undefined): TemplateResult {
    const alone = who?.h === 'none';
    return html`<span class="who ${alone ? 'alone' : ''} ${this.isMe(who?.h) ? 'self' : ''}"
      >${alone ? brokenRing() : ring(this.name(who))}<span class="nm"
        ><bdi class="cut">${this.name(who)}</bdi>${alone && who?.s !== undefined ? html`<span class="sub num" data-since=${who.s}></span>` : nothing}</span
      ></span
    >`;
  }

  private renderElapsed(head: Head, band: Band): TemplateResult {
    const late = band === 'late' ? 't-late' : band === 'soon' ? 't-soon' : '';
    return html`<span class="num big ${late}"><span data-since=${head.s ?? nothing}></span></span
      >${head.tg === undefined
        ? nothing
        : html`<span class="due num ${late}">${icon(band === 'late' ? 'trif' : band === 'soon' ? 'tri' : undefined)}<span data-due></span></span>`}`;
  }

  /** The parts of the procedure that this visit has; whoever visits on business is no customer, and has others. */
  private renderParts(head: Head, entries: readonly Entry[]): TemplateResult {
    const had = new Set(entries.filter((entry) => !entry.un).map((entry) => entry.st));
    const onBusiness = head.src === 'BUSINESS';
    const parts = (this.config?.parts ?? []).filter((part) => part.business === undefined || part.business === onBusiness);
    const furthest = parts.findLastIndex((part) => part.of.some((reason) => had.has(reason)));
    const at = head.st === undefined ? parts.length : parts.findIndex((part) => part.of.includes(head.st!));
    return html`<ol class="phases" role="list" aria-label=${this.speech.word('timeline.parts')}>
      ${parts.map((part, i) => {
        const last = i === parts.length - 1;
        const been = part.of.some((reason) => had.has(reason)) || (last && head.sta === 'COMPLETED');
        const state = i === at ? 'now' : been ? 'done' : i < Math.max(at, furthest) && head.sta !== 'ENTERED_IN_ERROR' ? 'skipped' : 'ahead';
        const mark = state === 'now' ? this.config?.marks?.[head.st ?? '']?.icon : state === 'done' ? 'check' : state === 'skipped' ? 'i-x' : 'ring0';
        return html`<li class="is-${state}" aria-current=${state === 'now' ? 'step' : nothing}>
          ${icon(mark)}<span>${part.name}</span
          >${state === 'now' ? nothing : html`<span class="sr">${this.speech.word(`timeline.part.${state}`)}</span>`}
        </li>`;
      })}
    </ol>`;
  }

  private renderSide(head: Head, step: Band): TemplateResult {
    const waits = this.config?.waiting?.includes(head.st ?? '') ?? false;
    return html`<aside class="side">
      <section>
        <h2>${this.speech.word(waits ? 'timeline.waits' : 'timeline.served')}</h2>
        <p class="what">${this.speech.text(head.st, 'wf')}${head.wa ? html` <span class="sub">${this.speech.text(head.wa)}</span>` : nothing}</p>
        <p class="line-of again num">${outside(this.speech.text(head.pl, 'pl') ?? '')}<i class="dot"></i>${this.renderElapsed(head, step)}</p>
      </section>
      ${head.call ? this.renderCall(head.call) : nothing} ${head.off ? this.renderOffer(head, head.off) : nothing}
      <section>
        <h2>${this.speech.word('timeline.inHouse')}</h2>
        <p class="line-of num"><span class="t" data-since=${head.arr}></span><i class="dot"></i>${this.time(head.arr)} ${this.config?.parts?.[0]?.name}</p>
      </section>
    </aside>`;
  }

  private renderCall(call: NonNullable<Head['call']>): TemplateResult {
    const key = call.c === 'REQUEUED' ? 'requeued' : call.c === 'ABSENT' ? 'absent' : call.n > 1 ? 'calledAgain' : 'called';
    return html`<section class=${call.c === 'ABSENT' ? 'missed' : ''}>
      <h2>${this.speech.word('timeline.call')} <span class="sub num" data-since=${call.s}></span></h2>
      <p class="what">
        ${icon(call.c === 'CALLED' ? 'i-sound' : call.c === 'ABSENT' ? 'trif' : 'i-clock')}<span
          >${this.speech.word(`timeline.${key}`, { place: this.speech.text(call.p) ?? '', n: call.n })}</span
        >
      </p>
    </section>`;
  }

  private renderOffer(head: Head, offer: NonNullable<Head['off']>): TemplateResult {
    const mine = this.isOfferedToMe({ h: '', to: offer.to.h, g: offer.g.h });
    const alone = head.who?.h === 'none';
    return html`<section>
      <h2>${this.speech.word('timeline.handoff')} <span class="sub num" data-since=${offer.s}></span></h2>
      <div class="hand">
        <div class="path">
          <span class="who">${ring(this.name(offer.g))}<bdi class="cut">${this.name(offer.g)}</bdi></span><span class="thr w"></span
          ><span class="who ${this.isMe(offer.to.h) ? 'self' : ''}">${ring(this.name(offer.to))}<bdi class="cut">${this.name(offer.to)}</bdi></span>
        </div>
        <p>
          ${mine ? this.speech.word('offer.toMe') : this.speech.word('offer.to', { name: this.name(offer.to) })}
          ${alone ? nothing : html`<span class="sub stays">${this.speech.word('offer.stays', { name: this.name(head.who) })}</span>`}
        </p>
      </div>
    </section>`;
  }

  // ---- the thread, drawn

  private renderThread(head: Head, entries: readonly Entry[]): TemplateResult {
    const knots = this.knots(head, entries);
    return html`<ol class="thread" role="list">
      ${knots.map((knot, i) => this.renderKnot(head, knot, knots[i - 1], i === knots.length - 1))}
      ${head.st ? this.renderNow(head) : nothing}
    </ol>`;
  }

  private renderKnot(head: Head, knot: Knot, previous: Knot | undefined, last: boolean): TemplateResult {
    const { entry, before, after } = knot;
    const changes = entry.who !== undefined && !entry.un;
    const alone = changes && entry.who?.h === 'none';
    const who = changes ? entry.who : entry.by;
    const why = entry.why === undefined ? undefined : this.speech.optional(`why.${entry.why}`);
    const said = this.sentence(entry);
    return html`<li class="ev ${alone ? 'bad' : ''} ${entry.un ? 'undone' : ''} ${this.fresh.has(entry.id) ? 'fresh' : ''}" data-id=${entry.id}>
      ${this.renderTime(entry.at, previous?.entry.at ?? head.arr)}
      <span class="th ${thread(before, after, last && head.st === undefined)}" aria-hidden="true">${this.renderRing(entry, changes)}</span>
      <span class="n"><bdi class="cut">${this.name(who)}</bdi><span class="sub cut">${this.roleOf(who)}</span></span>
      <span class="x"
        ><span class="iso said" dir="auto">${entry.un ? html`<s>${said}</s>` : said}</span>${why ? html`<span class="sub">${why}</span>` : nothing}${entry.un
          ? html`<span class="sub num">${entry.un.n === undefined
              ? this.speech.word('timeline.undoneBySystem', { time: this.time(entry.un.at) })
              : this.speech.word('timeline.undone', { name: entry.un.n, time: this.time(entry.un.at) })}</span>`
          : nothing}</span
      >
      ${this.renderLasting(knot, alone)}
    </li>`;
  }

  private renderTime(at: number, before: number): TemplateResult {
    const day = this.day(at, before);
    return html`<time class="num" datetime=${new Date(at).toISOString()}>${day ? html`<small>${day}</small> ` : nothing}${this.time(at)}</time>`;
  }

  private renderRing(entry: Entry, changes: boolean): TemplateResult {
    if (!changes) {
      return html`<span class="k s"></span>`;
    }
    return entry.who?.h === 'none'
      ? html`<span class="k a">${icon('alone')}</span>`
      : html`<span class="k">${face(this.name(entry.who))}</span>`;
  }

  /** How long what began here lasted, or lasts. */
  private renderLasting(knot: Knot, alone: boolean): TemplateResult {
    const { entry, lasts, until } = knot;
    if (!lasts) {
      return html`<span class="e"></span>`;
    }
    const kind = lasts === 'step' ? 'timeline.step' : `timeline.for.${alone ? 'none' : entry.who?.h === 'desk' ? 'desk' : 'staff'}`;
    const late = alone && this.aloneTooLong(entry.at, until);
    return html`<span class="e num">${late ? icon('trif') : nothing}${until === undefined
      ? html`<span data-since=${entry.at} data-word=${kind}></span>`
      : html`<span>${this.speech.word(kind, { time: duration(secondsSince(entry.at, until)) })}</span>`}</span>`;
  }

  private renderNow(head: Head): TemplateResult {
    const who = head.who;
    const alone = who?.h === 'none';
    const { step } = this.bands(head);
    return html`<li class="ev now ${alone ? 'bad' : ''}" aria-current="time">
      <time class="num"><span data-now></span></time>
      <span class="th nowk ${alone ? 'gap' : ''}" aria-hidden="true"
        >${alone ? html`<span class="k a">${icon('alone')}</span>` : html`<span class="k me">${face(this.name(who))}</span>`}</span
      >
      <span class="n"><bdi class="cut">${this.name(who)}</bdi><span class="sub cut">${this.roleOf(who)}</span></span>
      <span class="x">${this.renderMark(head)}${outside(this.speech.text(head.pl, 'pl') ?? '')}</span>
      <span class="e num ${step === 'late' ? 't-late' : step === 'soon' ? 't-soon' : ''}"
        >${icon(step === 'late' ? 'trif' : step === 'soon' ? 'tri' : undefined)}<span data-since=${head.s ?? nothing}></span
        >${head.tg === undefined ? nothing : html`<i class="dot"></i><span data-due></span>`}</span
      >
    </li>`;
  }

  // ---- time

  protected override willUpdate(): void {
    const scroller = this.scroller;
    // what is going on is at the end; what is over is read from the beginning
    this.atTheEnd = !scroller ? this.head?.st !== undefined : scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_THE_END_PX;
  }

  protected override updated(): void {
    super.updated();
    const scroller = this.scroller;
    if (scroller && this.atTheEnd) {
      scroller.scrollTop = scroller.scrollHeight;
    }
  }

  /** The thread, where it scrolls by itself; on a phone the whole page does, from the top. */
  private get scroller(): HTMLElement | null {
    const thread = this.querySelector<HTMLElement>('.tl');
    return thread && getComputedStyle(thread).overflowY !== 'visible' ? thread : null;
  }

  protected override paint(): void {
    super.paint();
    const head = this.head;
    if (!head) {
      return;
    }
    const now = this.boardNow;
    for (const clock of this.querySelectorAll<HTMLElement>('[data-since]')) {
      const time = duration(secondsSince(Number(clock.dataset['since']), now));
      const word = clock.dataset['word'];
      write(clock, word ? this.speech.word(word, { time }) : time);
    }
    for (const clock of this.querySelectorAll<HTMLElement>('[data-now]')) {
      write(clock, this.time(now));
    }
    if (head.s !== undefined && head.tg !== undefined) {
      const due = this.due(secondsSince(head.s, now), head.tg, this.bands(head).step);
      this.querySelectorAll<HTMLElement>('[data-due]').forEach((clock) => write(clock, due));
    }
    if (this.picture(head) !== this.shown) {
      this.requestUpdate();
    }
  }

  private due(elapsed: number, target: number, band: Band): string {
    return band === 'late'
      ? this.speech.word('time.over', { time: duration(elapsed - target) })
      : band === 'soon'
        ? this.speech.word('time.left', { time: duration(target - elapsed) })
        : this.speech.word('time.target', { time: duration(target) });
  }

  /** All that time alone changes in the picture. */
  private picture(head: Head): string {
    const { step, all } = this.bands(head);
    return `${step}|${all}`;
  }
}

/** How the thread looks at a knot: what comes in from above, what goes on below. */
function thread(before: Holder | undefined, after: Holder | undefined, last: boolean): string {
  const alone = after?.h === 'none';
  const was = before?.h === 'none';
  if (!after) {
    return 'none';
  }
  return [before ? '' : 'first', alone ? 'gap' : '', before && alone && !was ? 'up' : '', was && !alone ? 'mend' : '', last ? 'end' : '']
    .filter(Boolean)
    .join(' ');
}

customElements.define('visit-timeline', VisitTimeline);
