import type { Position } from './position.js';
import * as rooms from './room.js';
import type { RoomChange } from './server-event.js';
import type { Hello, Message, Page } from './wire.js';

/** More messages than this are not kept, even for somebody who reads far back. */
const MAX_MESSAGES = 5_000;
/** Trimmed only beyond this, so that not every message costs a copy of the whole. */
const SLACK = 500;

/** Makes the room out of what the stream and the pages of history bring. */
export class RoomFeed {
  private shown: rooms.Room = rooms.emptyRoom;
  /** The room as it comes in after a `resync`, until what lies before it is loaded; meanwhile the old one is shown. */
  private incoming: rooms.Room | undefined;
  private head: Position | undefined;
  /** What lies up to here is not news: the log's end when we came; after a break, the place up to which we had heard. */
  private knownHead = 0;
  private replayEnd = 0;
  private replaying = true;

  get room(): rooms.Room {
    return this.shown;
  }

  /** What was missed is still coming in. */
  get catchingUp(): boolean {
    return this.replaying || this.isReloading;
  }

  get isReloading(): boolean {
    return this.incoming !== undefined;
  }

  hello({ epoch, headSeq, replayed, resumed }: Hello): void {
    this.knownHead = resumed ? headSeq - replayed : headSeq;
    this.replayEnd = headSeq;
    this.replaying = replayed > 0;
    this.head ??= { epoch, seq: headSeq };
    // Nothing will be replayed, so nothing else tells where the past ends.
    if (replayed === 0 && !resumed) this.update((room) => rooms.withStart(room, { epoch, seq: headSeq + 1 }));
  }

  /** Tells whether the change is news: not a part of the past. */
  change(change: RoomChange): boolean {
    const { position } = change;
    this.head = position;
    this.update((room) => applyChange(rooms.withStart(room, position), change));
    if (position.seq >= this.replayEnd) this.replaying = false;
    if (this.shown.messages.length > MAX_MESSAGES + SLACK) this.trim(MAX_MESSAGES);
    return position.seq > this.knownHead;
  }

  /** From here on the room is built anew; {@link reloaded} brings what lies before. */
  resync(position: Position | undefined): void {
    this.head = position ?? this.head;
    this.incoming = rooms.emptyRoom;
  }

  reloaded(page: Page): void {
    this.shown = rooms.withNewestPage(this.incoming ?? rooms.emptyRoom, page);
    this.incoming = undefined;
    this.replaying = false;
  }

  older(before: string, page: Page): void {
    this.shown = rooms.withOlderPage(this.shown, before, page);
  }

  noOlder(): void {
    this.shown = rooms.withoutOlder(this.shown);
  }

  trim(keep: number): void {
    if (this.head) this.shown = rooms.trimmed(this.shown, this.head.epoch, keep);
  }

  /** Whether the stream has come to where this message stands. */
  hasPassed({ id, seq }: Message): boolean {
    return seq <= (this.head?.seq ?? 0) || this.shown.messages.some((message) => message.id === id);
  }

  private update(change: (room: rooms.Room) => rooms.Room): void {
    if (this.incoming) this.incoming = change(this.incoming);
    else this.shown = change(this.shown);
  }
}

function applyChange(room: rooms.Room, { type, data }: RoomChange): rooms.Room {
  switch (type) {
    case 'message':
      return rooms.withMessage(room, data);
    case 'message.deleted':
      return rooms.withDeleted(room, data);
    case 'messages.cleared':
      return rooms.withCleared(room, data);
    case 'message.restored':
      return rooms.withRestored(room, data);
    default:
      return room;
  }
}
