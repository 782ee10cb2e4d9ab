/** Finding a name in characters by what a keyboard has: pinyin from any syllable on, or the initials. */

/**
 * @param spelled the name's syllables, other ways to say it behind a bar: `ou yang jing yi`
 * @param typed in small letters
 */
export function isSpelled(spelled: string, typed: string): boolean {
  const letters = typed.replace(/[\s'’]/g, '').replace(/ü/g, 'v');
  if (!/^[a-z]+$/.test(letters)) {
    return false;
  }
  return spelled.split('|').some((way) => {
    const syllables = way.split(' ');
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
    return syllables.some((_, i) => syllables.slice(i).join('').startsWith(letters) || initials.startsWith(letters, i));
  });
}
