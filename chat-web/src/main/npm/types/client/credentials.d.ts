import type { Api, ApiRequest } from './api.js';
import type { Environment } from './environment.js';
import type { ServerClock } from './server-clock.js';
import type { IssuedToken } from './wire.js';
/** On whose behalf a call is made. */
export interface Caller {
    /** It is made for nobody else; undefined: for whoever is signed in. */
    readonly userId?: string | undefined;
    /** Whether it is still to be made. */
    readonly isWanted?: () => boolean;
}
/**
 * Keeps the chat token and the stream ticket, and mints new ones when they run out or are refused. A clock that stood still
 * costs at most one more request: what was just minted is used unseen, what is refused is minted again.
 */
export declare class Credentials {
    private readonly api;
    private readonly environment;
    private readonly clock;
    private readonly onIssued;
    private token;
    private nextTicket;
    private minting;
    private userId;
    private last;
    constructor(api: Api, environment: Environment, clock: ServerClock, onIssued: (issued: IssuedToken) => void);
    /** Id of the user whose credentials these are; with a login that changed, another one after the next mint. */
    user(): Promise<string>;
    /** A ticket for the event stream. */
    ticket(): Promise<string>;
    /** Takes a ticket that the stream of this user handed out. */
    renewTicket(ticket: string, expiresAt: string, userId: string): void;
    forgetTicket(): void;
    /** Asks anew who we are before anything else: the login may be another by then. */
    forget(): void;
    /** Who it was when it was last asked; undefined: nobody has asked yet. */
    get lastUser(): string | undefined;
    /**
     * A call with the chat token; one that is refused as unknown or expired is tried once more with a new token. It is not
     * made under another login than the caller's (`other_user`), nor for a caller who wants it no more (`discarded`).
     */
    call<T>(request: ApiRequest, caller?: Caller): Promise<T>;
    private callWith;
    private isFresh;
    /** One request, however many wait for it. */
    private mint;
    private requestToken;
    private tokenOf;
}
