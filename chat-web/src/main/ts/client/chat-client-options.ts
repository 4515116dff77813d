import type { Environment } from './environment.js';
import type { HostHeaders } from './host-headers.js';
import type { Snapshot } from './snapshot.js';
import type { AuditEntry, Message } from './wire.js';

export interface ChatClientOptions {
  /** The stream whose chat this is. */
  readonly stream: string;
  /** Where the host mounted the chat; `/api` by default. */
  readonly api?: string;
  /** What each request to the server also carries, for a host's login that is no cookie. */
  readonly headers?: HostHeaders;
  /**
   * How long the page is hidden before the client lets go of its stream, until it is shown again; in milliseconds, a
   * minute by default, `false`: never. Asked for anew each time the page is hidden.
   */
  readonly pauseHiddenAfterMs?: number | false | null | undefined;
  readonly environment?: Environment;
}

export interface ChatClientEvents {
  /** Something changed; the new whole. */
  change: Snapshot;
  /** A message was written since we came, also while the connection was away: not one of the past, and none that is deleted already. */
  message: Message;
  /** Somebody of the staff did something; only staff hear of it. */
  moderation: AuditEntry;
}

/** Which part of a list is asked for. */
export interface PageOptions {
  /** The `nextBefore` of the page before it. */
  readonly before?: string;
  readonly limit?: number;
}
