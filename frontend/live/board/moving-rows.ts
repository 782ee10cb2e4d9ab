/**
 * Rows that change place glide there instead of jumping, and whoever was in one with the keyboard stays in it: moving an
 * element in the document takes the focus from it.
 */

/** --jz-move and --jz-ease, which an animation in code cannot read as they are. */
const MOVE_MS = 240;
const EASE = 'cubic-bezier(.2, 0, 0, 1)';

interface Held {
  readonly element: HTMLElement;
  readonly id: string | undefined;
  readonly index: number;
}

export class MovingRows {
  private readonly host: HTMLElement;
  private expected = false;
  private tops: Map<HTMLElement, number> | undefined;
  private held: Held | undefined;

  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** The next rendering may move rows because they changed (a filter may as well, but then nothing glides). */
  expect(): void {
    this.expected = true;
  }

  /** The order stays: no need to measure. */
  nothing(): void {
    this.expected = false;
  }

  before(): void {
    const active = document.activeElement;
    const row = active instanceof HTMLElement && this.host.contains(active) ? active.closest<HTMLElement>('[data-id]') : null;
    this.held = row
      ? { element: active as HTMLElement, id: row.dataset['id'], index: this.rows().indexOf(row) }
      : undefined;
    this.tops =
      this.expected && !matchMedia('(prefers-reduced-motion: reduce)').matches
        ? new Map(this.rows().map((element) => [element, element.offsetTop]))
        : undefined;
    this.expected = false;
  }

  after(): void {
    this.glide();
    this.keepFocus();
    this.tops = undefined;
    this.held = undefined;
  }

  private rows(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('[data-id]')];
  }

  private glide(): void {
    const view = this.host.querySelector<HTMLElement>('.scroll');
    if (!this.tops || this.tops.size === 0 || !view) {
      return;
    }
    const from = view.scrollTop - 100;
    const to = view.scrollTop + view.clientHeight + 100;
    const moves: [HTMLElement, number][] = [];
    for (const element of this.rows()) {
      const was = this.tops.get(element);
      const is = element.offsetTop;
      if (was !== undefined && was !== is && ((was > from && was < to) || (is > from && is < to))) {
        moves.push([element, was - is]);
      }
    }
    for (const [element, by] of moves) {
      element.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], { duration: MOVE_MS, easing: EASE });
    }
  }

  private keepFocus(): void {
    const held = this.held;
    if (!held || document.activeElement === held.element) {
      return;
    }
    if (document.activeElement && document.activeElement !== document.body && !this.host.contains(document.activeElement)) {
      return; // it went elsewhere on purpose
    }
    if (held.element.isConnected && this.host.contains(held.element)) {
      held.element.focus({ preventScroll: true });
      return;
    }
    // the button became another, or the row left: stay in the row, or in the one that took its place
    const rows = this.rows();
    const row = rows.find((r) => r.dataset['id'] === held.id) ?? rows[Math.min(held.index, rows.length - 1)];
    const target = row?.matches('[data-row]') ? row : row?.querySelector<HTMLElement>('[data-row]');
    target?.focus({ preventScroll: true });
  }
}
