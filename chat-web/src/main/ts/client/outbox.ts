import { Backoff } from './backoff.js';
import type { Credentials } from './credentials.js';
import type { Cancel, Environment } from './environment.js';
import { ChatProblem } from './problem.js';
import type { Message, SendAnswer } from './wire.js';

/** A text on its way into the room. */
export interface OutboxEntry {
  /** The idempotency key: one for one typed text, however often it is tried. */
  readonly key: string;
  readonly text: string;
  readonly replyTo: string | undefined;
  /** `retrying`: no clear answer yet, tried again by itself. `accepted`: in the log, not yet seen on the stream. */
  readonly status: 'queued' | 'sending' | 'retrying' | 'accepted' | 'failed';
  readonly message?: Message;
  readonly problem?: ChatProblem;
}

export interface OutboxSink {
  changed(entries: readonly OutboxEntry[]): void;
  answered(answer: SendAnswer): void;
  refused(problem: ChatProblem): void;
}

interface Waiter {
  resolve(message: Message): void;
  reject(problem: ChatProblem): void;
}

/** So many texts may wait at once; nobody types more than that by hand. */
const MAX_ENTRIES = 100;
/** A busy server is asked so often before the text goes back to its author. */
const MAX_BUSY = 5;

/**
 * Sends texts one after the other, so that they arrive in the order they were typed. A text is tried with the same key
 * until the server has accepted or refused it: a lost answer neither loses nor doubles it.
 */
export class Outbox {
  private entries: readonly OutboxEntry[] = [];
  private readonly waiters = new Map<string, Waiter>();
  private working = false;
  private stopped = false;
  private wake: Cancel = () => {};

  constructor(
    private readonly environment: Environment,
    private readonly path: string,
    private readonly credentials: Credentials,
    private readonly sink: OutboxSink,
  ) {}

  /** Resolves once the text is in the log; rejects with the {@link ChatProblem} that refused it. */
  send(text: string, replyTo?: string): Promise<Message> {
    if (this.entries.length >= MAX_ENTRIES) return Promise.reject(new ChatProblem(0, 'outbox_full'));
    const key = this.environment.newKey();
    this.change([...this.entries, { key, text, replyTo, status: 'queued' }]);
    return this.waitFor(key);
  }

  /** Tries a failed text again. */
  retry(key: string): Promise<Message> {
    this.update(key, { status: 'queued' });
    return this.waitFor(key);
  }

  /** Forgets a text that failed. */
  discard(key: string): void {
    this.change(this.entries.filter((entry) => entry.key !== key || entry.status !== 'failed'));
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
    this.stopped = true;
    this.wake();
    for (const waiter of this.waiters.values()) waiter.reject(new ChatProblem(0, 'stopped'));
    this.waiters.clear();
    this.change([]);
  }

  private waitFor(key: string): Promise<Message> {
    const promise = new Promise<Message>((resolve, reject) => this.waiters.set(key, { resolve, reject }));
    this.stopped = false;
    if (!this.working) void this.work();
    return promise;
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let entry = this.nextQueued(); entry; entry = this.nextQueued()) {
      await this.deliver(entry);
    }
    this.working = false;
  }

  private nextQueued(): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.status === 'queued');
  }

  private async deliver({ key, text, replyTo }: OutboxEntry): Promise<void> {
    this.update(key, { status: 'sending' });
    try {
      const answer = await this.persist(key, { text, ...(replyTo !== undefined && { replyTo }) });
      if (this.stopped) return;
      this.update(key, { status: 'accepted', message: answer.message });
      this.sink.answered(answer);
      this.waiters.get(key)?.resolve(answer.message);
    } catch (error) {
      const problem = error instanceof ChatProblem ? error : new ChatProblem(0, 'unexpected', { title: String(error) });
      if (this.stopped) return;
      this.update(key, { status: 'failed', problem });
      this.sink.refused(problem);
      this.waiters.get(key)?.reject(problem);
    }
    this.waiters.delete(key);
  }

  private async persist(key: string, body: unknown): Promise<SendAnswer> {
    const backoff = new Backoff({ baseMs: 1_000, capMs: 15_000, random: this.environment.random });
    for (let busy = 0; ; ) {
      try {
        return await this.credentials.call({ method: 'POST', path: this.path, body, idempotencyKey: key });
      } catch (error) {
        if (!(error instanceof ChatProblem) || this.stopped) throw error;
        const isBusy = error.status === 503 || error.code === 'request_in_progress';
        if (!error.uncertain && !(isBusy && ++busy < MAX_BUSY)) throw error;
        this.update(key, { status: 'retrying' });
        await this.pause(error.body.retryAfterMs === undefined ? backoff.next() : this.spread(error, error.body.retryAfterMs));
        if (this.stopped) throw error;
      }
    }
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
