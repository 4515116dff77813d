export interface BackoffOptions {
  /** Ceiling of the first delay, in milliseconds. */
  readonly baseMs: number;
  /** Ceiling of every delay, in milliseconds. */
  readonly capMs: number;
  /** Gives a number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/**
 * Exponential backoff with full jitter: a delay is drawn evenly from zero up to a ceiling that doubles with each failure.
 * After a server restart this spreads the returning crowd over the whole ceiling instead of sending it in waves.
 */
export class Backoff {
  private failures = 0;
  private baseMs: number;

  constructor(private readonly options: BackoffOptions) {
    this.baseMs = options.baseMs;
  }

  /** A new ceiling for the first delay, as a stream's `retry:` sets it. */
  rebase(baseMs: number): void {
    this.baseMs = Math.min(Math.max(baseMs, 1), this.options.capMs);
  }

  /** The delay for one of many who were sent away together: what the server drew for this one, and some of our own. */
  nextOfCrowd(): number {
    const { baseMs } = this;
    return baseMs + Math.floor(this.next() / 4);
  }

  next(): number {
    // 2^30 is beyond any cap; the bound keeps the power finite.
    const ceiling = Math.min(this.options.capMs, this.baseMs * 2 ** Math.min(this.failures, 30));
    this.failures++;
    return Math.floor(this.options.random() * ceiling);
  }

  reset(): void {
    this.failures = 0;
  }
}
