import { html, nothing, type LitElement } from 'lit';
import { fire } from '../base/events.js';
import { freshText } from '../base/fresh-text.js';
import type { Strings } from '../i18n/strings.js';
import type { ReadingPosition } from './reading-position.js';

interface Host extends LitElement {
  readonly older: boolean | undefined;
  readonly loadingOlder: boolean;
  readonly olderFailed: boolean;
  readonly messages: readonly unknown[];
  readonly strings: Strings;
}

/** The button above the messages, and what brings older ones without it. */
export class OlderButton {
  constructor(
    private readonly host: Host,
    private readonly position: ReadingPosition,
  ) {}

  render() {
    const { older, loadingOlder, olderFailed, messages, strings } = this.host;
    if (older === undefined || (older === false && messages.length === 0)) return nothing;
    if (older === false)
      return html`<div class="older">${this.position.range.before ? nothing : strings.beginning}</div>`;
    return html`<div class="older">
      <button data-testid="load-older" aria-disabled=${loadingOlder} @click=${this.onClick}>
        ${freshText(loadingOlder ? strings.loadingOlder : olderFailed ? strings.olderFailed : strings.loadOlder)}
      </button>
    </div>`;
  }

  /** The reader has scrolled to the top. */
  onTop(): void {
    // Who only tabs along is at the top because the button has to be seen: nothing happens on focus (WCAG 3.2.1).
    if (!this.isTabbedTo() && (!this.host.olderFailed || this.position.range.before)) this.bring();
  }

  /** All that is loaded can be seen at once. */
  onShort(): void {
    if (this.host.older && !this.host.loadingOlder && !this.host.olderFailed) this.load();
  }

  private readonly onClick = (): void => {
    // Pressed with the keyboard from further down: one wants to see what comes.
    if (this.isTabbedTo()) this.host.renderRoot.querySelector('.scroller')!.scrollTop = 0;
    this.bring();
  };

  private bring(): void {
    if (this.position.range.before) this.position.moveUp();
    else if (this.host.older && !this.host.loadingOlder) this.load();
  }

  private load(): void {
    this.position.keepRows();
    fire(this.host, 'older-wanted', undefined);
  }

  private isTabbedTo(): boolean {
    return this.host.renderRoot.querySelector('.older button:focus-visible') !== null;
  }
}

declare module '../base/events.js' {
  interface InnerEvents {
    'older-wanted': undefined;
  }
}
