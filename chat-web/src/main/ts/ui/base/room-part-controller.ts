import type { LitElement, ReactiveController } from 'lit';
import { roomPart } from '../late-parts.js';

/** What did not come is asked for again after this time, in milliseconds. */
const RETRY_MS = 5_000;

/** Brings the elements for rules, pin, marks and obstacles once their host has something for one of them. */
export class RoomPartController implements ReactiveController {
  private isAsked = false;

  constructor(
    private readonly host: LitElement,
    private readonly isNeeded: () => boolean,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.isAsked || !this.isNeeded()) return;
    this.isAsked = true;
    // Drawn again: what was not known before has no height.
    roomPart().then(
      () => this.host.requestUpdate(),
      () =>
        setTimeout(() => {
          this.isAsked = false;
          this.host.requestUpdate();
        }, RETRY_MS),
    );
  }
}
