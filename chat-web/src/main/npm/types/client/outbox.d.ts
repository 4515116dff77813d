import type { Credentials } from './credentials.js';
import type { Environment } from './environment.js';
import { ChatProblem } from './problem.js';
import type { Announcement, Message, SendAnswer } from './wire.js';
/** A text on its way into the room. */
export interface OutboxEntry {
    /** The idempotency key: one for one typed text, however often it is tried. */
    readonly key: string;
    readonly text: string;
    readonly replyTo: string | undefined;
    /** It is announced with it. */
    readonly announcement?: Partial<Announcement>;
    /** Who typed it: for anybody else it is not sent. Undefined until it is known who is signed in. */
    readonly userId: string | undefined;
    /** `retrying`: no clear answer yet, tried again by itself. `accepted`: in the log, not yet seen on the stream. */
    readonly status: 'queued' | 'sending' | 'retrying' | 'accepted' | 'failed';
    /** Whether a try of it may have put it into the room: then it must keep its key, or sending it again doubles it. */
    readonly mayBeThere?: boolean;
    readonly message?: Message;
    readonly problem?: ChatProblem;
}
/** What a text is sent with. */
export interface SendOptions {
    /** Id of the message that it answers. */
    readonly replyTo?: string;
    /** Staff announce something with it; without a colour: `primary`. */
    readonly announcement?: Partial<Announcement>;
}
export interface OutboxSink {
    changed(entries: readonly OutboxEntry[]): void;
    answered(answer: SendAnswer): void;
    refused(problem: ChatProblem): void;
}
/**
 * Sends texts one after the other, so that they arrive in the order they were typed. Each ends sent, given back, or
 * dropped by its author. It is tried with the same key until the server has accepted or refused it, so a lost answer
 * neither loses nor doubles it: without an end while the network is away, and a bounded number of times while the
 * server answers but does not say.
 */
export declare class Outbox {
    private readonly environment;
    private readonly path;
    private readonly credentials;
    private readonly sink;
    private entries;
    private readonly waiters;
    private working;
    /** Another one after every stop: what was begun before it does nothing any more. */
    private era;
    private wake;
    constructor(environment: Environment, path: string, credentials: Credentials, sink: OutboxSink);
    /** Resolves once the text is in the log; rejects with the {@link ChatProblem} that refused it. */
    send(text: string, { replyTo, announcement }?: SendOptions): Promise<Message>;
    /** Tries a failed text again, under its key. */
    retry(key: string): Promise<Message>;
    /** Drops a text that is not in the log as far as we know. What is on its way may still arrive. */
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
    private entryOf;
    private deliver;
    private persist;
    /** What the server asks for; more with every time that it leaves open what became of the text. */
    private pauseAfter;
    /** Those whom a busy server sent away together do not come back together. */
    private spread;
    private pause;
    private update;
    private change;
}
