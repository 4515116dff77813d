import { html, LitElement, nothing, type SVGTemplateResult } from 'lit';
import type { Message } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { fire, relay } from '../base/events.js';
import { keepTabInside } from '../base/focus-scope.js';
import { ban, broom, mute, note, pin, trash, undo, warning } from '../base/icons.js';
import { OutsidePress } from '../base/outside-press.js';
import { placeBeside } from '../base/place-beside.js';
import { dataProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { withStaffStrings } from '../i18n/all-strings.js';
import { english, type Strings } from '../i18n/strings.js';
import './action-form.js';
import type { FormKind } from './action-form.js';
import type { MenuAction } from './message-actions.js';
import { styles } from './message-menu.styles.js';

/** The menu of one message. It lies over the chat, beside the button that opened it, and always inside the chat. */
export class MessageMenu extends LitElement {
  static override properties = {
    message: dataProperty,
    actions: dataProperty,
    anchor: dataProperty,
    strings: dataProperty,
    step: internalState,
  };

  static override styles = [base, styles];

  message: Message | undefined;
  actions: readonly MenuAction[] = [];
  anchor: DOMRect | undefined;
  strings: Strings = english;

  /** The form that a choice opened. */
  private step: FormKind | undefined;
  private readonly resizes = new ResizeObserver(() => placeBeside(this, this.anchor));

  constructor() {
    super();
    relay(this, 'staff-act');
    new OutsidePress(this, () => fire(this, 'menu-close', undefined));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.onKey);
    this.resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.onKey);
    this.resizes.disconnect();
  }

  override render() {
    const { message, strings, step } = this;
    if (!message) return nothing;
    if (step) {
      return html`<frontrow-act-form
        role="dialog"
        aria-label=${strings.messageMenu(message.user.name)}
        .kind=${step}
        .user=${message.user}
        .messageId=${message.id}
        .strings=${strings}
        @act-back=${this.goBack}
      ></frontrow-act-form>`;
    }
    return html`<div class="who" dir="auto">${message.user.name}</div>
      <div role="menu" aria-label=${strings.messageMenu(message.user.name)}>
        ${this.actions.map((action) => this.item(action))}
      </div>`;
  }

  override firstUpdated(): void {
    placeBeside(this, this.anchor);
    this.items()[0]?.focus();
  }

  private item(action: MenuAction) {
    const { icon, label, danger } = this.look(action);
    return html`<button
      role="menuitem"
      tabindex="-1"
      class=${danger ? 'danger' : ''}
      data-testid="menu-${action}"
      data-action=${action}
      aria-haspopup=${isForm(action) ? 'dialog' : nothing}
      @click=${() => this.choose(action)}
    >
      ${icon}${label}
    </button>`;
  }

  private look(action: MenuAction): { icon: SVGTemplateResult; label: string; danger: boolean } {
    const strings = withStaffStrings(this.strings);
    switch (action) {
      case 'delete':
        return { icon: trash, label: strings.menuDelete, danger: false };
      case 'mute':
        return { icon: mute, label: strings.menuMute, danger: false };
      case 'purge':
        return { icon: broom, label: strings.menuPurge, danger: true };
      case 'ban':
        return { icon: ban, label: strings.menuBan, danger: true };
      case 'takeback':
        return { icon: undo, label: strings.menuTakeBack, danger: false };
      case 'pin':
        return { icon: pin, label: strings.menuPin, danger: false };
      case 'unpin':
        return { icon: pin, label: strings.menuUnpin, danger: false };
      case 'warn':
        return { icon: warning, label: strings.menuWarn, danger: false };
      case 'note':
        return { icon: note, label: strings.menuNote, danger: false };
    }
  }

  private choose(action: MenuAction): void {
    const { message } = this;
    if (!message) return;
    if (isForm(action)) {
      this.step = action;
    } else if (action === 'unpin') {
      fire(this, 'staff-act', { call: { action }, user: message.user });
    } else if (action === 'delete') {
      fire(this, 'staff-act', { call: { action, messageId: message.id }, user: message.user });
    } else {
      fire(this, 'menu-action', { action, message });
    }
  }

  private async goBack(): Promise<void> {
    const from = this.step;
    this.step = undefined;
    await this.updateComplete;
    this.items()
      .find((item) => item.dataset['action'] === from)
      ?.focus();
  }

  private items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (this.step) void this.goBack();
      else fire(this, 'menu-close', undefined);
    } else if (this.step) {
      keepTabInside(event, this.renderRoot);
    } else {
      this.onMenuKey(event);
    }
  };

  private onMenuKey(event: KeyboardEvent): void {
    const items = this.items();
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const targets = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at - 1],
      ['Home', 0],
      ['End', items.length - 1],
    ]);
    const target = targets.get(event.key);
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault(); // The key that opened the menu is still down: nothing is chosen with it.
    } else if (event.key === 'Tab') {
      event.preventDefault();
      fire(this, 'menu-close', undefined);
    } else if (target !== undefined) {
      event.preventDefault();
      items[(target + items.length) % items.length]?.focus();
    }
  }
}

customElement('frontrow-menu', MessageMenu, typingBoundary);

function isForm(action: MenuAction): action is FormKind {
  return action !== 'delete' && action !== 'takeback' && action !== 'unpin';
}

declare module '../base/events.js' {
  interface InnerEvents {
    'menu-action': { readonly action: MenuAction; readonly message: Message };
    'menu-close': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-menu': MessageMenu;
  }
}
