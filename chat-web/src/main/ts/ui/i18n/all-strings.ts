import { staffEnglish, type StaffStrings } from './staff-strings.js';
import type { Strings } from './strings.js';

const known = new WeakMap<Strings, AllStrings>();

/** Every word, those for staff included: in the words of `strings` as far as it has them, else in English. */
export type AllStrings = Strings & StaffStrings;

export function withStaffStrings(strings: Strings): AllStrings {
  let all = known.get(strings);
  if (!all) known.set(strings, (all = { ...staffEnglish, ...strings } as AllStrings));
  return all;
}
