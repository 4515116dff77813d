import type { LitElement } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';
import type { Snapshot } from '../../client/snapshot.js';
import type { UserState } from '../../client/user-state.js';
import type { Message } from '../../client/wire.js';
import type { ChatInput } from '../composer/chat-input.js';
import type { Strings } from '../i18n/strings.js';
import type { MessageList } from '../messages/message-list.js';
import type { MenuAction } from '../moderation/message-actions.js';
import type { NotificationController } from '../status/notification-controller.js';
import type { BlockController } from './block-controller.js';
import type { RoomView } from './room-view.js';

/** What the controllers of a chat know of their element. Pages are not meant to use it. */
export interface ChatHost extends LitElement {
  readonly client: ChatClient | undefined;
  readonly snapshot: Snapshot;
  readonly strings: Strings;
  readonly input: ChatInput;
  readonly list: MessageList | null;
  readonly notifications: NotificationController;
  readonly sender: { askAsText(question: string, typed: string): void };
  readonly view: RoomView;
  readonly blocks: BlockController;
  /** With the rights whose tools are to be shown. */
  readonly userState: UserState | null;
  /** What may be chosen from the menu of a message. */
  readonly actions: (message: Message) => readonly MenuAction[];
}
