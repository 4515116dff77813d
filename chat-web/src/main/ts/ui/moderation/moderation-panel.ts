import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatClient } from '../../client/chat-client.js';
import type { AuditLogEntry, UserSanction } from '../../client/wire.js';
import { ClockController } from '../base/clock-controller.js';
import { customElement } from '../base/custom-element.js';
import { fire } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { cross } from '../base/icons.js';
import { keptWhenMoved } from '../base/kept-when-moved.js';
import { dataProperty, flagProperty, internalState } from '../base/properties.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { withStaffStrings } from '../i18n/all-strings.js';
import { english, type Strings } from '../i18n/strings.js';
import type { ModerationAction } from './message-actions.js';
import { perform, moderationRefusalText } from './moderation-actions.js';
import { styles } from './moderation-panel.styles.js';
import { moderationParts } from './moderation-parts.styles.js';
import { auditRow, sanctionRow } from './moderation-rows.js';
import './modes-sheet.js';
import { ModerationStore, type Loading } from './moderation-store.js';

const TABS = ['feed', 'sanctions', 'modes'] as const;
type Tab = (typeof TABS)[number];

/**
 * What staff see of a room: what was done, live, who is sanctioned, and its modes. An element of its own: give it a `client` whose
 * user is staff, and put it into a `<frontrow-theme>`.
 *
 * @event panel-close - it is to be closed, where it is `closable`
 */
export class ModerationPanel extends LitElement {
  static override properties = {
    client: dataProperty,
    strings: dataProperty,
    closable: flagProperty,
    tab: internalState,
    message: internalState,
  };

  static override styles = [base, moderationParts, styles];

  client: ChatClient | undefined;
  strings: Strings = english;
  /** Whether it has a button, and Escape, to close it. */
  closable = false;

  private tab: Tab = 'feed';
  private message: { readonly text: string; readonly isError: boolean } | undefined;
  private readonly room = new ModerationStore(this, () => this.client);

  constructor() {
    super();
    new FocusLoss(this, () => this.focus());
    new ClockController(
      this,
      () => this.tab === 'sanctions' && this.room.sanctions.items.some(({ until }) => until !== null),
    );
    this.addEventListener('keydown', (event) => this.onKey(event));
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }

  override render() {
    const { allStrings: strings } = this;
    return html`<div class="head">
        <h3>${strings.panel}</h3>
        ${
          this.closable
            ? html`<button class="icon" data-testid="panel-close" aria-label=${strings.close} @click=${this.close}>
              ${cross}
            </button>`
            : nothing
        }
      </div>
      <div role="tablist" aria-label=${strings.panel} @keydown=${this.onTabKey}>
        ${this.tabs().map((tab) => this.renderTab(tab))}
      </div>
      <div role="tabpanel" id="panel" tabindex="0" data-testid="panel-${this.tab}" aria-labelledby="tab-${this.tab}">
        ${this.renderPanel()}
      </div>
      <div role="status">${this.message && !this.message.isError ? this.renderMessage() : nothing}</div>
      <div role="alert">${this.message?.isError ? this.renderMessage() : nothing}</div>`;
  }

  private renderTab(tab: Tab) {
    const isChosen = this.tab === tab;
    const { allStrings: strings } = this;
    const titles = {
      feed: strings.panelFeed,
      sanctions: strings.panelSanctions(this.room.sanctionCount()),
      modes: strings.panelModes,
    };
    return html`<button
      role="tab"
      id="tab-${tab}"
      data-testid="tab-${tab}"
      aria-selected=${isChosen}
      aria-controls="panel"
      tabindex=${isChosen ? 0 : -1}
      @click=${() => this.choose(tab)}
    >
      ${freshText(titles[tab])}
    </button>`;
  }

  /** Who may not change the modes sees them at the input like everybody. */
  private tabs(): readonly Tab[] {
    const { userState, roomState } = this.client?.snapshot ?? {};
    return roomState && userState?.can.modes ? TABS : TABS.slice(0, 2);
  }

  private renderPanel() {
    if (this.tab === 'feed') return this.renderFeed();
    if (this.tab === 'sanctions') return this.renderSanctions();
    return html`<frontrow-modes .client=${this.client} .strings=${this.strings}></frontrow-modes>`;
  }

  private renderFeed() {
    const { allStrings: strings, room } = this;
    const { entries, older } = room.feed;
    if (entries.length === 0 || room.feedState === 'failed') {
      return this.renderState(room.feedState, strings.panelFeedEmpty, () => room.loadFeed());
    }
    return html`<ul>
        ${repeat(
          entries,
          ({ auditId }) => auditId,
          (entry) => auditRow(strings, entry, room.targetOf(entry), this.restoreOf(entry)),
        )}
      </ul>
      ${typeof older === 'string' ? this.renderOlder(room.olderState, () => void room.loadOlder()) : nothing}`;
  }

  private renderSanctions() {
    const { allStrings: strings, room } = this;
    const inForce = room.inForce();
    if ((inForce.length === 0 && room.sanctions.older === null) || room.sanctionsState === 'failed') {
      return this.renderState(room.sanctionsState, strings.panelSanctionsEmpty, () => room.loadSanctions());
    }
    return html`<ul>
      ${repeat(
        inForce,
        ({ kind, userId }) => `${kind} ${userId}`,
        (sanction) => {
          const name = room.targetOf(sanction);
          const texts = { name, target: name, by: room.giverOf(sanction), leftMs: room.leftOf(sanction) };
          return sanctionRow(strings, sanction, texts, () => this.lift(sanction));
        },
      )}
    </ul>
      ${
        room.sanctions.older !== null
          ? this.renderOlder(room.olderSanctionsState, () => void room.loadOlderSanctions())
          : nothing
      }`;
  }

  private renderOlder(state: Loading, load: () => void) {
    const { allStrings: strings } = this;
    return html`<div class="older">
      <button class="pill" data-testid="panel-older" aria-disabled=${state === 'loading'} @click=${load}>
        ${freshText(state === 'failed' ? strings.olderFailed : strings.panelOlder)}
      </button>
    </div>`;
  }

  private renderState(state: Loading, empty: string, again: () => void): TemplateResult {
    const { allStrings: strings } = this;
    if (state === 'ready') return html`<div class="state" data-testid="panel-empty">${empty}</div>`;
    if (state === 'loading') return html`<div class="state" data-testid="panel-loading">${strings.panelLoading}</div>`;
    return html`<div class="state" data-testid="panel-failed">
      ${strings.panelFailed}<br /><button class="pill" data-testid="panel-retry" @click=${again}>${strings.tryAgain}</button>
    </div>`;
  }

  private renderMessage() {
    const { message } = this;
    if (!message) return nothing;
    return html`<div class="word ${message.isError ? 'error' : ''}" data-testid="panel-word">${freshText(message.text)}</div>`;
  }

  private get allStrings() {
    return withStaffStrings(this.strings);
  }

  private async lift(sanction: UserSanction): Promise<void> {
    const { kind, userId } = sanction;
    const user = { id: userId, name: this.room.targetOf(sanction) };
    const call = { action: kind === 'ban' ? 'unban' : 'unmute', userId } as const;
    if (await this.act({ call, user })) await this.room.loadSanctions();
  }

  /** Shows again what was deleted; undefined with a server that cannot. */
  private restoreOf(entry: AuditLogEntry): ((messageId: string) => void) | undefined {
    if (!this.client?.snapshot.roomState) return undefined;
    const user = { id: entry.userId ?? '', name: this.room.targetOf(entry) };
    return (messageId) => void this.act({ call: { action: 'restore', messageId }, user });
  }

  /** Does it, says how it went, and tells whether it was done. */
  private async act(action: ModerationAction): Promise<boolean> {
    const { client, allStrings: strings } = this;
    if (!client) return false;
    try {
      const { text } = await perform(client, action, strings);
      this.message = { text, isError: false };
      return true;
    } catch (error) {
      this.message = { text: moderationRefusalText(strings, error), isError: true };
      return false;
    }
  }

  private readonly close = (): void => fire(this, 'panel-close', undefined);

  private choose(tab: Tab): void {
    this.tab = tab;
    this.message = undefined;
  }

  private onTabKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const tabs = this.tabs();
    const step = event.key === 'ArrowRight' ? 1 : tabs.length - 1;
    this.choose(tabs[(tabs.indexOf(this.tab) + step) % tabs.length]!);
    void this.updateComplete.then(() => this.focus());
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.closable) return;
    event.preventDefault();
    this.close();
  }
}

customElement('frontrow-moderation', ModerationPanel, typingBoundary, keptWhenMoved);

declare module '../base/events.js' {
  interface InnerEvents {
    'panel-close': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-moderation': ModerationPanel;
  }
}
