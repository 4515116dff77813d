import { mayBegin } from '../base/word-edge.js';
import type { People } from './people.js';
import { linksIn } from './text-links.js';

/** A piece of a message's text. All pieces in order are the text again, to the letter. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** Several people may have the same name. */
  | { readonly kind: 'mention'; readonly text: string; readonly userIds: readonly string[] };

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
      const areSamePeople =
        part.kind !== 'mention' || (other.kind === 'mention' && other.userIds.join('\n') === part.userIds.join('\n'));
      return part.kind === other.kind && part.text === other.text && areSamePeople;
    })
  );
}

/** Whether the text mentions this user. */
export function mentionsUser(text: string, people: People, userId: string): boolean {
  if (userId === '' || !text.includes('@')) return false;
  return partsOf(text, people).some((part) => part.kind === 'mention' && part.userIds.includes(userId));
}

function mentions(text: string, people: People, parts: Part[]): void {
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    // An at sign in a word belongs to an address of mail.
    if (at < done || !mayBegin(text, at)) continue;
    const named = people.at(text, at + 1);
    if (!named) continue;
    if (at > done) parts.push({ kind: 'text', text: text.slice(done, at) });
    done = named.end;
    parts.push({ kind: 'mention', text: text.slice(at, done), userIds: named.userIds });
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
}
