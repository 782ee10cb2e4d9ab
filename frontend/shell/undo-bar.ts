/** What was just done, and the few seconds in which it can be taken back. A new ticket stays until it is put away. */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { icon } from '../live/icons';
import { quietly } from '../live/live-element';
import type { Words } from '../live/protocol';
import { Speech } from '../live/words';

export interface Done {
  readonly ticket?: string;
  readonly text: string;
  /** the window in which it can be undone; 0: it cannot */
  readonly seconds: number;
  /** names the act for the server */
  readonly token: string;
  /** offer to add what was left out */
  readonly details?: boolean;
}

interface UndoServer {
  undo(token: string): unknown;
  details?(token: string): unknown;
}

const STEP_MS = 200;
/** a notice stays for at least this long, unless there is more to write down: then until it is put away */
const NOTICE_MS = 8_000;
/** if the server does not answer an undo by then, the bar gives way */
const ANSWER_MS = 5_000;

export class UndoBar extends LitElement {
  static override properties: PropertyDeclarations = {
    speech: { state: true },
    done: { state: true },
    left: { state: true },
    asked: { state: true },
  };

  declare private speech: Speech;
  declare private done: Done | undefined;
  /** whole seconds in which one may still undo */
  declare private left: number;
  /** the undo is on its way */
  declare private asked: boolean;
  declare $server?: UndoServer;

  private deadline = 0;
  private until = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private answer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.speech = new Speech();
    this.done = undefined;
    this.left = 0;
    this.asked = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  // ---- called by Java

  begin(config: { readonly words: Words; readonly lang?: string }): void {
    this.speech = new Speech(config.words, config.lang);
  }

  show(done: Done): void {
    this.stop();
    this.done = done;
    this.asked = false;
    this.deadline = performance.now() + done.seconds * 1000;
    this.until = performance.now() + Math.max(done.seconds * 1000, NOTICE_MS);
    this.timer = setInterval(() => this.count(), STEP_MS);
    this.count();
  }

  clear(): void {
    this.stop();
    this.done = undefined;
  }

  protected override render(): TemplateResult {
    const done = this.done;
    return html`<div class="sr" aria-live="polite">${done ? `${done.ticket ?? ''} ${done.text}` : nothing}</div>
      ${done ? this.renderBar(done) : nothing}`;
  }

  private renderBar(done: Done): TemplateResult {
    return html`<div class="done" role="group" aria-label=${this.speech.word('undo.title')}>
      ${done.ticket ? html`<b class="num">${done.ticket}</b>` : icon('i-check')}<bdi class="said" aria-hidden="true">${done.text}</bdi>
      <span class="acts">
        ${done.details ? html`<button type="button" class="u" @click=${this.addDetails}>${this.speech.word('undo.details')}</button>` : nothing}
        ${this.left > 0 || this.asked
          ? html`<button type="button" class="u num" aria-disabled=${String(this.asked)} @click=${this.undo}
              >${icon('i-undo')}${this.asked ? this.speech.word('undo.asked') : this.speech.word('undo.button', { n: this.left })}</button
            >`
          : html`<button type="button" class="u close" aria-label=${this.speech.word('undo.close')} @click=${() => this.clear()}>${icon('i-x')}</button>`}
      </span>
    </div>`;
  }

  private count(): void {
    this.left = Math.max(0, Math.ceil((this.deadline - performance.now()) / 1000));
    if (performance.now() >= this.until && !this.asked) {
      clearInterval(this.timer);
      if (!this.done?.details) {
        this.clear(); // nothing to keep
      }
    }
  }

  private stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.answer);
  }

  private readonly undo = (): void => {
    const done = this.done;
    if (!done || this.asked || this.left === 0) {
      return;
    }
    this.asked = true;
    quietly(() => this.$server?.undo(done.token));
    const said = [this.speech.word('undo.asked'), done.ticket].filter(Boolean).join(' ');
    this.dispatchEvent(new CustomEvent('jz-press', { bubbles: true, composed: true, detail: { said } }));
    this.answer = setTimeout(() => {
      this.asked = false;
    }, ANSWER_MS);
  };

  private readonly addDetails = (): void => {
    const token = this.done?.token;
    if (token !== undefined) {
      quietly(() => this.$server?.details?.(token));
    }
  };
}

customElements.define('undo-bar', UndoBar);
