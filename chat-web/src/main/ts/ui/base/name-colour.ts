import { NAME_COLOURS } from './palette.js';

/** The class of a user's colour: always the same for one user. */
export function nameColour(userId: string): string {
  let hash = 2166136261; // FNV-1a: neighbours like u1 and u2 end far apart.
  for (let at = 0; at < userId.length; at++) {
    hash = Math.imul(hash ^ userId.charCodeAt(at), 16777619);
  }
  return `name-${(hash >>> 8) % NAME_COLOURS}`;
}
