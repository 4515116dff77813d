import type { Environment } from './environment.js';

/**
 * The server's instants as times of ours. What the server dates is compared with its own time only: the clock of the
 * reader's device may be hours off, and may be set while something counts down.
 */
export class ServerClock {
  private ahead: number | undefined;

  constructor(private readonly environment: Environment) {}

  /** The server says what time it is, or said so this long ago. */
  heard(now: string | undefined, ageMs = 0): void {
    const at = Date.parse(now ?? '');
    if (!Number.isNaN(at)) this.ahead = at - (this.environment.now() - ageMs);
  }

  /** When it is this instant of the server's. Until the server has said what time it is, the device's clock has to do. */
  timeOf(instant: string): number {
    const { environment } = this;
    return Date.parse(instant) - (this.ahead ?? environment.timeOfDay() - environment.now());
  }
}
