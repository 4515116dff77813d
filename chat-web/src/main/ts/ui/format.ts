import type { Money } from '../client/wire.js';

/** An amount in its currency, in the reader's language. A currency that the browser does not know keeps its code. */
export function money({ minor, currency }: Money): string {
  try {
    const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return `${minor} ${currency}`; // Not a currency code at all: a host's own points.
  }
}

/** A time left, rounded up: `9 s`, `12 min`, `3 h 5 min`; in one piece, never broken over two lines. */
export function timeLeft(ms: number): string {
  return timeWords(ms).replaceAll(' ', '\u00a0');
}

function timeWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export function clock(ts: string): string {
  return new Date(ts).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

export function dateAndTime(ts: string): string {
  return new Date(ts).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

export function count(value: number): string {
  return new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** Length in code points after NFC, as the server counts. */
export function textLength(text: string): number {
  return [...text.trim().normalize('NFC')].length;
}
