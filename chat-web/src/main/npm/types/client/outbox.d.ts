import type { Credentials } from './credentials.js';
import type { Environment } from './environment.js';
import { ChatProblem } from './problem.js';
import type { Message, SendAnswer } from './wire.js';
/** A text on its way into the room. */
export interface OutboxEntry {
    /** The idempotency key: one for one typed text, however often it is tried. */
    readonly key: string;
    readonly text: string;
    readonly replyTo: string | undefined;
    /** `retrying`: no clear answer yet, tried again by itself. `accepted`: in the log, not yet seen on the stream. */
    readonly status: 'queued' | 'sending' | 'retrying' | 'accepted' | 'failed';
    readonly message?: Message;
    readonly problem?: ChatProblem;
}
export interface OutboxSink {
    changed(entries: readonly OutboxEntry[]): void;
    answered(answer: SendAnswer): void;
    refused(problem: ChatProblem): void;
}
/**
 * Sends texts one after the other, so that they arrive in the order they were typed. A text is tried with the same key
 * until the server has accepted or refused it: a lost answer neither loses nor doubles it.
 */
export declare class Outbox {
    private readonly environment;
    private readonly path;
    private readonly credentials;
    private readonly sink;
    private entries;
    private readonly waiters;
    private working;
    private stopped;
    private wake;
    constructor(environment: Environment, path: string, credentials: Credentials, sink: OutboxSink);
    /** Resolves once the text is in the log; rejects with the {@link ChatProblem} that refused it. */
    send(text: string, replyTo?: string): Promise<Message>;
    /** Tries a failed text again. */
    retry(key: string): Promise<Message>;
    /** Forgets a text that failed. */
    discard(key: string): void;
    /** Forgets accepted texts that are on the stream by now. */
    settle(isSeen: (message: Message) => boolean): void;
    /** Ends a wait between two tries. */
    hurry(): void;
    /** Gives up what is on its way; each of its promises is rejected. */
    stop(): void;
    private waitFor;
    private work;
    private nextQueued;
    private deliver;
    private persist;
    private pause;
    private update;
    private change;
}
