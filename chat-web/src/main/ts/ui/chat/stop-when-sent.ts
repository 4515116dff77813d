import type { ChatClient } from '../../client/chat-client.js';

/** A chat that nobody sees any more is kept no longer than this for what is still to be sent, in milliseconds. */
const LINGER_MS = 30_000;
/** Neither in the room nor come back. */
const ON_THEIR_WAY = ['queued', 'sending', 'retrying'];

/**
 * Stops a chat whose element was taken out of the page, or shows another stream. What was typed there before still goes
 * out: it was sent, as far as its author could see.
 */
export function stopWhenSent(chat: ChatClient): void {
  const isSending = () => chat.snapshot.outbox.some(({ status }) => ON_THEIR_WAY.includes(status));
  if (!isSending()) {
    chat.stop();
    return;
  }
  const stop = () => {
    clearTimeout(timer);
    unsubscribe();
    chat.stop();
  };
  const timer = setTimeout(stop, LINGER_MS);
  const unsubscribe = chat.on('change', () => isSending() || stop());
}
