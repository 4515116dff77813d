import { mayBegin, SPACELESS } from '../base/word-edge.js';

/** A stretch of a text that is an address, and where it leads. */
export interface Link {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

// An address ends at white space, at quotes and angle brackets, and at a backslash, which browsers take for a slash.
const CHARACTER = '[^\\s<>"`\\\\]';
// It also ends at the brackets, quotes and full stops of other scripts than ours: an address that is copied has none of them.
const MARK = '(?![\\x00-\\x7f‘’])[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Term}…‥]';
// Browsers take these for the dot of a host. They end it where nothing follows that could be more of the host.
const DOT = '[。．｡](?=[a-z0-9-])(?!https?://|www\\.)';
// And where a script that writes without spaces begins right after a Latin word, a port, or a mark that ends a sentence.
const LATIN_HOST = '(?<=[a-z]|:\\d{1,5})';
// Right after what is ASCII, a mark as wide as an ideograph is the sentence's; so is a long dash, a sign or an emoji that
// nothing follows which could be more of the address: in an address that is copied they are all encoded.
const WIDE = '(?=[\\p{P}\\p{S}])[\\u3001-\\u303f\\u30fb\\uff01-\\uff65\\uffe0-\\uffee]|[—―]';
const SIGN = '(?![\\x00-\\x7f‘’])[\\p{P}\\p{S}]';
const HOST_END = `(?!${DOT})${MARK}|${LATIN_HOST}(?:${SPACELESS}|(?!${DOT})(?:${WIDE})|(?=\\p{S})${SIGN}(?![\\x21-\\x7e]))`;
const PATH_END =
  `${MARK}|(?<=[a-z0-9.,:;!?'*)\\]}])${SPACELESS}|` + `(?<=[\\x21-\\x7e])(?:${WIDE}|${SIGN}(?![\\w/%(-]))`;
const CANDIDATE = new RegExp(
  `(?:https?://|www\\.)(?:(?!${HOST_END})(?![/?#])${CHARACTER})+(?:[/?#](?:(?!${PATH_END})${CHARACTER})*)?`,
  'giu',
);
/** More of a word: a host of one label that ends right before it may be a part of a longer one. */
const MORE = /^[\p{L}\p{M}\p{N}。．｡]/u;
const BEFORE_BARE = /[@./\\:-]$/u;
const PARTS = /^(https?:\/\/)?([^/?#:]+)(?::(\d{1,5}))?(?:[/?#]|$)/iu;
/** Control and format characters, private use and what is unassigned: nothing of it is seen, so nobody knows what they follow. */
const UNSEEN = /\p{C}/u;
const SENTENCE_END = ".,:;!?'*_~‘’";
const OPENING = '([{';
const CLOSING = ')]}';

/** The addresses in a text, from left to right. What is shown is always the text itself, so it has to be honest. */
export function linksIn(text: string): Link[] {
  const found: Link[] = [];
  for (const { index, 0: candidate } of text.matchAll(CANDIDATE)) {
    const isBare = /^w/i.test(candidate);
    if (!mayBegin(text, index) || (isBare && BEFORE_BARE.test(text.slice(Math.max(index - 1, 0), index)))) continue;
    if (UNSEEN.test(candidate)) continue;
    const address = withoutTail(candidate);
    const after = index + address.length;
    const href = hrefOf(address, MORE.test(text.slice(after, after + 2)));
    if (href !== undefined) found.push({ start: index, end: index + address.length, href });
  }
  return found;
}

/**
 * Where an address leads; undefined if it is none, or shows another host than the one it leads to.
 *
 * @param isCut whether more of a word follows
 */
function hrefOf(address: string, isCut: boolean): string | undefined {
  const [, scheme, host, port] = PARTS.exec(address) ?? [];
  if (host === undefined || Number(port ?? 0) > 65_535) return undefined;
  if (!isPlainHost(host) || (isCut && !host.includes('.'))) return undefined;
  if (scheme !== undefined) return address;
  return host.split('.').length > 2 ? `https://${address}` : undefined;
}

/** Ends of sentences, and brackets that were opened before the address, are not part of it. Looks at each character twice at most. */
function withoutTail(candidate: string): string {
  const tooMany = [0, 0, 0]; // closing brackets, of each kind
  for (const character of candidate) {
    if (CLOSING.includes(character)) tooMany[CLOSING.indexOf(character)]!++;
    else if (OPENING.includes(character)) tooMany[OPENING.indexOf(character)]!--;
  }
  let end = candidate.length;
  for (; end > 0; end--) {
    const last = candidate.charAt(end - 1);
    const kind = CLOSING.indexOf(last);
    if (kind >= 0 && tooMany[kind]! > 0) tooMany[kind]!--;
    else if (!SENTENCE_END.includes(last)) break;
  }
  return candidate.slice(0, end);
}

const ASCII = /^(?!-)[a-z0-9-]+(?<!-)$/i;
const NUMBER = /^(?:\d+|0x[0-9a-f]*)$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
/** Latin with its usual marks; not the letters that pass for others, like the i without a dot. */
const LATIN =
  /^(?![-\u0131\u0138\u0149\u017f])[a-z0-9\u00df-\u00f6\u00f8-\u012f\u0132-\u0137\u0139-\u0148\u014a-\u017e-]+(?<!-)$/i;
/** Scripts without letters that look Latin: one of them to a label. */
const OWN_LOOK = [
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー0-9-]+$/u,
  /^[\p{sc=Hang}0-9-]+$/u,
  /^[\p{sc=Arab}-]+$/u,
  /^[\p{sc=Hebr}-]+$/u,
  /^[\p{sc=Thai}-]+$/u,
  /^[\p{sc=Deva}-]+$/u,
];
/** Scripts with letters that look Latin: all labels or none. */
const LIKE_LATIN = [/^[\p{sc=Cyrl}0-9-]+$/u, /^[\p{sc=Grek}0-9-]+$/u];

/** A host that reads as what it is: no names before an at sign, no encodings, no alphabets mixed to look like another. */
function isPlainHost(host: string): boolean {
  const labels = host.split('.');
  if (host.length > 253 || labels.some((label) => label.length === 0 || label.length > 63)) return false;
  // Browsers take more than this for an address of four numbers, and lead to another one than is shown.
  if (NUMBER.test(labels.at(-1)!)) return IPV4.test(host);
  if (LIKE_LATIN.some((script) => labels.every((label) => script.test(label)))) return true;
  return labels.every(
    (label) => ASCII.test(label) || LATIN.test(label) || OWN_LOOK.some((script) => script.test(label)),
  );
}
