import type { Message } from '../../client/wire.js';
import { dayName, isSameDay, type Locale } from '../i18n/format.js';

/** Messages this far apart stand alone, in milliseconds. */
const GROUP_MS = 5 * 60_000;

/** Whether this message goes on with what its author said just before, so that the name need not stand there again. */
export function goesOn(message: Message, before: Message | undefined): boolean {
  if (!before || message.replyTo || before.user.id !== message.user.id || isNewDay(message, before)) return false;
  if (before.system || message.system || message.announcement) return false;
  const { user } = message;
  const sameLook =
    before.user.name === user.name &&
    before.user.role === user.role &&
    before.user.badges.length === user.badges.length &&
    before.user.badges.every((badge, n) => badge === user.badges[n]);
  return sameLook && Math.abs(Date.parse(message.ts) - Date.parse(before.ts)) < GROUP_MS;
}

/** The name of the day that begins with this message; undefined if none does. What was said today needs none above it. */
export function dayAbove(
  message: Message,
  before: Message | undefined,
  locale: Locale,
  now: number,
): string | undefined {
  const begins = before ? isNewDay(message, before) : !isSameDay(new Date(message.ts), new Date(now));
  return begins ? dayName(message.ts, locale, now) : undefined;
}

/** Whether more is drawn of it than who said what: a mark, or what it answers. */
export function isSpecial({ replyTo, announcement, system, first }: Message): boolean {
  return (replyTo ?? announcement ?? system ?? first) !== undefined;
}

function isNewDay(message: Message, before: Message): boolean {
  return !isSameDay(new Date(message.ts), new Date(before.ts));
}
