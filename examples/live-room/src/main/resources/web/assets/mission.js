/** What is known of the flight at a second of ground elapsed time. Heights after 369,737 are those that Aldrin called out. */

const HEIGHTS = [
  [368090, 62000],
  [369185, 50000],
  [369438, 41000],
  [369541, 33500],
  [369608, 21000],
  [369670, 7000],
  [369737, 3000],
  [369751, 2000],
  [369781, 750],
  [369791, 600],
  [369806, 400],
  [369826, 300],
  [369856, 220],
  [369871, 160],
  [369885, 100],
  [369894, 75],
  [369917, 40],
  [369921, 30],
  [369940, 4],
  [369944, 0],
];

export const IGNITION = 369185;
export const ENGINE_STOP = 369943;
export const TOUCHDOWN = 369944;

/** Feet above the ground. */
export function height(second) {
  if (second <= HEIGHTS[0][0]) return HEIGHTS[0][1];
  for (let i = 1; i < HEIGHTS.length; i++) {
    const [end, low] = HEIGHTS[i];
    const [start, high] = HEIGHTS[i - 1];
    if (second < end) return high + ((low - high) * (second - start)) / (end - start);
  }
  return 0;
}

/** 0 on the ground to 1 in orbit, in even steps for the eye: each factor of the height counts the same. */
export function lift(second) {
  return Math.log1p(height(second) / 12) / Math.log1p(62000 / 12);
}

export function engineIsOn(second) {
  return second >= IGNITION && second < ENGINE_STOP;
}

/** `102:45:40`. */
export function clock(second) {
  const pad = (value, digits) => String(Math.floor(value)).padStart(digits, '0');
  return `${pad(second / 3600, 3)}:${pad((second / 60) % 60, 2)}:${pad(second % 60, 2)}`;
}

export function heightText(second) {
  const feet = height(second);
  if (feet === 0) return 'on the surface';
  const rounded = feet > 10000 ? Math.round(feet / 500) * 500 : feet > 1000 ? Math.round(feet / 50) * 50 : Math.round(feet);
  return `${rounded.toLocaleString('en')} ft`;
}
