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
    readonly userId: string;
    readonly by: string;
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
};
export interface Effect {
    readonly auditId: string;
    readonly effect: {
        readonly action: string;
        readonly userId?: string;
        readonly until?: string | null;
    };
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
    readonly user?: NamedUser;
    readonly userId?: string;
    readonly messageId?: string;
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
