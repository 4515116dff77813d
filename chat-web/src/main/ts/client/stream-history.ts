import { formatPosition, parsePosition, step, type Position } from './position.js';
import { withChange } from './room-state.js';
import { decodeEvent, type RoomChange } from './server-event.js';
import type { SseEvent } from './sse-parser.js';
import type { Hello, Rate, RoomState } from './wire.js';

/** Changes kept. Who missed more than that loads the room again. */
const MAX_CHANGES = 500;
/** A tab that knows nothing yet gets so many changes, as it would from the server. */
const TAIL_SIZE = 50;
/** Of these the latest counts: whoever comes late has to hear it. */
const LASTING = ['occupancy', 'gate', 'limit', 'sanction'];

interface Heard {
  readonly event: SseEvent;
  /** On the clock of the environment. */
  readonly at: number;
}

/**
 * What a stream brought lately, kept so that another tab can be told what it missed: the changes without a hole, the
 * `hello`, and the latest of each kind about the reader. Every tab keeps it, for any may be the next to lead.
 */
export class StreamHistory {
  private changes: { readonly position: Position; readonly event: SseEvent }[] = [];
  /** Where the kept changes begin: the position before the first. */
  private base: Position | undefined;
  /** They begin where a newcomer's do. */
  private fromTail = false;
  private hello: { readonly data: Hello; readonly at: number } | undefined;
  private readonly lasting = new Map<string, Heard>();

  /** The stream goes on from here; what is kept stays if it ends just here. */
  goOn(lastEventId: string | undefined): void {
    const { last } = this;
    if (lastEventId !== undefined && last && formatPosition(last) === lastEventId) return;
    this.begin(lastEventId === undefined ? undefined : parsePosition(lastEventId));
  }

  /** Notes an event; tells whether it is one for the others. What does not follow on the last is not. */
  note(event: SseEvent, now: number): boolean {
    if (event.id === undefined) {
      if (event.type === 'hello') this.noteHello(event, now);
      else if (LASTING.includes(event.type)) this.lasting.set(kindOf(event), { event, at: now });
      return true;
    }
    const position = parsePosition(event.id);
    if (!position) return false;
    if (event.type === 'resync') {
      this.begin(position);
      return true;
    }
    if (this.fromTail && this.changes.length === 0) this.base = { epoch: position.epoch, seq: position.seq - 1 };
    if (step(this.last, position) !== 'next') return false;
    this.base ??= { epoch: position.epoch, seq: position.seq - 1 };
    this.changes.push({ position, event });
    this.changeRoom((room) => withChange(room, decodeEvent(event) as RoomChange));
    if (this.changes.length > MAX_CHANGES) this.base = this.changes.shift()!.position;
    return true;
  }

  /** What a tab has to hear that knows everything up to this position (undefined: that knows nothing). */
  tell(lastEventId: string | undefined, now: number): SseEvent[] {
    const { hello, last } = this;
    if (!hello || !last) return [];
    const known = lastEventId === undefined ? this.tailStart() : parsePosition(lastEventId);
    const isAtHand = known !== undefined && known.epoch === last.epoch && known.seq >= this.base!.seq;
    const missed = isAtHand ? this.changes.filter(({ position }) => position.seq > known.seq) : [];
    const lasting = [...this.lasting.values()].map((heard) => aged(heard, now));
    return [
      this.helloFor(hello.data, now - hello.at, isAtHand ? known.seq : undefined, lastEventId !== undefined),
      ...lasting,
      ...(isAtHand ? missed.map(({ event }) => event) : [resyncAt(last)]),
    ];
  }

  private get last(): Position | undefined {
    return this.changes.at(-1)?.position ?? this.base;
  }

  private begin(base: Position | undefined): void {
    this.changes = [];
    this.base = base;
    this.fromTail = false;
  }

  /** A newcomer hears of the room as it is by then, not as it was when the stream began. */
  private changeRoom(change: (room: RoomState) => RoomState): void {
    const { hello } = this;
    if (!hello?.data.room) return;
    this.hello = { ...hello, data: { ...hello.data, room: change(hello.data.room) } };
  }

  private noteHello(event: SseEvent, now: number): void {
    const { type, data } = decodeEvent(event);
    if (type !== 'hello') return;
    this.hello = { data, at: now };
    this.lasting.clear();
    const { epoch, headSeq, replayed } = data;
    if (this.base) return;
    this.base = { epoch, seq: headSeq - replayed };
    this.fromTail = true;
  }

  /** Where to begin for somebody who knows nothing; undefined if too little is kept for that. */
  private tailStart(): Position | undefined {
    const first = Math.max(this.changes.length - TAIL_SIZE, 0);
    const start = first > 0 ? this.changes[first - 1]!.position : this.base!;
    return first > 0 || this.changes.length === TAIL_SIZE || this.fromTail || start.seq === 0 ? start : undefined;
  }

  private helloFor(hello: Hello, ageMs: number, from: number | undefined, resumed: boolean): SseEvent {
    const { epoch, seq } = this.last!;
    const headSeq = hello.epoch === epoch ? Math.max(hello.headSeq, seq) : seq;
    const { rate } = hello.limits;
    const told: Hello = {
      ...hello,
      ageMs,
      epoch,
      headSeq,
      resumed: resumed && from !== undefined,
      replayed: from === undefined ? 0 : Math.max(headSeq - from, 0),
      limits: { ...hello.limits, rate: rate && agedRate(rate, ageMs) },
    };
    return { type: 'hello', data: JSON.stringify(told), id: undefined };
  }
}

/** Of each kind the latest counts; a warning says nothing of a mute. */
function kindOf(event: SseEvent): string {
  const { type, data } = decodeEvent(event);
  return type === 'sanction' && data.kind === 'warning' ? 'warning' : type;
}

/** As the server would say it now: the limiter's window has gone on since. */
function aged({ event, at }: Heard, now: number): SseEvent {
  const { type, data } = decodeEvent(event);
  return type === 'limit' ? { ...event, data: JSON.stringify(agedRate(data, now - at)) } : event;
}

function agedRate(rate: Rate, ms: number): Rate {
  return { ...rate, resetMs: Math.max(rate.resetMs - ms, 0) };
}

function resyncAt(head: Position): SseEvent {
  const data = JSON.stringify({ reason: 'too_old', headSeq: head.seq });
  return { type: 'resync', data, id: formatPosition(head) };
}
