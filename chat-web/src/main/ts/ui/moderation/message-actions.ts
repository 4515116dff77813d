import { mayModerate, type Standing } from '../../client/standing.js';
import type { Action, Message, User } from '../../client/wire.js';

/** What one may choose from a message's menu. */
export type MenuAction = 'delete' | 'mute' | 'ban' | 'purge' | 'takeback';

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

/** What this user may do to that message. */
export function actionsFor(standing: Standing | null, message: Message): readonly MenuAction[] {
  if (!standing) return [];
  if (message.user.id === standing.user.id) return ['takeback'];
  return mayModerate(standing, message.user) ? ['delete', 'mute', 'purge', 'ban'] : [];
}
