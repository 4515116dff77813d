import type { ChatClient } from '../client/chat-client.js';
import { ChatProblem } from '../client/problem.js';
import { mayModerate, type Standing } from '../client/standing.js';
import type { Action, Message, User } from '../client/wire.js';
import type { MenuAction } from './events.js';
import { timeLeft } from './format.js';
import { HOUR, spanWords } from './spans.js';
import { refusalText, type Strings } from './strings.js';

/** What staff ask for: the call, and whom it is about, for the words. */
export interface StaffAct {
  readonly call: Action;
  readonly user: Pick<User, 'id' | 'name'>;
}

/** What was done, in words; and what takes it back, where the server can. */
export interface Outcome {
  readonly text: string;
  readonly undo?: StaffAct;
}

/** Muted without a time: so many seconds (wire.md §3.4). */
export const USUAL_MUTE = HOUR;

/** What this user may do to that message. */
export function actionsFor(standing: Standing | null, message: Message): readonly MenuAction[] {
  if (!standing) return [];
  if (message.user.id === standing.user.id) return ['takeback'];
  return mayModerate(standing, message.user) ? ['delete', 'mute', 'purge', 'ban'] : [];
}

/** Does it. Rejects with the problem that refused it. */
export async function perform(client: ChatClient, { call, user }: StaffAct, strings: Strings): Promise<Outcome> {
  await client.moderate(call);
  const { name } = user;
  switch (call.action) {
    case 'delete':
      return { text: strings.didDelete };
    case 'purge':
      return { text: strings.didPurge(name) };
    case 'mute':
      return {
        text: strings.didMute(name, spanWords(strings, call.durationSeconds ?? USUAL_MUTE)),
        undo: { call: { action: 'unmute', userId: user.id }, user },
      };
    case 'ban':
      return {
        text: strings.didBan(name, call.durationSeconds === undefined ? '' : spanWords(strings, call.durationSeconds)),
        undo: { call: { action: 'unban', userId: user.id }, user },
      };
    case 'unmute':
      return { text: strings.didUnmute(name) };
    case 'unban':
      return { text: strings.didUnban(name) };
  }
}

/** Why an act of staff was refused. The words for writers do not fit here: nobody is about to send a message. */
export function staffRefusal(strings: Strings, error: unknown): string {
  const { code, body } = error instanceof ChatProblem ? error : new ChatProblem(0, '');
  if (code === 'rate_limited') return strings.staffTooFast(timeLeft(body.retryAfterMs ?? 1000));
  return refusalText(strings, code);
}
