/**
 * What of a board stands in the page's address, so that it can be kept, sent and come back to: the filter, and what is searched for
 * where no row is a person. And to which row one comes back.
 */
import type { BoardConfig } from './config';

const FILTER = 'filter';
const SEARCH = 'q';
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

/** The filter that the address names, or else the one that was chosen last in this tab. */
export function filterAtFirst(config: BoardConfig): string {
  const { filters } = config;
  const asked = ofThePage(config) ? new URLSearchParams(location.search).get(FILTER) : null;
  const known = (id: string | null): string | undefined => filters?.find((f) => f.id === id)?.id;
  return known(asked) ?? known(sessionStorage.getItem(`${place(config)}.filter`)) ?? filters?.[0]?.id ?? '';
}

export function keepFilter(config: BoardConfig, id: string): void {
  sessionStorage.setItem(`${place(config)}.filter`, id);
  if (ofThePage(config)) {
    write(FILTER, id === config.filters?.[0]?.id ? '' : id);
  }
}

/** What is searched for at first: nothing that names a person is ever written where others read it. */
export function searchAtFirst(config: BoardConfig): string {
  return config.search?.shared && ofThePage(config) ? (new URLSearchParams(location.search).get(SEARCH) ?? '') : '';
}

export function keepSearch(config: BoardConfig, needle: string): void {
  if (config.search?.shared && ofThePage(config)) {
    write(SEARCH, needle.trim());
  }
}

/** The row is left for its page. */
export function leftAt(config: BoardConfig, id: string): void {
  sessionStorage.setItem(`${place(config)}.row`, id);
}

/** The row to which somebody has just come back. */
export function backAt(config: BoardConfig): string | undefined {
  return performance.now() - wentBack < BACK_MS ? (sessionStorage.getItem(`${place(config)}.row`) ?? undefined) : undefined;
}

function write(name: string, value: string): void {
  const address = new URL(location.href);
  if (value === '') {
    address.searchParams.delete(name);
  } else {
    address.searchParams.set(name, value);
  }
  history.replaceState(history.state, '', address);
}
