import { withStaffStrings } from '../i18n/all-strings.js';
import { staffEnglish } from '../i18n/staff-strings.js';
import type { Strings } from '../i18n/strings.js';
import { COMMANDS, type CommandError } from './commands.js';
import { durationText } from './durations.js';

/** Why a command was not done. */
export function commandErrorText(strings: Strings, error: CommandError): string {
  const texts = withStaffStrings(strings);
  switch (error.code) {
    case 'unknown_command':
      return texts.commandUnknown(error.command);
    case 'no_user':
      return texts.commandNoUser(error.command);
    case 'unknown_user':
      return texts.commandUnknownUser(error.name);
    case 'ambiguous_user':
      return texts.commandAmbiguous(error.name);
    case 'no_message':
      return texts.commandNoMessage(error.name);
    case 'bad_time':
      return texts.commandBadTime(error.text);
    case 'time_range':
      return texts.commandTimeRange(durationText(texts, error.longest));
    case 'reason_length':
      return texts.commandReasonLength(error.most);
    case 'no_reason':
      return texts.commandNoReason(error.command);
    case 'on_off':
      return texts.commandOnOff(error.command);
    case 'no_text':
      return texts.commandNoText(error.command);
    case 'slow_time':
      return texts.commandSlowTime;
    case 'followers_time':
      return texts.commandFollowersTime;
    case 'nothing_to_restore':
      return texts.commandNothingToRestore;
  }
}

/** All commands, one in a line. */
export function helpText(strings: Strings): string {
  const texts = withStaffStrings(strings);
  // A file of words from an earlier build, out of a cache, does not have all of them.
  const what = { ...staffEnglish.commands, ...texts.commands };
  const lines = COMMANDS.map(({ name, usage }) => `/${name}${usage && ` ${usage}`} – ${what[name]}`);
  return [texts.commandHelp, ...lines].join('\n');
}
