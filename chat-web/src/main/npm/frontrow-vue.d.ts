import type { DefineComponent } from 'vue';
import type { HostHeaders } from './types/client/index.js';
import type { Strings } from './types/ui/i18n/strings.js';

export * from './frontrow-chat.js';

/** What `<frontrow-chat>` takes in a template of Vue; see `FrontrowChat`. */
export interface FrontrowChatProps {
  stream: string;
  api?: string;
  headers?: HostHeaders;
  topUpTarget?: string;
  theme?: 'light' | 'dark';
  readonly?: boolean;
  overlay?: boolean;
  moderation?: 'auto' | 'off';
  pauseHiddenAfterMs?: number | false;
  lang?: string;
  strings?: Strings;
  blocked?: readonly string[];
  onFrontrowBlock?: (
    event: CustomEvent<{ readonly userId: string; readonly name: string; readonly blocked: boolean }>,
  ) => void;
  onFrontrowTopUp?: (
    event: CustomEvent<{ readonly url: string; readonly gate: string; readonly code: string }>,
  ) => void;
}

declare module 'vue' {
  interface GlobalComponents {
    'frontrow-chat': DefineComponent<FrontrowChatProps>;
  }
}
