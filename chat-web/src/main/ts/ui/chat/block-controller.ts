import type { LitElement, ReactiveController } from 'lit';
import { Stored } from '../base/stored.js';
import { parseBlocked } from '../messages/blocked.js';

interface Host extends LitElement {
  /** The ids that the page keeps itself; undefined: this browser keeps them. */
  readonly blocked: readonly string[] | undefined;
}

/** Whom the reader has blocked: kept in this browser, unless the page keeps it. */
export class BlockController implements ReactiveController {
  readonly stored = new Stored('frontrow-chat.blocked', parseBlocked, () => this.host.requestUpdate());
  private from: readonly string[] = [];
  private current: ReadonlySet<string> = new Set();

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stored.connect();
  }

  hostDisconnected(): void {
    this.stored.disconnect();
  }

  /** A new one only if somebody is blocked, or is so no more. */
  get ids(): ReadonlySet<string> {
    const ids = this.host.blocked ?? this.stored.value;
    if (ids !== this.from) this.current = new Set((this.from = ids));
    return this.current;
  }
}
