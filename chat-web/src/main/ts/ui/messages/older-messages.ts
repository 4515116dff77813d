import type { ReactiveControllerHost } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';

/** So many at one time: a log of deleted messages may be long, and what was loaded stays in memory. */
const MAX_PAGES = 50;

/**
 * Loads older pages until one brings a message that can be seen: a page of deleted ones is nothing to stop at. Ends early
 * after some pages, when it is not wanted any more, and when the client loads nothing because it is busy otherwise.
 */
export async function loadOlderSeen(
  chat: Pick<ChatClient, 'snapshot' | 'loadOlder'>,
  isWanted: () => boolean,
): Promise<void> {
  const oldest = oldestSeen(chat);
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const { older } = chat.snapshot.room;
    await chat.loadOlder();
    const next = chat.snapshot.room.older;
    if (!next || next === older || oldestSeen(chat) !== oldest || !isWanted()) return;
  }
}

function oldestSeen({ snapshot }: Pick<ChatClient, 'snapshot'>): number | undefined {
  return snapshot.room.messages.find(({ deleted }) => !deleted)?.seq;
}

/** Loads what lies before the oldest message when the list asks for it. */
export class OlderMessages {
  /** The last try failed: the button says so, and tries again. */
  failed = false;
  private loading: ChatClient | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly chat: () => ChatClient | undefined,
  ) {}

  readonly load = async (): Promise<void> => {
    const chat = this.chat();
    if (!chat || this.loading === chat) return;
    this.loading = chat;
    this.setFailed(false);
    try {
      await loadOlderSeen(chat, () => this.chat() === chat);
    } catch {
      this.setFailed(true);
    }
    if (this.loading === chat) this.loading = undefined;
  };

  private setFailed(failed: boolean): void {
    this.failed = failed;
    this.host.requestUpdate();
  }
}
