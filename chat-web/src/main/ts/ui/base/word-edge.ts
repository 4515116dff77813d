/**
 * Where words begin and end, for links, mentions and completion alike. Most scripts put a space between words; some write
 * them one after the other, so that a name or an address may begin and end in the middle of a line of theirs.
 */

/** Letters of the scripts that write without spaces. Korean has spaces, but none before its particles: `@Mo님`. */
export const SPACELESS =
  '(?=[\\p{L}\\p{M}\\p{N}])[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Hang}\\p{scx=Yiii}\\p{scx=Thai}' +
  '\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}\\p{scx=Lana}\\p{scx=Tale}\\p{scx=Talu}\\p{scx=Java}\\p{scx=Bali}]';
/** A character of a word that goes on until something else comes. */
const SPACED = `(?!${SPACELESS})[\\p{L}\\p{N}\\p{M}_]`;

const SPACED_BEFORE = new RegExp(`${SPACED}$`, 'u');
const SPACED_AFTER = new RegExp(`^${SPACED}`, 'u');
/** Marks, joiners and selectors belong to the character before them. */
const GOES_ON = /^[\p{M}\u200c\u200d]/u;

/** Whether something that is no part of a word, such as a sign before a name, or a Latin word may begin here. */
export function mayBegin(text: string, at: number): boolean {
  return !SPACED_BEFORE.test(characterBefore(text, at));
}

/** Whether a name that ends here ends a word. One that ends in what is no letter does, whatever follows. */
export function mayEnd(text: string, end: number): boolean {
  const next = text.slice(end, end + 2);
  if (GOES_ON.test(next)) return false;
  return !SPACED_AFTER.test(next) || !SPACED_BEFORE.test(characterBefore(text, end));
}

function characterBefore(text: string, at: number): string {
  return [...text.slice(Math.max(at - 2, 0), at)].at(-1) ?? '';
}
