import type { AuditEntry, Message, ModesPatch, PresetModes, Sanction } from '../../client/wire.js';
import type { AllStrings } from '../i18n/all-strings.js';
import { timeLeft } from '../i18n/format.js';
import { durationText } from './durations.js';

/** What somebody is called, by their newest message at hand. */
export function nameIn(messages: readonly Message[], userId: string): string | undefined {
  for (let at = messages.length - 1; at >= 0; at--) {
    if (messages[at]!.user.id === userId) return messages[at]!.user.name;
  }
  return undefined;
}

/** What was done to whom, without who did it. */
export function auditText(strings: AllStrings, entry: AuditEntry, target: string): string {
  const { action } = entry;
  const texts = strings.audit;
  switch (action) {
    case 'mute':
    case 'ban':
      return texts[action](target, durationOf(strings, entry));
    case 'delete':
    case 'purge':
    case 'unmute':
    case 'unban':
      return texts[action](target);
    case 'pin':
    case 'unpin':
    case 'restore':
    case 'clear':
    case 'warn':
    case 'note':
    case 'modes': // A file of words from an earlier build does not have them.
      return texts[action]?.(target) ?? texts.other(action, target);
    case 'retract': // Of a file of words from an earlier build, out of a cache, this one is missing.
      return texts.retract?.(target) ?? texts.other(action, target);
    default:
      return texts.other(action, target); // A newer server knows more.
  }
}

/** What a change of the modes asked for, one mode in a line: those of the room, then those of the shield. */
export function changesText(strings: AllStrings, { preset, ...modes }: ModesPatch): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    slowSeconds: strings.modeSlow,
    subscribers: strings.modeSubscribers,
    followersSeconds: strings.modeFollowers,
    emojiOnly: strings.modeEmojiOnly,
    unique: strings.modeUnique,
    locked: strings.modeLocked,
    shield: strings.modeShield,
  };
  const lines = (patch: { readonly [K in keyof PresetModes]?: PresetModes[K] | null }) =>
    Object.entries(patch).map(([mode, value]) => {
      const name = Object.hasOwn(names, mode) ? names[mode]! : mode; // A newer server has more.
      if (typeof value === 'number' && value > 0) return `${name}: ${durationText(strings, value)}`;
      return `${name}: ${value === false || value === null ? strings.modeOff : strings.modeOn}`;
    });
  return [...lines(modes), ...lines(preset ?? {}).map((line) => `${strings.modePreset}: ${line}`)];
}

/** The sanction with the time left. */
export function sanctionText(strings: AllStrings, { kind }: Sanction, leftMs: number | null): string {
  const name = kind === 'ban' ? strings.sanctionBan : strings.sanctionMute;
  return `${name} · ${leftMs === null ? strings.actForGood : strings.timeLeft(timeLeft(leftMs))}`;
}

function durationOf(strings: AllStrings, { ts, until }: AuditEntry): string {
  if (until === undefined || until === null) return '';
  return durationText(strings, Math.max(1, Math.round((Date.parse(until) - Date.parse(ts)) / 1000)));
}
