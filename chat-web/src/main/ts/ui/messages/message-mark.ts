import { css, html, LitElement, nothing } from 'lit';
import type { Message } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { megaphone, note, smile } from '../base/icons.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { withRoomStrings } from '../i18n/all-strings.js';
import { english, type Strings } from '../i18n/strings.js';

/** Says what is special about a message: an announcement, a word of the site, the first one of its author. */
export class MessageMark extends LitElement {
  static override properties = {
    message: dataProperty,
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        --_mark: var(--_accent);
      }
      .mark {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-block-end: 2px;
        font-size: 0.86em;
        font-weight: 650;
      }
      .mark svg {
        flex: none;
        color: var(--_mark);
      }
      .first {
        color: var(--_muted);
        font-weight: normal;
      }
      .blue {
        --_mark: var(--_name-8);
      }
      .green {
        --_mark: var(--_name-5);
      }
      .orange {
        --_mark: var(--_name-2);
      }
      .purple {
        --_mark: var(--_name-10);
      }
      /* Around the whole message, which is the next that is placed. */
      .frame {
        position: absolute;
        inset: 1px 4px;
        border: 1px solid var(--_mark);
        border-inline-start-width: 4px;
        border-radius: 6px;
        pointer-events: none;
      }
    `,
  ];

  message: Message | undefined;
  strings: Strings = english;

  override render() {
    const strings = withRoomStrings(this.strings);
    const { announcement, system, first } = this.message ?? {};
    return html`${
      announcement
        ? html`<div class=${announcement.color}>
            <div class="frame"></div>
            <div class="mark" part="message-mark" data-testid="announcement">${megaphone}${strings.announcement}</div>
          </div>`
        : nothing
    }${
      system
        ? html`<div class="mark" part="message-mark" data-testid="system-message" data-kind=${system.kind}>
            ${note}${strings.systemMessage}
          </div>`
        : nothing
    }${
      first
        ? html`<div class="mark first" part="message-mark" data-testid="first-message">
            ${smile}${strings.firstMessage}
          </div>`
        : nothing
    }`;
  }
}

customElement('frontrow-mark', MessageMark);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-mark': MessageMark;
  }
}
