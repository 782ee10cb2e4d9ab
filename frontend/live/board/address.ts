/**
 * What of a board stands in the page's address, so that it can be kept, sent and come back to: the filter, the row that is open, and
 * what is searched for where no row is a person. And to which row one comes back.
 */
import type { BoardConfig } from './config';

const FILTER = 'filter';
const SEARCH = 'q';
const ROW = 'row';
/** whoever went back by the browser looks at the row from which the page was left */
const BACK_MS = 10_000;

let wentBack = -Infinity;
window.addEventListener('popstate', () => {
  wentBack = performance.now();
});

/** The address is of the page: of its board with the heading, and not of a list beside it. */
function ofThePage(config: BoardConfig): boolean {
  return config.heading === true;
}

function place(config: BoardConfig): string {
  return `jz.board.${config.name}`;
}

/** What the page's address names. */
export function asked(name: string): string | undefined {
  return new URLSearchParams(location.search).get(name) ?? undefined;
}

/** The filter that the address names, or else the one that was chosen last in this tab. */
export function filterAtFirst(config: BoardConfig): string {
  const { filters } = config;
  const known = (id: string | null | undefined): string | undefined => filters?.find((f) => f.id === id)?.id;
  return known(ofThePage(config) ? asked(FILTER) : undefined) ?? known(sessionStorage.getItem(`${place(config)}.filter`)) ?? filters?.[0]?.id ?? '';
}

export function keepFilter(config: BoardConfig, id: string): void {
  sessionStorage.setItem(`${place(config)}.filter`, id);
  if (ofThePage(config)) {
    keep(FILTER, id === config.filters?.[0]?.id ? '' : id);
  }
}

/** What is searched for at first: nothing that names a person is ever written where others read it. */
export function searchAtFirst(config: BoardConfig): string {
  return config.search?.shared && ofThePage(config) ? (asked(SEARCH) ?? '') : '';
}

export function keepSearch(config: BoardConfig, needle: string): void {
  if (config.search?.shared && ofThePage(config)) {
    keep(SEARCH, needle.trim());
  }
}

/** The address of the page with this row open; undefined for rows of a list beside the page's board. */
export function addressOf(config: BoardConfig, id: string): string | undefined {
  return ofThePage(config) ? `${location.pathname}?${ROW}=${encodeURIComponent(id)}` : undefined;
}

/** The row that the address wants open: once, as a page that is loaded anew stays as it was left. */
export function rowAtFirst(config: BoardConfig): string | undefined {
  const id = ofThePage(config) ? asked(ROW) : undefined;
  if (id !== undefined) {
    keep(ROW, '');
  }
  return id;
}

/** The row is left for its page. */
export function leftAt(config: BoardConfig, id: string): void {
  sessionStorage.setItem(`${place(config)}.row`, id);
}

/** The row to which somebody has just come back. */
export function backAt(config: BoardConfig): string | undefined {
  return performance.now() - wentBack < BACK_MS ? (sessionStorage.getItem(`${place(config)}.row`) ?? undefined) : undefined;
}

/** Writes something into the page's address; empty takes it out. */
export function keep(name: string, value: string): void {
  const address = new URL(location.href);
  if (value === '') {
    address.searchParams.delete(name);
  } else {
    address.searchParams.set(name, value);
  }
  history.replaceState(history.state, '', address);
}
