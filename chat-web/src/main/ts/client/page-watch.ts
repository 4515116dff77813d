import type { Cancel } from './cancel.js';
import type { ChatClientOptions } from './chat-client-options.js';
import type { Environment, Hint } from './environment.js';

/** How long a page is hidden before it pauses, in milliseconds. */
const HIDDEN_MS = 60_000;
/** No browser has timers for longer. */
const MAX_MS = 2 ** 31;

export interface PageCalls {
  /** Nobody sees the page, and nobody has for a while; or the browser freezes it. */
  pause(): void;
  /** The page is shown again. */
  resume(): void;
  /** Trying now is, or is not, worth it. */
  hint(hint: NetworkHint): void;
}

export type NetworkHint = Exclude<Hint, 'hidden' | 'frozen'>;

/** Hears what the browser says of the page, until it is cancelled. */
export function watchPage(environment: Environment, options: ChatClientOptions, calls: PageCalls): Cancel {
  let isPaused = false;
  let cancelPause: Cancel = () => {};

  function setPaused(paused: boolean): void {
    cancelPause();
    if (paused === isPaused) return;
    isPaused = paused;
    if (paused) calls.pause();
    else calls.resume();
  }

  const cancelHints = environment.onHint((hint) => {
    if (hint === 'hidden') {
      cancelPause();
      const ms = options.pauseHiddenAfterMs ?? HIDDEN_MS;
      const willPause = ms !== false && ms < MAX_MS;
      // What goes on unseen may have been frozen. Not at once: a page that is left is hidden after that, and runs no
      // timer any more.
      cancelPause = environment.after(willPause ? ms : 0, () => setPaused(willPause));
    } else if (hint === 'frozen') {
      setPaused(true);
    } else {
      if (hint === 'visible') setPaused(false);
      calls.hint(hint);
    }
  });
  return () => {
    cancelPause();
    cancelHints();
  };
}
