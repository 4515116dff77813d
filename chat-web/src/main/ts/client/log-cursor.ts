import { formatPosition, step, type Position, type Step } from './position.js';

/** A hole that stays after so many tries is not coming back: load the room again. */
const MAX_HOLES = 3;

/** The place in the room's log up to which we have heard everything. */
export class LogCursor {
  private position: Position | undefined;
  private holes = 0;

  /** Where a stream is to go on; undefined for the tail of the log. */
  get lastEventId(): string | undefined {
    return this.position && formatPosition(this.position);
  }

  /** Goes on to this position if it is the next one. */
  advance(position: Position): Step {
    const next = step(this.position, position);
    if (next === 'next') {
      this.position = position;
      this.holes = 0;
    }
    return next;
  }

  /** What lies before this position is told in another way. */
  moveTo(position: Position): void {
    this.position = position;
  }

  /** Something is missing. Tells for how many tries it has been; 0: it is given up, and the room has to be loaded again. */
  missed(): number {
    if (++this.holes < MAX_HOLES) return this.holes;
    this.position = undefined;
    return (this.holes = 0);
  }
}
