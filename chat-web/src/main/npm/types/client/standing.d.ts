import type { ChatProblem } from './problem.js';
import type { Can, Gate, Rate, Sanction, SanctionEvent, SlowMode, StandingData, User } from './wire.js';
/** The limiter's last word, with the times turned into ours (see `now`). */
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
/** How this user stands in the room: a value, made anew with every word from the server. */
export interface Standing {
    readonly user: User;
    readonly can: Can;
    readonly gate: Gate;
    readonly rate: RateView | null;
    /** Null if one may write again at once. */
    readonly slowMode: SlowMode | null;
    readonly maxLength: number;
    readonly sanction: SanctionView | null;
    /** No message is accepted before this time (see `now`); 0 if none was refused lately. */
    readonly refusedUntil: number;
    /** Whether it is the slow mode that one waits for. */
    readonly isSlowed: boolean;
}
/** When it is an instant of the server's, on our clock. */
type TimeOf = (instant: string) => number;
export declare function standingFrom(data: StandingData, now: number, timeOf: TimeOf, before?: Standing | null): Standing;
/**
 * What the answer to a request says, without a gate that it does not know: it may come from another server than the stream,
 * which alone tells when it is known.
 */
export declare function withKnownGate(data: StandingData, before: Standing | null): StandingData;
export declare function withRate(standing: Standing, rate: Rate, now: number): Standing;
export declare function withGate(standing: Standing, gate: Gate): Standing;
export declare function withSanction(standing: Standing, event: SanctionEvent, timeOf: TimeOf): Standing;
/** What one has to wait for came nearer while our clock stood still. */
export declare function withSlept(standing: Standing, ms: number): Standing;
/** What an accepted text changes: in slow mode one waits for the next turn. */
export declare function withSent(standing: Standing, now: number): Standing;
/** What a refusal tells about the standing. */
export declare function withRefusal(standing: Standing, problem: ChatProblem, now: number, timeOf: TimeOf): Standing;
/** Messages left in the window, as far as we know at this time. */
export declare function remainingAt(standing: Standing, now: number): number;
/** Whether some of the window's messages are used. */
export declare function hasUsedLimit(standing: Standing, now: number): boolean;
/** Whether the sanction is in force at this time. */
export declare function sanctionedAt(standing: Standing, now: number): boolean;
/** Whether the server would let this user act on that one (wire.md §3.4). It decides; we only spare useless menus. */
export declare function mayModerate(standing: Standing, target: User): boolean;
export {};
