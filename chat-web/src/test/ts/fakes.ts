import type { Cancel } from '../../main/ts/client/cancel.js';
import type { Environment, Hint } from '../../main/ts/client/environment.js';
import type { FakeTab } from './fake-tabs.js';
import { newDecoder, utf8 } from './utf8.js';

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await null;
}

/** A clock that stands until it is moved. */
export class ManualClock {
  now = Date.parse('2026-01-01T12:00:00.000Z');
  private timers: { at: number; task: () => void }[] = [];

  after(ms: number, task: () => void): Cancel {
    const timer = { at: this.now + ms, task };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Moves on, and lets everything happen that falls due on the way, in order. */
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    await settled();
    for (let due = this.nextBefore(end); due; due = this.nextBefore(end)) {
      this.now = Math.max(this.now, due.at);
      this.timers = this.timers.filter((other) => other !== due);
      due.task();
      await settled();
    }
    this.now = end;
  }

  /** Time goes by while the device sleeps: no timer runs, and none has run on afterwards. */
  sleep(ms: number): void {
    this.now += ms;
    for (const timer of this.timers) timer.at += ms;
  }

  /** Timers that wait for their time. */
  get pending(): number {
    return this.timers.length;
  }

  iso(msFromNow = 0): string {
    return new Date(this.now + msFromNow).toISOString();
  }

  private nextBefore(end: number) {
    return this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** The abort controller, as far as the client uses it. */
class FakeAbort {
  readonly listeners: (() => void)[] = [];
  readonly signal = {
    aborted: false,
    addEventListener: (_: string, listener: () => void) => void this.listeners.push(listener),
  };

  abort(): void {
    this.signal.aborted = true;
    this.listeners.forEach((listener) => listener());
  }
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  readonly signal: AbortSignal | null | undefined;
}

/** Answers one request; throws for a network that fails. A pending promise is a network that is silent. */
export type Handler = (sent: Sent) => Response | Promise<Response>;

export class FakeEnvironment implements Environment {
  readonly sent: Sent[] = [];
  private keys = 0;
  private hintListener: (hint: Hint) => void = () => {};

  constructor(
    private readonly handler: Handler,
    readonly clock = new ManualClock(),
    readonly tabs?: FakeTab,
  ) {}

  /** How wrong the device's clock was when the page came, in milliseconds, and how wrong it is now. */
  aheadAtLoad = 0;
  ahead = 0;

  private slept = 0;

  /** As a laptop does that is closed for a while: the even clock stands still in many browsers, the time of day goes on. */
  async sleep(ms: number): Promise<void> {
    await settled();
    this.clock.sleep(ms);
    this.slept += ms;
  }

  readonly now = () => this.clock.now + this.aheadAtLoad - this.slept;
  readonly timeOfDay = () => this.clock.now + this.ahead;
  readonly after = (ms: number, task: () => void) => this.clock.after(ms, () => this.inTab(task));
  /** Every delay at its ceiling, or nearly. */
  readonly random = () => 0.999;
  readonly newKey = () => `${this.tabs ? `${this.tabs.name}-` : ''}key-${++this.keys}`;
  readonly newDecoder = newDecoder;
  readonly newAbort = () => new FakeAbort() as unknown as AbortController;

  /** Whether the page is hidden when the chat begins. */
  isHidden = false;

  onHint(listener: (hint: Hint) => void): Cancel {
    this.hintListener = listener;
    if (this.isHidden) listener('hidden');
    return () => (this.hintListener = () => {});
  }

  async hint(hint: Hint): Promise<void> {
    this.hintListener(hint);
    await settled();
  }

  private inTab(task: () => void): void {
    if (this.tabs) this.tabs.run(task);
    else task();
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    const sent: Sent = {
      method: init.method ?? 'GET',
      path: url,
      headers: init.headers as Record<string, string>,
      body: init.body === undefined ? undefined : JSON.parse(init.body as string),
      signal: init.signal,
    };
    this.sent.push(sent);
    const aborted = new Promise<never>((_, reject) =>
      init.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
    );
    return Promise.race([Promise.resolve().then(() => this.handler(sent)), aborted]);
  }
}

export function json(status: number, body: unknown): Response {
  return { ok: status < 300, status, json: () => Promise.resolve(body) } as unknown as Response;
}

export function problem(status: number, code: string, more: object = {}): Response {
  return json(status, { type: `urn:frontrow:problem:${code}`, title: code, status, code, ...more });
}

/** One open event stream, written by hand. */
export class FakeStream {
  isClosed = false;
  private readonly chunks: { done: boolean; value?: Uint8Array }[] = [];
  private waiting: ((chunk: { done: boolean; value?: Uint8Array } | Promise<never>) => void) | undefined;

  readonly response = {
    ok: true,
    status: 200,
    body: { getReader: () => ({ read: () => this.read() }) },
  } as unknown as Response;

  /** The reader does not want it any more. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.(Promise.reject(new Error('aborted')));
  }

  /** Writes bytes; whoever reads has read them when this is done. */
  write(text: string): Promise<void> {
    return this.bytes(utf8(text));
  }

  async bytes(value: Uint8Array): Promise<void> {
    this.give({ done: false, value });
    await settled();
  }

  event(type: string, data: unknown, id?: string): Promise<void> {
    return this.write(frame(type, data, id));
  }

  async end(): Promise<void> {
    this.give({ done: true });
    await settled();
  }

  private give(chunk: { done: boolean; value?: Uint8Array }): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) waiting(chunk);
    else this.chunks.push(chunk);
  }

  private read(): Promise<{ done: boolean; value?: Uint8Array }> {
    if (this.isClosed) return Promise.reject(new Error('aborted'));
    const chunk = this.chunks.shift();
    return chunk ? Promise.resolve(chunk) : new Promise((resolve) => (this.waiting = resolve));
  }
}

export function frame(type: string, data: unknown, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
