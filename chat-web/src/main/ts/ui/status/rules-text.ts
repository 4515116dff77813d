import type { Modes } from '../../client/wire.js';
import { timeLeft } from '../i18n/format.js';
import type { RoomStrings } from '../i18n/room-strings.js';

const DAY = 24 * 3600;

/** What is on in a room, in words: one for each mode, those that keep most people out first. */
export function rulesText(strings: RoomStrings, modes: Modes): readonly string[] {
  const { slowSeconds, followersSeconds } = modes;
  const rules = [
    modes.shield && strings.ruleShield,
    modes.locked && strings.ruleLocked,
    modes.subscribers && strings.ruleSubscribers,
    followersSeconds !== null &&
      strings.ruleFollowers(followersSeconds === 0 ? '' : ruleTime(strings, followersSeconds)),
    slowSeconds !== null && strings.ruleSlow(ruleTime(strings, slowSeconds)),
    modes.emojiOnly && strings.ruleEmojiOnly,
    modes.unique && strings.ruleUnique,
  ];
  return rules.filter((rule) => rule !== false);
}

/** `30 s`, `10 min`, `7 days`. */
function ruleTime(strings: RoomStrings, seconds: number): string {
  return seconds % DAY === 0 ? strings.ruleDays(seconds / DAY) : timeLeft(seconds * 1000);
}
