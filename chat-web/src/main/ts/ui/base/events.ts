import type { Message, User } from '../../client/wire.js';
import type { ChatMessage } from '../messages/chat-message.js';
import type { Preferences } from '../settings/preferences.js';
import type { StaffAct } from '../moderation/message-actions.js';

/** What one may choose from a message's menu. */
export type MenuAction = 'delete' | 'mute' | 'ban' | 'purge' | 'takeback';

/** Events between our elements. They cross shadow roots and end at the chat element that handles them. */
export interface InnerEvents {
  'message-menu': { readonly message: Message; readonly anchor: DOMRect; readonly row: ChatMessage };
  'menu-action': { readonly action: MenuAction; readonly message: Message };
  'menu-close': undefined;
  /** Chosen by staff, wherever; to be done. */
  'staff-act': StaffAct;
  /** Out of a form without having chosen: one step back. */
  'act-back': undefined;
  /** What a notice offers is wanted. */
  'notice-offer': undefined;
  'user-card': { readonly user: User; readonly anchor: DOMRect; readonly opener: HTMLElement };
  'card-close': undefined;
  'panel-close': undefined;
  'older-wanted': undefined;
  'list-full': undefined;
  /** The next text answers this message; none: it answers nothing. */
  'reply-to': { readonly message: Message | undefined };
  'go-to': { readonly id: string };
  /** `asText`: to be sent even if it looks like a command. */
  'send-text': { readonly text: string; readonly replyTo: Message | undefined; readonly asText: boolean };
  'outbox-retry': { readonly key: string };
  'outbox-discard': { readonly key: string };
  'connection-retry': undefined;
  /** What had the focus is gone, or switched off. */
  'focus-lost': undefined;
  'preferences-change': Partial<Preferences>;
  'settings-close': undefined;
  'top-up': { readonly url: string; readonly gate: string; readonly code: string; readonly cause: Event };
}

export type InnerEvent<K extends keyof InnerEvents> = CustomEvent<InnerEvents[K]>;

export function fire<K extends keyof InnerEvents>(from: HTMLElement, type: K, detail: InnerEvents[K]): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
