import { parsePosition, type Position } from './position.js';
import type { SseEvent } from './sse-parser.js';
import type {
  AuditEntry,
  Bye,
  Cleared,
  Deleted,
  Gate,
  Hello,
  Message,
  ModesChanged,
  Occupancy,
  PinChanged,
} from './wire.js';
import type { Rate, Restored, Resync, SanctionEvent, Ticket } from './wire.js';

interface Change<T extends string, D> {
  readonly type: T;
  readonly position: Position;
  readonly data: D;
}

interface Signal<T extends string, D> {
  readonly type: T;
  readonly position: undefined;
  readonly data: D;
}

/** An event with a place in the room's log. */
export type RoomChange =
  | Change<'message', Message>
  | Change<'message.deleted', Deleted>
  | Change<'messages.cleared', Cleared>
  | Change<'message.restored', Restored>
  | Change<'mode.changed', ModesChanged>
  | Change<'pin.changed', PinChanged>
  | Change<'resync', Resync>;

/** An event without one: of the stream itself, or of what is so at the moment. */
export type RoomSignal =
  | Signal<'hello', Hello>
  | Signal<'ticket', Ticket>
  | Signal<'bye', Bye>
  | Signal<'occupancy', Occupancy>
  | Signal<'moderation', AuditEntry>
  | Signal<'limit', Rate>
  | Signal<'gate', Gate>
  | Signal<'sanction', SanctionEvent>;

/** A newer server may send types that are not here: of a change the position counts, and the rest is for newer clients. */
export type ServerEvent = RoomChange | RoomSignal;

/** What an event of the stream says (wire.md §4). Throws for what is none of the contract: data that is no JSON, an id that is no position. */
export function decodeEvent({ type, data, id }: SseEvent): ServerEvent {
  const position = id === undefined ? undefined : parsePosition(id);
  if (id !== undefined && !position) throw new Error(`event id: ${id} (expected: epoch.seq)`);
  return { type, position, data: JSON.parse(data) as unknown } as ServerEvent;
}
