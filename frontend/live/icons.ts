/**
 * The marks and icons of the house (look/l-parts). A mark's shape says the phase, its fill whether somebody is serving.
 * Marks carry their own fill and stroke; the names that begin with "i-" are line icons and take both from `.ico`.
 */
import { nothing, svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

const SHAPES: Readonly<Record<string, SVGTemplateResult>> = {
  alone: svg`<circle cx="13" cy="13" r="11.5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="5.2 4.8"/><path d="M9 17 17 9" stroke="currentColor" stroke-width="1.8"/>`,
  bed: svg`<path d="M1.8 4v9M1.8 10.5h12.4M14.2 13V8.5" fill="none" stroke="currentColor" stroke-width="1.6"/><rect x="4" y="6" width="8" height="3" fill="currentColor"/>`,
  check: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="m5.2 8.2 2 2 3.6-4" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  cutlive: svg`<circle cx="8" cy="8" r="2.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M2 2l12 12" stroke="currentColor" stroke-width="1.8"/>`,
  dia: svg`<path d="M8 1.8 14.2 8 8 14.2 1.8 8z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="miter"/>`,
  diaf: svg`<path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor"/>`,
  diaop: svg`<path d="M8 1.3 14.7 8 8 14.7 1.3 8z" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M8 4.6 11.4 8 8 11.4 4.6 8z" fill="currentColor"/>`,
  disc: svg`<circle cx="8" cy="8" r="6.8" fill="currentColor"/>`,
  disceq: svg`<circle cx="8" cy="8" r="6.8" fill="currentColor"/><path d="M5 6.4h6M5 9.6h6" stroke="var(--jz-surface)" stroke-width="1.6"/>`,
  discplus: svg`<circle cx="8" cy="8" r="6.8" fill="currentColor"/><path d="M8 4.6v6.8M4.6 8h6.8" stroke="var(--jz-surface)" stroke-width="1.8"/>`,
  drop: svg`<path d="M8 1.8c2.8 3.3 4.4 5.6 4.4 7.7a4.4 4.4 0 0 1-8.8 0c0-2.1 1.6-4.4 4.4-7.7z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>`,
  dropf: svg`<path d="M8 1c3.2 3.6 5.2 6.1 5.2 8.5a5.2 5.2 0 0 1-10.4 0C2.8 7.1 4.8 4.6 8 1z" fill="currentColor"/>`,
  hold: svg`<path d="M5.5 3.5v9M10.5 3.5v9" stroke="currentColor" stroke-width="2.4"/>`,
  house: svg`<path d="M12 0v6.5M12 17.5V24" stroke="currentColor" stroke-width="2.4"/><circle cx="12" cy="12" r="5.5" fill="none" stroke="currentColor" stroke-width="2.4"/><circle cx="12" cy="12" r="1.8" fill="currentColor"/>`,
  'i-arr': svg`<path d="M2 14h12M3.5 14V3.5L8 2v12M8 5l4.5 1.5V14"/>`,
  'i-arrow': svg`<path d="M2.5 8h11M9.5 4l4 4-4 4"/>`,
  'i-bell': svg`<path d="M3 12h10l-1.2-1.8V7a3.8 3.8 0 0 0-7.6 0v3.2zM6.6 14h2.8"/>`,
  'i-call': svg`<path d="M3 2.5h2.6l1.2 3-1.6 1.2a8.2 8.2 0 0 0 4.1 4.1l1.2-1.6 3 1.2V13a1.2 1.2 0 0 1-1.3 1.2A10.6 10.6 0 0 1 1.8 3.8 1.2 1.2 0 0 1 3 2.5z"/>`,
  'i-check': svg`<path d="m3 8.5 3.5 3.5L13 4.5"/>`,
  'i-clock': svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>`,
  'i-complaint': svg`<path d="M2 3h12v8H7l-3 2.8V11H2z"/>`,
  'i-cup': svg`<path d="M3 5h8v5a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3zM11 6.5h1.5a1.5 1.5 0 0 1 0 3H11"/>`,
  'i-desk': svg`<path d="M1.5 6h13M3 6v8M13 6v8M5.5 6V3h5v3"/>`,
  'i-fig': svg`<path d="M2 14h12M4 11.5V8M8 11.5V3.5M12 11.5V6"/>`,
  'i-find': svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>`,
  'i-file': svg`<path d="M8 2v7.5M5 6.8 8 9.8l3-3M2.5 11v3h11v-3"/>`,
  'i-left': svg`<path d="M10 3.5 5.5 8l4.5 4.5"/>`,
  'i-lift': svg`<path d="M3 2h10v12H3zM8 2v12M5.5 6.5v3M10.5 6.5v3"/>`,
  'i-lock': svg`<path d="M3.5 7h9v7h-9zM5.5 7V4.7a2.5 2.5 0 0 1 5 0V7"/>`,
  'i-nil': svg`<path d="M3 5h8v5a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3zM1.8 14.2 13.5 2"/>`,
  'i-order': svg`<path d="M4 1.8h8v12.4H4zM6.3 5h3.4M6.3 8h3.4M6.3 11h2"/>`,
  'i-photo': svg`<path d="M2 4.5h3l1-1.5h4l1 1.5h3v8.5H2z"/><circle cx="8" cy="8.5" r="2.5"/>`,
  'i-plus': svg`<path d="M8 3v10M3 8h10"/>`,
  'i-right': svg`<path d="m6 3.5 4.5 4.5L6 12.5"/>`,
  'i-room': svg`<path d="M2 2.5h12v11H2zM2 8h5M9.5 8H14M9 2.5V6"/>`,
  'i-run': svg`<path d="M6 1.8h4M7 1.8v4.7l-3.6 6A1.2 1.2 0 0 0 4.4 14.2h7.2a1.2 1.2 0 0 0 1-1.7L9 6.5V1.8M5 10.5h6"/>`,
  'i-seat': svg`<path d="M4 2v7h7.5v5M4 9v5M4 6h0"/>`,
  'i-set': svg`<path d="M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7"/><circle cx="10.5" cy="4.5" r="1.5"/><circle cx="5.5" cy="11.5" r="1.5"/>`,
  'i-sound': svg`<path d="M2 6v4h2.5L8 13V3L4.5 6zM10.5 5.8a3.2 3.2 0 0 1 0 4.4M12.5 3.8a6 6 0 0 1 0 8.4"/>`,
  'i-task': svg`<path d="M2.5 4.5 4 6l2.5-3M2.5 11 4 12.5 6.5 9.5M9 4.5h5M9 11h5"/>`,
  'i-undo': svg`<path d="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6"/>`,
  'i-tray': svg`<path d="M1.8 10.5h12.4M4 10.5V6h3.5v4.5M9.5 10.5v-3h3v3M4 13.7h8"/>`,
  'i-visitor': svg`<path d="M2.5 5.5h11v8h-11zM6 5.5v-2h4v2M2.5 9h11"/>`,
  'i-walk': svg`<circle cx="9" cy="2.8" r="1.3"/><path d="M6 14l2-4-1.5-2L8 5l2.5 2.5H13M8.5 10 11 14M7.5 5.5 4.5 7v2.5"/>`,
  'i-wall': svg`<path d="M1.8 3h12.4v8H1.8zM5.5 14h5M8 11v3"/>`,
  'i-x': svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  live: svg`<circle cx="8" cy="8" r="3" fill="currentColor"/><path d="M3.4 3.4a6.5 6.5 0 0 0 0 9.2M12.6 3.4a6.5 6.5 0 0 1 0 9.2" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  out: svg`<path d="M4 12 12 4M6 4h6v6" fill="none" stroke="currentColor" stroke-width="1.8"/>`,
  'r-closed': svg`<rect x="2.3" y="2.3" width="11.4" height="11.4" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="m2.5 2.5 11 11M13.5 2.5l-11 11" stroke="currentColor" stroke-width="1.4"/>`,
  'r-doc': svg`<rect x="1.6" y="1.6" width="12.8" height="12.8" fill="currentColor"/><path d="M8 4.4v7.2M4.4 8h7.2" stroke="var(--jz-surface)" stroke-width="1.8"/>`,
  'r-free': svg`<path d="M6 2.3H2.3v11.4h11.4V2.3H10" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  'r-hk': svg`<rect x="2.3" y="2.3" width="11.4" height="11.4" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M2.5 9.5l7-7M2.5 13.5l11-11M6.5 13.5l7-7" stroke="currentColor" stroke-width="1.2"/>`,
  'r-occ': svg`<rect x="1.6" y="1.6" width="12.8" height="12.8" fill="currentColor"/>`,
  'r-res': svg`<rect x="2.3" y="2.3" width="11.4" height="11.4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2"/>`,
  ring0: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  ring1: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 8V4a4 4 0 0 1 4 4z" fill="currentColor"/>`,
  ring2: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 4a4 4 0 0 1 0 8z" fill="currentColor"/>`,
  ring3: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 8V4a4 4 0 1 1-4 4z" fill="currentColor"/>`,
  ringplus: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 5v6M5 8h6" stroke="currentColor" stroke-width="1.6"/>`,
  sheet: svg`<path d="M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8h4.4M5.8 10.8h4.4" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
  sheetmove: svg`<path d="M2 1.8h4.5l2.5 2.5v9.9H2zM4 8h3M4 10.8h3" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M10.8 8h4M13 6l2 2-2 2" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
  sheetok: svg`<path d="M3.5 1.8h6l3 3v9.4h-9z" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="m5.6 9 1.7 1.7L10.6 7" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  sheettray: svg`<path d="M4 1h5.5l2.5 2.5V11H4zM6 6h4M6 8.5h4" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M2 14.5h12" stroke="currentColor" stroke-width="1.7"/>`,
  sq: svg`<rect x="2.3" y="2.3" width="11.4" height="11.4" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  sqf: svg`<rect x="1.6" y="1.6" width="12.8" height="12.8" fill="currentColor"/>`,
  tri: svg`<path d="M8 2.6 14.4 13.4H1.6z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/>`,
  trif: svg`<path d="M8 1.6 15.2 14H.8z" fill="currentColor" stroke="currentColor" stroke-width="1" stroke-linejoin="round"/><path d="M8 6.2v3.6M8 11.2v1.2" stroke="var(--jz-late-tint)" stroke-width="1.7"/>`,
  tube0: svg`<path d="M5.3 1.8h5.4v9.6a2.7 2.7 0 0 1-5.4 0z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2 1.6"/>`,
  tube1: svg`<path d="M5.3 1.8h5.4v9.6a2.7 2.7 0 0 1-5.4 0z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M5.3 8h5.4v3.4a2.7 2.7 0 0 1-5.4 0z" fill="currentColor"/>`,
  tubef: svg`<path d="M5 1.5h6v10a3 3 0 0 1-6 0z" fill="currentColor"/>`,
  tubemove: svg`<path d="M2.3 1.8h5v9.7a2.5 2.5 0 0 1-5 0z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M2.3 7h5v4.5a2.5 2.5 0 0 1-5 0z" fill="currentColor"/><path d="M10 8h5M13 5.8 15.2 8 13 10.2" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  tubetray: svg`<path d="M5.3 1h5.4v8.6a2.7 2.7 0 0 1-5.4 0z" fill="currentColor"/><path d="M2 14.5h12" stroke="currentColor" stroke-width="1.7"/>`,
  tubex: svg`<path d="M5.3 1.8h5.4v9.6a2.7 2.7 0 0 1-5.4 0z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="m2 14 12-12" stroke="currentColor" stroke-width="1.6"/>`,
};

/** Side of the square each shape is drawn on, where it is not 16. */
const BOX: Readonly<Record<string, number>> = { alone: 26, house: 24 };

export function hasIcon(name: string): boolean {
  return Object.hasOwn(SHAPES, name);
}

/** The named shape, hidden from screen readers: the word beside it speaks. An unknown name draws nothing. */
export function icon(name: string | undefined, cls = name?.startsWith('i-') ? 'ico' : ''): TemplateResult | typeof nothing {
  if (!name || !hasIcon(name)) {
    return nothing;
  }
  const side = BOX[name] ?? 16;
  return html`<svg class=${cls || nothing} viewBox=${`0 0 ${side} ${side}`} aria-hidden="true">${SHAPES[name]}</svg>`;
}
