import { type Position } from './position.js';
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
export declare const emptyRoom: Room;
/** Notes the first position heard of: what lies before it can be asked for. */
export declare function withStart(room: Room, first: Position): Room;
export declare function withMessage(room: Room, message: Message): Room;
export declare function withDeleted(room: Room, { id, seq, by }: Deleted): Room;
export declare function withCleared(room: Room, { userId, seq, by }: Cleared): Room;
/** A message is shown again, at its old place; one that is not loaded comes with its page. */
export declare function withRestored(room: Room, { seq, message }: Restored): Room;
/** Adds the newest page, as loaded after a `resync`. */
export declare function withNewestPage(room: Room, page: Page): Room;
/** Adds an older page. One that does not follow on what is here any more (the room was trimmed meanwhile) is left out. */
export declare function withOlderPage(room: Room, before: string, page: Page): Room;
/** Nothing older can be had: the server has pruned it. */
export declare function withoutOlder(room: Room): Room;
/** Keeps the newest `keep` messages; the others can be asked for again. */
export declare function trimmed(room: Room, epoch: string, keep: number): Room;
export {};
