import { css, html, LitElement, nothing } from 'lit';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { reply } from '../base/icons.js';
import { nameColour } from '../base/name-colour.js';
import { nameStyles } from '../base/name.styles.js';
import { dataProperty, flagProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { english, type Strings } from '../i18n/strings.js';
import { excerpt, type Answered } from './replies.js';

/** What a reply answers, in one line. It leads there, unless that message is gone. */
export class ReplyQuote extends LitElement {
  static override properties = {
    answeredId: {},
    answered: dataProperty,
    stop: flagProperty,
    strings: dataProperty,
  };

  static override styles = [
    base,
    nameStyles,
    css`
      :host {
        display: block;
        font-size: 0.86em;
        line-height: 1.4;
      }
      .quote {
        display: flex;
        align-items: center;
        gap: 5px;
        max-width: 100%;
        min-height: 24px;
        color: var(--_muted);
        text-align: start;
      }
      svg {
        flex: none;
        transform: scaleX(-1);
      }
      :host(:dir(rtl)) svg {
        transform: none;
      }
      .name {
        flex: none;
        max-width: 45%;
      }
      .name,
      .excerpt {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        unicode-bidi: isolate;
      }
      button:hover .excerpt {
        color: var(--_text);
      }
      .gone {
        font-style: italic;
      }
    `,
  ];

  /** Id of the message that is answered. */
  answeredId = '';
  answered: Answered | undefined;
  /** Whether Tab stops here. */
  stop = false;
  strings: Strings = english;

  override render() {
    const { answered, strings } = this;
    if (answered === undefined) return nothing;
    if (answered === 'deleted') {
      return html`<div class="quote gone" data-testid="reply-quote">${reply}${strings.replyDeleted}</div>`;
    }
    const isKnown = answered !== 'unknown';
    return html`<button
      class="quote"
      data-testid="reply-quote"
      tabindex=${this.stop ? 0 : -1}
      title=${strings.replyQuote(isKnown ? answered.user.name : '…')}
      @click=${() => fire(this, 'go-to', { id: this.answeredId })}
    >
      ${reply}${
        isKnown
          ? html`<span class="name ${nameColour(answered.user.id)}" translate="no" dir="auto">${answered.user.name}</span
            ><span class="excerpt" dir="auto">${excerpt(answered.text ?? '')}</span>`
          : html`<span class="excerpt gone">${strings.replyUnknown}</span>`
      }
    </button>`;
  }
}

customElement('frontrow-quote', ReplyQuote);

declare module '../base/events.js' {
  interface InnerEvents {
    'go-to': { readonly id: string };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-quote': ReplyQuote;
  }
}
