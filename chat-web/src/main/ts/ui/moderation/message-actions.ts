import { mayModerate, type UserState } from '../../client/user-state.js';
import type { Action, Message, User } from '../../client/wire.js';

/** What one may choose from a message's menu. */
export type MenuAction = 'delete' | 'mute' | 'ban' | 'purge' | 'takeback';

/** What staff ask for: the call, and whom it is about, for the texts that name them. */
export interface ModerationAction {
  readonly call: Action;
  readonly user: Pick<User, 'id' | 'name'>;
}

/** What was done, as a text; and the action that undoes it, where the server can. */
export interface ActionResult {
  readonly text: string;
  readonly undo?: ModerationAction;
}

/** What this user may do to that message. */
export function actionsFor(userState: UserState | null, message: Message): readonly MenuAction[] {
  if (!userState) return [];
  if (message.user.id === userState.user.id) return ['takeback'];
  return mayModerate(userState, message.user) ? ['delete', 'mute', 'purge', 'ban'] : [];
}
