import type { Api, ApiRequest } from './api.js';
import type { Environment } from './environment.js';
import type { Grant } from './wire.js';
/**
 * Keeps the chat token and the stream ticket, and mints new ones when they run out or are refused. A clock that is wrong
 * costs at most one more request: what was just minted is used unseen, what is refused is minted again.
 */
export declare class Credentials {
    private readonly api;
    private readonly environment;
    private readonly onGrant;
    private token;
    private nextTicket;
    private minting;
    private userId;
    private last;
    constructor(api: Api, environment: Environment, onGrant: (grant: Grant) => void);
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
     * A call with the chat token; one that is refused as unknown or expired is tried once more with a new token. Where it
     * is said whose call it is, it is made for nobody else: after a change of login it fails with `other_user`.
     */
    call<T>(request: ApiRequest, onBehalfOf?: string): Promise<T>;
    private require;
    private fresh;
    /** One request, however many wait for it. */
    private mint;
    private requestGrant;
}
