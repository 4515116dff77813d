import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { insertText } from '../base/text-editing.js';
import type { Strings } from '../i18n/strings.js';
import './emoji-picker.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** Opens the emoji picker above a text area, and puts into the text what is picked. */
export class PickerController implements ReactiveController {
  private open = false;

  constructor(
    private readonly host: Host,
    private readonly area: () => HTMLTextAreaElement,
  ) {
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.open;
  }

  hostDisconnected(): void {
    this.hide();
  }

  render(strings: Strings) {
    if (!this.open) return nothing;
    return html`<frontrow-emoji-picker
      part="emoji-picker"
      exportparts="emoji-search"
      role="dialog"
      aria-label=${strings.emoji}
      data-testid="emoji-picker"
      .strings=${strings}
      @emoji-pick=${this.pick}
      @picker-close=${this.close}
    ></frontrow-emoji-picker>`;
  }

  async toggle(): Promise<void> {
    if (this.open) return this.close();
    this.open = true;
    document.addEventListener('pointerdown', this.onOutside, true);
    this.host.requestUpdate();
    await this.host.updateComplete;
    const picker = this.host.renderRoot.querySelector('frontrow-emoji-picker');
    const root = this.host.getRootNode();
    const top = root instanceof ShadowRoot ? root.host.getBoundingClientRect().top : 0;
    picker?.style.setProperty('--_picker-height', `${this.host.getBoundingClientRect().top - top - 12}px`);
    picker?.focus();
  }

  hide(): void {
    if (!this.open) return;
    this.open = false;
    document.removeEventListener('pointerdown', this.onOutside, true);
    this.host.requestUpdate();
  }

  private readonly close = (): void => {
    this.hide();
    this.area().focus();
  };

  private readonly onOutside = (event: Event): void => {
    const path = event.composedPath();
    const inside = this.host.renderRoot.querySelectorAll('frontrow-emoji-picker, .emoji-button, textarea');
    if (![...inside].some((element) => path.includes(element))) this.hide();
  };

  private readonly pick = ({ detail }: CustomEvent<string>): void => {
    const area = this.area();
    insertText(area, detail, area.selectionStart, area.selectionEnd);
  };
}
