import type { Connection } from './connection.js';
import type { OutboxEntry } from './outbox.js';
import { type Room } from './room.js';
import type { UserState } from './user-state.js';
import type { RoomState } from './wire.js';
/** Everything a page needs to draw the chat: one value, replaced as a whole when something changes. */
export interface Snapshot {
    readonly connection: Connection;
    readonly room: Room;
    /** Modes, preset and pin; null until the server has told. What is pinned counts until `pin.until` only. */
    readonly roomState: RoomState | null;
    /** Null until the server has told. */
    readonly userState: UserState | null;
    /** People watching; null until the server has told. */
    readonly viewers: number | null;
    readonly outbox: readonly OutboxEntry[];
    /** An older page is on its way. */
    readonly loadingOlder: boolean;
    /** What was missed is still coming in: not news. */
    readonly catchingUp: boolean;
}
export declare const initialSnapshot: Snapshot;
