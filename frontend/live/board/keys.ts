/** What the keys do on a board: find, walk, open, accept, begin. */
import { keyboardTaken, struck } from '../parts';
import type { Picture } from './picture';

/** Opens the page of a row in another tab, where it has one. */
export function openLink(p: Picture, id: string | undefined): boolean {
  const shown = p.visible.find((s) => s.id === id);
  const address = shown && p.rows.link(shown.row);
  if (address) {
    window.open(address, '_blank', 'noopener');
  }
  return address !== undefined;
}

/** What of a board the keys reach. */
export interface Keyed {
  /** what is shown; undefined before there is anything */
  picture(): Picture | undefined;
  press(action: string, id: string): void;
  begin(): void;
  /** opens or closes the search field of the phone */
  find(): void;
  /** nothing is searched for any more */
  found(): void;
}

export class BoardKeys {
  private readonly host: HTMLElement;
  private readonly board: Keyed;
  private readonly onKey = (event: KeyboardEvent): void => this.keyed(event);

  constructor(host: HTMLElement, board: Keyed) {
    this.host = host;
    this.board = board;
  }

  listen(): void {
    document.addEventListener('keydown', this.onKey);
  }

  stop(): void {
    document.removeEventListener('keydown', this.onKey);
  }

  /** In the search field. */
  readonly searchKeyed = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    const visible = this.board.picture()?.visible ?? [];
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Escape') {
      this.board.found();
      input.value = '';
      input.blur();
    } else if (event.key === 'Enter' && visible.length === 1) {
      this.board.press('OPEN', visible[0]!.id);
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      this.focusRow(visible[0]?.id);
    } else {
      return;
    }
    event.preventDefault();
  };

  /** Another tab for the row that has the cursor: Ctrl and Enter, as on a link. */
  private elsewhere(p: Picture, event: KeyboardEvent): boolean {
    const { activeElement } = document;
    const wished = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented;
    return wished && activeElement instanceof HTMLTableRowElement && this.host.contains(activeElement) && openLink(p, activeElement.dataset['id']);
  }

  private keyed(event: KeyboardEvent): void {
    const picture = this.board.picture();
    const shown = (this.host.querySelector('.board-main')?.getClientRects().length ?? 0) > 0;
    if (!picture || !shown) {
      return;
    }
    if (this.elsewhere(picture, event)) {
      event.preventDefault();
      return;
    }
    if (keyboardTaken(event)) {
      return;
    }
    if (this.command(picture, event)) {
      event.preventDefault();
    }
  }

  private command(p: Picture, event: KeyboardEvent): boolean {
    const { config } = p;
    const active = document.activeElement;
    const inside = this.host.contains(active);
    const free = inside || active === null || active === document.body;
    if (event.key === '/' && config.search) {
      if (p.cards && config.heading && !p.finding) {
        this.board.find();
      } else {
        this.host.querySelector<HTMLInputElement>('.find input')?.focus();
      }
      return true;
    }
    if (struck(event, 'J')) {
      // The oldest offer: the one that bears the key at the side.
      const offered = p.ordered
        .filter((s) => p.me.isOfferedToMe(s.row.off))
        .sort((a, b) => (a.row.off?.s ?? 0) - (b.row.off?.s ?? 0))[0];
      if (offered) {
        this.board.press('ACCEPT', offered.id);
      }
      return offered !== undefined;
    }
    if (config.primary?.key && struck(event, config.primary.key)) {
      this.board.begin();
      return true;
    }
    if (event.key === 'Enter' && active instanceof HTMLTableRowElement && inside) {
      this.board.press('OPEN', active.dataset['id'] ?? '');
      return true;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      return free && this.step(p, event.key === 'ArrowDown' ? 1 : -1);
    }
    if ((event.key === 'Home' || event.key === 'End') && inside) {
      return this.focusRow(p.visible.at(event.key === 'Home' ? 0 : -1)?.id);
    }
    return false;
  }

  /** To the neighbouring row; into the board at the row that was last looked at. */
  private step(p: Picture, by: number): boolean {
    const inRow = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const at = p.visible.findIndex((s) => s.id === (inRow ?? p.cursor));
    const to = inRow === undefined ? Math.max(0, at) : at + by;
    return this.focusRow(p.visible[to]?.id);
  }

  private focusRow(id: string | undefined): boolean {
    const row = id !== undefined ? this.host.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) : null;
    const target = row?.matches('[data-row]') ? row : row?.querySelector<HTMLElement>('[data-row]');
    target?.focus();
    return target !== null && target !== undefined;
  }
}
