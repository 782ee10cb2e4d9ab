/** How much waits, before the tab's title. Views and the router set the title anew; the number comes back by itself. */

const NUMBER = /^\(\d+\) /;

let waiting = 0;

function number(): void {
  const bare = document.title.replace(NUMBER, '');
  const title = waiting > 0 ? `(${waiting}) ${bare}` : bare;
  if (document.title !== title) {
    document.title = title;
  }
}

/** So many wait now. */
export function numberTitle(count: number): void {
  waiting = count;
  number();
}

if (typeof document !== 'undefined') {
  new MutationObserver(number).observe(document.head, { childList: true, subtree: true, characterData: true });
}
