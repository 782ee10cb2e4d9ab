/** The tab's icon among other tabs: a dot when something waits for this person, a triangle when it is an alarm. */

const PLAIN = 'icons/house.svg';
const WORK = 'icons/house-work.svg';
const ALARM = 'icons/house-alarm.svg';

/** So much waits now, and so much of it are alarms. */
export function markIcon(count: number, urgent: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
  const icon = urgent > 0 ? ALARM : count > 0 ? WORK : PLAIN;
  if (link && link.getAttribute('href') !== icon) {
    link.setAttribute('href', icon);
  }
}
