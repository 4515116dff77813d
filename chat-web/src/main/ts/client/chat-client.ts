import { Api, type ApiRequest } from './api.js';
import { Credentials } from './credentials.js';
import { Emitter } from './emitter.js';
import type { Cancel } from './cancel.js';
import { browserEnvironment, type Environment } from './environment.js';
import { withHeaders, type HostHeaders } from './host-headers.js';
import { Outbox } from './outbox.js';
import { ChatProblem } from './problem.js';
import { Reload, type Reloaded } from './reload.js';
import { RoomFeed } from './room-feed.js';
import { RoomStream } from './room-stream.js';
import { SanctionWatch } from './sanction-watch.js';
import { SharedStream } from './shared-stream.js';
import { initialSnapshot, type Snapshot } from './snapshot.js';
import { ServerClock } from './server-clock.js';
import * as userStates from './user-state.js';
import { OwnStream, type StreamSource } from './stream-source.js';
import type { Action, AuditEntry, AuditPage, Effect, Gate, Hello, Message, Page, Rate } from './wire.js';
import type { RoomStateAnswer, SanctionEvent, SanctionsPage, UserStateData } from './wire.js';

export interface ChatClientOptions {
  /** The stream whose chat this is. */
  readonly stream: string;
  /** Where the host mounted the chat; `/api` by default. */
  readonly api?: string;
  /** What each request to the server also carries, for a host's login that is no cookie. */
  readonly headers?: HostHeaders;
  readonly environment?: Environment;
}

export interface ChatClientEvents {
  /** Something changed; the new whole. */
  change: Snapshot;
  /** A message was written since we came, also while the connection was away: not one of the past, and none that is deleted already. */
  message: Message;
  /** Somebody of the staff did something; only staff hear of it. */
  moderation: AuditEntry;
}

/** How often an action of the staff is tried when no answer comes. */
const ACTION_TRIES = 3;

/**
 * The chat of one stream without a user interface: stays connected, keeps the room and the user's own state up to date,
 * sends, pages back, moderates. What is to be shown is in {@link snapshot}; `change` says when it is a new one.
 */
export class ChatClient extends Emitter<ChatClientEvents> {
  private current: Snapshot = initialSnapshot;
  /** When the server last told the whole user state, on the clock of the environment. */
  private userStateAt = 0;
  private readonly feed = new RoomFeed();
  private cancelHints: Cancel = () => {};
  private readonly environment: Environment;
  private readonly clock: ServerClock;
  private readonly api: Api;
  private readonly credentials: Credentials;
  private readonly stream: RoomStream;
  private readonly outbox: Outbox;
  private readonly reload: Reload;
  private readonly sanctionWatch: SanctionWatch;

  constructor(options: ChatClientOptions) {
    super();
    const plain = options.environment ?? browserEnvironment();
    const environment = (this.environment = options.headers ? withHeaders(plain, options.headers) : plain);
    const api = (this.api = new Api(environment, (options.api ?? '/api').replace(/\/+$/, ''), options.stream));
    this.clock = new ServerClock(environment);
    this.credentials = new Credentials(api, environment, this.clock, (issued) => {
      this.onAnswer(issued);
      this.stream.belongTo(issued.user.id);
    });
    this.stream = new RoomStream(environment, this.source(), this.credentials, {
      connection: (connection) => this.update({ connection }),
      hello: (hello) => this.onHello(hello),
      change: (type, position, data) => {
        const isNews = this.feed.change(type, position, data);
        this.showRoom();
        if (isNews && type === 'message' && !(data as Message).deleted) this.emit('message', data as Message);
      },
      passing: (type, data) => this.onPassing(type, data),
      resync: (position) => {
        this.feed.resync(position);
        this.showRoom();
        this.reload.start();
      },
    });
    this.outbox = new Outbox(environment, api.inStream('messages'), this.credentials, {
      changed: (outbox) => this.update({ outbox }),
      answered: ({ rate }) => {
        if (rate) this.onRate(rate);
        const { userState } = this.current;
        if (userState?.slowMode) this.showUserState(userStates.withSent(userState, this.environment.now()));
        this.showRoom();
      },
      refused: (problem) => this.onRefused(problem),
    });
    const paths = { state: api.inStream('chat/state'), messages: api.inStream('messages') };
    this.reload = new Reload(environment, this.credentials, paths, (loaded) => this.onReloaded(loaded));
    this.sanctionWatch = new SanctionWatch(environment, () => this.refreshUserState());
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  /** When it is this instant of the server's (RFC 3339), on the clock of {@link now}. */
  readonly timeOf = (instant: string): number => this.clock.timeOf(instant);

  /** Connects, or tries again at once when it was refused or is waiting. */
  start(): void {
    this.cancelHints();
    this.cancelHints = this.environment.onHint((hint) => {
      this.stream.hint(hint);
      if (hint !== 'offline') this.outbox.hurry();
    });
    this.stream.start();
    this.outbox.hurry();
  }

  /** Closes the connection and forgets what was not sent. It can be started again. */
  stop(): void {
    this.cancelHints();
    this.sanctionWatch.stop();
    this.reload.stop();
    this.stream.stop();
    this.outbox.stop();
  }

  /** Sends a text; resolves when it is in the log, rejects with the {@link ChatProblem} that refused it. */
  send(text: string, options: { readonly replyTo?: string } = {}): Promise<Message> {
    return this.outbox.send(text, options.replyTo);
  }

  /** Tries a text of the outbox that failed once more. */
  retry(key: string): Promise<Message> {
    return this.outbox.retry(key);
  }

  /** Drops a text of the outbox that is not in the log yet; what is on its way may still arrive. */
  discard(key: string): void {
    this.outbox.discard(key);
  }

  /** Loads one older page, if there is one and none is on its way. */
  async loadOlder(): Promise<void> {
    const before = this.current.room.older;
    if (before === null || before === undefined || this.current.loadingOlder || this.feed.isReloading) return;
    this.update({ loadingOlder: true });
    try {
      const path = `${this.api.inStream('messages')}?before=${encodeURIComponent(before)}`;
      const page = await this.credentials.call<Page>({ method: 'GET', path });
      this.feed.older(before, page);
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.code !== 'cursor_expired') throw error;
      this.feed.noOlder();
    } finally {
      this.update({ loadingOlder: false, room: this.feed.room });
    }
  }

  /** Keeps only the newest messages; the others can be loaded again. */
  trim(keep: number): void {
    if (this.current.loadingOlder) return;
    this.feed.trim(keep);
    this.showRoom();
  }

  /** Acts on a message or a user; rejects with the {@link ChatProblem} that refused it. */
  moderate(action: Action): Promise<Effect> {
    return this.act({
      method: 'POST',
      path: this.api.inStream('moderate'),
      body: action,
      idempotencyKey: this.environment.newKey(),
    });
  }

  /** Retracts a message of one's own. One that is gone already is fine. */
  async retract(messageId: string): Promise<void> {
    const path = this.api.inStream(`messages/${encodeURIComponent(messageId)}`);
    try {
      await this.act<void>({ method: 'DELETE', path });
    } catch (error) {
      const gone = error instanceof ChatProblem && ['already_resolved', 'message_not_found'].includes(error.code);
      if (!gone) throw error;
    }
  }

  /** @deprecated The name of {@link retract} that late parts of all builds call (ADR 9). */
  takeBack(messageId: string): Promise<void> {
    return this.retract(messageId);
  }

  /** A page of what staff did, newest first; `before` is the `nextBefore` of the page before it. For staff. */
  auditLog(options: { readonly before?: string; readonly limit?: number } = {}): Promise<AuditPage> {
    return this.load('moderation/log', options);
  }

  /** A page of the mutes and bans in force, newest first; of one user's, if `userId` is given. For staff. */
  sanctions(
    options: { readonly userId?: string; readonly before?: string; readonly limit?: number } = {},
  ): Promise<SanctionsPage> {
    return this.load('moderation/sanctions', options);
  }

  private load<T>(rest: string, options: object): Promise<T> {
    const query = Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
      .join('&');
    return this.credentials.call<T>({ method: 'GET', path: this.api.inStream(rest) + (query && `?${query}`) });
  }

  private source(): StreamSource {
    const { environment, api } = this;
    const url = `${api.base}/chat`;
    const own = new OwnStream(environment, url);
    if (!environment.tabs) return own;
    return new SharedStream(environment, environment.tabs, url, api.stream, own, {
      hurry: () => this.stream.hurry(),
      check: () => this.stream.check(),
    });
  }

  private async act<T>(request: ApiRequest): Promise<T> {
    const userId = this.credentials.lastUser;
    for (let tries = 1; ; tries++) {
      try {
        return await this.credentials.call<T>(request, { userId });
      } catch (error) {
        if (error instanceof ChatProblem) this.onRights(error);
        if (!(error instanceof ChatProblem) || !error.uncertain || tries === ACTION_TRIES) throw error;
        await new Promise<void>((resolve) => this.environment.after(tries * 500, resolve));
      }
    }
  }

  private onHello(hello: Hello): void {
    this.clock.heard(hello.now, hello.ageMs);
    this.feed.hello(hello);
    // Another tab's stream may have begun long before we asked how we stand.
    if (this.environment.now() - (hello.ageMs ?? 0) >= this.userStateAt) this.onUserState(hello);
    this.update({ viewers: hello.occupancy?.viewers ?? this.current.viewers });
    this.showRoom();
  }

  private onPassing(type: string, data: unknown): void {
    const { userState } = this.current;
    if (type === 'occupancy') {
      this.update({ viewers: (data as { viewers: number }).viewers });
    } else if (type === 'moderation') {
      this.emit('moderation', data as AuditEntry);
    } else if (type === 'limit') {
      this.onRate(data as Rate);
    } else if (type === 'gate' && userState) {
      this.showUserState(userStates.withGate(userState, data as Gate));
    } else if (type === 'sanction' && userState) {
      this.showUserState(userStates.withSanction(userState, data as SanctionEvent, this.timeOf));
      if (!(data as SanctionEvent).active) this.refreshUserState();
    }
  }

  private onReloaded({ state, page }: Reloaded): void {
    this.feed.reloaded(page);
    this.onAnswer(state);
    this.update({ viewers: state.occupancy?.viewers ?? this.current.viewers });
    this.showRoom();
    // The page is newer than whatever was accepted before it.
    this.outbox.settle(() => true);
  }

  private onAnswer(data: UserStateData): void {
    this.clock.heard(data.now);
    this.onUserState(userStates.withKnownGate(data, this.current.userState));
  }

  private onUserState(data: UserStateData): void {
    this.userStateAt = this.environment.now();
    const before = this.current.userState && userStates.withSlept(this.current.userState, this.clock.takeSlept());
    this.showUserState(userStates.userStateFrom(data, this.environment.now(), this.timeOf, before));
  }

  private onRate(rate: Rate): void {
    const { userState } = this.current;
    if (userState) this.showUserState(userStates.withRate(userState, rate, this.environment.now()));
  }

  private onRefused(problem: ChatProblem): void {
    const { userState } = this.current;
    if (userState) this.showUserState(userStates.withRefusal(userState, problem, this.environment.now(), this.timeOf));
    this.onRights(problem);
  }

  /** A role may be lost without a word: what else one may not do any more is asked then. */
  private onRights({ code }: ChatProblem): void {
    if (code === 'not_allowed') this.refreshUserState();
  }

  /** What one may do after a sanction ended, only the server knows. */
  private refreshUserState(): void {
    this.credentials.call<RoomStateAnswer>({ method: 'GET', path: this.api.inStream('chat/state') }).then(
      (state) => this.onAnswer(state),
      (error: unknown) => console.warn('chat state not loaded; the next connection brings it', error),
    );
  }

  private showUserState(userState: userStates.UserState): void {
    this.update({ userState });
    this.sanctionWatch.watch(userState.sanction);
  }

  private showRoom(): void {
    const { room, catchingUp } = this.feed;
    if (room !== this.current.room || catchingUp !== this.current.catchingUp) this.update({ room, catchingUp });
    this.outbox.settle((message) => this.feed.hasPassed(message));
  }

  private update(change: Partial<Snapshot>): void {
    this.current = { ...this.current, ...change };
    this.emit('change', this.current);
  }
}
