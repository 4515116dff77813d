import { Election } from './election.js';
import type { Environment } from './environment.js';
import { Follower, type Turn } from './follower.js';
import { ChatProblem } from './problem.js';
import { decodeEvent } from './server-event.js';
import type { SseEvent } from './sse-parser.js';
import { StreamHistory } from './stream-history.js';
import type { StreamRequest, StreamSink, StreamSource } from './stream-source.js';
import { endOf, parseTabMessage, type FromTab, type TabMessage } from './tab-messages.js';
import type { TabChannel, Tabs } from './tabs.js';

/** While bytes come that are no events, the others hear of it this often. */
const BEAT_MS = 1_000;

export interface TabGroupCalls {
  /** It is worth trying now: the stream is open in another tab, or ours to open. */
  hurry(): void;
  /** The stream is ours: see whether it is well, and whether a new try is due. */
  check(): void;
}

/**
 * The tabs of one user in one room, as one of them sees it. One leads: it holds the only stream and passes on what it
 * hears. Each of the others keeps its own position, and asks for what it has missed; when it leads, it goes on from there.
 */
export class TabGroup {
  /** The browser has no lock for us: everybody for themselves. */
  isImpossible = false;
  private readonly id: string;
  private readonly history = new StreamHistory();
  private readonly channel: TabChannel;
  private readonly election: Election;
  private follower: Follower | undefined;
  private stopLeading = () => {};
  /** The stream that said hello to us, by its signal. */
  private live: AbortSignal | undefined;
  private postedAt = 0;

  constructor(
    private readonly environment: Environment,
    tabs: Tabs,
    name: string,
    readonly user: string,
    private readonly own: StreamSource,
    private readonly calls: TabGroupCalls,
  ) {
    this.id = environment.newKey();
    this.channel = tabs.channel(name, (data) => this.hear(data));
    this.election = new Election(tabs, name, {
      elected: () => this.takeTurn(),
      deposed: () => this.stopLeading(),
      impossible: () => {
        this.isImpossible = true;
        this.takeTurn();
      },
    });
  }

  /** Hears the room for one attempt, in whatever part. */
  async take(request: StreamRequest, sink: StreamSink): Promise<Turn> {
    if (this.election.isLeader) return this.lead(request, sink);
    const follower = new Follower(this.environment, this.id, this.history, request, sink, {
      post: (message) => this.post(message),
      nobody: () => this.election.steal(),
    });
    this.follower = follower;
    try {
      return await follower.turn;
    } finally {
      if (this.follower === follower) this.follower = undefined;
    }
  }

  nudge(): void {
    if (this.election.isLeader) return;
    this.post({ type: 'nudge' });
    this.follower?.probe();
  }

  leave(): void {
    this.stopLeading();
    this.election.leave();
    this.channel.close();
  }

  private async lead(request: StreamRequest, sink: StreamSink): Promise<Turn> {
    const abort = this.environment.newAbort();
    request.signal.addEventListener('abort', () => abort.abort());
    this.stopLeading = () => abort.abort();
    this.history.goOn(request.lastEventId());
    this.post({ type: 'alive' });
    try {
      const ticket = await request.ticket();
      if ((await request.user()) !== this.user) return 'again';
      const ours = { ...request, ticket: () => Promise.resolve(ticket), signal: abort.signal };
      const end = await this.own.read(ours, this.passingOn(abort.signal, sink));
      if (this.election.isLeader) this.post({ type: 'end', end: { how: end } });
      else if (!request.signal.aborted) return this.deposed(sink);
      return end;
    } catch (error) {
      if (this.election.isLeader) this.post({ type: 'end', end: endOf(error) });
      else if (!request.signal.aborted) return this.deposed(sink);
      throw error;
    } finally {
      if (this.live === abort.signal) this.live = undefined;
    }
  }

  private deposed(sink: StreamSink): Turn {
    sink.moving();
    return 'again';
  }

  private passingOn(signal: AbortSignal, sink: StreamSink): StreamSink {
    return {
      moving: () => sink.moving(),
      retry: (ms) => sink.retry(ms),
      activity: () => {
        sink.activity();
        if (this.environment.now() - this.postedAt >= BEAT_MS) this.post({ type: 'alive' });
      },
      event: (event) => {
        if (signal.aborted) return;
        const isHello = event.type === 'hello' && event.id === undefined;
        if (isHello) this.checkUser(event);
        const isForAll = this.history.note(event, this.environment.now());
        if (isHello) {
          this.live = signal;
          this.post({ type: 'lead' });
        } else if (isForAll) {
          this.post({ type: 'event', event });
        }
        sink.event(event);
      },
    };
  }

  /** What is said to one user is not for another, whatever went wrong. */
  private checkUser(hello: SseEvent): void {
    const { type, data } = decodeEvent(hello);
    if (type === 'hello' && data.user.id !== this.user) throw new ChatProblem(0, 'other_user');
  }

  private hear(data: unknown): void {
    const message = parseTabMessage(data);
    if (!message) return;
    if (this.election.isLeader) this.hearAsLeader(message);
    else if (this.follower) this.follower.hear(message);
    else if (message.type === 'lead') this.calls.hurry();
  }

  private hearAsLeader(message: FromTab<TabMessage>): void {
    if (message.type === 'nudge') {
      this.calls.hurry();
    } else if (message.type === 'join') {
      this.calls.check();
      const events = this.live ? this.history.tell(message.at, this.environment.now()) : [];
      if (events.length > 0) this.post({ type: 'welcome', to: message.from, events });
      else this.post({ type: 'alive' });
    }
  }

  /** Another part is ours now. */
  private takeTurn(): void {
    if (this.follower) this.follower.finish('again');
    else this.calls.hurry();
  }

  private post(message: TabMessage): void {
    this.postedAt = this.environment.now();
    this.channel.post({ ...message, from: this.id });
  }
}
