import type { Message } from '../../client/wire.js';
import type { InnerEvent } from '../base/events.js';
import { replyPart } from '../late-parts.js';
import type { ChatHost } from './chat-host.js';

/** So many older pages are loaded to find the message that a reply answers. */
const MAX_PAGES = 10;

/** Keeps the message that the next text answers, and finds those that others answer. */
export class ReplyController {
  private answered: Message | undefined;

  constructor(private readonly host: ChatHost) {}

  get replyTo(): Message | undefined {
    return this.answered;
  }

  set replyTo(message: Message | undefined) {
    this.answered = message;
    this.host.requestUpdate();
  }

  /** What is answered may be deleted while the reader still writes. */
  update(messages: readonly Message[]): void {
    const { answered } = this;
    this.answered = messages.find(({ id }) => id === answered?.id) ?? answered;
  }

  readonly choose = async ({ detail: { message } }: InnerEvent<'reply-to'>): Promise<void> => {
    this.replyTo = message;
    if (!message) return;
    this.host.input.focus(); // At once: the next key is the first of the answer.
    try {
      await replyPart();
    } catch {
      // Who cannot see what they answer should not answer it.
      if (this.answered === message) this.replyTo = undefined;
      this.host.notifications.partMissing();
    }
  };

  /** To the message that a reply answers; older pages are loaded on the way, but not without end. */
  readonly goTo = async ({ detail: { id } }: InnerEvent<'go-to'>): Promise<void> => {
    const { client: chat, strings, list, notifications } = this.host;
    try {
      for (let pages = 0; chat && pages <= MAX_PAGES; pages++) {
        await this.host.updateComplete;
        if (list?.reveal(id)) return;
        const { room } = chat.snapshot;
        if (!room.older || room.messages.some((message) => message.id === id)) break;
        list?.hold();
        await chat.loadOlder();
      }
      notifications.say(strings.replyTooFar);
    } catch (error) {
      notifications.refused(error);
    }
    list?.release();
  };
}
