import type { Cancel, Environment } from './environment.js';

/** Calls back once nothing was heard for too long. A dead connection often says nothing: it has to be noticed. */
export class Watchdog {
  private heardAt: number;
  private cancel: Cancel;

  constructor(
    private readonly environment: Environment,
    private limitMs: number,
    private readonly onSilence: () => void,
  ) {
    this.heardAt = environment.now();
    this.cancel = environment.after(limitMs, () => this.check());
  }

  heard(): void {
    this.heardAt = this.environment.now();
  }

  /** Another limit, counted from the last word heard. */
  limit(limitMs: number): void {
    if (limitMs === this.limitMs) return;
    this.limitMs = limitMs;
    this.check();
  }

  /** Looks at the clock now; of use after a sleep, in which timers stand still. */
  check(): void {
    this.cancel();
    const left = this.heardAt + this.limitMs - this.environment.now();
    if (left <= 0) this.onSilence();
    else this.cancel = this.environment.after(left, () => this.check());
  }

  stop(): void {
    this.cancel();
  }
}
