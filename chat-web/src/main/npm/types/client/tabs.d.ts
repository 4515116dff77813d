import type { Cancel } from './cancel.js';
/** What lets the tabs of one browser share something: a lock that one of them holds, and a channel between them. */
export interface Tabs {
    /**
     * Queues for the lock of this name, or takes it from whoever holds it. It is held until given back, or until the tab is
     * gone; the function returned gives it back, or leaves the queue.
     */
    lock(name: string, how: 'queue' | 'steal', turn: LockTurn): Cancel;
    /** Joins the channel of this name; the listener hears what the others post, not what this one posts. */
    channel(name: string, listener: (data: unknown) => void): TabChannel;
    /** The address that this one means in this page: pages may lie in different folders. */
    absolute(url: string): string;
}
export interface LockTurn {
    held(): void;
    /** Another tab took the lock, or the browser gives none here. */
    lost(): void;
}
export interface TabChannel {
    post(data: unknown): void;
    close(): void;
}
/** The tabs of this browser; undefined where a page cannot know of the others (plain HTTP, for one). */
export declare function browserTabs(): Tabs | undefined;
