import type { ChatClient, HostHeaders } from './types/client/index.js';
import type { Strings } from './types/ui/i18n/strings.js';

export * from './types/client/index.js';
export { english, type GateMissing, type GateText, type Strings } from './types/ui/i18n/strings.js';

/**
 * `<frontrow-chat>`: the chat of one stream.
 *
 * @attr stream - id of the stream whose chat this is
 * @attr api - where the host mounted the chat; `/api` by default
 * @attr top-up-target - where the link of a closed gate opens, like the `target` of a link; `_blank` by default
 * @attr theme - `light` or `dark`; otherwise as the system of the reader has it
 * @attr lang - language of the texts; otherwise that of what is around it
 * @attr moderation - `off` hides the tools of the staff
 * @attr readonly - only the messages and the state of the connection
 * @attr overlay - only the messages, on nothing: to be laid over a video
 * @attr pause-hidden-after-ms - how long the page is hidden before the chat lets go of its stream; `off`: it goes on
 * @event {CustomEvent<{ url: string, gate: string, code: string }>} frontrow-top-up - the link of a closed gate was pressed; cancelable
 * @event {CustomEvent<{ userId: string, name: string, blocked: boolean }>} frontrow-block - the reader has blocked somebody, or blocks them no more; cancelable: the browser does not keep it
 * @csspart header - the title and the buttons
 * @csspart connection - how the connection is, once that is worth saying
 * @csspart pin - the pinned message, above the list
 * @csspart log - the scrolling list
 * @csspart message - one message
 * @csspart message-name - the name of its author
 * @csspart message-text - its text
 * @csspart message-link - an address in a text
 * @csspart message-mention - a name in a text
 * @csspart message-mark - what is special about it: an announcement, a word of the site, a first message
 * @csspart day - the line above the first message of a day
 * @csspart jump - the button back to the newest
 * @csspart footer - all below the list
 * @csspart rules - the modes of the room that are on
 * @csspart warning - what is to be acknowledged
 * @csspart notice - what an action came to
 * @csspart gate-prompt - the closed gate
 * @csspart top-up - the link of a closed gate
 * @csspart sanction-notice - muted or banned
 * @csspart limit-countdown - how long until the next message is accepted
 * @csspart limit-meter - how many messages are left
 * @csspart limit-warning - few messages are left
 * @csspart field - the frame of input and buttons
 * @csspart input - the text area
 * @csspart send - the button that sends
 * @csspart reply-bar - the message that is answered
 * @csspart completions - the list of suggestions
 * @csspart emoji-button - the button of the emoji picker
 * @csspart emoji-picker - the emoji picker
 * @csspart menu - the menu of a message
 * @csspart user-card - the card of a user
 * @csspart moderation - the moderation panel
 * @csspart settings - the reader's settings
 * @cssprop --frontrow-bg - the background
 * @cssprop --frontrow-surface - the background of fields and notices
 * @cssprop --frontrow-raised - the background of what lies above
 * @cssprop --frontrow-border - lines
 * @cssprop --frontrow-text - the text
 * @cssprop --frontrow-muted - text of less weight
 * @cssprop --frontrow-accent - buttons and links
 * @cssprop --frontrow-on-accent - text on the accent
 * @cssprop --frontrow-danger - text of errors
 * @cssprop --frontrow-danger-bg - their background
 * @cssprop --frontrow-warn - text of warnings
 * @cssprop --frontrow-warn-bg - their background
 * @cssprop --frontrow-font - the font
 * @cssprop --frontrow-font-size - its size
 * @cssprop --frontrow-radius - of corners
 * @cssprop --frontrow-padding - between the edge and the messages
 */
export declare class FrontrowChat extends HTMLElement {
  /** Id of the stream whose chat this is. */
  stream: string;
  /** Where the host mounted the chat; `/api` by default. */
  api: string;
  /** What each request to the server also carries, for a host's login that is no cookie; to be set before the element is shown. */
  headers: HostHeaders | undefined;
  /** Where the link of a closed gate opens, like the `target` of a link; `_blank` by default. */
  topUpTarget: string;
  /** `light` or `dark`; otherwise as the reader's system has it. */
  theme: string | undefined;
  /** Only the messages and the state of the connection. */
  readonly: boolean;
  /** Only the messages, on nothing: to be laid over a video. */
  overlay: boolean;
  /**
   * How long the page is hidden before the chat lets go of its stream, until it is shown; in milliseconds, a minute by
   * default, `false`: it goes on. An overlay goes on, and so does the chat of a reader who has the sound of mentions
   * on.
   */
  pauseHiddenAfterMs: number | false | undefined;
  /** Ids of those whom the reader has blocked, if the page keeps them; undefined: the browser keeps them. */
  blocked: readonly string[] | undefined;
  /** `off` hides the tools of the staff. */
  moderation: 'auto' | 'off';
  /** Every word shown; undefined for those of the reader's language. */
  get strings(): Strings;
  set strings(words: Strings | undefined);
  /** The client behind the element; undefined while it is not in a page or has no stream. */
  get client(): ChatClient | undefined;
}

/**
 * `<frontrow-theme>`: colours, font and spacing for parts of the chat used on their own.
 *
 * @attr data-theme - `light` or `dark`; otherwise as the system of the reader has it
 * @slot - the parts
 */
export declare class ChatTheme extends HTMLElement {
  theme: string | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-chat': FrontrowChat;
    'frontrow-theme': ChatTheme;
  }
}
