import type { ChatClient, HostHeaders } from './types/client/index.js';
import type { Strings } from './types/ui/i18n/strings.js';

export * from './types/client/index.js';
export { english, type GateText, type Strings } from './types/ui/i18n/strings.js';

/** `<frontrow-chat>`: the chat of one stream. Fires `frontrow-top-up`, cancelable, with `{ url, gate, code }`. */
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
  /** `off` hides the tools of the staff. */
  moderation: 'auto' | 'off';
  /** Every word shown; undefined for those of the reader's language. */
  get strings(): Strings;
  set strings(words: Strings | undefined);
  /** The client behind the element; undefined while it is not in a page or has no stream. */
  get client(): ChatClient | undefined;
}

/** `<frontrow-theme>`: colours, font and spacing for parts of the chat used on their own. */
export declare class ChatTheme extends HTMLElement {
  theme: string | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-chat': FrontrowChat;
    'frontrow-theme': ChatTheme;
  }
}
