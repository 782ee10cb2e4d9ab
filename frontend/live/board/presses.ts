/** Buttons that were pressed a moment ago: a second press on the same one is a slip of the finger. */

const PRESS_MS = 1_200;

export class Presses {
  private readonly pressed = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  has(action: string, id: string): boolean {
    return this.pressed.has(key(action, id));
  }

  add(action: string, id: string): void {
    const pressed = key(action, id);
    this.pressed.set(pressed, setTimeout(() => this.release(pressed), PRESS_MS));
    this.changed();
  }

  /** These rows changed, or all: what was pressed has been answered. */
  answered(ids: ReadonlySet<string> | undefined): void {
    for (const pressed of [...this.pressed.keys()]) {
      if (!ids || ids.has(pressed.slice(pressed.indexOf(':') + 1))) {
        this.release(pressed);
      }
    }
  }

  private release(pressed: string): void {
    clearTimeout(this.pressed.get(pressed));
    this.pressed.delete(pressed);
    this.changed();
  }
}

function key(action: string, id: string): string {
  return `${action}:${id}`;
}
