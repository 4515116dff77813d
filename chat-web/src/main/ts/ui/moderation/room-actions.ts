import { mayModerate, type UserState } from '../../client/user-state.js';
import type { Message } from '../../client/wire.js';
import { hasRoomTools, type MenuAction } from './message-actions.js';

/** With what concerns the room: any message may be pinned, and whoever may be muted may be warned. What cannot be undone stays last. */
export function withRoomActions(
  actions: readonly MenuAction[],
  userState: UserState | null,
  message: Message,
  pinnedId: string | undefined,
): readonly MenuAction[] {
  if (!userState || !hasRoomTools(userState)) return actions;
  const more: MenuAction[] = [message.id === pinnedId ? 'unpin' : 'pin'];
  if (mayModerate(userState, message.user)) more.push('warn', 'note');
  const isGrave = (action: MenuAction) => action === 'purge' || action === 'ban' || action === 'takeback';
  return [...actions.filter((action) => !isGrave(action)), ...more, ...actions.filter(isGrave)];
}
