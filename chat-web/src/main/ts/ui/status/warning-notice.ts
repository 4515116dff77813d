import { css, html, LitElement, nothing } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';
import { ChatProblem } from '../../client/problem.js';
import type { Warning } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { warning as warningIcon } from '../base/icons.js';
import { dataProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { withRoomStrings } from '../i18n/all-strings.js';
import { english, refusalText, type Strings } from '../i18n/strings.js';

/**
 * Stands in the place of the input until a warning is acknowledged.
 *
 * @csspart warning - all of it
 */
export class WarningNotice extends LitElement {
  static override properties = {
    client: dataProperty,
    warning: dataProperty,
    problem: internalState,
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .warning {
        display: flex;
        align-items: flex-start;
        flex-wrap: wrap;
        gap: 10px;
        padding: 10px 12px;
        border-radius: var(--_radius);
        background: var(--_warn-bg);
        color: var(--_warn);
        line-height: 1.4;
      }
      svg {
        flex: none;
        width: 18px;
        height: 18px;
        margin-block-start: 1px;
      }
      .words {
        flex: 1;
        min-width: 9em;
        overflow-wrap: anywhere;
      }
      .problem:not(:empty) {
        flex-basis: 100%;
        color: var(--_danger);
      }
      .title {
        font-weight: 650;
      }
      button {
        min-height: 36px;
        padding: 6px 16px;
        border-radius: 999px;
        background: var(--_accent);
        color: var(--_on-accent);
        font-weight: 650;
      }
      @media (forced-colors: active) {
        .warning,
        button {
          border: 1px solid;
        }
      }
    `,
  ];

  /** Takes the acknowledgement. */
  client: ChatClient | undefined;
  warning: Warning | undefined;
  strings: Strings = english;

  /** Code of what came of it; empty: nothing yet. */
  private problem = '';

  override render() {
    const { warning } = this;
    if (!warning) return nothing;
    const strings = withRoomStrings(this.strings);
    return html`<div class="warning" part="warning" data-testid="warning">
      ${warningIcon}
      <div class="words" role="alert">
        <div class="title">${freshText(strings.warned)}</div>
        ${warning.reason ? html`<div dir="auto">${freshText(strings.sanctionReason(warning.reason))}</div>` : nothing}
      </div>
      <button data-testid="acknowledge" @click=${this.acknowledge}>${strings.acknowledge}</button>
      <div class="problem" role="alert">${this.problem ? freshText(refusalText(strings, this.problem)) : nothing}</div>
    </div>`;
  }

  private async acknowledge(): Promise<void> {
    this.problem = '';
    try {
      await this.client?.acknowledge();
    } catch (error) {
      this.problem = error instanceof ChatProblem ? error.code : 'network';
    }
  }
}

customElement('frontrow-warning', WarningNotice);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-warning': WarningNotice;
  }
}
