import { formatPosition, type Position } from './position.js';
import type { Cleared, Deleted, Message, Page, Restored } from './wire.js';

/** What made a message disappear, and when in the log. The earliest cause counts, whatever order we hear of them. */
interface Removal {
  readonly seq: number;
  readonly by: string;
}

/**
 * The room as one reader knows it. A value: every change below makes a new one. Changes may come in any order and more
 * than once, from the stream and from pages of history alike; the outcome is the same.
 */
export interface Room {
  /** Ascending by `seq`, tombstones included. */
  readonly messages: readonly Message[];
  /** Cursor of what is older than everything here: undefined while unknown, null if nothing is. */
  readonly older: string | null | undefined;
  /** Deletes by message id, so that a page asked for before a delete and answered after it cannot undo it. */
  readonly deletes: ReadonlyMap<string, readonly Removal[]>;
  readonly clears: readonly Cleared[];
  /** By message id: as the message was when it was last shown again, and when that was. What deleted it before does not count. */
  readonly restores: ReadonlyMap<string, Restored>;
}

/** Deletes and clears remembered; they only matter for pages that are still on their way. */
const REMEMBERED = 1000;

export const emptyRoom: Room = { messages: [], older: undefined, deletes: new Map(), clears: [], restores: new Map() };

/** Notes the first position heard of: what lies before it can be asked for. */
export function withStart(room: Room, first: Position): Room {
  if (room.older !== undefined) return room;
  return { ...room, older: first.seq > 1 ? formatPosition(first) : null };
}

export function withMessage(room: Room, message: Message): Room {
  const messages = insert(room, room.messages, message);
  return messages === room.messages ? room : { ...room, messages };
}

export function withDeleted(room: Room, { id, seq, by }: Deleted): Room {
  const known = room.deletes.get(id) ?? [];
  if (known.some((removal) => removal.seq === seq)) return room;
  const deletes = new Map(room.deletes).set(id, [...known, { seq, by }]);
  if (deletes.size > REMEMBERED) deletes.delete(deletes.keys().next().value!);
  return refreshed({ ...room, deletes });
}

export function withCleared(room: Room, { userId, seq, by }: Cleared): Room {
  if (room.clears.some((c) => c.userId === userId && c.seq === seq)) return room;
  return refreshed({ ...room, clears: [...room.clears, { userId, seq, by }].slice(-REMEMBERED) });
}

/** A message is shown again, at its old place; one that is not loaded comes with its page. */
export function withRestored(room: Room, { seq, message }: Restored): Room {
  const known = room.restores.get(message.id);
  if (known && known.seq >= seq) return room;
  const restores = new Map(room.restores).set(message.id, { seq, message });
  if (restores.size > REMEMBERED) restores.delete(restores.keys().next().value!);
  return refreshed({ ...room, restores });
}

/** Adds the newest page, as loaded after a `resync`. */
export function withNewestPage(room: Room, page: Page): Room {
  return { ...withItems(room, page.items), older: page.nextBefore ?? null };
}

/** Adds an older page. One that does not follow on what is here any more (the room was trimmed meanwhile) is left out. */
export function withOlderPage(room: Room, before: string, page: Page): Room {
  if (room.older !== before) return room;
  return { ...withItems(room, page.items), older: page.nextBefore ?? null };
}

/** Nothing older can be had: the server has pruned it. */
export function withoutOlder(room: Room): Room {
  return { ...room, older: null };
}

/** Keeps the newest `keep` messages; the others can be asked for again. */
export function trimmed(room: Room, epoch: string, keep: number): Room {
  if (room.messages.length <= keep) return room;
  const messages = room.messages.slice(-keep);
  return { ...room, messages, older: formatPosition({ epoch, seq: messages[0]!.seq }) };
}

function withItems(room: Room, items: readonly Message[]): Room {
  return { ...room, messages: items.reduce((messages, item) => insert(room, messages, item), room.messages) };
}

function insert(room: Room, messages: readonly Message[], message: Message): readonly Message[] {
  let at = messages.length;
  while (at > 0 && messages[at - 1]!.seq > message.seq) at--;
  const same = messages[at - 1];
  const settled = settle(room, message);
  if (same?.seq !== message.seq) return [...messages.slice(0, at), settled, ...messages.slice(at)];
  const isNews = !same.deleted || (same.deleted.seq !== undefined && settled.deleted?.seq === undefined);
  if (!settled.deleted || !isNews) return messages;
  return [...messages.slice(0, at - 1), settled, ...messages.slice(at)];
}

function refreshed(room: Room): Room {
  let changed = false;
  const messages = room.messages.map((message) => {
    const settled = settle(room, message);
    changed ||= settled !== message;
    return settled;
  });
  return changed ? { ...room, messages } : room;
}

/**
 * The message, or its tombstone if we know of a reason: the earliest one since it was last shown again. The server's own
 * tombstones are final, but for a message that was.
 */
function settle(room: Room, message: Message): Message {
  const { seq, id, user, ts, deleted } = message;
  const restored = room.restores.get(id);
  if (!restored && deleted && deleted.seq === undefined) return message;
  let removal: Removal | undefined;
  for (const cause of causes(room, message)) {
    if (cause.seq > (restored?.seq ?? 0) && (!removal || cause.seq < removal.seq)) removal = cause;
  }
  if (!removal) return restored && deleted ? restored.message : message;
  if (removal.seq === deleted?.seq) return message;
  return { seq, id, user, ts, deleted: { by: removal.by, seq: removal.seq } };
}

function causes(room: Room, { id, seq, user }: Message): Removal[] {
  const deleted = room.deletes.get(id) ?? [];
  const cleared = room.clears.filter((clear) => (clear.userId ?? user.id) === user.id && clear.seq > seq);
  return [...deleted, ...cleared];
}
