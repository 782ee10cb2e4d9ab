/** What Java and the live elements say to each other: payloads as they come, already parsed. */

/** A value that has one form in each language; anything else is shown as it is. */
export interface Localized {
  readonly zh?: string;
  readonly en?: string;
}

export type Value = string | number | boolean | null | undefined | Localized;

/** A row of a board. Fields beyond the id are the board's own. */
export interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Who has what a row is about: a holder's key, "desk", or "none" when nobody has it. */
export interface Holder {
  readonly h: string;
  readonly n?: Value;
  /** role code */
  readonly r?: string;
  /** since, server milliseconds */
  readonly s?: number;
  /** since when this person cannot be reached: an alarm */
  readonly u?: number;
  /** of nobody: after how many seconds that is late */
  readonly l?: number;
}

/** What a holder has offered and nobody has taken yet. */
export interface Offer {
  readonly h: string;
  /** whom it is offered to: a holder's key */
  readonly to: string;
  /** who offers it: a holder's key */
  readonly g?: string;
  readonly n?: Value;
  readonly s?: number;
}

/** Everything at once. */
export interface Snapshot<R extends Row = Row> {
  /** the life of the application that counts these versions */
  readonly e: string;
  readonly v: number;
  readonly rows: readonly R[];
}

/** What changed between version b and version v; b is left out when it is the version before. */
export interface Patch<R extends Row = Row> {
  readonly v: number;
  readonly b?: number;
  readonly set?: readonly R[];
  readonly del?: readonly string[];
}

/** The beat's answer: the newest version of every viewer that the server knows. */
export interface BeatAnswer {
  readonly t: number;
  readonly e: string;
  /** false while the server itself has no contact with its database */
  readonly ok: boolean;
  readonly asOf?: number;
  readonly v: Readonly<Record<string, number>>;
}

/** Why a board is grey: contact lost, or the server lost its database; and until when it was true. */
export interface Stale {
  readonly why: 'lost' | 'database';
  readonly asOf: number | undefined;
}

export interface LiveConfig {
  /** this element's name in the beat */
  readonly viewer: string;
  /** server milliseconds when this was sent: the first idea of the server's clock */
  readonly t: number;
  readonly beat: string;
  readonly beatMs?: number;
  readonly lang?: string;
  readonly zone?: string;
  /** holder keys that mean the person at this screen */
  readonly me?: readonly string[];
  readonly words: Words;
}

export type Words = Readonly<Record<string, string>>;

/** The methods that the Java half answers to (@ClientCallable). */
export interface LiveServer {
  act(action: string, rowId: string, version: number): unknown;
  resync(): unknown;
  shown(): unknown;
}

export function isLocalized(value: unknown): value is Localized {
  return typeof value === 'object' && value !== null && ('zh' in value || 'en' in value);
}

/** A key of a page, and what it does: a word of whoever lists them, by its name, or the page's own words. */
export interface KeyHere {
  readonly keys: string;
  readonly does?: string;
  readonly label?: string;
}
