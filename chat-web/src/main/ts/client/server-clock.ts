import type { Environment } from './environment.js';

/** As far the clocks of a server's nodes may be apart, in milliseconds: less is no sleep. */
const NODES_MS = 60_000;

/**
 * The server's instants as times of ours. What the server dates is compared with its own time only: the clock of the
 * reader's device may be hours off, and may be set while something counts down.
 */
export class ServerClock {
  private ahead: number | undefined;
  private slept = 0;

  constructor(private readonly environment: Environment) {}

  /** The server says what time it is, or said so this long ago. */
  heard(now: string | undefined, ageMs = 0): void {
    const at = Date.parse(now ?? '');
    if (Number.isNaN(at)) return;
    const ahead = at - (this.environment.now() - ageMs);
    if (this.ahead !== undefined && ahead - this.ahead > NODES_MS) this.slept += ahead - this.ahead;
    this.ahead = ahead;
  }

  /** How long our even clock stood still while the device slept, since this was asked last. */
  takeSlept(): number {
    const { slept } = this;
    this.slept = 0;
    return slept;
  }

  /** When it is this instant of the server's. Until the server has said what time it is, the device's clock has to do. */
  timeOf(instant: string): number {
    const { environment } = this;
    return Date.parse(instant) - (this.ahead ?? environment.timeOfDay() - environment.now());
  }
}
