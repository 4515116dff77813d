import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Message, Pin } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { arrowDown, arrowUp, pin as pinIcon } from '../base/icons.js';
import { nameColour } from '../base/name-colour.js';
import { nameStyles } from '../base/name.styles.js';
import { dataProperty, flagProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { withRoomStrings } from '../i18n/all-strings.js';
import { clockOrDate, dateAndTime } from '../i18n/format.js';
import { english, type Strings } from '../i18n/strings.js';
import { renderText } from './message-text.js';
import { People } from './people.js';
import { partsOf } from './text-parts.js';

const UNPIN = { call: { action: 'unpin' }, user: { id: '', name: '' } } as const;

/**
 * What is pinned, above the messages. It can be folded; the next pin is shown whole again.
 *
 * @event staff-act - it is to be taken down
 * @event focus-lost - what had the focus is gone
 * @csspart pin - all of it
 */
export class PinnedMessage extends LitElement {
  static override properties = {
    pin: dataProperty,
    mayUnpin: flagProperty,
    strings: dataProperty,
    foldedId: internalState,
  };

  static override styles = [
    base,
    nameStyles,
    css`
      :host {
        display: block;
        flex: none;
        max-height: 50%;
        overflow-y: auto;
      }
      section {
        padding: 6px var(--_pad) 8px;
        border-block-end: 1px solid var(--_border);
        background: var(--_surface);
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--_muted);
        font-size: 0.86em;
      }
      .head > svg {
        flex: none;
        color: var(--_accent);
      }
      .about {
        flex: 1;
        min-width: 0;
      }
      button {
        flex: none;
        min-height: 26px;
        padding: 0 8px;
        border-radius: 8px;
        color: var(--_text);
      }
      button:hover {
        background: color-mix(in srgb, var(--_accent) 14%, transparent);
      }
      .fold {
        display: grid;
        place-items: center;
        width: 30px;
        padding: 0;
      }
      .text {
        unicode-bidi: isolate;
      }
      a {
        color: var(--_accent);
        text-underline-offset: 0.15em;
        unicode-bidi: isolate;
      }
    `,
  ];

  pin: Pin | null | undefined;
  mayUnpin = false;
  strings: Strings = english;

  /** Id of the message that the reader has folded. */
  private foldedId = '';

  constructor() {
    super();
    new FocusLoss(this, () => fire(this, 'focus-lost', undefined));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('pin');
    if (before && before.message.id !== this.pin?.message.id) this.foldedId = '';
  }

  override render() {
    const { pin, mayUnpin } = this;
    if (!pin) return nothing;
    const strings = withRoomStrings(this.strings);
    const { message, by, until } = pin;
    const isFolded = this.foldedId === message.id;
    const about = by?.name === undefined ? strings.pin : strings.pinBy(by.name);
    const end = until === null ? undefined : strings.pinUntil(clockOrDate(until, strings));
    return html`<section part="pin" aria-label=${strings.pin} data-testid="pin">
      <div class="head">
        ${pinIcon}
        <span class="about"
          >${freshText(about)}${
            end === undefined
              ? nothing
              : html` · <time datetime=${until!} title=${dateAndTime(until!, strings)}>${freshText(end)}</time>`
          }</span
        >
        ${
          mayUnpin
            ? html`<button data-testid="unpin" @click=${() => fire(this, 'staff-act', UNPIN)}>${strings.unpin}</button>`
            : nothing
        }
        <button
          class="fold"
          data-testid="pin-fold"
          aria-expanded=${!isFolded}
          aria-controls="pinned"
          aria-label=${isFolded ? strings.pinShow : strings.pinHide}
          @click=${() => (this.foldedId = isFolded ? '' : message.id)}
        >
          ${isFolded ? arrowDown : arrowUp}
        </button>
      </div>
      <div id="pinned" role="status">${isFolded ? nothing : this.renderText(message)}</div>
    </section>`;
  }

  private renderText({ user, text = '', system }: Message) {
    const author = html`<bdi class="name ${nameColour(user.id)}" translate="no">${user.name}</bdi>: `;
    return html`${system ? nothing : author}<span class="text" dir="auto" data-testid="pin-text"
        >${renderText(partsOf(text, People.nobody), '')}</span
      >`;
  }
}

customElement('frontrow-pin', PinnedMessage, typingBoundary);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-pin': PinnedMessage;
  }
}
