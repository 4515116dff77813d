/** A place in a room's log, written `epoch.seq` on the wire. */
export interface Position {
    readonly epoch: string;
    readonly seq: number;
}
/** Reads `epoch.seq`; undefined if it is something else. */
export declare function parsePosition(text: string): Position | undefined;
export declare function formatPosition(position: Position): string;
/** How a new position follows the last one: the next, one we had, or one that proves that something is missing. */
export type Step = 'next' | 'known' | 'hole';
export declare function step(last: Position | undefined, next: Position): Step;
