import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Message } from '../client/wire.js';
import './badge.js';
import { styles } from './chat-message.styles.js';
import { fire } from './events.js';
import { clock, dateAndTime } from './format.js';
import { more } from './icons.js';
import { nameColour } from './name-colour.js';
import { english, type Strings } from './strings.js';
import { base } from './tokens.js';

/** One message: badges, name, text; time and actions on hover or focus. */
@customElement('frontrow-message')
export class ChatMessage extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) message: Message | undefined;
  /** Whether there is anything to choose from the menu. */
  @property({ type: Boolean }) actions = false;
  /** The menu of this message is open. */
  @property({ type: Boolean, reflect: true }) open = false;
  @property({ attribute: false }) strings: Strings = english;

  override render() {
    const { message, strings } = this;
    if (!message) return nothing;
    const { user, ts, text } = message;
    // Without a space between the elements: what is copied or read aloud is "name: text".
    return html`${this.roleBadge(user.role)}${user.badges.map(
        (badge) => html`<frontrow-badge label=${badge}></frontrow-badge>`,
      )}<span part="message-name" class="name ${nameColour(user.id)}" dir="auto">${user.name}</span
      ><span class="colon">:</span
      ><span part="message-text" data-testid="message-text" class="text" dir="auto">${text}</span>
      <div class="tools ${this.actions ? '' : 'plain'}">
        <time datetime=${ts} title=${dateAndTime(ts)}>${clock(ts)}</time>
        ${this.actions
          ? html`<button
              class="menu"
              data-testid="message-menu-button"
              aria-haspopup="menu"
              aria-expanded=${this.open}
              aria-label=${strings.messageMenu(user.name)}
              @click=${this.openMenu}
            >
              ${more}
            </button>`
          : nothing}
      </div>`;
  }

  /** Gives the keyboard back after the menu closed. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.menu')?.focus();
  }

  private roleBadge(role: string) {
    const label = Object.hasOwn(this.strings.roles, role) ? this.strings.roles[role]! : '';
    return label ? html`<frontrow-badge kind=${role} label=${label}></frontrow-badge>` : nothing;
  }

  private openMenu(event: Event): void {
    const { message } = this;
    const anchor = (event.currentTarget as HTMLElement).getBoundingClientRect();
    if (message) fire(this, 'message-menu', { message, anchor, row: this });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-message': ChatMessage;
  }
}
