/** The line above what is printed says when it was true: at the moment in which the page is given to the printer. */
import { dayOf, serverClock, timeOfDay } from '../live/clock';

window.addEventListener('beforeprint', () => {
  const now = serverClock.now();
  for (const time of document.querySelectorAll<HTMLTimeElement>('.printed time')) {
    time.textContent = `${dayOf(now)} ${timeOfDay(now)}`;
  }
});
