import type { Gate, GateReason } from './wire.js';
/** The members of an `application/problem+json` body that the contract names (wire.md §1). */
export interface ProblemBody {
    readonly code?: string;
    readonly title?: string;
    /** Of code `internal`: the number under which the server's log has what went wrong (RFC 9457). */
    readonly instance?: string;
    readonly retryAfterMs?: number;
    readonly until?: string | null;
    readonly reason?: string | null;
    /** Why a gate is closed, in the order of the gates. */
    readonly gate?: readonly GateReason[];
    readonly maxLength?: number;
}
/** What a send would meet now. */
export type SendCheck = {
    readonly allowed: true;
} | {
    readonly allowed: false;
    readonly problem: ProblemBody;
};
/** A refusal of the server with its stable code, or (status 0, code `network`) no answer at all. */
export declare class ChatProblem extends Error {
    readonly status: number;
    readonly code: string;
    readonly body: ProblemBody;
    constructor(status: number, code: string, body?: ProblemBody);
    /** A page may hold several copies of this class, as each file of the bundle has its own: the problems of all of them are problems. */
    static [Symbol.hasInstance](value: unknown): boolean;
    /** Whether the server may have done what was asked although we do not know (wire.md §5.1). */
    get uncertain(): boolean;
    /** How the gate stands, if it was the gate that refused, whatever the text. */
    get closedGate(): Gate | undefined;
    /** What the text itself met: another one may pass. */
    get aboutText(): readonly GateReason[];
}
/** Whether trying again as we are would not change this refusal. */
export declare function isFinal({ status }: ChatProblem): boolean;
export declare function networkProblem(cause: unknown): ChatProblem;
/** Reads a refusal. A body that is no problem document (a proxy's page, say) leaves only the status. */
export declare function readProblem(response: Response): Promise<ChatProblem>;
