import { css, html, LitElement, nothing } from 'lit';
import type { Message } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { cross, reply } from '../base/icons.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { english, type Strings } from '../i18n/strings.js';
import { excerpt } from '../messages/replies.js';

/** Says what the text below answers, and takes it back: fires `reply-cancel`. */
export class ReplyBar extends LitElement {
  static override properties = {
    message: dataProperty,
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 0 6px 6px;
        padding: 5px 5px 5px 10px;
        padding-inline: 10px 5px;
        border-inline-start: 3px solid var(--_accent);
        border-radius: 6px;
        background: var(--_surface);
        font-size: 0.9em;
        line-height: 1.35;
      }
      .icon {
        display: grid;
        flex: none;
        color: var(--_accent);
      }
      .words {
        flex: 1;
        min-width: 0;
      }
      .who,
      .excerpt {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .who {
        font-weight: 650;
      }
      .excerpt {
        color: var(--_muted);
      }
      button {
        display: grid;
        place-items: center;
        flex: none;
        width: 28px;
        height: 28px;
        border-radius: 50%;
        color: var(--_muted);
      }
      button:hover {
        background: color-mix(in srgb, var(--_muted) 18%, transparent);
        color: var(--_text);
      }
    `,
  ];

  message: Message | undefined;
  strings: Strings = english;

  override render() {
    const { message, strings } = this;
    if (!message) return nothing;
    return html`<div class="bar" part="reply-bar" data-testid="reply-bar">
      <span class="icon">${reply}</span>
      <div class="words" role="status">
        <div class="who" dir="auto">${freshText(strings.replyingTo(message.user.name))}</div>
        <div class="excerpt" dir="auto"
          >${freshText(message.deleted ? strings.replyDeleted : excerpt(message.text ?? ''))}</div
        >
      </div>
      <button
        data-testid="reply-cancel"
        aria-label=${strings.cancelReply}
        title=${strings.cancelReply}
        @click=${() => this.dispatchEvent(new CustomEvent('reply-cancel'))}
      >
        ${cross}
      </button>
    </div>`;
  }
}

customElement('frontrow-reply-bar', ReplyBar);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-reply-bar': ReplyBar;
  }
}
