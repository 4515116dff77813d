/** A colour on a light ground, and on a dark one. */
type Colour = readonly [light: string, dark: string];

/** What a page may set, as `--frontrow-bg` and so on. */
export const OPEN: Readonly<Record<string, Colour>> = {
  bg: ['#ffffff', '#14141b'],
  surface: ['#f5f5f9', '#1e1e28'],
  raised: ['#ffffff', '#272733'],
  border: ['#e2e2ea', '#31313f'],
  text: ['#1b1b26', '#ececf4'],
  muted: ['#5f5f70', '#a2a2b6'],
  accent: ['#5a48dc', '#9a8cff'],
  'on-accent': ['#ffffff', '#14121f'],
  danger: ['#b3261e', '#ff8a80'],
  'danger-bg': ['#fdecea', '#3a2023'],
  warn: ['#7a5200', '#f6c667'],
  'warn-bg': ['#fff5dc', '#342b19'],
};

/** What is ours, because it has to keep its contrast. */
export const OURS: Readonly<Record<string, Colour>> = {
  creator: ['#8a5a00', '#ffcf5c'],
  moderator: ['#1b7138', '#6fdc8c'],
  admin: ['#b23c17', '#ff9e80'],
  vip: ['#a02a8d', '#f48fe0'],
  subscriber: ['#4a4fd0', '#a5a8ff'],
  'mention-bg': ['#efedfc', '#28243d'],
};

/** A name's colour is one of this many (`name-0` …). */
export const NAME_COLOURS = 12;

export const NAMES: readonly Colour[] = [
  ['#b8175a', '#ff86ba'],
  ['#b3261e', '#ff8f85'],
  ['#a84300', '#ffab70'],
  ['#835600', '#f2c14e'],
  ['#5a6600', '#cddc6a'],
  ['#27712b', '#81d98a'],
  ['#006f62', '#5fd9c8'],
  ['#006a86', '#63cdf2'],
  ['#1560b8', '#85b4ff'],
  ['#4a4fd0', '#a9acff'],
  ['#7b3fc4', '#c9a0ff'],
  ['#9b2794', '#f08ee6'],
];
