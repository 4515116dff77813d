import { css, html, LitElement, nothing } from 'lit';
import { hasUsedLimit, remainingAt, type UserState } from '../../client/user-state.js';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { timeLeft } from '../i18n/format.js';
import { english, type Strings } from '../i18n/strings.js';

/** Beyond this, single strokes are no longer told apart. */
const MAX_STROKES = 12;

/** How many messages are left in the window. It shows nothing while all is free. */
export class LimitMeter extends LitElement {
  static override properties = {
    standing: dataProperty,
    now: { type: Number },
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 10px;
        min-width: 0;
      }
      .meter {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }
      .strokes {
        display: inline-flex;
        gap: 2px;
      }
      i {
        width: 4px;
        height: 10px;
        border: 1px solid var(--_muted);
        border-radius: 2px;
      }
      /* One that is left is filled, a used one is hollow and low. */
      .left {
        background: var(--_muted);
      }
      i:not(.left) {
        height: 5px;
        align-self: end;
      }
      @media (forced-colors: active) {
        .left {
          border-width: 2px;
        }
      }
    `,
  ];

  /** Null shows nothing. */
  /** The user state. Parts and chats of other builds know it by this name (ADR 9). */
  standing: UserState | null = null;
  /** The time by `now`. */
  now = 0;
  strings: Strings = english;

  override render() {
    const { standing: userState, strings, now } = this;
    const rate = userState?.rate;
    if (!rate || !hasUsedLimit(userState, now)) return nothing;
    const left = remainingAt(userState, now);
    return html`<span
      class="meter"
      role="meter"
      data-testid="limit-meter"
      aria-label=${strings.limitMeter}
      aria-valuemin="0"
      aria-valuemax=${rate.limit}
      aria-valuenow=${left}
      aria-valuetext=${strings.limitLeft(left)}
      title="${strings.limitLeft(left)}, ${strings.limitReset(timeLeft(rate.resetsAt - now))}"
      >${
        rate.limit <= MAX_STROKES
          ? html`<span class="strokes" aria-hidden="true"
            >${Array.from({ length: rate.limit }, (_, n) => html`<i class=${n < left ? 'left' : ''}></i>`)}</span
          >`
          : nothing
      }<span translate="no">${freshText(`${left}/${rate.limit}`)}</span></span
    >`;
  }
}

customElement('frontrow-limit', LimitMeter);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-limit': LimitMeter;
  }
}
