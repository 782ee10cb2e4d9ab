/** Keeps a screen from sleeping, where the browser can see to that: asked again whenever the page is seen again. */
export class Awake {
  private lock: { release(): Promise<void> } | undefined;
  private wanted = false;
  private readonly seen = (): void => void this.ask();

  /** From now on the screen stays on, or does as the device has it. */
  keep(on: boolean): void {
    if (on === this.wanted) {
      return;
    }
    this.wanted = on;
    if (on) {
      document.addEventListener('visibilitychange', this.seen);
      void this.ask();
    } else {
      document.removeEventListener('visibilitychange', this.seen);
      void this.lock?.release();
      this.lock = undefined;
    }
  }

  private async ask(): Promise<void> {
    if (document.hidden || !('wakeLock' in navigator)) {
      return;
    }
    try {
      this.lock = await navigator.wakeLock.request('screen');
      if (!this.wanted) {
        await this.lock.release();
      }
    } catch {
      // Not allowed now, on battery for one.
    }
  }
}
