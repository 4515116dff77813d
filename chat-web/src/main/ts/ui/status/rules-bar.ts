import { css, html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Modes } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { rules as rulesIcon } from '../base/icons.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { withRoomStrings } from '../i18n/all-strings.js';
import { timeLeft } from '../i18n/format.js';
import { english, type Strings } from '../i18n/strings.js';
import { rulesText } from './rules-text.js';

/**
 * Says above the input which modes of the room are on, and, in slow mode, when the reader may write again.
 *
 * @csspart rules - all of it
 */
export class RulesBar extends LitElement {
  static override properties = {
    modes: dataProperty,
    opensAt: { type: Number },
    now: { type: Number },
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .rules {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px 10px;
        margin-block-end: 8px;
        padding: 6px 12px;
        border-radius: var(--_radius);
        background: var(--_surface);
        font-size: 0.93em;
        line-height: 1.4;
      }
      .rules > svg {
        flex: none;
        color: var(--_accent);
      }
      .list {
        flex: 1;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .wait {
        color: var(--_warn);
        font-variant-numeric: tabular-nums;
      }
      @media (forced-colors: active) {
        .rules {
          border: 1px solid;
        }
      }
    `,
  ];

  modes: Modes | undefined;
  /** When slow mode lets the reader write again (see `now`); 0 if nothing is to be waited for. */
  opensAt = 0;
  /** The time by `now`. */
  now = 0;
  strings: Strings = english;

  override render() {
    const strings = withRoomStrings(this.strings);
    const rules = this.modes ? rulesText(strings, this.modes) : [];
    const left = this.opensAt - this.now;
    if (rules.length === 0 && left <= 0) return nothing;
    return html`<div class="rules" part="rules" role="group" aria-label=${strings.rules} data-testid="rules">
      ${rulesIcon}
      <div class="list" role="status">
        <ul>
          ${rules.map((rule) => html`<li>${freshText(rule)}</li>`)}
        </ul>
      </div>
      ${left > 0 ? this.renderWait(left, strings.slowWait) : nothing}
    </div>`;
  }

  /** A timer is not read out as it runs: what happened is said once, beside it. */
  private renderWait(left: number, text: (time: string) => string) {
    const words = text(timeLeft(left));
    return html`<div class="wait" role="timer" data-testid="slow-wait">${freshText(words)}</div>
      <span class="unseen" role="alert">${guard([this.opensAt, this.strings], () => words)}</span>`;
  }
}

customElement('frontrow-rules', RulesBar);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-rules': RulesBar;
  }
}
