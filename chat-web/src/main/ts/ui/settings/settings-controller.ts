import { html, nothing, type LitElement } from 'lit';
import type { InnerEvent } from '../base/events.js';
import { sliders } from '../base/icons.js';
import { OutsidePress } from '../base/outside-press.js';
import { languages } from '../i18n/languages.js';
import type { Strings } from '../i18n/strings.js';
import { settingsPart } from '../late-parts.js';
import type { PreferenceController } from './preference-controller.js';

interface Host extends LitElement {
  readonly strings: Strings;
  readonly notifications: { partMissing(): void };
}

/** The button in the header and the dialog that it opens. */
export class SettingsController {
  private isOpen = false;

  constructor(
    private readonly host: Host,
    private readonly preferences: PreferenceController,
  ) {
    new OutsidePress(
      host,
      () => this.isOpen && this.close(),
      (target) => target instanceof Element && target.matches('frontrow-settings, .settings-button'),
    );
  }

  renderButton() {
    const { settings } = this.host.strings;
    return html`<button
      class="tool settings-button"
      data-testid="settings-button"
      aria-haspopup="dialog"
      aria-expanded=${this.isOpen}
      aria-label=${settings}
      title=${settings}
      @click=${this.toggle}
    >
      ${sliders}
    </button>`;
  }

  renderDialog() {
    if (!this.isOpen) return nothing;
    return html`<frontrow-settings
      part="settings"
      data-testid="settings"
      .preferences=${this.preferences.preferences}
      .strings=${this.host.strings}
      .languages=${languages}
      @preferences-change=${(event: InnerEvent<'preferences-change'>) => this.preferences.change(event.detail)}
      @settings-close=${this.close}
    ></frontrow-settings>`;
  }

  private readonly toggle = async (): Promise<void> => {
    if (this.isOpen) return this.close();
    try {
      await settingsPart();
    } catch {
      return this.host.notifications.partMissing();
    }
    this.isOpen = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector('frontrow-settings')?.focus();
  };

  private readonly close = (): void => {
    this.isOpen = false;
    this.host.requestUpdate();
    this.host.renderRoot.querySelector<HTMLElement>('.settings-button')?.focus();
  };
}
