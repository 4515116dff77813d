/** What a reader chose for themself, in this browser. */
export interface Preferences {
  /** `page`: as the page has it, and where that says nothing, as the system does. */
  readonly theme: 'page' | 'light' | 'dark';
  readonly size: 'normal' | 'large';
  readonly density: 'cosy' | 'compact';
  /** A sound when one is mentioned. */
  readonly sound: boolean;
  /** No sound, and nothing read out by itself. */
  readonly quiet: boolean;
  /** A language of ours, or `page`. */
  readonly language: string;
}

/** What may be chosen, in the order in which it is offered; the first is the default. */
export const CHOICES = {
  theme: ['page', 'light', 'dark'],
  size: ['normal', 'large'],
  density: ['cosy', 'compact'],
} as const;

export const defaults: Preferences = {
  theme: 'page',
  size: 'normal',
  density: 'cosy',
  sound: false,
  quiet: false,
  language: 'page',
};

const KEY = 'frontrow-chat.preferences';

/** Whatever was stored, by whichever version: what is not understood is as by default. */
export function parsePreferences(stored: string | null): Preferences {
  const read = asRecord(stored);
  const choice = <T extends string>(name: string, allowed: readonly T[]): T =>
    allowed.find((one) => one === read.get(name)) ?? allowed[0]!;
  const language = read.get('language');
  return {
    theme: choice('theme', CHOICES.theme),
    size: choice('size', CHOICES.size),
    density: choice('density', CHOICES.density),
    sound: read.get('sound') === true,
    quiet: read.get('quiet') === true,
    language: typeof language === 'string' && /^[a-z]{2,3}$/.test(language) ? language : defaults.language,
  };
}

function asRecord(stored: string | null): Map<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}');
    return new Map(parsed !== null && typeof parsed === 'object' ? Object.entries(parsed) : []);
  } catch {
    return new Map(); // Not ours.
  }
}

/** Where the choices are kept: for all chats of this origin, in all tabs. A browser that keeps nothing forgets them with the page. */
export class PreferenceStore {
  private current = parsePreferences(this.read());

  constructor(private readonly onChange: (preferences: Preferences) => void) {}

  get preferences(): Preferences {
    return this.current;
  }

  set(change: Partial<Preferences>): void {
    this.current = { ...this.current, ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.current));
    } catch {
      // Storage is full or forbidden here: the choice holds until the page is left.
    }
    this.onChange(this.current);
  }

  /** Follows what is chosen in other tabs. */
  connect(): void {
    addEventListener('storage', this.onStorage);
  }

  disconnect(): void {
    removeEventListener('storage', this.onStorage);
  }

  private readonly onStorage = (event: StorageEvent): void => {
    if (event.key !== KEY && event.key !== null) return;
    this.current = parsePreferences(this.read());
    this.onChange(this.current);
  };

  private read(): string | null {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Forbidden, as in a sandboxed frame.
    }
  }
}
