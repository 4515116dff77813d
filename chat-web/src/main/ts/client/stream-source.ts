import type { Environment } from './environment.js';
import { readEventStream, type EventStreamSink } from './event-stream.js';

/** What one attempt to hear the room needs. It is asked for when it is needed: an attempt may outlive a ticket. */
export interface StreamRequest {
  /** Id of the user who listens. */
  user(): Promise<string>;
  /** A ticket of that user. */
  ticket(): Promise<string>;
  /** Where to go on; undefined for the tail of the log. */
  lastEventId(): string | undefined;
  /** Silence of twice this, in milliseconds, ends the attempt. */
  heartbeatMs(): number;
  readonly signal: AbortSignal;
}

export interface StreamSink extends EventStreamSink {
  /** Whoever held the stream has lost it; this attempt goes on, and is live again with the next `hello`. */
  moving(): void;
}

/** Where the events of a room come from: a stream of our own, or the one that another tab holds. */
export interface StreamSource {
  /** Resolves with `over` (the chat is) or `cut`; throws a {@link ChatProblem} for a refusal or a failure. */
  read(request: StreamRequest, sink: StreamSink): Promise<'over' | 'cut'>;
  /** Asks whoever holds the stream to look after it now. */
  nudge(): void;
  /** Nothing is read until the next {@link read}. */
  leave(): void;
}

/** A stream of our own. */
export class OwnStream implements StreamSource {
  constructor(
    private readonly environment: Environment,
    private readonly url: string,
  ) {}

  async read(request: StreamRequest, sink: StreamSink): Promise<'over' | 'cut'> {
    const ticket = await request.ticket();
    const { signal } = request;
    if (signal.aborted) return 'cut';
    const lastEventId = request.lastEventId();
    return readEventStream(this.environment, { url: this.url, ticket, lastEventId, signal }, sink);
  }

  nudge(): void {}

  leave(): void {}
}
