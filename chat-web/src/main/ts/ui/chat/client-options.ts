import type { ChatClientOptions } from '../../client/chat-client-options.js';
import type { PreferenceController } from '../settings/preference-controller.js';

type Host = Pick<ChatClientOptions, 'stream' | 'headers' | 'pauseHiddenAfterMs'> & {
  readonly api: string;
  readonly overlay: boolean;
};

/** What the client is told by the element; a getter or function: as the element has it by then. */
export function clientOptions(host: Host, reader: PreferenceController): ChatClientOptions {
  const { stream, api } = host;
  return {
    stream,
    api,
    headers: () => host.headers?.() ?? {},
    get pauseHiddenAfterMs() {
      // An overlay is seen in the picture of another program; who wants to hear of mentions hears them from a hidden page.
      const { sound, quiet } = reader.preferences;
      return !host.overlay && (!sound || quiet) && host.pauseHiddenAfterMs;
    },
  };
}
