import { css, html, LitElement, nothing } from 'lit';
import type { Connection } from '../../client/connection.js';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { dataProperty, flagProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { english, refusalText, type Strings } from '../i18n/strings.js';

/** A loss shorter than this is nobody's business. */
const CALM_MS = 2_000;

/**
 * Says in words how the connection is, once that is worth a word. `data-state` always tells.
 *
 * @event connection-retry - the reader wants the next try now
 * @event focus-lost - what had the focus is gone
 * @csspart connection - all of it
 */
export class ConnectionBanner extends LitElement {
  static override properties = {
    connection: dataProperty,
    now: { type: Number },
    wasLive: flagProperty,
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .banner {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 8px var(--_pad);
        background: var(--_warn-bg);
        color: var(--_warn);
        font-size: 0.93em;
      }
      .banner.final {
        background: var(--_surface);
        color: var(--_text);
      }
      .dot {
        flex: none;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: currentColor;
        animation: pulse 1.4s ease-in-out infinite;
      }
      .text {
        flex: 1;
      }
      button {
        font-weight: 650;
        min-height: 26px;
        padding: 3px 10px;
        border-radius: 999px;
        border: 1px solid currentColor;
        white-space: nowrap;
      }
      @keyframes pulse {
        50% {
          opacity: 0.25;
        }
      }
      @media (forced-colors: active) {
        .banner {
          border-block-end: 1px solid;
        }
        .dot {
          border: 4px solid;
        }
      }
    `,
  ];

  connection: Connection = { status: 'idle' };
  /** The time by `now`. */
  now = 0;
  wasLive = false;
  strings: Strings = english;

  constructor() {
    super();
    new FocusLoss(this, () => fire(this, 'focus-lost', undefined));
  }

  override render() {
    const text = this.text();
    const isFinal = this.connection.status === 'refused' || this.connection.status === 'ended';
    return html`<div role="status" part="connection" data-testid="connection" data-state=${this.connection.status}>
      ${
        text
          ? html`<div class="banner ${isFinal ? 'final' : ''}">
            ${isFinal ? nothing : html`<span class="dot"></span>`}<span class="text">${freshText(text)}</span>
            ${
              this.connection.status === 'waiting'
                ? html`<button @click=${() => fire(this, 'connection-retry', undefined)}>${this.strings.retryNow}</button>`
                : nothing
            }
          </div>`
          : nothing
      }
    </div>`;
  }

  private text(): string | undefined {
    const { connection, strings } = this;
    switch (connection.status) {
      case 'idle':
      case 'live':
      case 'paused':
        return undefined;
      case 'ended':
        return strings.ended;
      case 'refused':
        return this.refusal(connection.problem.code);
      case 'connecting':
      case 'waiting':
        if (this.now - connection.since < CALM_MS) return undefined;
        // Not the reason of the last try: while there is no network, every try fails for another one.
        if (!navigator.onLine) return strings.offline;
        if (connection.why === 'unanswered') return strings.unanswered;
        return this.wasLive ? strings.reconnecting : strings.connecting;
    }
  }

  private refusal(code: string): string | undefined {
    if (code === 'banned') return undefined; // The sanction notice says it, with its reason.
    if (code === 'login_required') return this.strings.loginRequired;
    if (code === 'user_id_invalid') return refusalText(this.strings, code);
    return code === 'stream_not_found' ? this.strings.streamNotFound : this.strings.refused;
  }
}

customElement('frontrow-connection', ConnectionBanner, typingBoundary);

declare module '../base/events.js' {
  interface InnerEvents {
    'connection-retry': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-connection': ConnectionBanner;
  }
}
