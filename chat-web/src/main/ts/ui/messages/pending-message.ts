import { css, html, LitElement, nothing } from 'lit';
import type { OutboxEntry } from '../../client/outbox.js';
import { customElement } from '../base/custom-element.js';
import { fire, relay } from '../base/events.js';
import { freshText } from '../base/fresh-text.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { english, refusalText, type Strings } from '../i18n/strings.js';
import type { Answered } from './replies.js';

/** A text of one's own that is not in the room yet. */
export class PendingMessage extends LitElement {
  static override properties = {
    entry: dataProperty,
    answered: dataProperty,
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: var(--_row) var(--_pad);
        line-height: 1.45;
        overflow-wrap: anywhere;
      }
      .text {
        color: var(--_muted);
      }
      .state {
        font-size: 0.86em;
        color: var(--_muted);
      }
      .failed {
        color: var(--_danger);
      }
      button {
        text-decoration: underline;
        margin-inline-start: 0.6em;
        min-height: 24px;
      }
    `,
  ];

  entry: OutboxEntry | undefined;
  /** What it answers, if it is a reply. */
  answered: Answered | undefined;
  strings: Strings = english;

  constructor() {
    super();
    relay(this, 'go-to');
  }

  override render() {
    const { entry } = this;
    if (!entry) return nothing;
    return html`<div data-testid="pending-message" data-state=${entry.status}>
      ${
        entry.replyTo === undefined
          ? nothing
          : html`<frontrow-quote
            .answeredId=${entry.replyTo}
            .answered=${this.answered}
            .strings=${this.strings}
          ></frontrow-quote>`
      }
      <div class="text" dir="auto">${entry.text}</div>
      ${this.state(entry)}
    </div>`;
  }

  private state(entry: OutboxEntry) {
    const { strings } = this;
    switch (entry.status) {
      case 'queued':
      case 'sending':
      case 'accepted':
        return nothing;
      case 'retrying':
        return html`<div class="state">${strings.pendingRetrying}${this.discard(entry)}</div>`;
      case 'failed':
        return html`<div class="state failed" role="alert">
          ${freshText(refusalText(strings, entry.problem?.code ?? ''))}${this.retry(entry)}${this.discard(entry)}
        </div>`;
    }
  }

  /** What was typed under another sign-in nobody can send from here. */
  private retry({ key, problem }: OutboxEntry) {
    if (problem?.code === 'other_user') return nothing;
    return html`<button @click=${() => fire(this, 'outbox-retry', { key })}>${this.strings.tryAgain}</button>`;
  }

  private discard({ key }: OutboxEntry) {
    return html`<button @click=${() => fire(this, 'outbox-discard', { key })}>${this.strings.discard}</button>`;
  }
}

customElement('frontrow-pending', PendingMessage);

declare module '../base/events.js' {
  interface InnerEvents {
    'outbox-retry': { readonly key: string };
    'outbox-discard': { readonly key: string };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-pending': PendingMessage;
  }
}
