import type { Cancel } from './cancel.js';
import type { Environment } from './environment.js';
import type { SanctionView } from './user-state.js';

/** The longest time we set a timer for. */
const MAX_TIMER_MS = 24 * 3600_000;
/** An end that is due here and, by another node's clock, not yet there is asked for again. */
const RECHECK_MS = 5_000;
/** So long after the end the server surely sees it too. */
const GRACE_MS = 250;

/** Asks how one stands when a sanction has run out: that is nobody's action, so no event tells of it. */
export class SanctionWatch {
  private cancel: Cancel = () => {};

  constructor(
    private readonly environment: Environment,
    private readonly onEnd: () => void,
  ) {}

  watch(sanction: SanctionView | null): void {
    this.cancel();
    if (sanction === null || sanction.endsAt === null) return;
    const left = sanction.endsAt - this.environment.now();
    const delay = left > 0 ? left + GRACE_MS : RECHECK_MS;
    this.cancel = this.environment.after(Math.min(delay, MAX_TIMER_MS), () => {
      if (delay <= MAX_TIMER_MS) this.onEnd();
      else this.watch(sanction);
    });
  }

  stop(): void {
    this.cancel();
  }
}
