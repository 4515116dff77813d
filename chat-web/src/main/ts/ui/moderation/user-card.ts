import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';
import type { Message, User, UserSanction } from '../../client/wire.js';
import { ClockController } from '../base/clock-controller.js';
import { customElement } from '../base/custom-element.js';
import { fire, relay } from '../base/events.js';
import { keepTabInside } from '../base/focus-scope.js';
import { freshText } from '../base/fresh-text.js';
import { cross } from '../base/icons.js';
import { keptWhenMoved } from '../base/kept-when-moved.js';
import { nameColour } from '../base/name-colour.js';
import { OutsidePress } from '../base/outside-press.js';
import { placeBeside } from '../base/place-beside.js';
import { dataProperty, flagProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { withStaffStrings } from '../i18n/all-strings.js';
import { clockOrDate, dateAndTime } from '../i18n/format.js';
import { english, type Strings } from '../i18n/strings.js';
import '../messages/badge.js';
import './action-form.js';
import type { FormKind } from './action-form.js';
import { moderationParts } from './moderation-parts.styles.js';
import { auditRow, sanctionRow } from './moderation-rows.js';
import { ModerationStore, type Loading } from './moderation-store.js';
import { styles } from './user-card.styles.js';

/** So many of the newest messages and entries are shown. */
const SHOWN = 6;
const FORMS = [
  ['mute', 'menuMute'],
  ['purge', 'menuPurge'],
  ['ban', 'menuBan'],
] as const;
const MORE_FORMS = [
  ['warn', 'menuWarn'],
  ['note', 'menuNote'],
] as const;

/** Who somebody is, and what they said lately; for staff also what is in force against them, what was done, and what may be. */
export class UserCard extends LitElement {
  static override properties = {
    user: dataProperty,
    messages: dataProperty,
    anchor: dataProperty,
    client: dataProperty,
    mayAct: flagProperty,
    hasRoomTools: flagProperty,
    isBlocked: dataProperty,
    strings: dataProperty,
    step: internalState,
  };

  static override styles = [base, moderationParts, styles];

  user: User = { id: '', name: '', role: '', badges: [] };
  /** What is loaded of the room, ascending. */
  messages: readonly Message[] = [];
  anchor: DOMRect | undefined;
  /** Set for staff, and for them only. */
  client: ChatClient | undefined;
  /** Whether the reader may act on this user. */
  mayAct = false;
  /** Whether acting includes warnings and notes. */
  hasRoomTools = false;
  /** Whether the reader has blocked them; undefined: nobody can. */
  isBlocked: boolean | undefined;
  strings: Strings = english;

  private step: FormKind | undefined;
  private readonly room = new ModerationStore(
    this,
    () => this.client,
    () => this.user?.id, // not set yet when it is upgraded
  );
  private readonly resizes = new ResizeObserver(() => placeBeside(this, this.anchor));

  constructor() {
    super();
    relay(this, 'staff-act');
    new ClockController(this, () => this.sanctions().some(({ until }) => until !== null));
    new OutsidePress(this, () => this.close());
    this.addEventListener('keydown', (event) => this.onKey(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.icon')?.focus();
  }

  override firstUpdated(): void {
    this.focus();
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('step' as keyof UserCard) as FormKind | undefined;
    if (before && !this.step) this.renderRoot.querySelector<HTMLElement>(`[data-action=${before}]`)?.focus();
  }

  override render() {
    const { step, user, allStrings: strings } = this;
    return html`<div role="dialog" aria-modal="true" aria-label=${strings.userCard(user.name)} data-testid="user-card">
      ${
        step
          ? html`<frontrow-act-form
            .kind=${step}
            .user=${user}
            .strings=${strings}
            @act-back=${() => (this.step = undefined)}
          ></frontrow-act-form>`
          : this.renderCard()
      }
    </div>`;
  }

  private renderCard() {
    const { allStrings: strings } = this;
    return html`${this.renderHead()}${this.mayAct ? this.renderActs() : nothing}${this.renderBlock()}${
      this.client ? this.renderSanctions() : nothing
    }
      <h4>${strings.cardMessages}</h4>
      ${this.renderMessages()}${this.client ? this.renderLog() : nothing}`;
  }

  private renderHead() {
    const { user, allStrings: strings } = this;
    const roles = strings.roles;
    return html`<div class="head ${nameColour(user.id)}">
      <span class="initial" aria-hidden="true">${[...user.name][0] ?? ''}</span>
      <div class="id">
        <h3><bdi translate="no">${user.name}</bdi></h3>
        <div class="badges">
          ${
            Object.hasOwn(roles, user.role)
              ? html`<frontrow-badge kind=${user.role} label=${roles[user.role]!}></frontrow-badge>`
              : strings.viewer
          }
          ${user.role === 'vip' || user.role === 'subscriber' ? roles[user.role] : nothing}
          ${user.badges.map((badge) => html`<frontrow-badge label=${badge}></frontrow-badge>`)}
        </div>
      </div>
      <button class="icon" data-testid="card-close" aria-label=${strings.close} @click=${this.close}>${cross}</button>
    </div>`;
  }

  private renderActs() {
    const { allStrings: strings } = this;
    return html`<div class="acts">
      ${[...FORMS, ...(this.hasRoomTools ? MORE_FORMS : [])].map(
        ([kind, text]) =>
          html`<button
            class="pill ${kind === 'purge' || kind === 'ban' ? 'danger' : ''}"
            data-testid="card-${kind}"
            data-action=${kind}
            @click=${() => (this.step = kind)}
          >
            ${strings[text]}
          </button>`,
      )}
    </div>`;
  }

  private renderBlock() {
    const { allStrings: strings, isBlocked, user } = this;
    if (isBlocked === undefined) return nothing;
    return html`<div class="acts">
      <button
        class="pill"
        data-testid="card-block"
        aria-label=${isBlocked ? strings.unblockOf(user.name) : strings.blockOf(user.name)}
        @click=${() => fire(this, 'block', { user, isBlocked: !isBlocked })}
      >
        ${freshText(isBlocked ? strings.unblock : strings.block)}
      </button>
    </div>`;
  }

  private renderSanctions() {
    const { allStrings: strings, user, room } = this;
    const sanctions = this.sanctions();
    if (room.sanctionsState === 'failed') return this.renderState('failed', strings.cardSanctions, '');
    if (sanctions.length === 0) return nothing;
    return html`<h4>${strings.cardSanctions}</h4>
      <ul>
        ${sanctions.map((sanction) => {
          const texts = { name: '', target: user.name, by: room.giverOf(sanction), leftMs: room.leftOf(sanction) };
          return sanctionRow(strings, sanction, texts, () => this.lift(sanction));
        })}
      </ul>`;
  }

  private renderMessages() {
    const { allStrings: strings } = this;
    const said = this.messages.filter(({ user, deleted }) => user.id === this.user.id && !deleted).slice(-SHOWN);
    if (said.length === 0) return html`<div class="none">${strings.cardNoMessages}</div>`;
    return html`<ul data-testid="card-messages">
      ${said
        .reverse()
        .map(
          ({ text, ts }) =>
            html`<li class="said"><span dir="auto">${text}</span><time datetime=${ts} title=${dateAndTime(ts, strings)}>${clockOrDate(ts, strings)}</time></li>`,
        )}
    </ul>`;
  }

  private renderLog() {
    const { allStrings: strings, room, user } = this;
    const entries = room.feed.entries.filter(({ userId }) => userId === user.id).slice(0, SHOWN);
    if (entries.length === 0) return this.renderState(room.feedState, strings.cardActions, strings.cardNoActions);
    return html`<h4>${strings.cardActions}</h4>
      <ul data-testid="card-log">
        ${entries.map((entry) => auditRow(strings, entry, entry.user?.name ?? user.name))}
      </ul>`;
  }

  private renderState(state: Loading, title: string, none: string): TemplateResult {
    const { allStrings: strings } = this;
    const texts = { loading: strings.panelLoading, failed: strings.panelFailed, ready: none };
    return html`<h4>${title}</h4>
      <div class="none">${freshText(texts[state])}</div>`;
  }

  private get allStrings() {
    return withStaffStrings(this.strings);
  }

  private sanctions(): readonly UserSanction[] {
    return this.room.inForce().filter(({ userId }) => userId === this.user.id);
  }

  private lift({ kind, userId }: UserSanction): void {
    fire(this, 'staff-act', { call: { action: kind === 'ban' ? 'unban' : 'unmute', userId }, user: this.user });
  }

  private readonly close = (): void => fire(this, 'card-close', undefined);

  private onKey(event: KeyboardEvent): void {
    keepTabInside(event, this.renderRoot);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (this.step) this.step = undefined;
    else this.close();
  }
}

customElement('frontrow-user-card', UserCard, typingBoundary, keptWhenMoved);

declare module '../base/events.js' {
  interface InnerEvents {
    'card-close': undefined;
    /** The reader wants to see the messages of somebody no more, or again. */
    block: { readonly user: User; readonly isBlocked: boolean };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-user-card': UserCard;
  }
}
