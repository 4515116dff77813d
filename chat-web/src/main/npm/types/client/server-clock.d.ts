import type { Environment } from './environment.js';
/**
 * The server's instants as times of ours. What the server dates is compared with its own time only: the clock of the
 * reader's device may be hours off, and may be set while something counts down.
 */
export declare class ServerClock {
    private readonly environment;
    private ahead;
    private slept;
    constructor(environment: Environment);
    /** The server says what time it is, or said so this long ago. */
    heard(now: string | undefined, ageMs?: number): void;
    /** How long our even clock stood still while the device slept, since this was asked last. */
    takeSlept(): number;
    /** When it is this instant of the server's. Until the server has said what time it is, the device's clock has to do. */
    timeOf(instant: string): number;
}
