/**
 * Anything from any page, by its keys: Ctrl+K opens, what is typed is found by the server, arrows and Enter choose. And "?" says
 * what the keys of this page do. Opened here and not by the server, so that what is typed at once is not taken for keys of the page.
 */
import { html, render } from 'lit';
import { quietly } from '../live/live-element';
import { keyboardTaken, overlaid } from '../live/parts';
import type { KeyHere } from '../live/protocol';

/** An element that says what the keys do on it. */
export interface HasKeys extends HTMLElement {
  readonly keysHere: readonly KeyHere[];
}

/** A list is not read anew for each letter. */
const PAUSE_MS = 120;

class GoPalette extends HTMLElement {
  declare $server?: { find(text: string): unknown };

  private words: Readonly<Record<string, string>> = {};
  private soon: ReturnType<typeof setTimeout> | undefined;
  private readonly changed = new MutationObserver(() => this.mark(this.options[0]));

  connectedCallback(): void {
    document.addEventListener('keydown', this.keyed);
    document.addEventListener('click', this.tapped);
    this.addEventListener('input', this.typed);
    this.addEventListener('compositionend', this.later);
    this.addEventListener('keydown', this.chosen);
    this.addEventListener('click', this.clicked);
    this.changed.observe(this, { attributes: true, attributeFilter: ['finds'] });
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.keyed);
    document.removeEventListener('click', this.tapped);
    this.removeEventListener('input', this.typed);
    this.removeEventListener('compositionend', this.later);
    this.removeEventListener('keydown', this.chosen);
    this.removeEventListener('click', this.clicked);
    this.changed.disconnect();
    clearTimeout(this.soon);
  }

  // ---- called by Java

  begin(words: Readonly<Record<string, string>>): void {
    this.words = words;
  }

  // ---- what it consists of

  private get dialog(): HTMLDialogElement {
    return this.querySelector('dialog.palette')!;
  }

  private get keys(): HTMLDialogElement {
    return this.querySelector('dialog.keys')!;
  }

  private get input(): HTMLInputElement {
    return this.querySelector('dialog.palette input')!;
  }

  private get options(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.palette .option')];
  }

  private get marked(): HTMLElement | undefined {
    return this.options.find((option) => option.getAttribute('aria-selected') === 'true');
  }

  // ---- opening

  private readonly keyed = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !event.isComposing) {
      // The browser's own search bar has this key: here it is the portal's.
      event.preventDefault();
      this.open();
    } else if (event.key === '?' && !keyboardTaken(event)) {
      event.preventDefault();
      this.showKeys();
    }
  };

  private readonly tapped = (event: Event): void => {
    if ((event.target as Element).closest?.('[data-palette]')) {
      (event.target as Element).closest('details')?.removeAttribute('open');
      this.open();
    }
  };

  private open(): void {
    if (overlaid() || !this.querySelector('dialog.palette')) {
      return;
    }
    this.input.value = '';
    this.dialog.showModal();
    this.input.focus();
    this.find();
  }

  // ---- finding

  private readonly typed = (event: Event): void => {
    if (event.target === this.input && !(event as InputEvent).isComposing) {
      this.later();
    }
  };

  private readonly later = (): void => {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.find(), PAUSE_MS);
  };

  private find(): void {
    clearTimeout(this.soon);
    quietly(() => this.$server?.find(this.input.value));
  }

  /** Whether what is shown was found by what stands in the field: nobody takes what was not seen. */
  private get seen(): boolean {
    return (this.getAttribute('finds') ?? '').replace(/^\d+:/, '') === this.input.value;
  }

  private mark(option: HTMLElement | undefined): void {
    for (const one of this.options) {
      one.setAttribute('aria-selected', String(one === option));
    }
    this.input.setAttribute('aria-expanded', String(option !== undefined));
    if (option) {
      this.input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  // ---- choosing

  private readonly chosen = (event: KeyboardEvent): void => {
    if (event.isComposing || event.target !== this.input) {
      return;
    }
    const { options, marked, input } = this;
    const at = marked ? options.indexOf(marked) : -1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      this.mark(options[(at + by + options.length) % options.length]);
    } else if (event.key === 'Enter') {
      if (!this.seen) {
        this.find();
      } else if (marked instanceof HTMLAnchorElement && (event.ctrlKey || event.metaKey)) {
        window.open(marked.href, '_blank', 'noopener');
      } else {
        marked?.click();
      }
    } else if (event.key === 'ArrowRight' && marked?.dataset['narrows'] && input.selectionStart === input.value.length) {
      input.value = marked.dataset['narrows'];
      this.find();
    } else {
      return;
    }
    event.preventDefault();
  };

  private readonly clicked = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (!this.dialog.contains(target)) {
      return;
    }
    const option = target.closest('.option');
    if (option?.getAttribute('aria-disabled') === 'true') {
      // The keys go on in the field.
      this.input.focus();
      return;
    }
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if ((option && !elsewhere) || target.closest('.close') || target === this.dialog) {
      this.dialog.close();
    }
  };

  // ---- the keys of this page

  private showKeys(): void {
    const here = [...document.querySelectorAll<HasKeys>('live-board')]
      .filter((board) => (board.querySelector('.board-main')?.getClientRects().length ?? 0) > 0)
      .flatMap((board) => board.keysHere ?? []);
    for (const element of document.querySelectorAll<HTMLElement>('.view [data-keys]')) {
      here.push({ keys: element.dataset['keys']!, does: 'keys.digits' });
    }
    if (document.querySelector('notice-centre')) {
      here.push({ keys: 'J', does: 'keys.accept' });
    }
    // Several boards on one page have the same keys.
    const shown = here.filter((one, i) => here.findIndex((other) => other.keys === one.keys) === i);
    const line = (one: KeyHere): unknown =>
      html`<div><dt>${one.keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${one.label ?? this.words[one.does ?? '']}</dd></div>`;
    const everywhere: KeyHere[] = [
      { keys: 'Ctrl K', does: 'keys.palette' },
      { keys: '?', does: 'keys.help' },
    ];
    render(
      html`<h2>${this.words['keys.title']}</h2>
        <dl>${shown.map(line)}</dl>
        <h3>${this.words['keys.everywhere']}</h3>
        <dl>${everywhere.map(line)}</dl>
        <form method="dialog"><button class="btn">${this.words['close']}</button></form>`,
      this.keys,
    );
    this.keys.setAttribute('aria-label', this.words['keys.title'] ?? '');
    this.keys.showModal();
  }
}

customElements.define('go-palette', GoPalette);
