import { css, html, LitElement, nothing } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';
import type { Modes, ModesPatch, PresetModes } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { freshText } from '../base/fresh-text.js';
import { dataProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { withStaffStrings } from '../i18n/all-strings.js';
import { english, type Strings } from '../i18n/strings.js';
import { DAY, durationText, HOUR, MINUTE } from './durations.js';
import { moderationRefusalText } from './moderation-actions.js';

/** The times offered, in seconds; the first is taken when the mode is switched on. */
const TIMES = {
  slowSeconds: [30, 3, 5, 10, MINUTE, 2 * MINUTE, 5 * MINUTE],
  followersSeconds: [0, 10 * MINUTE, HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY],
} as const;

type Timed = keyof typeof TIMES;
type Switch = Exclude<keyof PresetModes, Timed>;

const SWITCHES: readonly Switch[] = ['subscribers', 'emojiOnly', 'unique', 'locked'];

/**
 * The modes of a room, and those that its shield brings, as switches. Each takes effect at once; what somebody else
 * changes is seen at once. Of a slow or followers mode with a time of its own, set by a command say, that time is among
 * those offered.
 */
export class ModesSheet extends LitElement {
  static override properties = {
    client: dataProperty,
    strings: dataProperty,
    wanted: internalState,
    said: internalState,
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: 4px var(--_pad) 12px;
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      fieldset fieldset {
        margin-block-start: 12px;
      }
      legend {
        padding: 0;
        color: var(--_muted);
        font-size: 0.93em;
      }
      label {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-height: 38px;
      }
      .time {
        padding-inline-start: 16px;
      }
      input {
        flex: none;
        width: 24px;
        height: 24px;
        margin: 0;
        accent-color: var(--_accent);
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
      .said:not(:empty) {
        margin-block-start: 8px;
        color: var(--_danger);
      }
    `,
  ];

  client: ChatClient | undefined;
  strings: Strings = english;

  /** What was asked for, until the room is so, or it was refused: a switch stands where it was put. */
  private wanted: ModesPatch = {};
  /** Why the last change was refused; empty: it was not. */
  private said = '';
  private followed: ChatClient | undefined;
  private unfollow: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.follow(undefined);
  }

  protected override willUpdate(): void {
    this.follow(this.client);
  }

  override render() {
    const state = this.client?.snapshot.roomState;
    if (!state) return nothing;
    const strings = withStaffStrings(this.strings);
    const { preset: wantedPreset, ...wanted } = this.wanted;
    const modes = { ...state.modes, ...wanted } as Modes;
    const preset = { ...state.preset, ...wantedPreset } as PresetModes;
    return html`<fieldset data-testid="modes">
        <legend>${strings.panelModes}</legend>
        ${this.renderModes(modes, '', (patch) => patch)}
        ${this.renderSwitch('shield', strings.modeShield, modes.shield, (shield) => this.change({ shield }))}
        <fieldset data-testid="preset">
          <legend>${strings.modePreset}</legend>
          ${this.renderModes(preset, 'preset-', (preset) => ({ preset }))}
        </fieldset>
      </fieldset>
      <div class="said" role="alert" data-testid="modes-error">${this.said ? freshText(this.said) : nothing}</div>`;
  }

  private renderModes(
    modes: PresetModes,
    prefix: string,
    patch: (change: ModesPatch['preset'] & object) => ModesPatch,
  ) {
    const strings = withStaffStrings(this.strings);
    const names = {
      subscribers: strings.modeSubscribers,
      emojiOnly: strings.modeEmojiOnly,
      unique: strings.modeUnique,
      locked: strings.modeLocked,
    };
    const timed = (mode: Timed, name: string, timeName: string) =>
      html`${this.renderSwitch(prefix + mode, name, modes[mode] !== null, (isOn) =>
        this.change(patch({ [mode]: isOn ? TIMES[mode][0] : null })),
      )}${this.renderTime(prefix + mode, timeName, mode, modes[mode], (seconds) => this.change(patch({ [mode]: seconds })))}`;
    return html`${timed('slowSeconds', strings.modeSlow, strings.modeSlowTime)}
      ${timed('followersSeconds', strings.modeFollowers, strings.modeFollowersTime)}
      ${SWITCHES.map((mode) =>
        this.renderSwitch(prefix + mode, names[mode], modes[mode], (isOn) => this.change(patch({ [mode]: isOn }))),
      )}`;
  }

  private renderSwitch(id: string, name: string, isOn: boolean, set: (isOn: boolean) => void) {
    return html`<label
      >${name}
      <input
        type="checkbox"
        role="switch"
        data-testid="mode-${id}"
        .checked=${isOn}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    /></label>`;
  }

  private renderTime(id: string, name: string, mode: Timed, now: number | null, set: (seconds: number) => void) {
    if (now === null) return nothing;
    const strings = withStaffStrings(this.strings);
    const times = [...new Set<number>([...TIMES[mode], now])].sort((a, b) => a - b);
    const text = (seconds: number) => (seconds === 0 ? strings.modeFollowersAny : durationText(strings, seconds));
    return html`<label class="time"
      >${name}
      <select
        data-testid="mode-time-${id}"
        @change=${(event: Event) => set(times[(event.target as HTMLSelectElement).selectedIndex]!)}
      >
        ${times.map((seconds) => html`<option .selected=${seconds === now}>${text(seconds)}</option>`)}
      </select></label
    >`;
  }

  private async change(patch: ModesPatch): Promise<void> {
    const { client } = this;
    this.said = '';
    this.wanted = {
      ...this.wanted,
      ...patch,
      ...(patch.preset && { preset: { ...this.wanted.preset, ...patch.preset } }),
    };
    try {
      await client?.setModes(patch);
    } catch (error) {
      if (client !== this.client) return;
      this.said = moderationRefusalText(this.strings, error);
      this.wanted = {};
    }
  }

  private follow(client: ChatClient | undefined): void {
    if (client === this.followed) return;
    this.unfollow();
    this.followed = client;
    this.wanted = {};
    let shown = client?.snapshot.roomState;
    this.unfollow =
      client?.on('change', ({ roomState }) => {
        if (roomState !== shown) this.wanted = {};
        shown = roomState;
      }) ?? (() => {});
  }
}

customElement('frontrow-modes', ModesSheet, typingBoundary);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-modes': ModesSheet;
  }
}
