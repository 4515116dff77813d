import { css, html, LitElement, nothing } from 'lit';
import type { SanctionView } from '../../client/user-state.js';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { ban, mute } from '../base/icons.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { dateAndTime, timeLeft } from '../i18n/format.js';
import { english, type Strings } from '../i18n/strings.js';

/** Tells a muted or banned user so, for how long, and why. */
export class SanctionNotice extends LitElement {
  static override properties = {
    sanction: dataProperty,
    now: { type: Number },
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .notice {
        display: flex;
        gap: 10px;
        padding: 10px 12px;
        border-radius: var(--_radius);
        background: var(--_danger-bg);
        color: var(--_danger);
        line-height: 1.4;
      }
      svg {
        flex: none;
        width: 18px;
        height: 18px;
        margin-top: 1px;
      }
      .reason {
        color: var(--_text);
        font-size: 0.93em;
        overflow-wrap: anywhere;
      }
      @media (forced-colors: active) {
        .notice {
          border: 1px solid;
        }
      }
    `,
  ];

  sanction: SanctionView | undefined;
  /** The time by `now`. */
  now = 0;
  strings: Strings = english;

  override render() {
    const { sanction, strings } = this;
    if (!sanction) return nothing;
    return html`<div class="notice" part="sanction-notice" data-testid="sanction-notice">
      ${sanction.kind === 'ban' ? ban : mute}
      <div role="status">
        <div>${freshText(this.text(sanction))}</div>
        ${sanction.reason ? html`<div class="reason" dir="auto">${strings.sanctionReason(sanction.reason)}</div>` : nothing}
      </div>
    </div>`;
  }

  private text({ kind, until, endsAt }: SanctionView): string {
    const { strings } = this;
    if (kind === 'ban') return until === null ? strings.banned : strings.bannedUntil(dateAndTime(until, strings));
    return endsAt === null ? strings.mutedForGood : strings.muted(timeLeft(endsAt - this.now));
  }
}

customElement('frontrow-sanction', SanctionNotice);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-sanction': SanctionNotice;
  }
}
