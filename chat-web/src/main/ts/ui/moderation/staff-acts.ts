import type { ChatClient } from '../../client/chat-client.js';
import { ChatProblem } from '../../client/problem.js';
import { timeLeft } from '../i18n/format.js';
import type { Outcome, StaffAct } from './message-actions.js';
import { HOUR, spanWords } from './spans.js';
import { withStaffWords } from '../i18n/all-strings.js';
import { refusalText, type Strings } from '../i18n/strings.js';

/** Muted without a time: so many seconds (wire.md §3.4). */
export const USUAL_MUTE = HOUR;

/** Does it. Rejects with the problem that refused it. */
export async function perform(client: ChatClient, { call, user }: StaffAct, strings: Strings): Promise<Outcome> {
  await client.moderate(call);
  const { name } = user;
  const words = withStaffWords(strings);
  // A word that was meant for a time is seen to be none.
  const reason = call.reason === undefined ? '' : `\n${words.sanctionReason(call.reason)}`;
  switch (call.action) {
    case 'delete':
      return { text: words.didDelete };
    case 'purge':
      return { text: words.didPurge(name) };
    case 'mute':
      return {
        text: words.didMute(name, spanWords(words, call.durationSeconds ?? USUAL_MUTE)) + reason,
        undo: { call: { action: 'unmute', userId: user.id }, user },
      };
    case 'ban': {
      const time = call.durationSeconds === undefined ? '' : spanWords(words, call.durationSeconds);
      return {
        text: words.didBan(name, time) + reason,
        undo: { call: { action: 'unban', userId: user.id }, user },
      };
    }
    case 'unmute':
      return { text: words.didUnmute(name) };
    case 'unban':
      return { text: words.didUnban(name) };
  }
}

/** Why an act of staff was refused. The words for writers do not fit here: nobody is about to send a message. */
export function staffRefusal(strings: Strings, error: unknown): string {
  const { code, body } = error instanceof ChatProblem ? error : new ChatProblem(0, '');
  if (code === 'rate_limited') return withStaffWords(strings).staffTooFast(timeLeft(body.retryAfterMs ?? 1000));
  return refusalText(strings, code);
}
