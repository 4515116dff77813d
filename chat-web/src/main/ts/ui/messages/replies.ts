import type { Message } from '../../client/wire.js';

/** What a reply answers, as far as this page knows: the message, that it is gone, or nothing. */
export type Answered = Message | 'deleted' | 'unknown';

/** More characters of the answered text are not shown. */
const EXCERPT = 100;

/** Finds the messages that replies answer, among all that are loaded, tombstones included. */
export class Replies {
  private byId: Map<string, Message> | undefined;

  constructor(private readonly messages: readonly Message[]) {}

  answered(replyTo: string): Answered {
    // Most rooms have few replies: the index is made when the first one asks.
    this.byId ??= new Map(this.messages.map((message) => [message.id, message]));
    const message = this.byId.get(replyTo);
    if (!message) return 'unknown';
    return message.deleted ? 'deleted' : message;
  }
}

/** The beginning of a text, never cut inside a character. */
export function excerpt(text: string): string {
  const characters = [...text.slice(0, 2 * EXCERPT + 1)];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : text;
}
