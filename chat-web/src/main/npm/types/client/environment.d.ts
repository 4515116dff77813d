import type { Cancel } from './cancel.js';
import { type Tabs } from './tabs.js';
/**
 * A word from the browser about the network or the page. `frozen`: nothing may run any more until the next word; the
 * page may be left for good, or kept for the way back.
 */
export type Hint = 'online' | 'offline' | 'visible' | 'hidden' | 'frozen';
/** Turns bytes into text, piece by piece; a piece may end inside a character. */
export interface Decoder {
    decode(bytes: Uint8Array): string;
}
/** Everything outside that the client touches: network, time, chance. Tests bring their own. */
export interface Environment {
    fetch(url: string, init: RequestInit): Promise<Response>;
    /** Milliseconds on a clock that runs evenly and is never set; it may stand still while the device sleeps. */
    now(): number;
    /** What the clock of the device shows, in milliseconds since 1970: it may be wrong, and may be set at any time. */
    timeOfDay(): number;
    after(ms: number, task: () => void): Cancel;
    /** From 0 (inclusive) to 1 (exclusive). */
    random(): number;
    /** A key that nobody else draws. */
    newKey(): string;
    newDecoder(): Decoder;
    newAbort(): AbortController;
    /** Calls the listener with every hint until cancelled; of a page that is hidden already, at once. */
    onHint(listener: (hint: Hint) => void): Cancel;
    /** The other tabs of this browser; without them, this tab has a stream of its own. */
    readonly tabs?: Tabs | undefined;
}
/** The environment of a web page. */
export declare function browserEnvironment(): Environment;
