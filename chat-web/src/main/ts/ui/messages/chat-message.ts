import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Message, User } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { fire, relay } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { more, reply } from '../base/icons.js';
import { onLongPress } from '../base/long-press.js';
import { nameColour } from '../base/name-colour.js';
import { nameStyles } from '../base/name.styles.js';
import { dataProperty, flagProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { clock, dateAndTime } from '../i18n/format.js';
import { english, type Strings } from '../i18n/strings.js';
import './badge.js';
import { styles } from './chat-message.styles.js';
import { renderText } from './message-text.js';
import { People } from './people.js';
import type { Answered } from './replies.js';
import { partsOf, sameParts, type Part } from './text-parts.js';

/** So many badges stay on the line of the name; more could be wider than the chat. */
const BADGES_BESIDE_NAME = 2;

/** One message: badges, name, text; time and actions on hover or focus. */
export class ChatMessage extends LitElement {
  static override properties = {
    message: dataProperty,
    folded: flagProperty,
    goeson: { type: Boolean, reflect: true },
    answered: dataProperty,
    answersReader: flagProperty,
    people: dataProperty,
    actions: flagProperty,
    canReply: flagProperty,
    current: flagProperty,
    open: { type: Boolean, reflect: true },
    mention: { type: Boolean, reflect: true },
    strings: dataProperty,
  };

  static override styles = [base, nameStyles, styles];

  message: Message | undefined;
  /** The reader has blocked its author. */
  folded = false;
  /** It goes on with what its author said just before: the name is not shown again. */
  goeson = false;
  /** What it answers, if it is a reply. */
  answered: Answered | undefined;
  /** It answers a message of the reader's. */
  answersReader = false;
  people: People = People.nobody;
  /** Whether there is anything to choose from the menu. */
  actions = false;
  canReply = false;
  /** Whether Tab stops at its buttons. */
  current = false;
  /** The menu of this message is open. */
  open = false;
  /** It is meant for the reader: it mentions them, or answers them. */
  mention = false;
  strings: Strings = english;

  /** Of its text. */
  private parts: readonly Part[] = [];

  constructor() {
    super();
    relay(this, 'go-to');
    onLongPress(this, () => this.openMenu());
    new FocusLoss(this, () => this.focusRow());
  }

  /** That somebody new is known changes few rows: the others are not drawn again. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (!changed.has('people') && !changed.has('message')) return true;
    const before = this.parts;
    this.parts = partsOf(this.message?.text ?? '', this.people);
    const isSameReader = changed.get('people')?.selfId === this.people.selfId;
    return changed.size > 1 || changed.has('message') || !isSameReader || !sameParts(before, this.parts);
  }

  protected override willUpdate(): void {
    this.mention =
      !this.folded &&
      (this.answersReader ||
        this.parts.some((part) => part.kind === 'mention' && part.userIds.includes(this.people.selfId)));
  }

  override render() {
    const { message, strings } = this;
    if (!message) return nothing;
    if (this.folded) {
      return html`<frontrow-folded .strings=${strings} @unfold=${() => (this.folded = false)}></frontrow-folded>`;
    }
    // No space between name and text: a word that is too long then begins beside the name, not below it.
    return html`${this.renderMark(message)}${this.renderQuote(message)}${
      message.system
        ? nothing
        : this.goeson
          ? html`<span class="unseen">${message.user.name}: </span>`
          : this.renderAuthor(message.user)
    }<span part="message-text" data-testid="message-text" class="text" dir="auto"
        >${renderText(this.parts, this.people.selfId)}</span
      >
      <div class="tools ${this.actions || this.canReply ? '' : 'plain'}">
        <time datetime=${message.ts} title=${dateAndTime(message.ts, strings)}>${freshText(clock(message.ts, strings))}</time>
        ${
          this.canReply
            ? html`<button
              class="tool"
              data-testid="reply"
              tabindex=${this.current ? 0 : -1}
              aria-label=${strings.replyTo(message.user.name)}
              title=${strings.reply}
              @click=${() => fire(this, 'reply-to', { message })}
            >
              ${reply}
            </button>`
            : nothing
        }
        ${
          this.actions
            ? html`<button
              class="tool menu"
              data-testid="message-menu-button"
              tabindex=${this.current ? 0 : -1}
              aria-haspopup="menu"
              aria-expanded=${this.open}
              aria-label=${strings.messageMenu(message.user.name)}
              @click=${this.openMenu}
            >
              ${more}
            </button>`
            : nothing
        }
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

  private renderMark(message: Message) {
    if (!(message.announcement ?? message.system ?? message.first)) return nothing;
    return html`<frontrow-mark
      exportparts="message-mark"
      .message=${message}
      .strings=${this.strings}
    ></frontrow-mark>`;
  }

  private renderQuote({ replyTo }: Message) {
    if (!replyTo) return nothing;
    return html`<frontrow-quote
      .answeredId=${replyTo.id}
      .answered=${this.answered}
      .stop=${this.current}
      .strings=${this.strings}
    ></frontrow-quote>`;
  }

  private renderAuthor(user: User) {
    const badges = this.badges(user);
    const apart = Math.max(0, badges.length - BADGES_BESIDE_NAME);
    return html`${badges.slice(0, apart)}<span class="who"
        >${badges.slice(apart)}<span
          part="message-name"
          class="name ${nameColour(user.id)}"
          translate="no"
          data-testid="message-name"
          dir="auto"
          role="button"
          tabindex=${this.current ? 0 : -1}
          aria-haspopup="dialog"
          @click=${this.openCard}
          @keydown=${this.onNameKey}
          >${user.name}</span
        ><span class="colon">:</span></span
      >`;
  }

  private openCard(event: Event): void {
    const opener = event.currentTarget as HTMLElement;
    if (this.message)
      fire(this, 'user-card', { user: this.message.user, anchor: opener.getBoundingClientRect(), opener });
  }

  private onNameKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    this.openCard(event);
  }

  private badges({ role, badges }: User): TemplateResult[] {
    const own = badges.map((badge) => html`<frontrow-badge label=${badge}></frontrow-badge>`);
    if (!Object.hasOwn(this.strings.roles, role)) return own;
    return [html`<frontrow-badge kind=${role} label=${this.strings.roles[role]!}></frontrow-badge>`, ...own];
  }
}

customElement('frontrow-message', ChatMessage);

declare module '../base/events.js' {
  interface InnerEvents {
    'message-menu': { readonly message: Message; readonly anchor: DOMRect; readonly row: ChatMessage };
    'user-card': { readonly user: User; readonly anchor: DOMRect; readonly opener: HTMLElement };
    /** The next text answers this message; none: it answers nothing. */
    'reply-to': { readonly message: Message | undefined };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-message': ChatMessage;
  }
}
