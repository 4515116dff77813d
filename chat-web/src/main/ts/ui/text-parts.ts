import type { People } from './people.js';
import { linksIn } from './text-links.js';

/** A piece of a message's text. All pieces in order are the text again, to the letter. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly text: string; readonly userId: string };

/** An at sign with a letter or a digit before it belongs to an address of mail. */
const BEFORE_AT = /[\p{L}\p{N}_]$/u;

/** Takes a raw text apart into plain text, links and mentions of people known in the room. */
export function partsOf(text: string, people: People): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, href } of linksIn(text)) {
    mentions(text.slice(at, start), people, parts);
    parts.push({ kind: 'link', text: text.slice(start, end), href });
    at = end;
  }
  mentions(text.slice(at), people, parts);
  return parts;
}

/** Whether what is drawn of them is the same. */
export function sameParts(some: readonly Part[], others: readonly Part[]): boolean {
  return (
    some.length === others.length &&
    some.every((part, n) => {
      const other = others[n]!;
      const isSamePerson = part.kind !== 'mention' || (other.kind === 'mention' && other.userId === part.userId);
      return part.kind === other.kind && part.text === other.text && isSamePerson;
    })
  );
}

/** Whether the text mentions this user. */
export function mentionsUser(text: string, people: People, userId: string): boolean {
  if (userId === '' || !text.includes('@')) return false;
  return partsOf(text, people).some((part) => part.kind === 'mention' && part.userId === userId);
}

function mentions(text: string, people: People, parts: Part[]): void {
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < done || BEFORE_AT.test(text.slice(Math.max(at - 2, 0), at))) continue;
    const person = people.at(text, at + 1);
    if (!person) continue;
    if (at > done) parts.push({ kind: 'text', text: text.slice(done, at) });
    done = at + 1 + person.name.length;
    parts.push({ kind: 'mention', text: text.slice(at, done), userId: person.id });
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
}
