import type { ChatTheme } from './frontrow-chat.js';
import type { ChatClient } from './types/client/index.js';
import type { Strings } from './types/ui/i18n/strings.js';

export { ChatTheme } from './frontrow-chat.js';
export { staffEnglish, type StaffStrings } from './types/ui/i18n/staff-strings.js';
export { english, type Strings } from './types/ui/i18n/strings.js';

/**
 * `<frontrow-moderation>`: what was done, live, who is sanctioned, and the modes of the room for whom may change them.
 *
 * @attr closable - whether it has a button, and Escape, to close it
 * @event {CustomEvent<undefined>} panel-close - it is to be closed, where it is `closable`
 */
export declare class ModerationPanel extends HTMLElement {
  /** Whose room it shows. */
  client: ChatClient | undefined;
  strings: Strings;
  /** It has a button to close it. */
  closable: boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-moderation': ModerationPanel;
  }
}
