import type { StaffStrings } from '../i18n/staff-strings.js';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The longest mute, and the longest ban and pin with an end, in seconds (wire.md §3.4). */
export const MAX_DURATION = { mute: 14 * DAY, ban: 3650 * DAY, pin: DAY } as const;

/** The times offered, in seconds. */
export const OFFERED: readonly number[] = [MINUTE, 10 * MINUTE, HOUR, 24 * HOUR, 7 * DAY];

const UNITS = new Map([
  ['s', 1],
  ['m', MINUTE],
  ['min', MINUTE],
  ['h', HOUR],
  ['d', DAY],
  ['w', 7 * DAY],
]);

/** Reads `90s`, `10m`, `1h30m`, `7d`, `2w`: seconds; undefined for what is no time. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d{1,9}[a-z]{1,3})+$/i.test(text)) return undefined;
  let seconds = 0;
  for (const [, amount, unit] of text.toLowerCase().matchAll(/(\d+)([a-z]+)/g)) {
    const factor = UNITS.get(unit!);
    if (factor === undefined) return undefined;
    seconds += Number(amount) * factor;
  }
  return seconds;
}

/** A whole time in words, in the largest unit that leaves no rest: `1 hour`, `90 minutes`, `7 days`. A day is `24 hours`. */
export function durationText(strings: StaffStrings, seconds: number): string {
  if (seconds % DAY === 0 && seconds > DAY) return strings.days(seconds / DAY);
  if (seconds % HOUR === 0) return strings.hours(seconds / HOUR);
  return seconds % MINUTE === 0 ? strings.minutes(seconds / MINUTE) : strings.seconds(seconds);
}
