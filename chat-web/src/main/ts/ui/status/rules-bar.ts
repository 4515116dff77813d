import { css, html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ChatClient } from '../../client/chat-client.js';
import type { Snapshot } from '../../client/snapshot.js';
import { isSlow } from '../../client/user-state.js';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { rules as rulesIcon } from '../base/icons.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { withRoomStrings } from '../i18n/all-strings.js';
import { timeLeft } from '../i18n/format.js';
import type { RoomStrings } from '../i18n/room-strings.js';
import { english, type Strings } from '../i18n/strings.js';
import { rulesText } from './rules-text.js';
import './warning-notice.js';

/**
 * Says above the input which modes of the room are on, and, in slow mode, when the reader may write again; and a warning
 * that is to be acknowledged.
 *
 * @event focus-lost - what had the focus is gone
 * @csspart rules - the modes
 * @csspart warning - the warning
 */
export class RulesBar extends LitElement {
  static override properties = {
    client: dataProperty,
    snapshot: dataProperty,
    warned: { type: Boolean, reflect: true },
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
      /* A wait that does not fit beside the rules stands below them. */
      .list {
        flex: 1 1 60%;
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

  client: ChatClient | undefined;
  snapshot: Pick<Snapshot, 'roomState' | 'userState'> = { roomState: null, userState: null };
  /** There is a warning: it stands in the place of the input. */
  warned = false;
  /** The time by `now`. */
  now = 0;
  strings: Strings = english;

  constructor() {
    super();
    new FocusLoss(this, () => fire(this, 'focus-lost', undefined));
  }

  protected override willUpdate(): void {
    this.warned = (this.snapshot.userState?.warning ?? null) !== null;
  }

  override render() {
    const strings = withRoomStrings(this.strings);
    const { roomState, userState } = this.snapshot;
    const rules = roomState ? rulesText(strings, roomState.modes) : [];
    const left = this.opensAt - this.now;
    const isEmpty = rules.length === 0 && left <= 0;
    return html`${isEmpty ? nothing : this.renderRules(strings, rules, left)}${
      userState?.warning
        ? html`<frontrow-warning
          exportparts="warning"
          .client=${this.client}
          .warning=${userState.warning}
          .strings=${strings}
        ></frontrow-warning>`
        : nothing
    }`;
  }

  private renderRules(strings: Strings & RoomStrings, rules: readonly string[], left: number) {
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

  /** When slow mode lets the reader write again (see `now`); 0 if nothing is to be waited for. */
  private get opensAt(): number {
    const { userState } = this.snapshot;
    return userState && isSlow(userState.gate) ? userState.gateOpensAt : 0;
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
