import type { LitElement, ReactiveController } from 'lit';
import { ChatClient } from '../../client/chat-client.js';
import type { ChatClientOptions } from '../../client/chat-client-options.js';
import { now } from '../../client/now.js';
import type { Snapshot } from '../../client/snapshot.js';
import type { Message } from '../../client/wire.js';
import { stopWhenSent } from './stop-when-sent.js';

/** Messages kept while the reader is at the newest. */
const TRIM_TO = 200;

export interface ClientCalls {
  changed(snapshot: Snapshot): void;
  message(message: Message): void;
  /** What was shown of a room is over. */
  left(): void;
}

/** Keeps the client behind the element, one for each stream that it shows, as long as it is in a page. */
export class ClientController implements ReactiveController {
  chat: ChatClient | undefined;
  /** Whether the connection has been live since the stream is shown. */
  wasLive = false;
  private unsubscribe: (() => void)[] = [];

  constructor(
    private readonly host: LitElement,
    private readonly options: () => ChatClientOptions,
    private readonly calls: ClientCalls,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.host.hasUpdated && !this.chat) this.connect();
  }

  /** A page that moves the element, into a theatre mode say, takes it out and puts it in again at once: nothing ends then. */
  hostDisconnected(): void {
    setTimeout(() => this.host.isConnected || this.disconnect());
  }

  /** To the stream that is to be shown now, if there is one. */
  connect(): void {
    this.disconnect();
    const options = this.options();
    if (!options.stream || !this.host.isConnected) return;
    const chat = (this.chat = new ChatClient(options));
    this.unsubscribe = [
      chat.on('change', (snapshot) => {
        this.wasLive ||= snapshot.connection.status === 'live';
        this.calls.changed(snapshot);
      }),
      chat.on('message', (message) => this.calls.message(message)),
    ];
    chat.start();
  }

  readonly trim = (): void => this.chat?.trim(TRIM_TO);

  /** By the server's clock, as what is dated: the reader's may be a day off. */
  readonly timeOfDay = (): number => (this.chat ? now() - this.chat.timeOf(new Date(0).toISOString()) : Date.now());

  private disconnect(): void {
    this.unsubscribe.forEach((end) => end());
    if (this.chat) stopWhenSent(this.chat);
    this.chat = undefined;
    this.wasLive = false;
    this.calls.left();
  }
}
