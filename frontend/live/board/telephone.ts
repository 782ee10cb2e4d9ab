/** Finding a row by a whole telephone number, of which boards are told the end alone. */

/** A mainland number, landlines with their area code; and the shortest abroad behind its country code. */
const WHOLE = /^(?:\d{11,}|(?:\+|00)\d{8,})$/;

/**
 * The last four digits of a whole number, in whatever way it is typed: 136 5555 0123, +86 136…, 0086….
 *
 * @returns undefined when it is none, or not whole yet
 */
export function endOfNumber(typed: string): string | undefined {
  const dialled = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}()./−]/gu, '');
  return WHOLE.test(dialled) ? dialled.slice(-4) : undefined;
}
