import type { ReactiveController, ReactiveControllerHost } from 'lit';

const TICK_MS = 250;

/** Draws its element again a few times a second while something counts down, and not otherwise. */
export class ClockController implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly isCounting: () => boolean,
  ) {
    host.addController(this);
  }

  /** Moved in the page, what was counting counts on. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.isCounting()) this.timer ??= setInterval(() => this.host.requestUpdate(), TICK_MS);
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
