import { COMMANDS, type CommandError } from './commands.js';
import { spanWords } from './spans.js';
import { withStaffWords } from '../i18n/all-strings.js';
import type { Strings } from '../i18n/strings.js';

/** Why a command was not done. */
export function commandErrorWords(strings: Strings, error: CommandError): string {
  const words = withStaffWords(strings);
  switch (error.code) {
    case 'unknown_command':
      return words.commandUnknown(error.command);
    case 'no_user':
      return words.commandNoUser(error.command);
    case 'unknown_user':
      return words.commandUnknownUser(error.name);
    case 'ambiguous_user':
      return words.commandAmbiguous(error.name);
    case 'no_message':
      return words.commandNoMessage(error.name);
    case 'bad_time':
      return words.commandBadTime(error.text);
    case 'time_range':
      return words.commandTimeRange(spanWords(words, error.longest));
    case 'reason_length':
      return words.commandReasonLength(error.most);
    case 'no_slow_mode':
      return words.commandNoSlowMode;
    case 'no_clear_all':
      return words.commandNoClearAll;
  }
}

/** All commands, one in a line. */
export function helpWords(strings: Strings): string {
  const words = withStaffWords(strings);
  const lines = COMMANDS.map(({ name, usage }) => `/${name}${usage && ` ${usage}`} – ${words.commands[name]}`);
  return [words.commandHelp, ...lines].join('\n');
}
