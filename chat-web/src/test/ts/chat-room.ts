import { ChatClient } from '../../main/ts/client/chat-client.js';
import type { ChatClientOptions } from '../../main/ts/client/chat-client-options.js';
import type { Gate, Message, Modes, RoomState, UserStateData } from '../../main/ts/client/wire.js';
import type { FakeTab } from './fake-tabs.js';
import { FakeEnvironment, FakeStream, json, settled, type Handler, type ManualClock, type Sent } from './fakes.js';

export const HEARTBEAT_MS = 15_000;
export const user = (id: string, role = 'viewer') => ({ id, name: id, role, badges: [] });
export const open: Gate = { allowed: true, reasons: [] };

export const userState: UserStateData = {
  user: user('ada'),
  can: { read: true, send: true, moderate: false },
  gate: open,
  limits: { rate: { limit: 10, remaining: 10, windowMs: 30_000, resetMs: 0 }, maxLength: 500 },
  sanction: null,
};

export const noModes: Modes = {
  slowSeconds: null,
  subscribers: false,
  followersSeconds: null,
  emojiOnly: false,
  unique: false,
  locked: false,
  shield: false,
};
const { shield: _, ...preset } = noModes;
export const roomState: RoomState = { modes: noModes, preset, pin: null };

export function message(seq: number, text = `text ${seq}`): Message {
  return { seq, id: `m${seq}`, user: user('bob'), ts: '2026-01-01T12:00:00.000Z', text };
}

/** A client in a room whose server does what the test says. */
export class ChatRoom {
  readonly streams: FakeStream[] = [];
  readonly environment: FakeEnvironment;
  readonly client: ChatClient;
  /** Answers by `METHOD path`; what is not here is a test that asked for too much. */
  readonly answers = new Map<string, Handler>();
  grants = 0;

  constructor(clock?: ManualClock, tab?: FakeTab, options: Partial<ChatClientOptions> = {}) {
    this.environment = new FakeEnvironment((sent) => this.answer(sent), clock, tab);
    this.client = new ChatClient({ stream: 's 1', environment: this.environment, ...options });
    this.on('POST', '/streams/s%201/chat/token', () => this.grant());
    this.on('GET', '/chat', (sent) => this.openStream(sent));
  }

  on(method: string, path: string, handler: Handler): void {
    this.answers.set(`${method} /api${path}`, handler);
  }

  get clock() {
    return this.environment.clock;
  }

  get snapshot() {
    return this.client.snapshot;
  }

  get status() {
    return this.snapshot.connection.status;
  }

  /** The newest stream. */
  get stream(): FakeStream {
    return this.streams.at(-1)!;
  }

  /** The texts that a reader sees. */
  get texts() {
    return this.snapshot.room.messages.filter((m) => !m.deleted).map(({ text }) => text);
  }

  requests(method: string, path: string): Sent[] {
    return this.environment.sent.filter((sent) => sent.method === method && sent.path === `/api${path}`);
  }

  get connects(): Sent[] {
    return this.requests('GET', '/chat');
  }

  /** Starts, and says hello with a log that ends here; then these changes are replayed. */
  async live(headSeq = 0, replay: readonly Message[] = []): Promise<void> {
    this.client.start();
    await settled();
    await this.hello(headSeq, { replayed: replay.length });
    for (const item of replay) await this.say(item);
  }

  hello(headSeq: number, more: object = {}): Promise<void> {
    const hello = {
      epoch: 'e',
      headSeq,
      resumed: false,
      replayed: 0,
      heartbeatMs: HEARTBEAT_MS,
      ...this.userState,
      ...more,
    };
    return this.stream.event('hello', hello);
  }

  say(item: Message): Promise<void> {
    return this.stream.event('message', item, `e.${item.seq}`);
  }

  /** The stream breaks, and the client waits no longer than it has to. */
  async cutAndReconnect(): Promise<void> {
    await this.stream.end();
    await this.environment.hint('online');
  }

  /** How ada stands, as the server says it now. */
  get userState(): UserStateData {
    return { ...userState, now: this.clock.iso() };
  }

  grant(): Response {
    return this.grantTo(userState.user.id);
  }

  grantTo(userId: string): Response {
    this.grants++;
    return json(200, {
      ...this.userState,
      user: user(userId),
      token: `token-${this.grants}`,
      expiresAt: this.clock.iso(900_000),
      ticket: `ticket-${this.grants}`,
      ticketExpiresAt: this.clock.iso(60_000),
      position: 'e.0',
      heartbeatMs: HEARTBEAT_MS,
    });
  }

  openStream(sent?: Sent): Response {
    const stream = new FakeStream();
    this.streams.push(stream);
    sent?.signal?.addEventListener('abort', () => stream.close());
    return stream.response;
  }

  private answer(sent: Sent): Response | Promise<Response> {
    const handler = this.answers.get(`${sent.method} ${sent.path.replace(/\?.*/, '')}`);
    if (!handler) throw new Error(`nobody expected ${sent.method} ${sent.path}`);
    return handler(sent);
  }
}

/** A network that fails. */
export const broken: Handler = () => {
  throw new Error('network down');
};

/** A network that says nothing at all. */
export const silent: Handler = () => new Promise<Response>(() => {});

/** Each handler once, the last one for ever. */
export function inTurn(...handlers: Handler[]): Handler {
  let turn = 0;
  return (sent) => handlers[Math.min(turn++, handlers.length - 1)]!(sent);
}
