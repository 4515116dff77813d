import type { Message } from '../../client/wire.js';

/** More than this of one's own messages are not kept. */
const MAX_MESSAGES = 1_000;

/**
 * Which messages the reader wrote. An answer to one of them is meant for the reader, also when what it answers is deleted
 * or not loaded any more. A value.
 */
export class OwnMessages {
  private constructor(
    private readonly userId: string,
    private readonly ids: ReadonlySet<string>,
  ) {}

  static readonly none = new OwnMessages('', new Set());

  /** The same if nothing of the reader's is new. Another reader begins anew. */
  with(messages: readonly Message[], userId: string): OwnMessages {
    const known: ReadonlySet<string> = userId === this.userId ? this.ids : new Set<string>();
    const more = messages.filter(({ id, user }) => user.id === userId && !known.has(id));
    if (userId === this.userId && more.length === 0) return this;
    return new OwnMessages(userId, new Set([...known, ...more.map(({ id }) => id)].slice(-MAX_MESSAGES)));
  }

  /** Whether somebody else answers the reader with this message. */
  isAnsweredBy({ user, replyTo }: Message): boolean {
    return replyTo !== undefined && user.id !== this.userId && this.ids.has(replyTo.id);
  }
}
