import { html, LitElement, nothing } from 'lit';
import type { Action, User } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { freshText } from '../base/fresh-text.js';
import { back } from '../base/icons.js';
import { dataProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { withStaffStrings } from '../i18n/all-strings.js';
import { english, type Strings } from '../i18n/strings.js';
import { styles } from './action-form.styles.js';
import { OFFERED, DAY, HOUR, MAX_DURATION, MINUTE, durationText } from './durations.js';
import type { ModerationAction } from './message-actions.js';
import { DEFAULT_MUTE } from './moderation-actions.js';

/** An act that wants a time, a reason or a second thought. */
export type FormKind = 'mute' | 'ban' | 'purge' | 'warn' | 'note' | 'pin';

type Choice = number | 'good' | 'own';

/** As the server counts at most (wire.md §3.4). */
const REASON_LENGTH = 500;

/** Asks for the time and the reason, and says what cannot be undone. Fires `staff-act`, or `act-back`. */
export class ActionForm extends LitElement {
  static override properties = {
    kind: {},
    user: dataProperty,
    messageId: {},
    strings: dataProperty,
    choice: internalState,
    ownCount: internalState,
    ownUnit: internalState,
    isOutOfRange: internalState,
    isReasonMissing: internalState,
  };

  static override styles = [base, styles];

  kind: FormKind = 'mute';
  user: Pick<User, 'id' | 'name'> = { id: '', name: '' };
  /** What is to be pinned. */
  messageId = '';
  strings: Strings = english;

  private choice: Choice = DEFAULT_MUTE;
  private ownCount = 30;
  private ownUnit = MINUTE;
  private isOutOfRange = false;
  private isReasonMissing = false;

  protected override willUpdate(): void {
    if (!this.hasUpdated && (this.kind === 'ban' || this.kind === 'pin')) this.choice = 'good';
  }

  /** One begins with the time; where there is none, with the way back, so that Enter twice does not delete everything. */
  override firstUpdated(): void {
    const start = this.kind === 'purge' ? '.back' : this.isWords ? '[name=reason]' : 'input:checked';
    this.renderRoot.querySelector<HTMLElement>(start)?.focus();
  }

  override render() {
    const { allStrings: strings, kind } = this;
    return html`<form novalidate data-testid="act-form" aria-labelledby="title" @submit=${this.onSubmit}>
      <div class="head">
        <button
          type="button"
          class="back"
          data-testid="act-back"
          aria-label=${strings.actBack}
          @click=${() => fire(this, 'act-back', undefined)}
        >
          ${back}
        </button>
        <h3 id="title" dir="auto">${this.heading()}</h3>
      </div>
      ${kind === 'purge' ? html`<p>${strings.actNoUndo}</p>` : this.isWords ? nothing : this.renderTimes()}
      ${kind === 'pin' ? nothing : this.renderReason()}
      ${
        this.isReasonMissing
          ? html`<p class="error" role="alert" data-testid="act-error">${strings.actReasonMissing}</p>`
          : nothing
      }
      <button type="submit" class="do ${kind === 'purge' || kind === 'ban' ? 'danger' : ''}" data-testid="act-confirm">
        ${freshText(this.submitText())}
      </button>
    </form>`;
  }

  private renderReason() {
    return html`<label
      ><span class="label">${this.reasonLabel()}</span
      ><input
        name="reason"
        class="text"
        data-testid="act-reason"
        maxlength=${REASON_LENGTH}
        autocomplete="off"
        dir="auto"
        aria-required=${this.isWords}
        aria-invalid=${this.isReasonMissing}
    /></label>`;
  }

  /** Nothing but words: they must be there. */
  private get isWords(): boolean {
    return this.kind === 'warn' || this.kind === 'note';
  }

  private reasonLabel(): string {
    const { allStrings: strings, kind } = this;
    if (kind === 'note') return strings.actNoteText;
    if (kind === 'warn') return `${strings.actWarnText} · ${strings.actReasonSeen}`;
    return kind === 'purge' ? strings.actReason : `${strings.actReason} · ${strings.actReasonSeen}`;
  }

  private get reason(): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>('[name=reason]')!;
  }

  private renderTimes() {
    const { allStrings: strings } = this;
    return html`<fieldset>
      <legend>${strings.actHowLong}</legend>
      <div class="choices">
        ${this.kind === 'ban' ? this.renderChoice('good', strings.actForGood) : nothing}
        ${this.kind === 'pin' ? this.renderChoice('good', strings.actUntilUnpinned) : nothing}
        ${OFFERED.filter((seconds) => seconds <= this.longest()).map((seconds) =>
          this.renderChoice(seconds, durationText(strings, seconds)),
        )}
        ${this.renderChoice('own', strings.actOwnTime)}
      </div>
      ${this.choice === 'own' ? this.renderOwn() : nothing}
      ${
        this.isOutOfRange
          ? html`<p class="error" role="alert" data-testid="act-error">${strings.actTimeRange(this.longestText())}</p>`
          : nothing
      }
    </fieldset>`;
  }

  private renderChoice(choice: Choice, label: string) {
    return html`<label class="choice"
      ><input
        type="radio"
        name="time"
        data-testid="act-time-${choice}"
        .checked=${this.choice === choice}
        @change=${() => {
          this.choice = choice;
          this.isOutOfRange = false;
        }}
      />${label}</label
    >`;
  }

  private renderOwn() {
    const { allStrings: strings } = this;
    const units = [
      [MINUTE, strings.actUnitMinutes],
      [HOUR, strings.actUnitHours],
      [DAY, strings.actUnitDays],
    ] as const;
    return html`<div class="own">
      <input
        class="text"
        type="number"
        min="1"
        step="1"
        inputmode="numeric"
        data-testid="act-own-count"
        aria-label=${strings.actOwnCount}
        aria-invalid=${this.isOutOfRange}
        .value=${String(this.ownCount)}
        @input=${(event: Event) => (this.ownCount = (event.target as HTMLInputElement).valueAsNumber)}
      />
      <select
        class="text"
        data-testid="act-own-unit"
        aria-label=${strings.actOwnUnit}
        @change=${(event: Event) => (this.ownUnit = Number((event.target as HTMLSelectElement).value))}
      >
        ${units.map(([unit, label]) => html`<option value=${unit} ?selected=${unit === this.ownUnit}>${label}</option>`)}
      </select>
    </div>`;
  }

  private get allStrings() {
    return withStaffStrings(this.strings);
  }

  private heading(): string {
    const { allStrings: strings, user } = this;
    const titles = {
      mute: strings.actMuteTitle,
      ban: strings.actBanTitle,
      purge: strings.actPurgeTitle,
      warn: strings.actWarnTitle,
      note: strings.actNoteTitle,
      pin: strings.actPinTitle,
    };
    return titles[this.kind](user.name);
  }

  private submitText(): string {
    const { allStrings: strings, kind } = this;
    if (kind === 'purge') return strings.actPurge;
    if (kind === 'warn') return strings.actWarn;
    if (kind === 'note') return strings.actNote;
    if (kind === 'pin') return strings.actPin;
    const seconds = this.seconds();
    if (seconds === undefined) return strings.actBan;
    const time = this.isInRange(seconds) ? durationText(strings, seconds) : '…';
    return kind === 'mute' ? strings.actMute(time) : strings.actBanFor(time);
  }

  /** Undefined for a ban for good. */
  private seconds(): number | undefined {
    if (this.choice === 'own') return this.ownCount * this.ownUnit;
    return this.choice === 'good' ? undefined : this.choice;
  }

  private isInRange(seconds: number): boolean {
    return Number.isInteger(seconds) && seconds >= MINUTE && seconds <= this.longest();
  }

  private longest(): number {
    return MAX_DURATION[this.kind === 'ban' || this.kind === 'pin' ? this.kind : 'mute'];
  }

  private longestText(): string {
    return durationText(this.allStrings, this.longest());
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    const call = this.call();
    if (call) fire(this, 'staff-act', { call, user: this.user });
  }

  private call(): Action | undefined {
    const userId = this.user.id;
    if (this.kind === 'pin') return this.pinCall();
    const text = this.reason.value.trim();
    const reason = text === '' ? {} : { reason: text };
    if (this.kind === 'purge') return { action: 'purge', userId, ...reason };
    if (this.kind === 'warn' || this.kind === 'note') {
      this.isReasonMissing = text === '';
      if (!this.isReasonMissing) return { action: this.kind, userId, reason: text };
      this.reason.focus();
      return undefined;
    }
    const time = this.time();
    return time && { action: this.kind, userId, ...time, ...reason };
  }

  private pinCall(): Action | undefined {
    const time = this.time();
    return time && { action: 'pin', messageId: this.messageId, ...time };
  }

  /** Undefined for one that cannot be. */
  private time(): { readonly durationSeconds?: number } | undefined {
    const seconds = this.seconds();
    this.isOutOfRange = seconds !== undefined && !this.isInRange(seconds);
    if (this.isOutOfRange) return undefined;
    return seconds === undefined ? {} : { durationSeconds: seconds };
  }
}

customElement('frontrow-act-form', ActionForm, typingBoundary);

declare module '../base/events.js' {
  interface InnerEvents {
    /** Chosen by staff, wherever; to be done. */
    'staff-act': ModerationAction;
    /** Out of a form without having chosen: one step back. */
    'act-back': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-act-form': ActionForm;
  }
}
