import { css, html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { isSlow, type UserState } from '../../client/user-state.js';
import type { Sanction } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { dataProperty } from '../base/properties.js';
import { RoomPartController } from '../base/room-part-controller.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { timeLeft } from '../i18n/format.js';
import { firstGateText } from '../i18n/gate-text.js';
import { english, type Strings } from '../i18n/strings.js';

/** A notice about something done, or why it was not. */
export interface Notice {
  readonly text: string;
  readonly isError: boolean;
  /** What one may do about it. */
  readonly offer?: 'undo' | 'send-as-text';
}

/**
 * What stands between reading and writing: the gravest of sanction, gate and limit; and the notice about the last action.
 *
 * @event notice-offer - what the notice offers is wanted
 * @event focus-lost - what had the focus is gone
 * @csspart notice - what an action came to
 * @csspart limit-countdown - how long until the next message is accepted
 */
export class ChatNotices extends LitElement {
  static override properties = {
    userState: dataProperty,
    sanction: dataProperty,
    notice: dataProperty,
    now: { type: Number },
    topUpTarget: {},
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .notice,
      frontrow-sanction,
      frontrow-gate-prompt {
        margin-block-end: 8px;
      }
      .notice {
        padding: 8px 12px;
        border-radius: var(--_radius);
        background: var(--_surface);
        line-height: 1.4;
      }
      .notice:has(.offer) {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 10px;
      }
      .words {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .offer {
        flex: none;
        min-height: 28px;
        padding: 2px 12px;
        border: 1px solid currentColor;
        border-radius: 999px;
        color: var(--_accent);
        font-weight: 650;
      }
      .error {
        background: var(--_danger-bg);
        color: var(--_danger);
      }
      .wait {
        background: var(--_warn-bg);
        color: var(--_warn);
        font-variant-numeric: tabular-nums;
      }
      @media (forced-colors: active) {
        .notice {
          border: 1px solid;
        }
      }
    `,
  ];

  userState: UserState | null = null;
  sanction: Sanction | undefined;
  notice: Notice | undefined;
  /** The time by `now`. */
  now = 0;
  topUpTarget = '_blank';
  strings: Strings = english;

  constructor() {
    super();
    new RoomPartController(this, () => this.sanction !== undefined || this.userState?.gate.allowed === false);
    new FocusLoss(this, () => fire(this, 'focus-lost', undefined));
  }

  override render() {
    return html`${this.notice ? this.renderNotice(this.notice) : nothing}${this.renderObstacle()}`;
  }

  private renderNotice({ text, isError, offer }: Notice) {
    return html`<div
      class="notice ${isError ? 'error' : ''}"
      part="notice"
      data-testid="notice"
    >
      <span class="words" role=${isError ? 'alert' : 'status'}>${freshText(text)}</span>
      ${
        offer
          ? html`<button class="offer" data-testid=${offer} @click=${() => fire(this, 'notice-offer', undefined)}>
            ${offer === 'undo' ? this.strings.undo : this.strings.sendAsText}
          </button>`
          : nothing
      }
    </div>`;
  }

  private renderPending() {
    return html`<div class="notice" part="notice" data-testid="gate-pending">
      <span class="words" role="status">${this.strings.gatePending}</span>
    </div>`;
  }

  private renderObstacle() {
    const { sanction, userState, strings, now } = this;
    if (sanction) {
      return html`<frontrow-sanction
        exportparts="sanction-notice"
        .sanction=${sanction}
        .now=${now}
        .strings=${strings}
      ></frontrow-sanction>`;
    }
    if (userState && !userState.gate.allowed && !isSlow(userState.gate)) {
      return html`<frontrow-gate-prompt
        exportparts="gate-prompt, top-up"
        .gate=${userState.gate}
        .wait=${userState.gateOpensAt - now}
        .target=${this.topUpTarget}
        .strings=${strings}
        >${firstGateText(strings, userState.gate).title}</frontrow-gate-prompt
      >`; // Its words until the rest of it is loaded.
    }
    const wait = (userState?.refusedUntil ?? 0) - now;
    if (wait <= 0) return userState?.gate.pending ? this.renderPending() : nothing;
    const text = strings.limitRefused(timeLeft(wait));
    // A timer is not read out as it runs: what happened is said once, beside it.
    return html`<div class="notice wait" part="limit-countdown" data-testid="limit-countdown" role="timer" translate="no">
        ${freshText(text)}
      </div>
      <span class="unseen" role="alert">${guard([userState?.refusedUntil, strings], () => text)}</span>`;
  }
}

customElement('frontrow-notices', ChatNotices, typingBoundary);

declare module '../base/events.js' {
  interface InnerEvents {
    /** What a notice offers is wanted. */
    'notice-offer': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-notices': ChatNotices;
  }
}
