import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Message, User } from '../client/wire.js';
import './badge.js';
import { styles } from './chat-message.styles.js';
import { fire } from './events.js';
import { clock, dateAndTime } from './format.js';
import { more } from './icons.js';
import { onLongPress } from './long-press.js';
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
  /** The keyboard is here: what is inside is a Tab stop. */
  @property({ type: Boolean }) current = false;
  @property({ attribute: false }) strings: Strings = english;

  constructor() {
    super();
    onLongPress(this, () => this.openMenu());
  }

  override render() {
    const { message, strings } = this;
    if (!message) return nothing;
    const { user, ts, text } = message;
    // No space between name and text: a word that is too long then begins beside the name, not below it.
    const badges = this.badges(user);
    return html`${badges.slice(0, -1)}<span class="who"
        >${badges.slice(-1)}<span part="message-name" class="name ${nameColour(user.id)}" dir="auto">${user.name}</span
        ><span class="colon">:</span></span
      ><span part="message-text" data-testid="message-text" class="text" dir="auto">${text}</span>
      <div class="tools ${this.actions ? '' : 'plain'}">
        <time datetime=${ts} title=${dateAndTime(ts)}>${clock(ts)}</time>
        ${this.actions
          ? html`<button
              class="menu"
              tabindex=${this.current ? 0 : -1}
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
    const button = this.renderRoot.querySelector<HTMLElement>('.menu');
    if (button) button.focus();
    else this.focusRow();
  }

  /** Puts the keyboard on the message as a whole. */
  focusRow(): void {
    super.focus({ preventScroll: true });
  }

  /** Opens the menu, if there is anything to choose from. Tells whether. */
  openMenu(): boolean {
    const { message } = this;
    const button = this.renderRoot.querySelector<HTMLElement>('.menu');
    if (!message || !button) return false;
    fire(this, 'message-menu', { message, anchor: button.getBoundingClientRect(), row: this });
    return true;
  }

  private badges({ role, badges }: User): TemplateResult[] {
    const own = badges.map((badge) => html`<frontrow-badge label=${badge}></frontrow-badge>`);
    if (!Object.hasOwn(this.strings.roles, role)) return own;
    return [html`<frontrow-badge kind=${role} label=${this.strings.roles[role]!}></frontrow-badge>`, ...own];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-message': ChatMessage;
  }
}
