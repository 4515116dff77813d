import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells when somebody presses outside of something that lies over the rest. */
export class OutsidePress implements ReactiveController {
  /** @param isInside whether one of the elements pressed belongs to it; the host, unless said otherwise */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    private readonly onPress: () => void,
    private readonly isInside: (target: EventTarget) => boolean = (target) => target === host,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('pointerdown', this.listen, true);
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.listen, true);
  }

  private readonly listen = (event: Event): void => {
    if (!event.composedPath().some(this.isInside)) this.onPress();
  };
}
