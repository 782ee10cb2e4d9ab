/** What the person at this screen has chosen, on whatever page it was chosen: colours are applied, the rest can be asked. */
import { Awake } from '../live/awake';
import { LiveElement } from '../live/live-element';
import { overlaid } from '../live/parts';
import { reloadPage } from '../live/reload';
import { nothing } from 'lit';
import type { Row } from '../live/protocol';

interface Chosen extends Row {
  /** SYSTEM, LIGHT or DARK */
  readonly co?: string;
  readonly so?: boolean;
  readonly vi?: boolean;
  readonly sy?: boolean;
  readonly aw?: boolean;
  /** zh-CN or en; absent when it is the browser's */
  readonly la?: string;
  /** COMFORTABLE or COMPACT */
  readonly de?: string;
}

export interface Preferences {
  readonly sound: boolean;
  readonly vibration: boolean;
  /** whether the system tells of new work */
  readonly system: boolean;
  /** whether a telephone's screen stays on while its person is on duty */
  readonly awake: boolean;
}

let chosen: Preferences = { sound: false, vibration: false, system: false, awake: true };

/** What may be heard and felt on this page; the element tells the document of a change ("preferences"). */
export function preferences(): Preferences {
  return chosen;
}

const SCHEMES: Readonly<Record<string, string>> = { LIGHT: 'light', DARK: 'dark' };

/** The page itself came with the person's colours; from then on they follow. */
function colour(colours: string | undefined): void {
  const scheme = SCHEMES[colours ?? ''];
  const root = document.documentElement;
  if (scheme) {
    root.dataset['colours'] = scheme;
  } else {
    delete root.dataset['colours'];
  }
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', scheme ?? 'light dark');
}

/** How close together rows stand. */
function density(chosenDensity: string | undefined): void {
  const root = document.documentElement;
  if (chosenDensity === 'COMPACT') {
    root.dataset['density'] = 'compact';
  } else {
    delete root.dataset['density'];
  }
}

const AGAIN_MS = 3_000;
let speaking: ReturnType<typeof setTimeout> | undefined;

/** A page speaks one language: in another it is loaded anew, once nobody is typing on it and no dialog is open. */
function speak(language: string | undefined): void {
  clearTimeout(speaking);
  if (language === undefined || document.documentElement.lang === language) {
    return;
  }
  const typing = document.activeElement?.matches('input, textarea, select, [contenteditable]') === true;
  if (typing || overlaid() || !reloadPage()) {
    speaking = setTimeout(() => speak(language), AGAIN_MS);
  }
}

const IN_SERVICE: ReadonlySet<string | undefined> = new Set(['ON_DUTY', 'SERVING']);
const PHONE = '(max-width: 799px) and (pointer: coarse)';
const awake = new Awake();

/** A telephone in service is looked at again and again, with hands that are full. */
function inService(): void {
  const duty = document.querySelector<HTMLElement>('[data-duty]')?.dataset['duty'];
  awake.keep(chosen.awake && IN_SERVICE.has(duty) && matchMedia(PHONE).matches);
}

new MutationObserver(inService).observe(document.documentElement, { attributes: true, attributeFilter: ['data-duty'], subtree: true });
window.addEventListener('vaadin-navigated', inService);

export class PersonalPreferences extends LiveElement<Chosen> {
  private readonly hear = (event: Event): void => event.stopPropagation();

  override connectedCallback(): void {
    super.connectedCallback();
    // Not the page's own rows: what reads along there is not meant.
    this.addEventListener('live-rows', this.hear);
    inService();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('live-rows', this.hear);
  }

  protected override rowsChanged(ids: ReadonlySet<string> | undefined): void {
    super.rowsChanged(ids);
    const row = [...this.rows.values()][0];
    // A board that nobody watched until now may be empty at first: what the page came with stays until something is known.
    if (row) {
      colour(row.co);
      density(row.de);
      speak(row.la);
      chosen = { sound: row.so === true, vibration: row.vi === true, system: row.sy === true, awake: row.aw === true };
      inService();
      document.dispatchEvent(new Event('preferences'));
    }
  }

  protected override render(): typeof nothing {
    return nothing;
  }
}

customElements.define('personal-preferences', PersonalPreferences);
