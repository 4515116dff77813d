import { parsePosition } from '../../main/ts/client/position.js';
import type { Modes, RoomState } from '../../main/ts/client/wire.js';
import { HEARTBEAT_MS, message, noModes, roomState, userState, user } from './chat-room.js';
import type { FakeTab } from './fake-tabs.js';
import { frame, FakeStream, settled, type Sent } from './fakes.js';

interface Open {
  readonly userId: string;
  readonly stream: FakeStream;
  readonly tab: FakeTab;
}

/** A server's side of one room, as the contract has it: one log, and whoever listens. */
export class RoomServer {
  isDown = false;
  /** Changes that can be resumed over. */
  kept = 1_000;
  heartbeatMs = HEARTBEAT_MS;
  /** Its modes and its pin, as they are now. */
  room: RoomState = roomState;
  /** Every stream ever opened: from where. */
  readonly opened: (string | undefined)[] = [];
  private epoch = 'e';
  private readonly log: { readonly type: string; readonly data: object }[] = [];
  private streams: Open[] = [];

  get head(): number {
    return this.log.length;
  }

  get open(): Open[] {
    this.streams = this.streams.filter(({ stream, tab }) => !stream.isClosed && !tab.isGone);
    return this.streams;
  }

  connect(sent: Sent, tab: FakeTab, userId: string): Response | Promise<Response> {
    if (this.isDown) throw new Error('network down');
    const stream = new FakeStream();
    sent.signal?.addEventListener('abort', () => stream.close());
    this.streams.push({ userId, stream, tab });
    const cursor = sent.headers['Last-Event-ID'];
    this.opened.push(cursor);
    for (const text of this.beginning(cursor, userId)) tab.run(() => void stream.write(text));
    return stream.response;
  }

  /** Adds to the log, and tells everybody. */
  async change(type: string, data: object): Promise<void> {
    const seq = this.log.push({ type, data });
    await this.toAll(this.frameAt(seq));
  }

  say(text = `text ${this.head + 1}`): Promise<void> {
    return this.change('message', message(this.head + 1, text));
  }

  changeModes(modes: Partial<Modes>): Promise<void> {
    this.room = { ...this.room, modes: { ...noModes, ...modes } };
    const { preset } = this.room;
    return this.change('mode.changed', { seq: this.head + 1, modes: this.room.modes, preset, by: null });
  }

  /** A private or passing event. */
  async tell(userId: string, type: string, data: object): Promise<void> {
    for (const { stream, tab } of this.open.filter((one) => one.userId === userId)) {
      tab.run(() => void stream.event(type, data));
    }
    await settled();
  }

  async beat(): Promise<void> {
    await this.toAll(': hb\n\n');
  }

  /** Every connection breaks. */
  async cut(): Promise<void> {
    for (const { stream, tab } of this.open) tab.run(() => void stream.end());
    this.streams = [];
    await settled();
  }

  /** Starts again without its log. */
  async restart(): Promise<void> {
    this.epoch += 'x';
    this.log.length = 0;
    await this.cut();
  }

  /** The newest page of history. */
  page(): object {
    const items = this.log.map(({ data }) => data).reverse();
    return { items: items.slice(0, 50), position: `${this.epoch}.${this.head}` };
  }

  private async toAll(text: string): Promise<void> {
    for (const { stream, tab } of this.open) tab.run(() => void stream.write(text));
    await settled();
  }

  private frameAt(seq: number): string {
    const { type, data } = this.log[seq - 1]!;
    return frame(type, data, `${this.epoch}.${seq}`);
  }

  private beginning(cursor: string | undefined, userId: string): string[] {
    const { epoch, head } = this;
    const known = cursor === undefined ? undefined : parsePosition(cursor);
    const isAtHand = known?.epoch === epoch && known.seq <= head && known.seq >= head - this.kept;
    const from = known ? known.seq : Math.max(head - 50, 0);
    const replayed = known && !isAtHand ? 0 : head - from;
    const { room } = this;
    const hello = {
      epoch,
      room,
      headSeq: head,
      resumed: isAtHand,
      replayed,
      heartbeatMs: this.heartbeatMs,
      ...userState,
    };
    const changes = Array.from({ length: replayed }, (_, n) => this.frameAt(from + n + 1));
    const resync = frame('resync', { reason: 'too_old', headSeq: head }, `${epoch}.${head}`);
    return [
      frame('hello', { ...hello, user: user(userId), occupancy: { viewers: 1 } }),
      ...(known && !isAtHand ? [resync] : changes),
    ];
  }
}
