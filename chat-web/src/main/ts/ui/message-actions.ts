import type { ChatClient } from '../client/chat-client.js';
import { mayModerate, type Standing } from '../client/standing.js';
import type { Message } from '../client/wire.js';
import type { MenuAction } from './events.js';
import type { Strings } from './strings.js';

const MUTE_SECONDS = 3600;

/** What this user may do to that message. */
export function actionsFor(standing: Standing | null, message: Message): readonly MenuAction[] {
  if (!standing) return [];
  if (message.user.id === standing.user.id) return ['takeback'];
  return mayModerate(standing, message.user) ? ['delete', 'mute', 'purge', 'ban'] : [];
}

/** Does it, and returns the words to say afterwards. Rejects with the problem that refused it. */
export async function perform(
  client: ChatClient,
  action: MenuAction,
  message: Message,
  strings: Strings,
): Promise<string> {
  const { id: userId, name } = message.user;
  switch (action) {
    case 'takeback':
      await client.takeBack(message.id);
      return strings.didTakeBack;
    case 'delete':
      await client.moderate({ action, messageId: message.id });
      return strings.didDelete;
    case 'mute':
      await client.moderate({ action, userId, durationSeconds: MUTE_SECONDS });
      return strings.didMute(name);
    case 'purge':
      await client.moderate({ action, userId });
      return strings.didPurge(name);
    case 'ban':
      await client.moderate({ action, userId });
      return strings.didBan(name);
  }
}
