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
export function browserTabs(): Tabs | undefined {
  if (typeof navigator === 'undefined') return undefined; // A page that is made on a server.
  if (typeof BroadcastChannel !== 'function' || typeof navigator.locks?.request !== 'function') return undefined;
  return { lock, channel, absolute: (url) => new URL(url, document.baseURI).href };
}

function lock(name: string, how: 'queue' | 'steal', turn: LockTurn): Cancel {
  const abort = new AbortController();
  let giveBack = () => {};
  const hold = () => {
    if (abort.signal.aborted) return undefined;
    turn.held();
    return new Promise<void>((resolve) => (giveBack = resolve));
  };
  navigator.locks.request(name, how === 'steal' ? { steal: true } : { signal: abort.signal }, hold).catch(() => {
    if (!abort.signal.aborted) turn.lost();
  });
  return () => {
    abort.abort();
    giveBack();
  };
}

function channel(name: string, listener: (data: unknown) => void): TabChannel {
  const broadcast = new BroadcastChannel(name);
  broadcast.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
  return {
    post: (data) => broadcast.postMessage(data),
    close: () => broadcast.close(),
  };
}
