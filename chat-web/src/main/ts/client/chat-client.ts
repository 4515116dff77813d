import { Api, type ApiRequest } from './api.js';
import type { Cancel } from './cancel.js';
import type { ChatClientEvents, ChatClientOptions, PageOptions } from './chat-client-options.js';
import { Credentials } from './credentials.js';
import { Emitter } from './emitter.js';
import { browserEnvironment, type Environment } from './environment.js';
import { withHeaders } from './host-headers.js';
import { Outbox, type SendOptions } from './outbox.js';
import { watchPage } from './page-watch.js';
import { ChatProblem, type SendCheck } from './problem.js';
import { Reload, type Reloaded } from './reload.js';
import { RoomFeed } from './room-feed.js';
import { RoomStateFeed } from './room-state.js';
import { RoomStream } from './room-stream.js';
import { ServerClock } from './server-clock.js';
import type { RoomSignal } from './server-event.js';
import { SharedStream } from './shared-stream.js';
import { initialSnapshot, type Snapshot } from './snapshot.js';
import { OwnStream, type StreamSource } from './stream-source.js';
import { UserStateFeed } from './user-state-feed.js';
import type { Action, AuditPage, Effect, Hello, Message, ModesAnswer, ModesPatch, Page } from './wire.js';
import type { RoomStateAnswer, SanctionsPage } from './wire.js';

/** How often an action is tried when no answer comes. */
const ACTION_TRIES = 3;

/**
 * The chat of one stream without a user interface: stays connected, keeps the room and the user's own state up to date,
 * sends, pages back, moderates. What is to be shown is in {@link snapshot}; `change` says when it is a new one.
 */
export class ChatClient extends Emitter<ChatClientEvents> {
  private current: Snapshot = initialSnapshot;
  private readonly feed = new RoomFeed();
  private readonly roomState: RoomStateFeed;
  private cancelHints: Cancel = () => {};
  private readonly environment: Environment;
  private readonly clock: ServerClock;
  private readonly api: Api;
  private readonly credentials: Credentials;
  private readonly stream: RoomStream;
  private readonly outbox: Outbox;
  private readonly reload: Reload;
  private readonly userState: UserStateFeed;

  constructor(private readonly options: ChatClientOptions) {
    super();
    const plain = options.environment ?? browserEnvironment();
    const environment = (this.environment = options.headers ? withHeaders(plain, options.headers) : plain);
    const api = (this.api = new Api(environment, (options.api ?? '/api').replace(/\/+$/, ''), options.stream));
    this.clock = new ServerClock(environment);
    this.roomState = new RoomStateFeed(environment, this.timeOf, () => this.showRoom());
    this.userState = new UserStateFeed(environment, this.clock, {
      changed: (userState) => this.update({ userState }),
      load: () => this.credentials.call<RoomStateAnswer>({ method: 'GET', path: api.inStream('chat/state') }),
    });
    this.credentials = new Credentials(api, environment, this.clock, (issued) => {
      this.userState.answer(issued);
      this.roomState.told(issued.room, issued.position);
      this.stream.belongTo(issued.user.id);
    });
    this.stream = new RoomStream(environment, this.source(), this.credentials, {
      connection: (connection) => this.update({ connection }),
      hello: (hello) => this.onHello(hello),
      change: (change) => {
        const isNews = this.feed.change(change);
        this.roomState.change(change);
        this.showRoom();
        if (isNews && change.type === 'message' && !change.data.deleted) this.emit('message', change.data);
      },
      signal: (signal) => this.onSignal(signal),
      resync: (position) => {
        this.feed.resync(position);
        this.showRoom();
        this.reload.start();
      },
    });
    this.outbox = new Outbox(environment, api.inStream('messages'), this.credentials, {
      changed: (outbox) => this.update({ outbox }),
      answered: ({ rate }) => {
        if (rate) this.userState.rate(rate);
        this.showRoom();
      },
      refused: (problem) => this.userState.refused(problem),
    });
    const paths = { state: api.inStream('chat/state'), messages: api.inStream('messages') };
    this.reload = new Reload(environment, this.credentials, paths, (loaded) => this.onReloaded(loaded));
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  /** When it is this instant of the server's (RFC 3339), on the clock of {@link now}. */
  readonly timeOf = (instant: string): number => this.clock.timeOf(instant);

  /** Connects, or tries again at once when it was refused or is waiting. */
  start(): void {
    this.cancelHints();
    this.cancelHints = watchPage(this.environment, this.options, {
      pause: () => {
        this.userState.stop();
        this.reload.stop();
        this.stream.pause();
      },
      resume: () => {
        this.userState.resume();
        this.stream.resume();
        this.reloadAgain();
      },
      hint: (hint) => {
        this.stream.hint(hint);
        if (hint !== 'offline') this.outbox.hurry();
      },
    });
    this.stream.start();
    this.reloadAgain();
    this.outbox.hurry();
  }

  /** Closes the connection and forgets what was not sent. It can be started again. */
  stop(): void {
    this.cancelHints();
    this.userState.stop();
    this.roomState.stop();
    this.reload.stop();
    this.stream.stop();
    this.outbox.stop();
  }

  /** Sends a text; resolves when it is in the log, rejects with the {@link ChatProblem} that refused it. */
  send(text: string, options: SendOptions = {}): Promise<Message> {
    return this.outbox.send(text, options);
  }

  /** What a send would meet now; nothing is taken by it. */
  check(): Promise<SendCheck> {
    return this.credentials.call({ method: 'GET', path: this.api.inStream('chat/check') });
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
      const path = this.api.inStream('messages', { before });
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
    return this.actOnce('POST', 'moderate', action);
  }

  /** Changes the modes of the room: all of them, or, if one of the values is wrong, none. For who `can.modes`. */
  setModes(patch: ModesPatch): Promise<ModesAnswer> {
    return this.actOnce('PATCH', 'chat/modes', patch);
  }

  /** Says that one has read the warning of the staff, if there is one: then one may write again. */
  async acknowledge(): Promise<void> {
    await this.act<void>({ method: 'DELETE', path: this.api.inStream('chat/warning') });
    this.userState.acknowledged();
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

  /** A page of what staff did, newest first; of what was done to one user, if `userId` is given. For staff. */
  auditLog(options: PageOptions & { readonly userId?: string } = {}): Promise<AuditPage> {
    return this.credentials.call({ method: 'GET', path: this.api.inStream('moderation/log', options) });
  }

  /** A page of the mutes and bans in force, newest first; of one user's, if `userId` is given. For staff. */
  sanctions(options: PageOptions & { readonly userId?: string } = {}): Promise<SanctionsPage> {
    return this.credentials.call({ method: 'GET', path: this.api.inStream('moderation/sanctions', options) });
  }

  /** What a stop or a pause has broken off. */
  private reloadAgain(): void {
    if (this.feed.isReloading) this.reload.start();
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

  /** However often it is tried. */
  private actOnce<T>(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<T> {
    return this.act({ method, path: this.api.inStream(path), body, idempotencyKey: this.environment.newKey() });
  }

  private async act<T>(request: ApiRequest): Promise<T> {
    const userId = this.credentials.lastUser;
    for (let tries = 1; ; tries++) {
      try {
        return await this.credentials.call<T>(request, { userId });
      } catch (error) {
        if (error instanceof ChatProblem) this.userState.actionRefused(error);
        if (!(error instanceof ChatProblem) || !error.uncertain || tries === ACTION_TRIES) throw error;
        await new Promise<void>((resolve) => this.environment.after(tries * 500, resolve));
      }
    }
  }

  private onHello(hello: Hello): void {
    this.feed.hello(hello);
    this.userState.hello(hello);
    this.roomState.told(hello.room, `${hello.epoch}.${hello.headSeq}`);
    this.update({ viewers: hello.occupancy?.viewers ?? this.current.viewers });
    this.showRoom();
  }

  private onSignal(signal: RoomSignal): void {
    if (signal.type === 'occupancy') this.update({ viewers: signal.data.viewers });
    else if (signal.type === 'moderation') this.emit('moderation', signal.data);
    else this.userState.signal(signal);
  }

  private onReloaded({ state, page }: Reloaded): void {
    this.feed.reloaded(page);
    this.userState.answer(state);
    this.roomState.told(state.room, state.position);
    this.update({ viewers: state.occupancy?.viewers ?? this.current.viewers });
    this.showRoom();
    // The page is newer than whatever was accepted before it.
    this.outbox.settle(() => true);
  }

  private showRoom(): void {
    const { room, catchingUp } = this.feed;
    const roomState = this.roomState.state;
    const { current } = this;
    if (room !== current.room || catchingUp !== current.catchingUp || roomState !== current.roomState)
      this.update({ room, roomState, catchingUp });
    this.outbox.settle((message) => this.feed.hasPassed(message));
  }

  private update(change: Partial<Snapshot>): void {
    this.current = { ...this.current, ...change };
    this.emit('change', this.current);
  }
}
