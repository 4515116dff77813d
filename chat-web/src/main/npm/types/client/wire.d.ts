/** The shapes of the wire contract (docs/spec/wire.md). Unknown fields are allowed everywhere and ignored. */
export interface User {
    readonly id: string;
    readonly name: string;
    /** One of `viewer, subscriber, vip, moderator, creator, admin`; a newer server may know more. */
    readonly role: string;
    readonly badges: readonly string[];
}
/** Somebody as they were called when something was done. */
export interface NamedUser {
    readonly id: string;
    /** Not there if nobody knows: an old entry, or somebody who was erased. */
    readonly name?: string;
}
/** A message, or its tombstone: then it has `deleted` and no text. The text is raw; whoever shows it encodes it. */
export interface Message {
    readonly seq: number;
    readonly id: string;
    readonly user: User;
    readonly ts: string;
    readonly text?: string;
    readonly replyTo?: {
        readonly id: string;
    };
    /** `seq` is there if we made the tombstone ourselves, from the change at that position. */
    readonly deleted?: {
        readonly by: string;
        readonly seq?: number;
    };
    /** It is the author's first message in this room. */
    readonly first?: boolean;
    /** Staff announce something with it. */
    readonly announcement?: Announcement;
    /** The host says it, through its API; `user` is whom it is about, `text` the sentence to show. */
    readonly system?: {
        readonly kind: string;
        readonly data?: Readonly<Record<string, string>>;
    };
}
export interface Announcement {
    /** One of `primary, blue, green, orange, purple`; a newer server may know more. */
    readonly color: string;
}
/** The modes of a room that a preset can hold. */
export interface PresetModes {
    /** Seconds between two messages of one person, 1 to 300; null: off. */
    readonly slowSeconds: number | null;
    readonly subscribers: boolean;
    /** Seconds that one must have followed, 0 to 7,776,000; null: off. */
    readonly followersSeconds: number | null;
    readonly emojiOnly: boolean;
    /** Nothing that was said just before. */
    readonly unique: boolean;
    /** Staff only. */
    readonly locked: boolean;
}
/** The modes in force. */
export interface Modes extends PresetModes {
    /** The preset is in force, over what was set before. */
    readonly shield: boolean;
}
/** What is to be other: what is left out stays, null is off. */
export type ModesPatch = {
    readonly [K in keyof Modes]?: Modes[K] | null;
} & {
    readonly preset?: {
        readonly [K in keyof PresetModes]?: PresetModes[K] | null;
    };
};
export interface Pin {
    readonly message: Message;
    /** Null: the host, or the room does not name its moderators. */
    readonly by: NamedUser | null;
    readonly ts: string;
    /** RFC 3339; then it is over, without an event. Null: until it is unpinned. */
    readonly until: string | null;
}
/** The state of a room: the same for everybody. */
export interface RoomState {
    readonly modes: Modes;
    /** What the next switch of `shield` brings. */
    readonly preset: PresetModes;
    readonly pin: Pin | null;
}
/** What staff told somebody who has to acknowledge it before they may write again. */
export interface Warning {
    readonly reason: string;
    /** RFC 3339; empty if only a refusal told of it. */
    readonly ts: string;
}
export interface Money {
    readonly minor: number;
    readonly currency: string;
    /** How many decimal digits `minor` has. */
    readonly digits: number;
}
/** What would open a closed gate. A newer server may know more types: one that is not among these says nothing. */
export type Requirement = 
/** So much money or credit; `balance` is what there is, if the gate says so. */
{
    readonly type: 'balance';
    readonly required: Money;
    readonly balance?: Money;
}
/** This role, or a higher one. */
 | {
    readonly type: 'rank';
    readonly atLeast: string;
}
/** That this moment comes. */
 | {
    readonly type: 'wait_until';
    readonly until: string;
}
/** Something that the host and its page know. */
 | {
    readonly type: 'custom';
    readonly name: string;
    readonly data: Readonly<Record<string, string>>;
};
export interface GateReason {
    readonly gate: string;
    readonly code: string;
    readonly requirement?: Requirement;
    readonly topUpUrl?: string;
}
export interface Gate {
    /** False only if it is known to be closed. */
    readonly allowed: boolean;
    /** Not known yet: one may try to write; the stream tells as soon as it is known. */
    readonly pending?: boolean;
    readonly reasons: readonly GateReason[];
}
export interface Rate {
    readonly limit: number;
    readonly remaining: number;
    readonly windowMs: number;
    readonly resetMs: number;
}
export interface Sanction {
    readonly kind: string;
    /** RFC 3339, or null for good. */
    readonly until: string | null;
    readonly reason?: string | null;
}
export interface Capabilities {
    readonly read: boolean;
    readonly send: boolean;
    readonly moderate: boolean;
    /** Whether they may change the modes of the room. An older server does not say it: they may not. */
    readonly modes?: boolean;
}
/** The state of one user, as the server tells it: in the token answer, in `hello` and in the room's state. */
export interface UserStateData {
    /** What time it is on the server; RFC 3339. An older server does not say it. */
    readonly now?: string;
    readonly user: User;
    readonly can: Capabilities;
    readonly gate: Gate;
    readonly limits: {
        readonly rate: Rate | null;
        readonly maxLength: number;
    };
    readonly sanction: Sanction | null;
    /** Not acknowledged yet; missing or null: none. */
    readonly warning?: Warning | null;
    /** An older server has no modes and no pin, and does not say it. */
    readonly room?: RoomState;
}
export interface IssuedToken extends UserStateData {
    readonly token: string;
    readonly expiresAt: string;
    readonly ticket: string;
    readonly ticketExpiresAt: string;
    readonly position: string;
    readonly heartbeatMs: number;
}
/** How many people are watching. */
export interface Occupancy {
    readonly viewers: number;
}
export interface Hello extends UserStateData {
    readonly epoch: string;
    readonly headSeq: number;
    readonly resumed: boolean;
    readonly replayed: number;
    readonly heartbeatMs: number;
    readonly occupancy?: Occupancy;
    /** How long ago the server said it, if another tab tells it again. */
    readonly ageMs?: number;
}
export interface RoomStateAnswer extends UserStateData {
    readonly position: string;
    readonly occupancy?: Occupancy;
}
export interface Page {
    readonly items: readonly Message[];
    readonly position: string;
    readonly nextBefore?: string;
    readonly nextAfter?: string;
}
export interface SendAnswer {
    readonly message: Message;
    readonly rate?: Rate;
}
export interface Deleted {
    readonly seq: number;
    readonly id: string;
    readonly by: string;
}
export interface Cleared {
    readonly seq: number;
    /** Null: everybody. */
    readonly userId: string | null;
    readonly by: string;
}
/** A message is shown again, at its old place. */
export interface Restored {
    readonly seq: number;
    readonly message: Message;
}
export interface ModesChanged {
    readonly seq: number;
    readonly modes: Modes;
    readonly preset: PresetModes;
}
export interface PinChanged {
    readonly seq: number;
    /** Null: unpinned. */
    readonly pin: Pin | null;
}
export interface SanctionEvent extends Sanction {
    readonly active: boolean;
}
export interface Resync {
    readonly reason: string;
    readonly headSeq: number;
}
/** A ticket in the place of the one that the stream was opened with. */
export interface Ticket {
    readonly ticket: string;
    readonly ticketExpiresAt: string;
}
export interface Bye {
    readonly reason: string;
    readonly reconnect: boolean;
}
/** What a moderator can ask for; see wire.md §3.4. */
export type Action = {
    readonly action: 'delete';
    readonly messageId: string;
    readonly reason?: string;
} | {
    readonly action: 'mute';
    readonly userId: string;
    readonly durationSeconds?: number;
    readonly reason?: string;
} | {
    readonly action: 'ban';
    readonly userId: string;
    readonly durationSeconds?: number;
    readonly reason?: string;
} | {
    readonly action: 'unmute' | 'unban' | 'purge';
    readonly userId: string;
    readonly reason?: string;
}
/** Takes the place of the pin there is. Without a time: until it is unpinned. */
 | {
    readonly action: 'pin';
    readonly messageId: string;
    readonly durationSeconds?: number;
    readonly reason?: string;
}
/** Shows a message again that staff deleted. */
 | {
    readonly action: 'restore';
    readonly messageId: string;
    readonly reason?: string;
}
/** `clear` deletes every message of everybody. */
 | {
    readonly action: 'unpin' | 'clear';
    readonly reason?: string;
}
/** They may not write until they acknowledge it. A `note` is for the audit log only. */
 | {
    readonly action: 'warn' | 'note';
    readonly userId: string;
    readonly reason: string;
};
export interface Effect {
    readonly auditId: string;
    readonly effect: {
        readonly action: string;
        readonly userId?: string;
        readonly until?: string | null;
    };
}
export interface ModesAnswer {
    readonly auditId: string;
    readonly room: RoomState;
}
/** An entry of the audit feed, as staff receive it live. */
export interface AuditEntry {
    readonly auditId: string;
    readonly ts: string;
    readonly action: string;
    /** Null where the host itself acted. */
    readonly actor: {
        readonly id: string;
        readonly name: string;
        readonly role: string;
    } | null;
    /** Whom it was done to: for a message its author. An older server says `userId` only. */
    readonly user?: NamedUser | null;
    readonly userId?: string | null;
    readonly messageId?: string;
    /** Of a change of the modes: what was asked for. */
    readonly changes?: ModesPatch;
    /** When the mute or ban ends; null for good. */
    readonly until?: string | null;
    readonly reason?: string;
}
/** An entry of the audit log: with what the action hid. */
export interface AuditLogEntry extends AuditEntry {
    readonly hidden?: readonly {
        readonly id: string;
        readonly text: string;
    }[];
}
export interface AuditPage {
    /** Newest first. */
    readonly items: readonly AuditLogEntry[];
    /** There only if there is more. */
    readonly nextBefore?: string;
}
/** A sanction in force, as staff see it. */
export interface UserSanction extends Sanction {
    /** Whom it is on. An older server says `userId` only. */
    readonly user?: NamedUser;
    readonly userId: string;
    /** Who gave it; null: the host itself. An older server says `by` only. */
    readonly actor?: NamedUser | null;
    /** The id of who gave it. */
    readonly by?: string | null;
    readonly ts: string;
}
export interface SanctionsPage {
    /** Newest first. */
    readonly items: readonly UserSanction[];
    /** How many are in force in the room. */
    readonly total?: number;
    /** There only if there is more. */
    readonly nextBefore?: string;
}
