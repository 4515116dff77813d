import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { focused } from './focus-scope.js';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Notices when a drawing takes away what had the focus, or switches it off. The focus is then nowhere: the keyboard would
 * begin anew at the top of the page, and what is typed on would be taken for shortcuts of the page.
 */
export class FocusLoss implements ReactiveController {
  private before: Element | null = null;

  constructor(
    private readonly host: Host,
    /** Gives the focus to what is nearest. */
    private readonly onLoss: () => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.before = this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const { before, host } = this;
    this.before = null;
    if (before === null || !host.isConnected || (before.isConnected && !before.matches(':disabled'))) return;
    const now = focused();
    // Perhaps somebody knew better already.
    if (now === null || now === document.body || now.matches(':disabled')) this.onLoss();
  }
}
