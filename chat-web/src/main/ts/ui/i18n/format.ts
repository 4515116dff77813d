import type { Strings } from './strings.js';

/** In which language something is written: that of the words around it. */
export type Locale = Pick<Strings, 'locale'>;

/** A time left, rounded up: `9 s`, `12 min`, `3 h 5 min`; in one piece, never broken over two lines. */
export function timeLeft(ms: number): string {
  return timeText(ms).replaceAll(' ', '\u00a0');
}

function timeText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

// The digits of the counters in the words around them. A time is in the style of the language, which knows whether its
// hours have two digits: with `hour: 'numeric'` some browsers write 0:27 where German has 00:27.
const CLOCK = { timeStyle: 'short', numberingSystem: 'latn' } as const;
const DAY_OF_MONTH = { day: 'numeric', month: 'short', numberingSystem: 'latn' } as const;
const DATE_AND_TIME = { dateStyle: 'medium', timeStyle: 'short', numberingSystem: 'latn' } as const;
const DAY = { weekday: 'long', day: 'numeric', month: 'long', numberingSystem: 'latn' } as const;
const DAY_AND_YEAR = { ...DAY, year: 'numeric' } as const;

export function clock(ts: string, locale: Locale = {}): string {
  return dates(locale, CLOCK).format(new Date(ts));
}

/** The time of a moment of today, with the date of any other. */
export function clockOrDate(ts: string, locale: Locale = {}, now = Date.now()): string {
  const date = new Date(ts);
  const time = clock(ts, locale);
  return isSameDay(date, new Date(now)) ? time : `${dates(locale, DAY_OF_MONTH).format(date)} ${time}`;
}

export function dateAndTime(ts: string, locale: Locale = {}): string {
  return dates(locale, DATE_AND_TIME).format(new Date(ts));
}

/** The name of a day: today, yesterday, or its date, with the year if it is another one. */
export function dayName(ts: string, locale: Locale = {}, now = Date.now()): string {
  const date = new Date(ts);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (isSameDay(date, today)) return relativeDay(0, locale);
  if (isSameDay(date, yesterday)) return relativeDay(-1, locale);
  return dates(locale, date.getFullYear() === today.getFullYear() ? DAY : DAY_AND_YEAR).format(date);
}

/** Whether two moments are on the same day where the reader is. */
export function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

export function count(value: number, locale: Locale = {}): string {
  const tag = tagOf(locale);
  return new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1, numberingSystem: 'latn' }).format(
    value,
  );
}

/** Length in code points after NFC, as the server counts. */
export function textLength(text: string): number {
  return [...text.trim().normalize('NFC')].length;
}

/** The language of the words; where a host that brings its own words says none, that of the page. */
export function tagOf({ locale }: Locale): string | undefined {
  const tag = locale ?? globalThis.document?.documentElement.lang ?? '';
  if (!tags.has(tag)) tags.set(tag, canonical(tag));
  return tags.get(tag);
}

const tags = new Map<string, string | undefined>();

/** A tag as `Intl` takes it; undefined, which is the browser's own language, for what is no tag. */
function canonical(tag: string): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}

const formats = new Map<Intl.DateTimeFormatOptions, Map<string | undefined, Intl.DateTimeFormat>>();

/** Formats are costly to make, and a list of messages needs the same one for every row. */
function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = tagOf(locale);
  const known = formats.get(options) ?? new Map<string | undefined, Intl.DateTimeFormat>();
  const format = known.get(tag) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(options, known.set(tag, format));
  return format;
}

/** As it stands alone: with a capital letter, where the script has them. */
function relativeDay(days: number, locale: Locale): string {
  const tag = tagOf(locale);
  const name = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day');
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(tag) + rest.join('');
}
