import { css, html, LitElement, nothing } from 'lit';
import type { Gate, GateReason } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { lock, wallet } from '../base/icons.js';
import { safeLink } from '../base/links.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { timeLeft } from '../i18n/format.js';
import { gateTexts } from '../i18n/gate-details.js';
import { gateText } from '../i18n/gate-text.js';
import { english, type Strings } from '../i18n/strings.js';

type Link = Pick<GateReason, 'gate' | 'code'> & { readonly url: string; readonly text: string };

/**
 * Says of each closed gate what is missing to chat, and leads to where it can be had.
 *
 * @event frontrow-top-up - `{ url, gate, code }`: a link was pressed; the page that cancels it opens it in its own way
 */
export class GatePrompt extends LitElement {
  static override properties = {
    gate: dataProperty,
    wait: { type: Number },
    target: {},
    strings: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .prompt {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 12px;
        padding: 12px;
        border: 1px solid color-mix(in srgb, var(--_accent) 35%, transparent);
        border-radius: var(--_radius);
        background: color-mix(in srgb, var(--_accent) 10%, var(--_bg));
      }
      .icon {
        display: grid;
        place-items: center;
        flex: none;
        width: 36px;
        height: 36px;
        border-radius: 50%;
        font-size: 18px;
        color: var(--_accent);
        background: color-mix(in srgb, var(--_accent) 16%, transparent);
      }
      .words {
        flex: 1;
        min-width: 9em;
        line-height: 1.35;
      }
      .title {
        font-weight: 650;
      }
      .detail {
        color: var(--_muted);
        font-size: 0.93em;
      }
      .top-up {
        padding: 9px 18px;
        border-radius: 999px;
        background: var(--_accent);
        color: var(--_on-accent);
        font-weight: 650;
        text-decoration: none;
        white-space: nowrap;
        transition: filter 0.12s;
      }
      .top-up:hover {
        filter: brightness(1.1);
      }
      @media (forced-colors: active) {
        .top-up {
          border: 1px solid;
        }
      }
    `,
  ];

  gate: Gate | undefined;
  /** How many milliseconds are left until it may open. */
  wait = 0;
  /** Where a link opens: a browsing context name like the `target` of a link. */
  target = '_blank';
  strings: Strings = english;

  override render() {
    const reasons = this.gate?.reasons ?? [];
    const isAboutMoney = reasons.some(({ code }) => code === 'insufficient_credit');
    return html`<div class="prompt" part="gate-prompt" data-testid="gate-prompt">
      <span class="icon">${isAboutMoney ? wallet : lock}</span>
      <div class="words" role="status">
        ${gateTexts(this.strings, this.gate).map(
          ({ title, detail }) => html`<div class="title">${freshText(title)}</div>
            ${detail ? html`<div class="detail">${freshText(detail)}</div>` : nothing}`,
        )}
      </div>
      ${this.wait > 0 ? html`<div class="detail" role="timer" data-testid="gate-wait">${timeLeft(this.wait)}</div>` : nothing}
      ${this.links().map((link) => this.renderLink(link))}
    </div>`;
  }

  /** Two gates that lead to one place in the same words have one link. */
  private links(): readonly Link[] {
    const links = new Map<string, Link>();
    for (const reason of this.gate?.reasons ?? []) {
      const url = safeLink(reason.topUpUrl, document.baseURI);
      const text = gateText(this.strings, reason).link;
      const key = JSON.stringify([url, text]);
      if (url && !links.has(key)) links.set(key, { ...reason, url, text });
    }
    return [...links.values()];
  }

  private renderLink({ gate, code, url, text }: Link) {
    return html`<a
      class="top-up"
      part="top-up"
      data-testid="top-up"
      href=${url}
      target=${this.target}
      rel="noopener"
      @click=${(press: Event) => this.announce({ url, gate, code }, press)}
      >${text}</a
    >`;
  }

  /** Tells the page; if it takes that upon itself, the link is not followed. */
  private announce(detail: { readonly url: string; readonly gate: string; readonly code: string }, press: Event): void {
    const event = new CustomEvent('frontrow-top-up', { detail, bubbles: true, composed: true, cancelable: true });
    if (!this.dispatchEvent(event)) press.preventDefault();
  }
}

customElement('frontrow-gate-prompt', GatePrompt);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-gate-prompt': GatePrompt;
  }
}
