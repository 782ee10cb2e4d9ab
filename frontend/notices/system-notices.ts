/**
 * What the system itself tells of new work while no page of the portal is looked at: a ticket and a colleague, never a
 * guest's name, since anybody may stand before a locked telephone. A browser allows it only where the house runs under
 * HTTPS, and once the person has said so to it.
 */

function possible(): boolean {
  return globalThis.isSecureContext && typeof Notification !== 'undefined';
}

/** Within a press: asks the person's browser. Whether it lets itself be used. */
export async function allowSystemNotices(): Promise<boolean> {
  if (!possible()) {
    return false;
  }
  return (await Notification.requestPermission()) === 'granted' && shown('✓', 'jz-try');
}

/** Tells of something, if nobody looks at the page; what has the same tag takes the other's place. */
export function tellSystem(text: string, tag: string): void {
  if (possible() && document.hidden && Notification.permission === 'granted') {
    shown(text, tag);
  }
}

function shown(text: string, tag: string): boolean {
  try {
    const notice = new Notification(text, { tag, icon: 'icons/house-work.svg' });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return true;
  } catch {
    return false; // some telephones want a program in the background for it, which the portal has not
  }
}
