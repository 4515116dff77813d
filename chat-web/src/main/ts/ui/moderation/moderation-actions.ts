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
      return {
        text: texts.didDelete,
        // Whether it can be shown again is known of a server that has modes.
        ...(client.snapshot.roomState && { undo: { call: { action: 'restore', messageId: call.messageId }, user } }),
      };
    case 'restore':
      return { text: texts.didRestore };
    case 'pin':
      return { text: texts.didPin, undo: { call: { action: 'unpin' }, user } };
    case 'unpin':
      return { text: texts.didUnpin };
    case 'clear':
      return { text: texts.didClear };
    case 'warn':
      return { text: texts.didWarn(name) + reason };
    case 'note':
      return { text: texts.didNote(name) };
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
