import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { hasUsedLimit, waitsUntil, type UserState } from '../../client/user-state.js';
import type { Message } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { arrowUp, smile } from '../base/icons.js';
import { keptWhenMoved } from '../base/kept-when-moved.js';
import { nameStyles } from '../base/name.styles.js';
import { dataProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { textLength, timeLeft } from '../i18n/format.js';
import { english, type Strings } from '../i18n/strings.js';
import { People } from '../messages/people.js';
import { styles } from './chat-input.styles.js';
import { MAX_LENGTH_FACTOR, renderLimits } from './input-limits.js';
import { WritingAids } from './writing-aids.js';

/**
 * Where one writes. The typed text stays until it is on its way, whatever happens to the connection or the gate.
 *
 * @event send-text - `{ text, replyTo, asText }`: the text is to be sent
 * @event reply-to - `{ message: undefined }`: it is to answer nothing any more
 */
export class ChatInput extends LitElement {
  static override properties = {
    userState: dataProperty,
    off: {},
    now: { type: Number },
    strings: dataProperty,
    people: dataProperty,
    replyTo: dataProperty,
    draft: internalState,
  };

  static override styles = [base, nameStyles, styles];

  userState: UserState | null = null;
  /** Why writing is off; empty if it is on. */
  off = '';
  /** The time by `now`. */
  now = 0;
  strings: Strings = english;
  /** Who may be mentioned. */
  people: People = People.nobody;
  /** The message that the text will answer. */
  replyTo: Message | undefined;

  private draft = '';

  private readonly aids = new WritingAids(this, () => this.area);
  /** The key that is down asks for a new line. */
  private wantsLine = false;
  /** Length of the draft as the server counts. */
  private length = 0;

  constructor() {
    super();
    new FocusLoss(this, () => fire(this, 'focus-lost', undefined));
  }

  /** Gives a refused text back, unless something else has been typed since. Tells whether it was taken. */
  giveBack(text: string): boolean {
    if (this.draft.trim() !== '') return false;
    this.draft = text;
    return true;
  }

  /** Sends what stands in the field, even if it looks like a command, unless it is another text by now. */
  sendAsText(expected: string): void {
    if (this.draft === expected) this.send(true);
  }

  override focus(): void {
    this.area.focus();
  }

  override render() {
    const { strings } = this;
    const wait = this.waitMs();
    return html`${
      this.replyTo
        ? html`<frontrow-reply-bar
            exportparts="reply-bar"
            .message=${this.replyTo}
            .strings=${strings}
            @mousedown=${this.keepFocus}
            @reply-cancel=${this.cancelReply}
          ></frontrow-reply-bar>`
        : nothing
    }
      ${this.aids.picker?.render(strings) ?? nothing}${this.aids.completion?.render(strings) ?? nothing}
      <div class="field ${this.off ? 'off' : ''}" part="field" @mousedown=${this.keepFocus}>
        <textarea
          part="input"
          data-testid="input"
          rows="1"
          enterkeyhint="send"
          autocomplete="off"
          maxlength=${this.most()}
          dir="auto"
          aria-label=${strings.inputLabel}
          placeholder=${this.off || strings.inputPlaceholder}
          .value=${this.draft}
          aria-autocomplete="list"
          aria-controls=${this.aids.completion?.isOpen ? 'completions' : nothing}
          aria-activedescendant=${this.aids.completion?.activeId || nothing}
          ?disabled=${this.off !== ''}
          @focus=${this.aids.onFocus}
          @beforeinput=${this.onBeforeInput}
          @input=${this.onInput}
          @keydown=${this.onKey}
          @keyup=${this.onKeyUp}
          @click=${this.aids.onCaret}
          @blur=${() => this.aids.completion?.close()}
        ></textarea>
        <button
          class="emoji-button"
          part="emoji-button"
          data-testid="emoji-button"
          aria-label=${strings.emoji}
          title=${strings.emoji}
          aria-haspopup="dialog"
          aria-expanded=${this.aids.picker?.isOpen === true}
          ?disabled=${this.off !== ''}
          @click=${this.aids.togglePicker}
        >
          ${smile}
        </button>
        <button
          class="send"
          part="send"
          data-testid="send"
          aria-label=${wait > 0 ? `${strings.send}, ${timeLeft(wait)}` : strings.send}
          title=${strings.send}
          ?disabled=${!this.maySend()}
          @click=${() => this.send()}
        >
          ${wait > 0 ? html`<span class="count" translate="no">${freshText(timeLeft(wait))}</span>` : arrowUp}
        </button>
      </div>
      <div class="below">
        ${renderLimits(this, this.charactersLeft(), !this.draft)}
      </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('draft')) this.length = textLength(this.draft);
    if (this.off) this.aids.picker?.hide();
    const { userState, off } = this;
    const hasLimit = userState && hasUsedLimit(userState, this.now);
    if (changed.has('userState') && hasLimit && !off) void this.aids.load();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('draft') || changed.has('off')) this.grow();
  }

  private get area(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea')!;
  }

  private maySend(): boolean {
    return !this.off && this.waitMs() <= 0 && this.draft.trim() !== '' && this.charactersLeft() >= 0;
  }

  private waitMs(): number {
    return (this.userState ? waitsUntil(this.userState) : 0) - this.now;
  }

  private charactersLeft(): number {
    return this.maxLength() - this.length;
  }

  private maxLength(): number {
    return this.userState?.maxLength ?? 500;
  }

  /** In UTF-16 code units, as fields count. */
  private most(): number {
    return MAX_LENGTH_FACTOR * this.maxLength();
  }

  /** Keyboards of phones that take every key for their input method tell of Enter in no other way. */
  private onBeforeInput(event: InputEvent): void {
    if (event.inputType !== 'insertLineBreak' || this.wantsLine) return;
    event.preventDefault();
    this.send();
  }

  private onInput({ inputType }: InputEvent): void {
    // A script that fills the field is not held back by `maxlength`.
    if (this.area.value.length > this.most()) this.area.value = this.area.value.slice(0, this.most());
    this.draft = this.area.value;
    this.aids.onInput(inputType, this.draft);
  }

  private onKeyUp(event: KeyboardEvent): void {
    this.wantsLine = false;
    this.aids.onCaret(event);
  }

  private onKey(event: KeyboardEvent): void {
    this.wantsLine = event.key === 'Enter' && (event.shiftKey || event.altKey);
    if (this.aids.completion?.onKey(event)) return;
    if (event.key === 'Escape' && this.replyTo) this.cancelReply();
    else if (event.key !== 'Enter' || this.wantsLine) return;
    else if (!event.repeat) this.send();
    event.preventDefault();
  }

  /** Were it lost for a moment only, the keyboard of a phone would go and come back. */
  private keepFocus(event: Event): void {
    if (event.target !== this.area) event.preventDefault();
  }

  private send(asText = false): void {
    if (!this.maySend()) return;
    const text = this.draft.trim();
    this.draft = '';
    this.aids.completion?.close();
    fire(this, 'send-text', { text, replyTo: this.replyTo, asText });
    this.area.focus();
  }

  private cancelReply(): void {
    this.area.focus();
    fire(this, 'reply-to', { message: undefined });
  }

  private grow(): void {
    this.area.style.height = 'auto';
    this.area.style.height = `${Math.max(this.area.scrollHeight, 34)}px`;
  }
}

customElement('frontrow-input', ChatInput, typingBoundary, keptWhenMoved);

declare module '../base/events.js' {
  interface InnerEvents {
    /** `asText`: to be sent even if it looks like a command. */
    'send-text': { readonly text: string; readonly replyTo: Message | undefined; readonly asText: boolean };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-input': ChatInput;
  }
}
