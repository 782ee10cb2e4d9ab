/**
 * What was pressed and not answered. A node that dies under a press takes it along, and the page loads itself anew elsewhere:
 * it remembers what was pressed until the portal has answered, and then says what was not. Kept in this tab for minutes, for
 * the person who pressed alone, and without a name: what a button says, a ticket, the key of the press.
 */
import { quietly } from '../live/live-element';

const PLACE = 'jz.presses';
const KEPT_MS = 10 * 60_000;
const LONGEST = 60;

/** Our own elements tell of their presses themselves. */
const THEIRS = 'live-board, seat-plan, arrivals-side, visit-timeline, undo-bar, wall-board';
/** Nothing is saved by these. */
const QUIET = 'go-palette, .palette-open, .lang, .acts, .face-menu, .tabs, .find-field, form[action], vaadin-date-picker-overlay-content';

/** An act of an element of ours: its words, and of what the server makes its key. */
export interface Pressed {
  readonly said: string;
  readonly of?: readonly [viewer: string, action: string, row: string, version: number];
  /** the key itself, where the act has one of its own */
  readonly key?: string;
}

interface Press extends Pressed {
  readonly who: string;
  readonly at: number;
  /** the life of the page on which it was pressed */
  readonly page: string;
  /** a form was open in which something had been typed: whether that is kept */
  readonly form?: 'kept' | 'lost';
}

const page = Math.random().toString(36).slice(2);
const typedIn = new WeakSet<Element>();

class PressMemory extends HTMLElement {
  declare $server?: { heard(): unknown; before(presses: string): unknown };

  private who = '';

  private readonly clicked = (event: Event): void => {
    const button = event
      .composedPath()
      .find((at): at is HTMLElement => at instanceof HTMLElement && at.matches('vaadin-button, button'));
    if (
      !button ||
      button.closest(THEIRS) ||
      button.closest(QUIET) ||
      button.hasAttribute('disabled') ||
      button.hasAttribute('popovertarget') ||
      button.getAttribute('aria-disabled') === 'true'
    ) {
      return;
    }
    // Of other buttons nobody knows whether they say a name.
    const said = button.hasAttribute('data-said') ? (button.textContent ?? '').replace(/\s+/g, ' ').trim() : '';
    this.remember({ said, ...(button.dataset['press'] ? { key: button.dataset['press'] } : {}) });
  };

  private readonly pressed = (event: Event): void => this.remember((event as CustomEvent<Pressed>).detail);

  private readonly typed = (event: Event): void => {
    const form = (event.target as Element | null)?.closest?.('.form');
    if (form) {
      typedIn.add(form);
    }
  };

  /** The page goes while a form is open. */
  private readonly goes = (): void => {
    for (const form of document.querySelectorAll('.form')) {
      if (typedIn.has(form)) {
        const kept = form.querySelector('[data-draft]') ? 'kept' : 'lost';
        this.keep([...this.kept(), { said: '', form: kept, who: this.who, at: Date.now(), page }]);
        return;
      }
    }
  };

  connectedCallback(): void {
    document.addEventListener('click', this.clicked, true);
    document.addEventListener('jz-press', this.pressed);
    document.addEventListener('input', this.typed, true);
    window.addEventListener('pagehide', this.goes);
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.clicked, true);
    document.removeEventListener('jz-press', this.pressed);
    document.removeEventListener('input', this.typed, true);
    window.removeEventListener('pagehide', this.goes);
  }

  /** Called by Java. @param who tells one person from another, and nobody who it is */
  begin(who: string): void {
    this.who = who;
    const before = this.kept().filter((press) => press.page !== page);
    this.keep(this.kept().filter((press) => press.page === page));
    const mine = before.filter((press) => press.who === who && Date.now() - press.at < KEPT_MS);
    if (mine.length > 0) {
      quietly(() => this.$server?.before(JSON.stringify(mine)));
    }
  }

  private remember(pressed: Pressed): void {
    if (!this.who || !this.$server) {
      return;
    }
    const press: Press = {
      said: pressed.said.slice(0, LONGEST),
      who: this.who,
      at: Date.now(),
      page,
      ...(pressed.of ? { of: pressed.of } : {}),
      ...(pressed.key ? { key: pressed.key } : {}),
    };
    this.keep([...this.kept(), press]);
    // After the press itself: what answers this has answered that.
    setTimeout(() => {
      quietly(async () => {
        await this.$server?.heard();
        this.keep(this.kept().filter((one) => one.at !== press.at || one.said !== press.said));
      });
    });
  }

  private kept(): Press[] {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? '[]');
      return Array.isArray(kept) ? (kept as Press[]) : [];
    } catch {
      return [];
    }
  }

  private keep(presses: readonly Press[]): void {
    try {
      if (presses.length > 0) {
        sessionStorage.setItem(PLACE, JSON.stringify(presses.slice(-10)));
      } else {
        sessionStorage.removeItem(PLACE);
      }
    } catch {
      // nowhere to remember it
    }
  }
}

customElements.define('press-memory', PressMemory);
