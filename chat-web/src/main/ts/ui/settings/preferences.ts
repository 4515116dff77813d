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

/** Under which they are kept. */
export const PREFERENCES_KEY = 'frontrow-chat.preferences';

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
