/**
 * Milliseconds on a clock that runs evenly, about those since 1970: it is never set, as the clock of the reader's device may
 * be. All times of a snapshot are of it.
 */
export declare function now(): number;
