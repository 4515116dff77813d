import type { Message } from '../../client/wire.js';
import { MAX_DURATION, parseDuration } from './durations.js';
import { NOBODY, parseRoomCommand, ROOM_COMMANDS, type RoomCommand, type RoomCommandError } from './room-commands.js';

/** Somebody whom a command can name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Why a command cannot be done. */
export type CommandError =
  | { readonly code: 'unknown_command'; readonly command: string }
  | { readonly code: 'no_user'; readonly command: string }
  | { readonly code: 'unknown_user' | 'ambiguous_user'; readonly name: string }
  | { readonly code: 'no_message'; readonly name: string }
  | { readonly code: 'bad_time'; readonly text: string }
  | { readonly code: 'time_range'; readonly longest: number }
  | { readonly code: 'reason_length'; readonly most: number }
  | { readonly code: 'no_reason'; readonly command: string }
  | RoomCommandError;

/** What a typed text is. */
export type Command =
  /** No command: a text to be sent. */
  | { readonly kind: 'text'; readonly text: string }
  | Exclude<RoomCommand, { readonly kind: 'error' }>
  | { readonly kind: 'help' }
  | { readonly kind: 'error'; readonly error: CommandError };

/** As the server counts at most (wire.md §3.4). */
const REASON_LENGTH = 500;

/** The commands, with what one writes after them. */
export const COMMANDS = [
  { name: 'mute', usage: '@name [10m|1h|7d] [reason]' },
  { name: 'unmute', usage: '@name' },
  { name: 'ban', usage: '@name [10m|1h|7d] [reason]' },
  { name: 'unban', usage: '@name' },
  { name: 'delete', usage: '@name [reason]' },
  { name: 'clear', usage: '[@name]' },
  { name: 'warn', usage: '@name reason' },
  { name: 'note', usage: '@name text' },
  ...ROOM_COMMANDS,
  { name: 'help', usage: '' },
] as const;

/**
 * Reads what staff typed. `messages` is what is loaded of the room, ascending: its authors can be named, and `people`, who are known from before.
 */
export function parseCommand(text: string, messages: readonly Message[], people: readonly Named[] = []): Command {
  if (!text.startsWith('/')) return { kind: 'text', text };
  if (text.startsWith('//')) return { kind: 'text', text: text.slice(1) };
  const [, command = '', rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(text) ?? [];
  const name = command.toLowerCase();
  if (name === 'help') return { kind: 'help' };
  if (name === 'clear' && rest === '') return { kind: 'act', act: { call: { action: 'clear' }, user: NOBODY } };
  const roomCommand = parseRoomCommand(name, rest, messages);
  if (roomCommand) return roomCommand;
  if (!COMMANDS.some((one) => one.name === name)) return failed({ code: 'unknown_command', command });
  if (rest === '' || rest === '@') return failed({ code: 'no_user', command: name });
  const target = findUser(rest, known(messages, people));
  if ('code' in target) return failed(target);
  const after = rest.slice(target.end).trim();
  // What cannot be undone is done to nobody whose name may go on with what follows.
  if (name === 'clear' && after !== '') return failed({ code: 'unknown_user', name: rest.replace(/^@/, '') });
  return actOn(name, target.user, after, messages);
}

/** The commands that begin like this, unless it is a whole one already. */
export function completeCommand(begun: string): readonly (typeof COMMANDS)[number][] {
  const typed = begun.toLowerCase();
  return COMMANDS.filter(({ name }) => name.startsWith(typed) && name !== typed);
}

function actOn(command: string, user: Named, rest: string, messages: readonly Message[]): Command {
  const timed = command === 'mute' || command === 'ban';
  const time = timed ? readTime(rest, MAX_DURATION[command]) : { reason: rest };
  if ('code' in time) return failed(time);
  if ([...time.reason].length > REASON_LENGTH) return failed({ code: 'reason_length', most: REASON_LENGTH });
  const more = {
    ...(time.seconds !== undefined && { durationSeconds: time.seconds }),
    ...(time.reason !== '' && { reason: time.reason }),
  };
  if (command === 'delete') {
    const last = messages.filter((message) => message.user.id === user.id && !message.deleted).at(-1);
    if (!last) return failed({ code: 'no_message', name: user.name });
    return { kind: 'act', act: { call: { action: 'delete', messageId: last.id, ...more }, user } };
  }
  if (command === 'warn' || command === 'note') {
    const { reason } = time;
    if (reason === '') return failed({ code: 'no_reason', command });
    return { kind: 'act', act: { call: { action: command, userId: user.id, reason }, user } };
  }
  const action = (command === 'clear' ? 'purge' : command) as 'mute' | 'unmute' | 'ban' | 'unban' | 'purge';
  return { kind: 'act', act: { call: { action, userId: user.id, ...more }, user } };
}

/** A time, if the text begins with one, and the reason after it. What only looks like a time is none of both. */
function readTime(rest: string, longest: number): { seconds?: number; reason: string } | CommandError {
  const [, first = '', reason = ''] = /^(\S+)\s*(.*)$/su.exec(rest) ?? [];
  if (!/^\d+(?:[a-z]+(?:\d+[a-z]+)*)?$/i.test(first)) return { reason: rest };
  const seconds = parseDuration(first);
  if (seconds === undefined) return { code: 'bad_time', text: first };
  return seconds < 1 || seconds > longest ? { code: 'time_range', longest } : { seconds, reason };
}

/** Who is named at the beginning: names may have spaces, so the longest known one counts; an id will do as well. */
function findUser(rest: string, all: readonly Named[]): { user: Named; end: number } | CommandError {
  const at = rest.startsWith('@') ? 1 : 0;
  const given = rest.slice(at);
  const fitting = all.filter(({ name }) => beginsWith(given, name));
  const length = Math.max(0, ...fitting.map(({ name }) => name.length));
  const longest = fitting.filter(({ name }) => name.length === length);
  const exact = longest.filter(({ name }) => given.startsWith(name));
  const user = longest.length === 1 ? longest[0] : exact.length === 1 ? exact[0] : undefined;
  if (user) return { user, end: at + length };
  const word = /^\S*/u.exec(given)![0];
  if (longest.length > 1) return { code: 'ambiguous_user', name: longest[0]!.name };
  const byId = all.find(({ id }) => id === word);
  return byId ? { user: byId, end: at + word.length } : { code: 'unknown_user', name: word };
}

function beginsWith(given: string, name: string): boolean {
  const end = given.charAt(name.length);
  return (
    name !== '' && (end === '' || /\s/u.test(end)) && given.slice(0, name.length).toLowerCase() === name.toLowerCase()
  );
}

/** Everybody, under their newest name. */
function known(messages: readonly Message[], people: readonly Named[]): readonly Named[] {
  return [...new Map([...people, ...messages.map(({ user }) => user)].map((user) => [user.id, user])).values()];
}

function failed(error: CommandError): Command {
  return { kind: 'error', error };
}
