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
    case 'pin.changed':
      return { ...state, pin: change.data.pin };
    case 'message.deleted':
      return state.pin?.message.id === change.data.id ? { ...state, pin: null } : state;
    case 'messages.cleared': {
      const { userId, seq } = change.data;
      const pinned = state.pin?.message;
      return pinned && pinned.seq < seq && (userId ?? pinned.user.id) === pinned.user.id
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
  told(state: RoomState | undefined, position: string): void {
    const at = parsePosition(position);
    const { position: heard } = this;
    if (state && !(heard && heard.epoch === at?.epoch && at.seq < heard.seq)) this.become(state);
  }

  change(change: RoomChange): void {
    this.position = change.position;
    if (this.current) this.become(withChange(this.current, change));
  }

  private become(state: RoomState): void {
    this.cancel();
    const { pin } = state;
    const left = pin?.until ? this.timeOf(pin.until) - this.environment.now() : Infinity;
    const isOver = left <= 0 || pin?.message.deleted;
    this.current = isOver ? { ...state, pin: null } : state;
    if (isOver || left === Infinity) return;
    this.cancel = this.environment.after(left, () => {
      this.become({ ...state, pin: null });
      this.onEnd();
    });
  }
}
