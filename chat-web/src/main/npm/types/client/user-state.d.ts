import type { ChatProblem } from './problem.js';
import type { Capabilities, Gate, Rate, Sanction, SanctionEvent, UserStateData, User, Warning } from './wire.js';
/** What the limiter told last, with the times turned into ours (see `now`). */
export interface RateView {
    readonly limit: number;
    readonly remaining: number;
    readonly resetsAt: number;
}
/** A mute or ban, with its end on our clock. */
export interface SanctionView extends Sanction {
    /** When it ends (see `now`), or null for good. */
    readonly endsAt: number | null;
}
/** What this user may do in the room, and what limits them: a value, made anew with all that the server tells. */
export interface UserState {
    readonly user: User;
    readonly can: Capabilities;
    readonly gate: Gate;
    /** When the last wait of a closed gate is over (see `now`); 0 without one. Then the server tells how the gate stands. */
    readonly gateOpensAt: number;
    readonly rate: RateView | null;
    readonly maxLength: number;
    readonly sanction: SanctionView | null;
    /** To be acknowledged before anything is accepted. */
    readonly warning: Warning | null;
    /** No message is accepted before this time (see `now`); 0 if none was refused lately. */
    readonly refusedUntil: number;
}
/** When it is an instant of the server's, on our clock. */
type TimeOf = (instant: string) => number;
export declare function userStateFrom(data: UserStateData, now: number, timeOf: TimeOf, before?: UserState | null): UserState;
/**
 * What the answer to a request says, without a gate that it does not know: it may come from another server than the stream,
 * which alone tells when it is known.
 */
export declare function withKnownGate(data: UserStateData, before: UserState | null): UserStateData;
export declare function withRate(userState: UserState, rate: Rate, now: number): UserState;
export declare function withGate(userState: UserState, gate: Gate, timeOf: TimeOf): UserState;
export declare function withSanction(userState: UserState, event: SanctionEvent, timeOf: TimeOf): UserState;
/** What one has to wait for came nearer while our clock stood still. */
export declare function withSlept(userState: UserState, ms: number): UserState;
/** What a refusal tells about the user state. */
export declare function withRefusal(userState: UserState, problem: ChatProblem, now: number, timeOf: TimeOf): UserState;
/** When the next message may be sent (see `now`), where time is all that it takes: the limit, or the slow mode of the room. */
export declare function waitsUntil({ refusedUntil, gate, gateOpensAt }: UserState): number;
/** Whether nothing but the slow mode of the room closes the gate: one may go on writing meanwhile. */
export declare function isSlow({ allowed, reasons }: Gate): boolean;
/** Messages left in the window, as far as we know at this time. */
export declare function remainingAt(userState: UserState, now: number): number;
/** Whether some of the window's messages are used. */
export declare function hasUsedLimit(userState: UserState, now: number): boolean;
/** Whether the sanction is in force at this time. */
export declare function sanctionedAt(userState: UserState, now: number): boolean;
/** Whether the server would let this user act on that one (wire.md §3.4). It decides; we only spare useless menus. */
export declare function mayModerate(userState: UserState, target: User): boolean;
export {};
