import { mayModerate, type UserState } from '../../client/user-state.js';
import type { Action, Message, User } from '../../client/wire.js';

/** What one may choose from a message's menu. */
export type MenuAction = 'delete' | 'mute' | 'ban' | 'purge' | 'takeback' | RoomMenuAction;

/** Of these, what a chat of an earlier build does not know: the tools add it themselves. */
export type RoomMenuAction = 'pin' | 'unpin' | 'warn' | 'note';

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

/** Whether the server knows pins, warnings and notes, and the user is staff: an earlier one does not say who may change the modes. */
export function hasRoomTools(userState: UserState | null): boolean {
  return userState?.can.moderate === true && userState.can.modes !== undefined;
}

/** What this user may do to that message. */
export function actionsFor(userState: UserState | null, message: Message): readonly MenuAction[] {
  if (!userState) return [];
  if (message.user.id === userState.user.id) return ['takeback'];
  return mayModerate(userState, message.user) ? ['delete', 'mute', 'purge', 'ban'] : [];
}
