import { css, html, LitElement } from 'lit';
import { customElement } from './custom-element.js';
import { tokens } from './tokens.js';

/**
 * Gives colours, font and sizes to parts that are used without `<frontrow-chat>`: put them inside.
 *
 * @attr data-theme - `light` or `dark`
 * @slot - the parts
 */
export class ChatTheme extends LitElement {
  static override properties = {
    theme: { attribute: 'data-theme', reflect: true },
  };

  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        background: var(--_bg);
        color: var(--_text);
        font-family: var(--_font);
        font-size: var(--_size);
      }
    `,
  ];

  /** `light` or `dark`; without it, as the reader's system has it. */
  theme: string | undefined;

  override render() {
    return html`<slot></slot>`;
  }
}

customElement('frontrow-theme', ChatTheme);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-theme': ChatTheme;
  }
}
