import type { Cancel } from './cancel.js';
import type { Environment } from './environment.js';
import { ChatProblem } from './problem.js';
import type { SseEvent } from './sse-parser.js';
import type { StreamHistory } from './stream-history.js';
import type { StreamRequest, StreamSink } from './stream-source.js';
import type { FromTab, StreamEnd, TabMessage } from './tab-messages.js';

/** How an attempt went on: ended, or to be begun again in another part. */
export type Turn = 'over' | 'cut' | 'again';

/** A leader that says nothing to a join for so long, or for a heartbeat, does not run. Longer than a busy page is busy. */
const JOIN_MS = 5_000;

export interface FollowerCalls {
  post(message: TabMessage): void;
  /** Nobody answers. */
  nobody(): void;
}

/** One attempt to hear the room through the leading tab. */
export class Follower {
  readonly turn: Promise<Turn>;
  private settle!: { resolve(turn: Turn): void; reject(error: unknown): void };
  private leader: string | undefined;
  private cancelWait: Cancel = () => {};
  private isDone = false;

  constructor(
    private readonly environment: Environment,
    private readonly id: string,
    private readonly history: StreamHistory,
    private readonly request: StreamRequest,
    private readonly sink: StreamSink,
    private readonly calls: FollowerCalls,
  ) {
    this.turn = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    request.signal.addEventListener('abort', () => this.finish('cut'));
    this.join();
  }

  hear(message: FromTab<TabMessage>): void {
    if (this.isDone) return;
    try {
      this.understand(message);
    } catch (error) {
      this.fail(error);
    }
  }

  /** The reader looks: a leader that does not run is found out now, not when it has been silent for too long. */
  probe(): void {
    if (this.leader !== undefined) this.ask();
  }

  finish(turn: Turn): void {
    this.done();
    if (turn === 'again') this.sink.moving();
    this.settle.resolve(turn);
  }

  private understand(message: FromTab<TabMessage>): void {
    const isOurs = this.leader === undefined || this.leader === message.from;
    if (this.leader === message.from) this.cancelWait();
    if (message.type === 'lead') {
      this.sink.activity();
      this.join();
    } else if (message.type === 'welcome') {
      if (message.to === this.id && this.leader === undefined) this.welcomed(message.from, message.events);
    } else if (message.type === 'event') {
      if (message.from === this.leader) this.receive([message.event]);
    } else if (message.type === 'alive' && isOurs) {
      this.cancelWait();
      this.sink.activity();
    } else if (message.type === 'end' && isOurs) {
      this.ended(message.end);
    }
  }

  /** Asks whoever leads for what we do not know; until the answer, what is told to all does not follow on that. */
  private join(): void {
    if (this.leader !== undefined) this.sink.moving();
    this.leader = undefined;
    this.history.goOn(this.request.lastEventId());
    this.ask();
  }

  private ask(): void {
    this.calls.post({ type: 'join', at: this.request.lastEventId() });
    this.cancelWait();
    const timeoutMs = Math.min(JOIN_MS, this.request.heartbeatMs());
    this.cancelWait = this.environment.after(timeoutMs, () => this.calls.nobody());
  }

  private welcomed(leader: string, events: readonly SseEvent[]): void {
    this.cancelWait();
    this.leader = leader;
    this.receive(events);
  }

  private receive(events: readonly SseEvent[]): void {
    for (const event of events) {
      if (this.isDone) return; // what came before it ended the attempt
      this.sink.activity();
      this.history.note(event, this.environment.now());
      this.sink.event(event);
    }
  }

  private ended(end: StreamEnd): void {
    if (end.how === 'problem') this.fail(new ChatProblem(end.status, end.code, end.body));
    else this.finish(end.how);
  }

  private fail(error: unknown): void {
    this.done();
    this.settle.reject(error);
  }

  private done(): void {
    this.isDone = true;
    this.cancelWait();
  }
}
