import type { ChatClient } from '../../client/chat-client.js';
import type { UserState } from '../../client/user-state.js';
import type { Message } from '../../client/wire.js';
import type { Strings } from '../i18n/strings.js';
import type { People } from '../messages/people.js';
import type { BlockStore } from './block.js';
import type { ActionResult, MenuAction } from './message-actions.js';

/**
 * What the moderation tools know of the chat that they belong to. They are loaded late, so the names of the members here
 * and below are part of what passes between builds (ADR 9).
 */
export interface ModerationContext {
  readonly chat: ChatClient | undefined;
  /** The user state, with the rights whose tools are to be shown. */
  readonly standing: UserState | null;
  readonly strings: Strings;
  readonly messages: readonly Message[];
  readonly people: People;
  /** What may be chosen from the menu of a message. */
  readonly actions: (message: Message) => readonly MenuAction[];
  /** Whom the reader has blocked. Chats of earlier builds do not have it. */
  readonly blocks?: { readonly ids: ReadonlySet<string>; readonly stored: BlockStore };
}

/** What the moderation tools tell the chat that they belong to. */
export interface ModerationOutput {
  done(result: ActionResult): void;
  refused(text: string): void;
  /** What was typed, and was given back, is no command: perhaps it is a text. */
  noCommand(text: string, typed: string): void;
  /** Something longer to read. */
  told(text: string): void;
  /** What was typed was not done: it is given back, to be mended, unless something else has been typed since. Tells whether it was. */
  giveBack(text: string): boolean;
  /** Where the keyboard goes when what had it is gone. */
  focusLog(): void;
  /** Where the keyboard goes when the panel is closed. Chats of earlier builds do not have it. */
  focusPanelButton?(): void;
  partMissing(): void;
}
