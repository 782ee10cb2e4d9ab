/** Pieces that several elements draw the same way: text, holders, buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons';

/** Text from outside: shown as text, in a direction of its own, cut with the whole in the title. */
export function outside(text: string, cls = ''): TemplateResult {
  return html`<span class="iso ${cls}" dir="auto" title=${text}>${text}</span>`;
}

/** Several short texts with dots between them, each in a direction of its own. */
export function dotted(texts: readonly (string | undefined)[]): TemplateResult | typeof nothing {
  const shown = texts.filter((text): text is string => text !== undefined && text !== '');
  return shown.length === 0
    ? nothing
    : html`${shown.map((text, i) => html`${i > 0 ? html`<i class="dot"></i>` : nothing}<bdi>${text}</bdi>`)}`;
}

/** The character in the ring: the first of the name, as the house writes it. */
export function face(name: string | undefined): string {
  return Array.from((name ?? '').trim())[0]?.toLocaleUpperCase() ?? '';
}

export function ring(name: string | undefined): TemplateResult {
  return html`<span class="face" aria-hidden="true">${face(name)}</span>`;
}

export function brokenRing(): TemplateResult {
  return html`<span class="face">${icon('alone')}</span>`;
}

/** Whether the keyboard belongs to something else just now: a field, a dialog, a menu, an input method. */
export function keyboardTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
    return true;
  }
  const target = event.composedPath()[0];
  if (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  ) {
    return true;
  }
  return overlaid();
}

/** Whether a dialog or a menu stands over the page. */
export function overlaid(): boolean {
  return document.querySelector(OVERLAYS) !== null;
}

const OVERLAYS = [
  'vaadin-dialog[opened]',
  'vaadin-dialog-overlay',
  'vaadin-confirm-dialog[opened]',
  'vaadin-confirm-dialog-overlay',
  'vaadin-menu-bar-overlay',
  'vaadin-context-menu-overlay',
  'vaadin-popover[opened]',
  'dialog[open]',
].join(',');

/** Whether this key was struck, also while a Chinese input method listens (it reports the key as "Process"). */
export function struck(event: KeyboardEvent, key: string): boolean {
  return event.key.toUpperCase() === key.toUpperCase() || (event.key === 'Process' && event.code === `Key${key.toUpperCase()}`);
}
