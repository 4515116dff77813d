import type { Environment } from './environment.js';

/** The delay after the first replacement that is one too many, in milliseconds; it doubles with each further one. */
const BASE_MS = 30_000;
const MAX_WAIT_MS = 10 * 60_000;
/** So many replacements in a row are nothing unusual. */
const USUAL = 3;
/** A stream that was left alone for so long counts as settled, in milliseconds. */
const FORGET_MS = 2 * MAX_WAIT_MS;

/**
 * How long to wait when a newer stream of the same user took the place of ours. Once or twice, that is a change of rights
 * or a tab too many; again and again, more streams than one user may have drive each other out: each waits ever longer,
 * but for the one that somebody comes back to look at.
 */
export class SupersededBackoff {
  private times = 0;
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly environment: Environment) {}

  /** The delay after one more replacement; undefined: as after any other loss. */
  next(): number | undefined {
    const { environment } = this;
    const isAgain = environment.now() - this.lastAt < FORGET_MS;
    this.times = isAgain ? this.times + 1 : 0;
    this.lastAt = environment.now();
    if (this.times < USUAL) return undefined;
    return Math.min(BASE_MS * 2 ** (this.times - USUAL), MAX_WAIT_MS) * (1 - environment.random() / 4);
  }
}
