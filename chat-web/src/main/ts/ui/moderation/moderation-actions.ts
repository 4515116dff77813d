import type { ChatClient } from '../../client/chat-client.js';
import { ChatProblem } from '../../client/problem.js';
import { withStaffStrings } from '../i18n/all-strings.js';
import { timeLeft } from '../i18n/format.js';
import { refusalText, type Strings } from '../i18n/strings.js';
import { HOUR, durationText } from './durations.js';
import type { ActionResult, ModerationAction } from './message-actions.js';

/** Muted without a time: so many seconds (wire.md §3.4). */
export const DEFAULT_MUTE = HOUR;

/** Does it. Rejects with the problem that refused it. */
export async function perform(
  client: ChatClient,
  { call, user }: ModerationAction,
  strings: Strings,
): Promise<ActionResult> {
  await client.moderate(call);
  const { name } = user;
  const texts = withStaffStrings(strings);
  // A reason that was meant to be a time is seen to be none.
  const reason = call.reason === undefined ? '' : `\n${texts.sanctionReason(call.reason)}`;
  switch (call.action) {
    case 'delete':
      return { text: texts.didDelete };
    case 'purge':
      return { text: texts.didPurge(name) };
    case 'mute':
      return {
        text: texts.didMute(name, durationText(texts, call.durationSeconds ?? DEFAULT_MUTE)) + reason,
        undo: { call: { action: 'unmute', userId: user.id }, user },
      };
    case 'ban': {
      const time = call.durationSeconds === undefined ? '' : durationText(texts, call.durationSeconds);
      return {
        text: texts.didBan(name, time) + reason,
        undo: { call: { action: 'unban', userId: user.id }, user },
      };
    }
    case 'unmute':
      return { text: texts.didUnmute(name) };
    case 'unban':
      return { text: texts.didUnban(name) };
  }
}

/** Why an act of staff was refused. The texts for writers do not fit here: nobody is about to send a message. */
export function moderationRefusalText(strings: Strings, error: unknown): string {
  const { code, body } = error instanceof ChatProblem ? error : new ChatProblem(0, '');
  if (code === 'rate_limited') return withStaffStrings(strings).staffTooFast(timeLeft(body.retryAfterMs ?? 1000));
  return refusalText(strings, code);
}
