import { css, html, LitElement } from 'lit';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { cross } from '../base/icons.js';
import { dataProperty } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import type { Language } from '../i18n/languages.js';
import { english, type Strings } from '../i18n/strings.js';
import { CHOICES, defaults, type Preferences } from './preferences.js';

/**
 * What a reader may choose: looks, language, sound. It shows `preferences`.
 *
 * @event preferences-change - what is to be other
 * @event settings-close - it is to be closed
 */
export class ChatSettings extends LitElement {
  static override properties = {
    preferences: dataProperty,
    strings: dataProperty,
    languages: dataProperty,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: 6px 14px 14px;
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_raised);
        box-shadow: 0 10px 30px rgb(0 0 0 / 25%);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 36px;
      }
      h3 {
        margin: 0;
        font-size: 1em;
        font-weight: 650;
      }
      .close {
        display: grid;
        place-items: center;
        width: 30px;
        height: 30px;
        margin-inline-end: -8px;
        border-radius: 8px;
      }
      .close:hover {
        background: var(--_surface);
      }
      label {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-height: 38px;
      }
      select {
        font: inherit;
        color: inherit;
        min-height: 30px;
        max-width: 60%;
        padding: 2px 8px;
        border: 1px solid var(--_border);
        border-radius: 8px;
        background: var(--_surface);
      }
      input {
        width: 24px;
        height: 24px;
        margin: 0;
        accent-color: var(--_accent);
      }
    `,
  ];

  preferences: Preferences = defaults;
  strings: Strings = english;
  /** Those to choose from. */
  languages: readonly Pick<Language, 'code' | 'name'>[] = [];

  override render() {
    const { strings, preferences } = this;
    return html`<div role="dialog" aria-labelledby="title" @keydown=${this.onKey}>
      <div class="head">
        <h3 id="title">${strings.settings}</h3>
        <button class="close" data-testid="settings-close" aria-label=${strings.close} @click=${this.close}>${cross}</button>
      </div>
      ${this.choice('theme', strings.settingTheme, strings.themes)}
      ${this.choice('size', strings.settingSize, strings.sizes)}
      ${this.choice('density', strings.settingDensity, strings.densities)}
      <label
        >${strings.settingLanguage}
        <select data-testid="setting-language" @change=${this.onLanguage}>
          <option value="page" ?selected=${preferences.language === 'page'}>${strings.languageOfPage}</option>
          ${this.languages.map(
            ({ code, name }) =>
              html`<option value=${code} lang=${code} ?selected=${preferences.language === code}>${name}</option>`,
          )}
        </select></label
      >
      ${this.toggle('sound', strings.settingSound)} ${this.toggle('quiet', strings.settingQuiet)}
    </div>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.close')?.focus();
  }

  private choice<K extends keyof typeof CHOICES>(
    name: K,
    label: string,
    texts: Readonly<Record<(typeof CHOICES)[K][number], string>>,
  ) {
    const options: readonly (typeof CHOICES)[K][number][] = CHOICES[name];
    return html`<label
      >${label}
      <select
        data-testid="setting-${name}"
        @change=${(event: Event) => this.change({ [name]: options[(event.target as HTMLSelectElement).selectedIndex] })}
      >
        ${options.map(
          (option) => html`<option ?selected=${this.preferences[name] === option}>${texts[option]}</option>`,
        )}
      </select></label
    >`;
  }

  private toggle(name: 'sound' | 'quiet', label: string) {
    return html`<label
      >${label}
      <input
        type="checkbox"
        data-testid="setting-${name}"
        .checked=${this.preferences[name]}
        @change=${(event: Event) => this.change({ [name]: (event.target as HTMLInputElement).checked })}
    /></label>`;
  }

  private readonly onLanguage = (event: Event): void => {
    this.change({ language: (event.target as HTMLSelectElement).value });
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.close();
  };

  private change(change: Partial<Preferences>): void {
    fire(this, 'preferences-change', change);
  }

  private readonly close = (): void => fire(this, 'settings-close', undefined);
}

customElement('frontrow-settings', ChatSettings, typingBoundary);

declare module '../base/events.js' {
  interface InnerEvents {
    'preferences-change': Partial<Preferences>;
    'settings-close': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-settings': ChatSettings;
  }
}
