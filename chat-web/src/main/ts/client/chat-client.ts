import { Api, type ApiRequest } from './api.js';
import { Credentials } from './credentials.js';
import { Emitter } from './emitter.js';
import { browserEnvironment, type Cancel, type Environment } from './environment.js';
import { Outbox } from './outbox.js';
import type { Position } from './position.js';
import { ChatProblem } from './problem.js';
import { Reload, type Reloaded } from './reload.js';
import * as rooms from './room.js';
import { RoomStream } from './room-stream.js';
import { initialSnapshot, type Snapshot } from './snapshot.js';
import * as standings from './standing.js';
import type { Action, AuditEntry, Cleared, Deleted, Effect, Gate, Hello, Message, Page, Rate } from './wire.js';
import type { RoomStateAnswer, SanctionEvent, StandingData } from './wire.js';

export interface ChatClientOptions {
  /** The stream whose chat this is. */
  readonly stream: string;
  /** Where the host mounted the chat; `/api` by default. */
  readonly api?: string;
  readonly environment?: Environment;
}

export interface ChatClientEvents {
  /** Something changed; the new whole. */
  change: Snapshot;
  /** A message was written while we watched: not one of the past. */
  message: Message;
  /** Somebody of the staff did something; only staff hear of it. */
  moderation: AuditEntry;
}

/** More messages than this are not kept, even for somebody who reads far back. */
const MAX_MESSAGES = 5_000;
/** The longest time we set a timer for. */
const MAX_TIMER_MS = 24 * 3600_000;
/** Our clock may run ahead of the server's: an end that is due here and not there is asked for again. */
const RECHECK_MS = 5_000;
/** How often an action of the staff is tried when no answer comes. */
const ACTION_TRIES = 3;

/**
 * The chat of one stream without a user interface: stays connected, keeps the room and one's own standing up to date,
 * sends, pages back, moderates. What is to be shown is in {@link snapshot}; `change` says when it is a new one.
 */
export class ChatClient extends Emitter<ChatClientEvents> {
  private current: Snapshot = initialSnapshot;
  /** The room as it comes in after a `resync`, until what lies before it is loaded. */
  private incoming: rooms.Room | undefined;
  private head: Position | undefined;
  /** The log's end when we came: what lies before it is not news. */
  private knownHead = 0;
  private cancelHints: Cancel = () => {};
  private cancelSanctionEnd: Cancel = () => {};
  private readonly environment: Environment;
  private readonly api: Api;
  private readonly credentials: Credentials;
  private readonly stream: RoomStream;
  private readonly outbox: Outbox;
  private readonly reload: Reload;

  constructor(options: ChatClientOptions) {
    super();
    const environment = (this.environment = options.environment ?? browserEnvironment());
    const api = (this.api = new Api(environment, (options.api ?? '/api').replace(/\/+$/, ''), options.stream));
    this.credentials = new Credentials(api, environment, (grant) => this.onStanding(grant));
    this.stream = new RoomStream(environment, `${api.base}/chat`, this.credentials, {
      connection: (connection) => this.update({ connection }),
      hello: (hello) => this.onHello(hello),
      change: (type, position, data) => this.onChange(type, position, data),
      passing: (type, data) => this.onPassing(type, data),
      resync: (position) => this.onResync(position),
    });
    this.outbox = new Outbox(environment, api.inStream('messages'), this.credentials, {
      changed: (outbox) => this.update({ outbox }),
      answered: ({ rate }) => {
        if (rate) this.onRate(rate);
        this.settleOutbox();
      },
      refused: (problem) => this.onRefused(problem),
    });
    const paths = { state: api.inStream('chat/state'), messages: api.inStream('messages') };
    this.reload = new Reload(environment, this.credentials, paths, (loaded) => this.onReloaded(loaded));
  }

  get snapshot(): Snapshot {
    return this.current;
  }

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
    this.cancelSanctionEnd();
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

  /** Forgets a text of the outbox that failed. */
  discard(key: string): void {
    this.outbox.discard(key);
  }

  /** Loads one older page, if there is one and none is on its way. */
  async loadOlder(): Promise<void> {
    const before = this.current.room.older;
    if (before === null || before === undefined || this.current.loadingOlder || this.incoming) return;
    this.update({ loadingOlder: true });
    try {
      const path = `${this.api.inStream('messages')}?before=${encodeURIComponent(before)}`;
      const page = await this.credentials.call<Page>({ method: 'GET', path });
      this.update({ room: rooms.withOlderPage(this.current.room, before, page) });
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.code !== 'cursor_expired') throw error;
      this.update({ room: rooms.withoutOlder(this.current.room) });
    } finally {
      this.update({ loadingOlder: false });
    }
  }

  /** Keeps only the newest messages; the others can be loaded again. */
  trim(keep: number): void {
    if (!this.head || this.current.loadingOlder) return;
    const room = rooms.trimmed(this.current.room, this.head.epoch, keep);
    if (room !== this.current.room) this.update({ room });
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

  /** Takes back a message of one's own. One that is gone already is fine. */
  async takeBack(messageId: string): Promise<void> {
    const path = this.api.inStream(`messages/${encodeURIComponent(messageId)}`);
    try {
      await this.act<void>({ method: 'DELETE', path });
    } catch (error) {
      const gone = error instanceof ChatProblem && ['already_resolved', 'message_not_found'].includes(error.code);
      if (!gone) throw error;
    }
  }

  private async act<T>(request: ApiRequest): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.credentials.call<T>(request);
      } catch (error) {
        if (!(error instanceof ChatProblem) || !error.uncertain || tries === ACTION_TRIES) throw error;
        await new Promise<void>((resolve) => this.environment.after(tries * 500, resolve));
      }
    }
  }

  private onHello(hello: Hello): void {
    this.knownHead = hello.headSeq;
    this.head ??= { epoch: hello.epoch, seq: hello.headSeq };
    this.onStanding(hello);
    this.update({
      viewers: hello.occupancy?.viewers ?? this.current.viewers,
      catchingUp: this.incoming !== undefined || hello.replayed > 0,
    });
    if (hello.replayed === 0 && !hello.resumed) {
      const start = { epoch: hello.epoch, seq: hello.headSeq + 1 };
      this.changeRoom((room) => rooms.withStart(room, start));
    }
    this.watchSanction();
  }

  private onChange(type: string, position: Position, data: unknown): void {
    this.head = position;
    this.changeRoom((room) => applyChange(rooms.withStart(room, position), type, data));
    if (position.seq >= this.knownHead && this.current.catchingUp && !this.incoming) this.update({ catchingUp: false });
    this.settleOutbox();
    if (type === 'message' && position.seq > this.knownHead) this.emit('message', data as Message);
  }

  private onPassing(type: string, data: unknown): void {
    const { standing } = this.current;
    if (type === 'occupancy') {
      this.update({ viewers: (data as { viewers: number }).viewers });
    } else if (type === 'moderation') {
      this.emit('moderation', data as AuditEntry);
    } else if (type === 'limit') {
      this.onRate(data as Rate);
    } else if (type === 'gate' && standing) {
      this.update({ standing: standings.withGate(standing, data as Gate) });
    } else if (type === 'sanction' && standing) {
      this.update({ standing: standings.withSanction(standing, data as SanctionEvent) });
      this.watchSanction();
      if (!(data as SanctionEvent).active) this.refreshStanding();
    }
  }

  private onResync(position: Position | undefined): void {
    this.head = position ?? this.head;
    this.incoming = rooms.emptyRoom;
    this.update({ catchingUp: true });
    this.reload.start();
  }

  private onReloaded({ state, page }: Reloaded): void {
    const room = rooms.withNewestPage(this.incoming ?? rooms.emptyRoom, page);
    this.incoming = undefined;
    this.update({
      room,
      catchingUp: false,
      viewers: state.occupancy?.viewers ?? this.current.viewers,
    });
    this.onStanding(state);
    this.watchSanction();
    this.outbox.settle(() => true);
  }

  private onStanding(data: StandingData): void {
    const standing = standings.standingFrom(data, this.environment.now(), this.current.standing);
    this.update({ standing });
  }

  private onRate(rate: Rate): void {
    const { standing } = this.current;
    if (standing) this.update({ standing: standings.withRate(standing, rate, this.environment.now()) });
  }

  private onRefused(problem: ChatProblem): void {
    const { standing } = this.current;
    if (standing) this.update({ standing: standings.withRefusal(standing, problem, this.environment.now()) });
    this.watchSanction();
  }

  /** A mute that runs out is nobody's action, so no event tells of it. */
  private watchSanction(): void {
    this.cancelSanctionEnd();
    const until = this.current.standing?.sanction?.until;
    if (!until) return;
    const left = Date.parse(until) - this.environment.now();
    const delay = left > 0 ? left + 250 : RECHECK_MS;
    this.cancelSanctionEnd = this.environment.after(Math.min(delay, MAX_TIMER_MS), () => {
      if (delay <= MAX_TIMER_MS) this.refreshStanding();
      else this.watchSanction();
    });
  }

  /** What one may do after a sanction ended, only the server knows. */
  private refreshStanding(): void {
    this.credentials.call<RoomStateAnswer>({ method: 'GET', path: this.api.inStream('chat/state') }).then(
      (state) => {
        this.onStanding(state);
        this.watchSanction();
      },
      (error: unknown) => console.warn('chat state not loaded; the next connection brings it', error),
    );
  }

  private settleOutbox(): void {
    const { room } = this.current;
    const seen = this.head?.seq ?? 0;
    this.outbox.settle(({ id, seq }) => seq <= seen || room.messages.some((message) => message.id === id));
  }

  private changeRoom(change: (room: rooms.Room) => rooms.Room): void {
    if (this.incoming) this.incoming = change(this.incoming);
    else this.update({ room: change(this.current.room) });
    if (this.head && this.current.room.messages.length > MAX_MESSAGES * 1.1) this.trim(MAX_MESSAGES);
  }

  private update(change: Partial<Snapshot>): void {
    this.current = { ...this.current, ...change };
    this.emit('change', this.current);
  }
}

function applyChange(room: rooms.Room, type: string, data: unknown): rooms.Room {
  switch (type) {
    case 'message':
      return rooms.withMessage(room, data as Message);
    case 'message.deleted':
      return rooms.withDeleted(room, data as Deleted);
    case 'messages.cleared':
      return rooms.withCleared(room, data as Cleared);
    default:
      return room; // A newer server: the position counts, the rest is for newer clients.
  }
}
