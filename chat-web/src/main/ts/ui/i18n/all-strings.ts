import { roomEnglish, type RoomStrings } from './room-strings.js';
import { staffEnglish, type StaffStrings } from './staff-strings.js';
import type { Strings } from './strings.js';

/** Every word, those for staff included: in the words of `strings` as far as it has them, else in English. */
export type AllStrings = Strings & StaffStrings;

const staff = new WeakMap<Strings, AllStrings>();
const room = new WeakMap<Strings, Strings & RoomStrings>();

export function withStaffStrings(strings: Strings): AllStrings {
  let all = staff.get(strings);
  if (!all) staff.set(strings, (all = { ...staffEnglish, ...strings } as AllStrings));
  return all;
}

/** The same with the words of what a room may have. */
export function withRoomStrings(strings: Strings): Strings & RoomStrings {
  let all = room.get(strings);
  if (!all) room.set(strings, (all = { ...roomEnglish, ...strings } as Strings & RoomStrings));
  return all;
}
