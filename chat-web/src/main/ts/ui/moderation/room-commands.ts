import type { Message, ModesPatch } from '../../client/wire.js';
import { DAY, parseDuration } from './durations.js';
import type { ModerationAction } from './message-actions.js';

/** Why a command about the room cannot be done. */
export type RoomCommandError =
  | { readonly code: 'on_off' | 'no_text'; readonly command: string }
  | { readonly code: 'slow_time' | 'followers_time' | 'nothing_to_restore' };

/** What a command does to the room. */
export type RoomCommand =
  | { readonly kind: 'modes'; readonly patch: ModesPatch }
  /** A text that is to be sent, and is then pinned, or is an announcement. */
  | { readonly kind: 'say'; readonly text: string; readonly how: 'pin' }
  | { readonly kind: 'say'; readonly text: string; readonly how: 'announce'; readonly color?: string }
  | { readonly kind: 'act'; readonly act: ModerationAction }
  | { readonly kind: 'error'; readonly error: RoomCommandError };

/** `/slow` without a time: so many seconds. */
const DEFAULT_SLOW = 30;
/** The most seconds of slow mode, and of having followed (wire.md §3.6). */
export const MAX_SLOW = 300;
export const MAX_FOLLOWED = 90 * DAY;

const SWITCHES = new Map<string, 'subscribers' | 'emojiOnly' | 'unique' | 'locked' | 'shield'>([
  ['subscribers', 'subscribers'],
  ['emojionly', 'emojiOnly'],
  ['unique', 'unique'],
  ['lock', 'locked'],
  ['shield', 'shield'],
]);

/** The commands about the room, with what one writes after them. */
export const ROOM_COMMANDS = [
  { name: 'slow', usage: '[30|2m|off]' },
  { name: 'subscribers', usage: '[off]' },
  { name: 'followers', usage: '[10m|7d|off]' },
  { name: 'emojionly', usage: '[off]' },
  { name: 'unique', usage: '[off]' },
  { name: 'lock', usage: '[off]' },
  { name: 'shield', usage: '[off]' },
  { name: 'pin', usage: 'text' },
  { name: 'unpin', usage: '' },
  { name: 'announce', usage: 'text' },
  { name: 'restore', usage: '' },
] as const;

/** Whom an act on the room is about: nobody. */
export const NOBODY = { id: '', name: '' };

/** Reads a command about the room; undefined for any other. `messages` is what is loaded of it. */
export function parseRoomCommand(name: string, rest: string, messages: readonly Message[]): RoomCommand | undefined {
  const mode = SWITCHES.get(name);
  if (mode) return switched(mode, name, rest.toLowerCase());
  const [, announced, color = ''] = /^(announce)(blue|green|orange|purple)?$/.exec(name) ?? [];
  if (announced) return rest ? say(rest, 'announce', color) : failed({ code: 'no_text', command: name });
  switch (name) {
    case 'slow':
      return slow(rest.toLowerCase());
    case 'followers':
      return followers(rest.toLowerCase());
    case 'pin':
      return rest ? { kind: 'say', text: rest, how: 'pin' } : failed({ code: 'no_text', command: name });
    case 'unpin':
      return { kind: 'act', act: { call: { action: 'unpin' }, user: NOBODY } };
    case 'restore':
      return restore(messages);
    default:
      return undefined;
  }
}

function switched(mode: NonNullable<ReturnType<typeof SWITCHES.get>>, command: string, rest: string): RoomCommand {
  if (!['', 'on', 'off'].includes(rest)) return failed({ code: 'on_off', command });
  return { kind: 'modes', patch: { [mode]: rest !== 'off' } };
}

function slow(rest: string): RoomCommand {
  if (rest === 'off') return { kind: 'modes', patch: { slowSeconds: null } };
  const seconds = rest === '' || rest === 'on' ? DEFAULT_SLOW : secondsOf(rest);
  return seconds !== undefined && seconds >= 1 && seconds <= MAX_SLOW
    ? { kind: 'modes', patch: { slowSeconds: seconds } }
    : failed({ code: 'slow_time' });
}

function followers(rest: string): RoomCommand {
  if (rest === 'off') return { kind: 'modes', patch: { followersSeconds: null } };
  const seconds = rest === '' || rest === 'on' || rest === '0' ? 0 : parseDuration(rest);
  return seconds !== undefined && seconds <= MAX_FOLLOWED
    ? { kind: 'modes', patch: { followersSeconds: seconds } }
    : failed({ code: 'followers_time' });
}

/** A bare number is one of seconds. */
function secondsOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : parseDuration(text);
}

/** What staff deleted last. When that was is known of what was deleted while one watched; of the rest the newest message counts. */
function restore(messages: readonly Message[]): RoomCommand {
  const deleted = messages.filter((message) => message.deleted?.by === 'moderator');
  const last = deleted.reduce<Message | undefined>(
    (latest, message) => (latest && when(latest) > when(message) ? latest : message),
    undefined,
  );
  if (!last) return failed({ code: 'nothing_to_restore' });
  return { kind: 'act', act: { call: { action: 'restore', messageId: last.id }, user: last.user } };
}

function when({ deleted }: Message): number {
  return deleted?.seq ?? 0;
}

function say(text: string, how: 'announce', color: string): RoomCommand {
  return { kind: 'say', text, how, ...(color && { color }) };
}

function failed(error: RoomCommandError): RoomCommand {
  return { kind: 'error', error };
}
