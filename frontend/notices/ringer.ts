/**
 * What somebody hears and feels of new work. A page may be heard only once its person has pressed something on it: that is
 * the browser's rule, so the first press, wherever it falls, opens the sound, and until then the page says that it is mute.
 */

/** What the ringer needs of the world, so that a test can be the world. */
export interface RingerWorld {
  audio(): AudioContext | undefined;
  vibrate(pattern: number[]): boolean;
}

const STRIKES: readonly (readonly [hertz: number, atSeconds: number])[] = [
  [659, 0],
  [880, 0.16],
];
const LASTS_S = 0.5;
const LOUDNESS = 0.25;
const BUZZ = [140, 70, 140];

export class Ringer {
  private readonly world: RingerWorld;
  private audio: AudioContext | undefined;

  constructor(world: RingerWorld) {
    this.world = world;
  }

  /** Within a press: from now on the page may be heard. */
  unlock(): void {
    this.audio ??= this.world.audio();
    if (this.audio?.state === 'suspended') {
      void this.audio.resume().catch(() => undefined);
    }
  }

  /** Whether it would be heard now. */
  get heard(): boolean {
    return this.audio?.state === 'running';
  }

  /** Two notes, the second higher. Whether the browser lets them be heard. */
  ring(): boolean {
    const audio = this.audio;
    if (!audio || !this.heard) {
      return false;
    }
    for (const [hertz, at] of STRIKES) {
      const tone = audio.createOscillator();
      const loud = audio.createGain();
      const from = audio.currentTime + at;
      tone.frequency.value = hertz;
      loud.gain.setValueAtTime(0, from);
      loud.gain.linearRampToValueAtTime(LOUDNESS, from + 0.01);
      loud.gain.exponentialRampToValueAtTime(0.001, from + LASTS_S);
      tone.connect(loud).connect(audio.destination);
      tone.start(from);
      tone.stop(from + LASTS_S);
    }
    return true;
  }

  /** Whether the device could be felt. */
  buzz(): boolean {
    return this.world.vibrate(BUZZ);
  }
}

/** The page's own. */
export const pageRinger: Ringer = new Ringer({
  audio: () => (typeof AudioContext === 'undefined' ? undefined : new AudioContext()),
  // Asked before anything was pressed, a browser refuses and complains.
  vibrate: (pattern) => typeof navigator.vibrate === 'function' && navigator.userActivation?.hasBeenActive !== false && navigator.vibrate(pattern),
});

if (typeof document !== 'undefined') {
  for (const press of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(press, () => pageRinger.unlock(), { capture: true, passive: true });
  }
}
