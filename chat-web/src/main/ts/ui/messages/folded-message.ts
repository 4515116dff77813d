import { css, html, LitElement } from 'lit';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { withRoomStrings } from '../i18n/all-strings.js';
import { english, type Strings } from '../i18n/strings.js';

/** Stands in the place of a message whose author the reader has blocked. It can be unfolded. */
export class FoldedMessage extends LitElement {
  static override properties = { strings: dataProperty };

  static override styles = [
    base,
    css`
      :host {
        color: var(--_muted);
        font-size: 0.93em;
      }
      button {
        min-height: 24px;
        color: var(--_accent);
        text-decoration: underline;
        text-underline-offset: 0.15em;
      }
    `,
  ];

  strings: Strings = english;

  override render() {
    const strings = withRoomStrings(this.strings);
    return html`${strings.blockedMessage}
      <button
        data-testid="unfold"
        aria-label="${strings.blockedShow}: ${strings.blockedMessage}"
        @click=${() => fire(this, 'unfold', undefined)}
      >
        ${strings.blockedShow}
      </button>`;
  }
}

customElement('frontrow-folded', FoldedMessage);

declare module '../base/events.js' {
  interface InnerEvents {
    /** The reader wants to see a message all the same. */
    unfold: undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-folded': FoldedMessage;
  }
}
