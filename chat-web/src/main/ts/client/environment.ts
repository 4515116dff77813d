import type { Cancel } from './cancel.js';
import { now } from './now.js';
import { browserTabs, type Tabs } from './tabs.js';

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
export function browserEnvironment(): Environment {
  return {
    fetch: (url, init) => fetch(url, init),
    now,
    timeOfDay: () => Date.now(),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    newKey,
    newDecoder() {
      // The parser removes the byte order mark itself; a second one is content.
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      return { decode: (bytes) => decoder.decode(bytes, { stream: true }) };
    },
    newAbort: () => new AbortController(),
    onHint,
    tabs: browserTabs(),
  };
}

/** `crypto.randomUUID` exists in secure contexts only; a page served over plain HTTP draws 128 bits by hand. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}

/** What the browser calls its words; undefined: look whether the page is visible. A page may come back unseen. */
const HINTS: Readonly<Record<string, Hint | undefined>> = {
  online: 'online',
  offline: 'offline',
  visibilitychange: undefined,
  freeze: 'frozen',
  resume: undefined,
  pagehide: 'frozen',
  pageshow: undefined,
};

function onHint(listener: (hint: Hint) => void): Cancel {
  const hear = ({ type, target }: Event) => {
    // An element of the page may have events of its own with these names.
    if (target === document || target === window) listener(HINTS[type] ?? document.visibilityState);
  };
  // On the way down: what is fired at the document need not bubble.
  for (const type in HINTS) addEventListener(type, hear, true);
  if (document.visibilityState === 'hidden') listener('hidden');
  return () => {
    for (const type in HINTS) removeEventListener(type, hear, true);
  };
}
