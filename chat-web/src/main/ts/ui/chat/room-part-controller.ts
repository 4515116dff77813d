import type { LitElement, ReactiveController } from 'lit';
import type { Snapshot } from '../../client/snapshot.js';
import { roomPart } from '../late-parts.js';
import { hasRoomParts } from '../status/snapshot-text.js';

/** What did not come is asked for again after this time, in milliseconds. */
const RETRY_MS = 5_000;

interface Host extends LitElement {
  readonly blocks: { readonly ids: ReadonlySet<string> };
  readonly snapshot: Snapshot;
  /** Its rows are as high as what is in them. */
  readonly list: LitElement | null;
}

/** Brings the elements for rules, pin, marks and obstacles once there is one of them. */
export class RoomPartController implements ReactiveController {
  private isAsked = false;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostUpdated(): void {
    const { host } = this;
    if (this.isAsked || !(host.blocks.ids.size > 0 || hasRoomParts(host.snapshot))) return;
    this.isAsked = true;
    roomPart().then(
      () => host.list?.requestUpdate(),
      () =>
        setTimeout(() => {
          this.isAsked = false;
          host.requestUpdate();
        }, RETRY_MS),
    );
  }
}
