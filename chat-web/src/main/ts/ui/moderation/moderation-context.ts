import type { ChatClient } from '../../client/chat-client.js';
import type { Standing } from '../../client/standing.js';
import type { Message } from '../../client/wire.js';
import type { Strings } from '../i18n/strings.js';
import type { People } from '../messages/people.js';
import type { MenuAction, Outcome } from './message-actions.js';

/** What the desk has to know of the chat that it stands in. */
export interface DeskContext {
  readonly chat: ChatClient | undefined;
  /** With the rights whose tools are to be shown. */
  readonly standing: Standing | null;
  readonly strings: Strings;
  readonly messages: readonly Message[];
  readonly people: People;
  /** What may be chosen from the menu of a message. */
  readonly actions: (message: Message) => readonly MenuAction[];
}

/** What the desk has to say. */
export interface DeskVoice {
  done(outcome: Outcome): void;
  refused(words: string): void;
  /** What was typed, and was given back, is no command: perhaps it is a text. */
  noCommand(words: string, typed: string): void;
  /** Something longer to read. */
  told(words: string): void;
  /** What was typed was not done: it is given back, to be mended, unless something else has been typed since. Tells whether it was. */
  giveBack(text: string): boolean;
  /** Where the keyboard goes when what had it is gone. */
  focusLog(): void;
  partMissing(): void;
}
