import type { ChatClientEvents, ChatClientOptions, PageOptions } from './chat-client-options.js';
import { Emitter } from './emitter.js';
import { type SendOptions } from './outbox.js';
import { type SendCheck } from './problem.js';
import { type Snapshot } from './snapshot.js';
import type { Action, AuditPage, Effect, Message, ModesAnswer, ModesPatch } from './wire.js';
import type { SanctionsPage } from './wire.js';
/**
 * The chat of one stream without a user interface: stays connected, keeps the room and the user's own state up to date,
 * sends, pages back, moderates. What is to be shown is in {@link snapshot}; `change` says when it is a new one.
 */
export declare class ChatClient extends Emitter<ChatClientEvents> {
    private readonly options;
    private current;
    private readonly feed;
    private readonly roomState;
    private cancelHints;
    private readonly environment;
    private readonly clock;
    private readonly api;
    private readonly credentials;
    private readonly stream;
    private readonly outbox;
    private readonly reload;
    private readonly userState;
    constructor(options: ChatClientOptions);
    get snapshot(): Snapshot;
    /** When it is this instant of the server's (RFC 3339), on the clock of {@link now}. */
    readonly timeOf: (instant: string) => number;
    /** Connects, or tries again at once when it was refused or is waiting. */
    start(): void;
    /** Closes the connection and forgets what was not sent. It can be started again. */
    stop(): void;
    /** Sends a text; resolves when it is in the log, rejects with the {@link ChatProblem} that refused it. */
    send(text: string, options?: SendOptions): Promise<Message>;
    /** What a send would meet now; nothing is taken by it. */
    check(): Promise<SendCheck>;
    /** Tries a text of the outbox that failed once more. */
    retry(key: string): Promise<Message>;
    /** Drops a text of the outbox that is not in the log yet; what is on its way may still arrive. */
    discard(key: string): void;
    /** Loads one older page, if there is one and none is on its way. */
    loadOlder(): Promise<void>;
    /** Keeps only the newest messages; the others can be loaded again. */
    trim(keep: number): void;
    /** Acts on a message or a user; rejects with the {@link ChatProblem} that refused it. */
    moderate(action: Action): Promise<Effect>;
    /** Changes the modes of the room: all of them, or, if one of the values is wrong, none. For who `can.modes`. */
    setModes(patch: ModesPatch): Promise<ModesAnswer>;
    /** Says that one has read the warning of the staff, if there is one: then one may write again. */
    acknowledge(): Promise<void>;
    /** Retracts a message of one's own. One that is gone already is fine. */
    retract(messageId: string): Promise<void>;
    /** @deprecated The name of {@link retract} that late parts of all builds call (ADR 9). */
    takeBack(messageId: string): Promise<void>;
    /** A page of what staff did, newest first; of what was done to one user, if `userId` is given. For staff. */
    auditLog(options?: PageOptions & {
        readonly userId?: string;
    }): Promise<AuditPage>;
    /** A page of the mutes and bans in force, newest first; of one user's, if `userId` is given. For staff. */
    sanctions(options?: PageOptions & {
        readonly userId?: string;
    }): Promise<SanctionsPage>;
    /** What a stop or a pause has broken off. */
    private reloadAgain;
    private source;
    /** However often it is tried. */
    private actOnce;
    private act;
    private onHello;
    private onSignal;
    private onReloaded;
    private showRoom;
    private update;
}
