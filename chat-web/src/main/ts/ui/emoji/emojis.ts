import { emojiData } from './emoji-data.js';

/** One emoji, by which it is found. */
export interface Emoji {
  readonly emoji: string;
  /** Short codes without colons, the most usual first. */
  readonly codes: readonly string[];
  /** What it is called, in words. */
  readonly name: string;
  /** The words in its codes. */
  readonly parts: readonly string[];
  /** More words to find it by. */
  readonly words: readonly string[];
}

/** The categories in their usual order, each with its emoji. */
export const categories: readonly (readonly Emoji[])[] = emojiData.map((lines) => lines.split('\n').map(parse));

export const allEmoji: readonly Emoji[] = categories.flat();

const byCode = new Map<string, Emoji>();
for (const emoji of allEmoji) {
  for (const code of emoji.codes) if (!byCode.has(code)) byCode.set(code, emoji);
}
/** Ranks behind all codes that begin as typed. */
const IN_CODE = 1000;
const IN_WORDS = 1001;
const byEmoji = new Map(allEmoji.map((emoji) => [emoji.emoji, emoji]));

/** The emoji of a short code without colons. */
export function emojiOf(code: string): Emoji | undefined {
  return byCode.get(code.toLowerCase());
}

/** What is known of these characters; what is no emoji of ours is left out. */
export function known(emoji: readonly string[]): Emoji[] {
  return emoji.flatMap((one) => byEmoji.get(one) ?? []);
}

/** The emoji that fit what somebody types, the best first. */
export function search(typed: string, limit: number): Emoji[] {
  const queries = typed
    .toLowerCase()
    .split(/[\s_]+/u)
    .filter(Boolean);
  const whole = queries.join('_');
  if (whole === '') return [];
  const fits = allEmoji.flatMap((emoji) => {
    const rank = rankOf(emoji, whole, queries);
    return rank === undefined ? [] : [{ emoji, rank }];
  });
  return fits
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ emoji }) => emoji);
}

/**
 * 0 is best: the code itself, then a code that begins so, the less of it is left to type the better, then one with a word
 * that begins so, then another word.
 */
function rankOf({ codes, parts, words }: Emoji, whole: string, queries: readonly string[]): number | undefined {
  const left = codes.filter((code) => code.startsWith(whole)).map((code) => code.length - whole.length);
  if (left.length > 0) return Math.min(...left);
  if (queries.every((query) => has(parts, query))) return IN_CODE;
  return queries.every((query) => has(parts, query) || has(words, query)) ? IN_WORDS : undefined;
}

function has(words: readonly string[], beginning: string): boolean {
  return words.some((word) => word.startsWith(beginning));
}

function parse(line: string): Emoji {
  const [itself = '', words = ''] = line.split('|');
  const [emoji = '', ...codes] = itself.split(' ');
  const parts = codes.flatMap((code) => code.split('_'));
  return {
    emoji,
    codes,
    name: (codes.at(-1) ?? '').replaceAll('_', ' '),
    parts,
    words: words.split(' ').filter(Boolean),
  };
}
