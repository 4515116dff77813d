import type { Cancel } from './cancel.js';
import type { Environment } from './environment.js';

/** Calls back once nothing was heard for too long. A dead connection often says nothing: it has to be noticed. */
export class Watchdog {
  private heardAt!: number;
  private heardAtTime!: number;
  private cancel: Cancel;

  constructor(
    private readonly environment: Environment,
    private limitMs: number,
    private readonly onSilence: () => void,
  ) {
    this.heard();
    this.cancel = environment.after(limitMs, () => this.check());
  }

  heard(): void {
    this.heardAt = this.environment.now();
    this.heardAtTime = this.environment.timeOfDay();
  }

  /** Another limit, counted from the last word heard. */
  limit(limitMs: number): void {
    if (limitMs === this.limitMs) return;
    this.limitMs = limitMs;
    this.check();
  }

  /**
   * Looks at the clock now; of use after a sleep, in which timers stand still, and with some browsers the even clock too. That
   * the time of day was set looks the same: then a good connection is made anew, and nothing is missed.
   */
  check(): void {
    this.cancel();
    const { environment } = this;
    const silent = Math.max(environment.now() - this.heardAt, environment.timeOfDay() - this.heardAtTime);
    const left = this.limitMs - silent;
    if (left <= 0) this.onSilence();
    else this.cancel = this.environment.after(left, () => this.check());
  }

  stop(): void {
    this.cancel();
  }
}
