/**
 * The wall's voice: the browser's own speech, Chinese and then English, each call twice, one after another and never two
 * at once. A browser without speech stays silent, and says so on the wall.
 */

export interface Utterance {
  readonly text: string;
  readonly lang: 'zh-CN' | 'en-GB';
}

export interface Spoken {
  /** what is called, so that a call that is over is not spoken */
  readonly id: string;
  readonly parts: readonly Utterance[];
}

/** What the voice needs of the world, so that a test can be the world. */
export interface VoiceWorld {
  /** Speaks; answers once it is over, and whether it was heard. */
  speak(utterance: Utterance): Promise<boolean>;
  cancel(): void;
}

const TIMES = 2;

export class WallVoice {
  private readonly world: VoiceWorld;
  private queue: Spoken[] = [];
  private speaking: string | undefined;
  private silenced = false;
  private readonly heard: (id: string, well: boolean) => void;

  /** @param heard told when a call has been spoken, or could not be */
  constructor(world: VoiceWorld, heard: (id: string, well: boolean) => void) {
    this.world = world;
    this.heard = heard;
  }

  /** Speaks a call when its turn comes. A call that waits already is not spoken twice. */
  say(call: Spoken): void {
    if (call.id !== this.speaking && !this.queue.some((waiting) => waiting.id === call.id)) {
      this.queue.push(call);
      void this.go();
    }
  }

  /** Forgets what is no longer called, also in the midst of a sentence. */
  keep(ids: ReadonlySet<string>): void {
    this.queue = this.queue.filter((call) => ids.has(call.id));
    if (this.speaking !== undefined && !ids.has(this.speaking)) {
      this.silenced = true;
      this.world.cancel();
    }
  }

  private async go(): Promise<void> {
    if (this.speaking !== undefined) {
      return;
    }
    for (let call = this.queue.shift(); call; call = this.queue.shift()) {
      this.speaking = call.id;
      this.silenced = false;
      const well = await this.speakAll(call).catch(() => false);
      this.speaking = undefined;
      if (!this.silenced) {
        this.heard(call.id, well);
      }
    }
  }

  private async speakAll(call: Spoken): Promise<boolean> {
    let well = true;
    for (let time = 0; time < TIMES; time++) {
      for (const part of call.parts) {
        if (!this.silenced) {
          well = (await this.world.speak(part)) && well;
        }
      }
    }
    return well;
  }
}

/** A browser that never says that it has finished must not silence the wall for ever. */
const LONGEST_MS = 20_000;

/** The browser's speech, if it has any. */
export function browserVoice(): VoiceWorld | undefined {
  const synthesis = typeof window === 'undefined' ? undefined : window.speechSynthesis;
  if (!synthesis || typeof SpeechSynthesisUtterance === 'undefined') {
    return undefined;
  }
  return {
    speak: ({ text, lang }) =>
      new Promise((over) => {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.lang = lang;
        utterance.rate = 0.9;
        const voice = bestVoice(synthesis.getVoices(), lang);
        if (voice) {
          utterance.voice = voice;
        }
        const late = setTimeout(() => {
          synthesis.cancel();
          over(false);
        }, LONGEST_MS);
        utterance.onend = () => {
          clearTimeout(late);
          over(true);
        };
        utterance.onerror = (event) => {
          clearTimeout(late);
          over(event.error === 'canceled' || event.error === 'interrupted');
        };
        synthesis.speak(utterance);
      }),
    cancel: () => synthesis.cancel(),
  };
}

/** The language itself before one of its kin, a voice of this machine before one that needs the internet. */
function bestVoice(voices: readonly SpeechSynthesisVoice[], lang: string): SpeechSynthesisVoice | undefined {
  const rank = (voice: SpeechSynthesisVoice): number =>
    (voice.lang.replace('_', '-') === lang ? 2 : 0) + (voice.localService ? 1 : 0);
  return voices
    .filter((voice) => voice.lang.startsWith(lang.slice(0, 2)))
    .sort((a, b) => rank(b) - rank(a))[0];
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A ticket as it is spoken: digit by digit, in Chinese with 零 to 九. */
export function spokenTicket(ticket: string, lang: Utterance['lang']): string {
  return [...ticket].map((c) => (lang === 'zh-CN' ? (DIGITS[Number(c)] ?? c) : c)).join(lang === 'zh-CN' ? '' : ' ');
}
