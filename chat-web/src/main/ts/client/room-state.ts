import type { Cancel } from './cancel.js';
import type { Environment } from './environment.js';
import { parsePosition, type Position } from './position.js';
import type { RoomChange } from './server-event.js';
import type { RoomState } from './wire.js';

/** The state of a room after a change of its log. */
export function withChange(state: RoomState, change: RoomChange): RoomState {
  switch (change.type) {
    case 'mode.changed':
      return { ...state, modes: change.data.modes, preset: change.data.preset };
    case 'pin.changed': {
      const { pin } = change.data;
      return { ...state, pin: pin?.message.deleted ? null : pin };
    }
    case 'message.deleted':
      return state.pin?.message.id === change.data.id ? { ...state, pin: null } : state;
    case 'messages.cleared': {
      const { userId, seq } = change.data;
      const pinned = state.pin?.message;
      return pinned && pinned.seq < seq && (userId === null || userId === pinned.user.id)
        ? { ...state, pin: null }
        : state;
    }
    default:
      return state;
  }
}

/** Makes the state of the room out of what answers, `hello` and the changes of the log tell, and ends a pin in time. */
export class RoomStateFeed {
  private current: RoomState | null = null;
  /** The last change that the stream brought. */
  private position: Position | undefined;
  private cancel: Cancel = () => {};

  constructor(
    private readonly environment: Environment,
    private readonly timeOf: (instant: string) => number,
    /** The time of what was pinned is over: no event tells of it. */
    private readonly onEnd: () => void,
  ) {}

  get state(): RoomState | null {
    return this.current;
  }

  stop(): void {
    this.cancel();
  }

  /** The whole, as it was at this position. What the stream has gone beyond is no news. */
  told(state: RoomState | undefined, position: string | Position): void {
    const at = typeof position === 'string' ? parsePosition(position) : position;
    const { position: heard } = this;
    if (!state || (heard && heard.epoch === at?.epoch && at.seq < heard.seq)) return;
    this.become(state.pin?.message.deleted ? { ...state, pin: null } : state);
  }

  change(change: RoomChange): void {
    this.position = change.position;
    if (this.current) this.become(withChange(this.current, change));
  }

  private become(state: RoomState): void {
    if (state.pin === this.current?.pin) {
      this.current = state;
      return;
    }
    this.cancel();
    this.current = state;
    const { until = null } = state.pin ?? {};
    if (until === null) return;
    const left = this.timeOf(until) - this.environment.now();
    if (left <= 0) this.current = { ...state, pin: null };
    else this.cancel = this.environment.after(left, () => this.end());
  }

  private end(): void {
    if (this.current) this.current = { ...this.current, pin: null };
    this.onEnd();
  }
}
