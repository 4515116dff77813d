import type { Message } from '../../client/wire.js';
import { soundPart } from '../late-parts.js';
import type { Preferences } from '../settings/preferences.js';
import type { ChatHost } from './chat-host.js';

/** The sound of a message that is meant for the reader, if they want one. */
export function alertTo(message: Message, { view, snapshot, blocks }: ChatHost, { sound, quiet }: Preferences): void {
  if (!sound || quiet || blocks.ids.has(message.user.id) || !view.isForReader(message, snapshot)) return;
  soundPart().then(
    ({ soundMention }) => soundMention(message.id),
    () => undefined, // The network is away: the mention is seen, and the next one asks again.
  );
}
