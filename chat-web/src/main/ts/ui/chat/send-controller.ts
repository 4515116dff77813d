import type { InnerEvent, InnerEvents } from '../base/events.js';
import type { ModerationController } from '../moderation/moderation-controller.js';
import type { ChatHost } from './chat-host.js';
import type { ReplyController } from './reply-controller.js';

/** Sends what is typed, does it if it is a command of the staff, and gives back what was refused. */
export class SendController {
  constructor(
    private readonly host: ChatHost,
    private readonly reply: ReplyController,
    private readonly moderation: ModerationController,
  ) {}

  readonly onSend = async ({ detail }: InnerEvent<'send-text'>): Promise<void> => {
    const { input, strings, notifications } = this.host;
    notifications.clear();
    if (detail.asText || !detail.text.startsWith('/')) return this.send(detail);
    if (this.moderation.isStaff) {
      const text = await this.moderation.command(detail.text);
      if (text !== undefined) this.send({ ...detail, text });
    } else if (detail.text.startsWith('//')) {
      this.send(detail);
    } else {
      input.giveBack(detail.text);
      this.askAsText(strings.commandsNotHere, detail.text);
    }
  };

  /** What looks like a command is not shown to everybody by mistake. */
  askAsText(question: string, typed: string): void {
    this.host.notifications.offer('send-as-text', () => this.host.input.sendAsText(typed), question, true);
  }

  /** What a notice offers is wanted. */
  readonly acceptOffer = (): void => {
    const act = this.host.notifications.clear();
    this.host.input.focus(); // The button that had the focus goes.
    act?.();
  };

  /** A text that fails again stays in the list with its reason: nothing more to do here. */
  readonly retry = ({ detail }: InnerEvent<'outbox-retry'>): void => {
    this.host.client?.retry(detail.key).catch(() => undefined);
  };

  private send({ text, replyTo }: Pick<InnerEvents['send-text'], 'text' | 'replyTo'>): void {
    this.reply.replyTo = undefined;
    const { host } = this;
    const chat = host.client;
    chat?.send(text, replyTo && { replyTo: replyTo.id }).catch((error: unknown) => {
      const failed = host.snapshot.outbox.find((entry) => entry.status === 'failed' && entry.problem === error);
      // What may be in the room must keep its key, or sending it again doubles it; what another login typed is not ours to send.
      if (!failed || failed.mayBeThere || failed.problem?.code === 'other_user') return;
      if (host.client === chat && host.input.giveBack(text)) {
        chat.discard(failed.key);
        this.reply.replyTo ??= replyTo;
        host.notifications.refused(error);
      }
    });
  }
}
