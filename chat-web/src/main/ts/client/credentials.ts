import type { Api, ApiRequest } from './api.js';
import type { Environment } from './environment.js';
import { ChatProblem } from './problem.js';
import type { ServerClock } from './server-clock.js';
import type { IssuedToken } from './wire.js';

interface Credential {
  readonly value: string;
  /** On the clock of the environment. */
  readonly expiresAt: number;
  readonly userId: string;
}

/** On whose behalf a call is made. */
export interface Caller {
  /** It is made for nobody else; undefined: for whoever is signed in. */
  readonly userId?: string | undefined;
  /** Whether it is still to be made. */
  readonly isWanted?: () => boolean;
}

/** What runs out within this time is renewed first. */
const MARGIN_MS = 5_000;

/**
 * Keeps the chat token and the stream ticket, and mints new ones when they run out or are refused. A clock that stood still
 * costs at most one more request: what was just minted is used unseen, what is refused is minted again.
 */
export class Credentials {
  private token: Credential | undefined;
  private nextTicket: Credential | undefined;
  private minting: Promise<IssuedToken> | undefined;
  private userId: string | undefined;
  private last: string | undefined;

  constructor(
    private readonly api: Api,
    private readonly environment: Environment,
    private readonly clock: ServerClock,
    private readonly onIssued: (issued: IssuedToken) => void,
  ) {}

  /** Id of the user whose credentials these are; with a login that changed, another one after the next mint. */
  async user(): Promise<string> {
    return this.userId ?? (await this.mint()).user.id;
  }

  /** A ticket for the event stream. */
  async ticket(): Promise<string> {
    return this.isFresh(this.nextTicket) ? this.nextTicket.value : (await this.mint()).ticket;
  }

  /** Takes a ticket that the stream of this user handed out. */
  renewTicket(ticket: string, expiresAt: string, userId: string): void {
    if (userId === this.userId) this.nextTicket = { value: ticket, expiresAt: this.clock.timeOf(expiresAt), userId };
  }

  forgetTicket(): void {
    this.nextTicket = undefined;
  }

  /** Asks anew who we are before anything else: the login may be another by then. */
  forget(): void {
    this.token = undefined;
    this.nextTicket = undefined;
    this.userId = undefined;
    this.minting = undefined;
  }

  /** Who it was when it was last asked; undefined: nobody has asked yet. */
  get lastUser(): string | undefined {
    return this.last;
  }

  /**
   * A call with the chat token; one that is refused as unknown or expired is tried once more with a new token. It is not
   * made under another login than the caller's (`other_user`), nor for a caller who wants it no more (`discarded`).
   */
  async call<T>(request: ApiRequest, caller: Caller = {}): Promise<T> {
    const token = this.isFresh(this.token) ? this.token : this.tokenOf(await this.mint());
    try {
      return await this.callWith<T>(token, request, caller);
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.status !== 401) throw error;
      return this.callWith<T>(this.tokenOf(await this.mint()), request, caller);
    }
  }

  private async callWith<T>({ value, userId }: Credential, request: ApiRequest, caller: Caller): Promise<T> {
    if (caller.isWanted?.() === false) throw new ChatProblem(0, 'discarded');
    if ((caller.userId ?? userId) !== userId) throw new ChatProblem(0, 'other_user');
    return this.api.call<T>({ ...request, token: value });
  }

  private isFresh(credential: Credential | undefined): credential is Credential {
    return credential !== undefined && credential.expiresAt - MARGIN_MS > this.environment.now();
  }

  /** One request, however many wait for it. */
  private mint(): Promise<IssuedToken> {
    if (this.minting) return this.minting;
    const minting: Promise<IssuedToken> = this.requestToken(() => this.minting === minting).finally(() => {
      if (this.minting === minting) this.minting = undefined;
    });
    return (this.minting = minting);
  }

  private async requestToken(isWanted: () => boolean): Promise<IssuedToken> {
    const issued = await this.api.call<IssuedToken>({ method: 'POST', path: this.api.inStream('chat/token') });
    if (!isWanted()) return issued; // forgotten meanwhile: for whoever still waits, not to be kept
    this.clock.heard(issued.now);
    this.token = this.tokenOf(issued);
    this.userId = this.last = issued.user.id;
    this.renewTicket(issued.ticket, issued.ticketExpiresAt, issued.user.id);
    this.onIssued(issued);
    return issued;
  }

  private tokenOf({ token, expiresAt, user }: IssuedToken): Credential {
    return { value: token, expiresAt: this.clock.timeOf(expiresAt), userId: user.id };
  }
}
