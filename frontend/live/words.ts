/** Text of an element: all of it comes from Java, so that a screen has one source of words. */
import { isLocalized, type Words } from './protocol';

export class Speech {
  private readonly words: Words;
  private readonly lang: 'zh' | 'en';

  constructor(words: Words = {}, lang = 'zh-CN') {
    this.words = words;
    this.lang = lang.toLowerCase().startsWith('en') ? 'en' : 'zh';
  }

  has(key: string): boolean {
    return Object.hasOwn(this.words, key);
  }

  /** The word with its {places} filled. A missing key is shown as such, so that it is noticed. */
  word(key: string, places: Readonly<Record<string, string | number>> = {}): string {
    const pattern = this.has(key) ? this.words[key]! : key;
    return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (name in places ? String(places[name]) : whole));
  }

  /** Every word that a field can have. */
  all(field: string): string[] {
    return Object.keys(this.words)
      .filter((key) => key.startsWith(`${field}.`))
      .map((key) => this.words[key]!);
  }

  /** The first of these keys that has a word, or undefined. */
  optional(...keys: string[]): string | undefined {
    const key = keys.find((k) => this.has(k));
    return key === undefined ? undefined : this.words[key];
  }

  /**
   * A field's value as text: a code that has a word, a number where any number has one, a value in two languages, or
   * the text itself. Empty: undefined.
   */
  text(value: unknown, field?: string): string | undefined {
    if (value === null || value === undefined || value === '') {
      return undefined;
    }
    if (isLocalized(value)) {
      return (value[this.lang] ?? value.zh ?? value.en) || undefined;
    }
    if (typeof value === 'object') {
      return undefined;
    }
    const raw = String(value);
    const word = field && this.optional(`${field}.${raw}`, `${field}.*`);
    return word ? word.replace('{n}', raw) : raw;
  }
}
