import { Backoff } from './backoff.js';
import type { Cancel } from './cancel.js';
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

interface Waiter {
  readonly promise: Promise<Message>;
  resolve(message: Message): void;
  reject(problem: ChatProblem): void;
}

/** So many texts may wait at once; nobody types more than that by hand. */
const MAX_ENTRIES = 100;
/** A busy server is asked so often before the text goes back to its author; */
const MAX_BUSY = 5;
/** one whose answer leaves open whether the text is there, so often: a minute or so. Its author may try again, under the same key. */
const MAX_UNKNOWN = 10;
const MAX_PAUSE_MS = 15_000;

/**
 * Sends texts one after the other, so that they arrive in the order they were typed. Each ends sent, given back, or
 * dropped by its author. It is tried with the same key until the server has accepted or refused it, so a lost answer
 * neither loses nor doubles it: without an end while the network is away, and a bounded number of times while the
 * server answers but does not say.
 */
export class Outbox {
  private entries: readonly OutboxEntry[] = [];
  private readonly waiters = new Map<string, Waiter>();
  private working = false;
  /** Another one after every stop: what was begun before it does nothing any more. */
  private era = 0;
  private wake: Cancel = () => {};

  constructor(
    private readonly environment: Environment,
    private readonly path: string,
    private readonly credentials: Credentials,
    private readonly sink: OutboxSink,
  ) {}

  /** Resolves once the text is in the log; rejects with the {@link ChatProblem} that refused it. */
  send(text: string, { replyTo, announcement }: SendOptions = {}): Promise<Message> {
    if (this.entries.length >= MAX_ENTRIES) this.settle(() => true); // In the log; the stream may be away for long.
    if (this.entries.length >= MAX_ENTRIES) return Promise.reject(new ChatProblem(0, 'outbox_full'));
    const key = this.environment.newKey();
    const entry = { key, text, replyTo, userId: this.credentials.lastUser, status: 'queued' } as const;
    this.change([...this.entries, announcement ? { ...entry, announcement } : entry]);
    return this.waitFor(key);
  }

  /** Tries a failed text again, under its key. */
  retry(key: string): Promise<Message> {
    const entry = this.entryOf(key);
    if (!entry) return Promise.reject(new ChatProblem(0, 'discarded'));
    if (entry.message) return Promise.resolve(entry.message);
    if (entry.status === 'failed') this.update(key, { status: 'queued' });
    return this.waitFor(key);
  }

  /** Drops a text that is not in the log as far as we know. What is on its way may still arrive. */
  discard(key: string): void {
    const entry = this.entryOf(key);
    if (!entry || entry.status === 'accepted') return;
    this.change(this.entries.filter((other) => other !== entry));
    this.waiters.get(key)?.reject(new ChatProblem(0, 'discarded'));
    this.waiters.delete(key);
    if (entry.status === 'retrying') this.wake();
  }

  /** Forgets accepted texts that are on the stream by now. */
  settle(isSeen: (message: Message) => boolean): void {
    const left = this.entries.filter((entry) => !entry.message || !isSeen(entry.message));
    if (left.length < this.entries.length) this.change(left);
  }

  /** Ends a wait between two tries. */
  hurry(): void {
    this.wake();
  }

  /** Gives up what is on its way; each of its promises is rejected. */
  stop(): void {
    this.era++;
    this.working = false;
    this.wake();
    for (const waiter of this.waiters.values()) waiter.reject(new ChatProblem(0, 'stopped'));
    this.waiters.clear();
    this.change([]);
  }

  private waitFor(key: string): Promise<Message> {
    const waiter = this.waiters.get(key) ?? newWaiter();
    this.waiters.set(key, waiter);
    if (!this.working) void this.work();
    return waiter.promise;
  }

  private async work(): Promise<void> {
    const { era } = this;
    this.working = true;
    for (let entry = this.nextQueued(); entry; entry = this.nextQueued()) {
      await this.deliver(entry, () => era === this.era && this.entryOf(entry!.key) !== undefined);
      if (era !== this.era) return;
    }
    this.working = false;
  }

  private nextQueued(): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.status === 'queued');
  }

  private entryOf(key: string): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.key === key);
  }

  private async deliver(entry: OutboxEntry, isWanted: () => boolean): Promise<void> {
    const { key } = entry;
    this.update(key, { status: 'sending' });
    try {
      const answer = await this.persist(entry, isWanted);
      if (!isWanted()) return;
      this.update(key, { status: 'accepted', message: answer.message });
      this.sink.answered(answer);
      this.waiters.get(key)?.resolve(answer.message);
    } catch (error) {
      if (!isWanted()) return;
      const problem = error instanceof ChatProblem ? error : new ChatProblem(0, 'unexpected', { title: String(error) });
      this.update(key, { status: 'failed', problem });
      this.sink.refused(problem);
      this.waiters.get(key)?.reject(problem);
    }
    this.waiters.delete(key);
  }

  private async persist({ key, ...entry }: OutboxEntry, isWanted: () => boolean): Promise<SendAnswer> {
    const { text, replyTo, announcement } = entry; // JSON leaves out what is undefined.
    const body = { text, replyTo, announcement };
    const request = { method: 'POST', path: this.path, body, idempotencyKey: key } as const;
    const backoff = new Backoff({ baseMs: 1_000, capMs: MAX_PAUSE_MS, random: this.environment.random });
    let { userId } = entry;
    for (let busy = 0, unknown = 0; ;) {
      try {
        if (userId === undefined) {
          userId = await this.credentials.user();
          if (isWanted()) this.update(key, { userId });
        }
        return await this.credentials.call(request, { userId, isWanted });
      } catch (error) {
        if (!(error instanceof ChatProblem) || !isWanted()) throw error;
        const mayBeThere = error.uncertain || error.code === 'request_in_progress';
        if (mayBeThere) this.update(key, { mayBeThere });
        const isWorthwhile = mayBeThere
          ? error.code === 'network' || ++unknown < MAX_UNKNOWN
          : error.status === 503 && ++busy < MAX_BUSY;
        if (!isWorthwhile) throw error;
        this.update(key, { status: 'retrying' });
        await this.pause(this.pauseAfter(error, unknown) ?? backoff.next());
        if (!isWanted()) throw error;
      }
    }
  }

  /** What the server asks for; more with every time that it leaves open what became of the text. */
  private pauseAfter(problem: ChatProblem, unknown: number): number | undefined {
    const { retryAfterMs } = problem.body;
    if (retryAfterMs === undefined) return undefined;
    return Math.min(MAX_PAUSE_MS, this.spread(problem, retryAfterMs) * 2 ** Math.max(unknown - 1, 0));
  }

  /** Those whom a busy server sent away together do not come back together. */
  private spread({ status }: ChatProblem, retryAfterMs: number): number {
    return status === 503 ? Math.floor(retryAfterMs * (1 + this.environment.random() / 2)) : retryAfterMs;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.environment.after(ms, resolve);
      this.wake = () => {
        cancel();
        resolve();
      };
    });
  }

  private update(key: string, change: Partial<OutboxEntry>): void {
    this.change(this.entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)));
  }

  private change(entries: readonly OutboxEntry[]): void {
    this.entries = entries;
    this.sink.changed(entries);
  }
}

function newWaiter(): Waiter {
  let settle: Pick<Waiter, 'resolve' | 'reject'>;
  const promise = new Promise<Message>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle! };
}
