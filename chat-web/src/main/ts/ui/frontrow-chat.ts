import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ChatClient } from '../client/chat-client.js';
import { ChatProblem } from '../client/problem.js';
import { initialSnapshot, type Snapshot } from '../client/snapshot.js';
import { remainingAt, sanctionedAt } from '../client/standing.js';
import type { Message, Sanction } from '../client/wire.js';
import './chat-input.js';
import type { ChatInput } from './chat-input.js';
import { ClockController } from './clock-controller.js';
import './chat-notices.js';
import type { Notice } from './chat-notices.js';
import './connection-banner.js';
import type { InnerEvent } from './events.js';
import { count } from './format.js';
import { styles } from './frontrow-chat.styles.js';
import { person } from './icons.js';
import { actionsFor, perform } from './message-actions.js';
import './message-list.js';
import './staff-menu.js';
import { english, refusalText, type Strings } from './strings.js';
import { base, tokens } from './tokens.js';

/** How long a word about something done stays, in milliseconds. */
const NOTICE_MS = 6_000;
/** Messages kept while the reader is at the newest. */
const KEEP = 200;

/**
 * The chat of one stream: `<frontrow-chat stream="…" api="/api">`. It connects when it is put into a page and leaves when
 * it is taken out. It fires `frontrow-top-up` (cancelable, detail `{url, gate}`) before it follows Top Up.
 */
@customElement('frontrow-chat')
export class FrontrowChat extends LitElement {
  static override styles = [base, tokens, styles];

  /** Id of the stream whose chat this is. */
  @property() stream = '';
  /** Where the host mounted the chat. */
  @property() api = '/api';
  /** Where Top Up opens. A new tab by default: the video goes on, and the chat opens by itself once there is credit. */
  @property({ attribute: 'top-up-target' }) topUpTarget = '_blank';
  /** `light` or `dark`; without it, as the reader's system has it. */
  @property({ reflect: true }) theme: string | undefined;
  /** Every word shown; a host may set its own. */
  @property({ attribute: false }) strings: Strings = english;

  @state() private snapshot: Snapshot = initialSnapshot;
  @state() private menu: InnerEvent<'message-menu'>['detail'] | undefined;
  @state() private notice: (Notice & { readonly until: number }) | undefined;
  @state() private olderFailed = false;
  @query('frontrow-input') private input!: ChatInput;
  private chat: ChatClient | undefined;
  private unsubscribe = () => {};
  private wasLive = false;
  private visible: readonly Message[] = [];
  private hasActions = (_: Message): boolean => false;

  constructor() {
    super();
    new ClockController(this, () => this.isCounting());
  }

  /** The headless client behind this element; undefined while it is not in a page or has no stream. */
  get client(): ChatClient | undefined {
    return this.chat;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('stream') || changed.has('api')) this.connect();
    if (changed.has('snapshot')) this.derive(changed.get('snapshot') as Snapshot | undefined);
    if (this.menu && !this.visible.some(({ id }) => id === this.menu?.message.id)) this.menu = undefined;
    if (this.notice && this.notice.until <= Date.now()) this.notice = undefined;
  }

  /** What the list is given is new only if it has changed: most changes are not the list's business. */
  private derive(before: Snapshot | undefined): void {
    const { room, standing } = this.snapshot;
    if (before?.room.messages !== room.messages) {
      this.visible = room.messages.filter((message) => !message.deleted);
    }
    if (before?.standing?.can !== standing?.can || before?.standing?.user !== standing?.user) {
      this.hasActions = (message) => actionsFor(standing, message).length > 0;
    }
  }

  override render() {
    const { snapshot, strings } = this;
    const now = Date.now();
    return html`<header part="header">
        <h2>${strings.title}</h2>
        ${snapshot.viewers === null
          ? nothing
          : html`<span class="viewers" data-testid="viewers" title=${strings.viewers(String(snapshot.viewers))}
              >${person}${count(snapshot.viewers)}</span
            >`}
      </header>
      <frontrow-connection
        exportparts="connection"
        .connection=${snapshot.connection}
        .now=${now}
        .wasLive=${this.wasLive}
        .strings=${strings}
        @connection-retry=${() => this.chat?.start()}
      ></frontrow-connection>
      <frontrow-message-list
        exportparts="log, jump, message, message-name, message-text"
        .messages=${this.visible}
        .outbox=${snapshot.outbox}
        .older=${snapshot.room.older === undefined ? undefined : snapshot.room.older !== null}
        .loadingOlder=${snapshot.loadingOlder}
        .olderFailed=${this.olderFailed}
        .quiet=${snapshot.catchingUp}
        .emptyText=${this.emptyText()}
        .hasActions=${this.hasActions}
        .openMenu=${this.menu?.message.id ?? ''}
        .selfId=${snapshot.standing?.user.id ?? ''}
        .strings=${strings}
        @message-menu=${this.onMenu}
        @older-wanted=${this.onOlderWanted}
        @list-full=${() => this.chat?.trim(KEEP)}
        @outbox-retry=${(event: InnerEvent<'outbox-retry'>) => this.track(event.detail.key)}
        @outbox-discard=${(event: InnerEvent<'outbox-discard'>) => this.chat?.discard(event.detail.key)}
      ></frontrow-message-list>
      <footer part="footer">
        <frontrow-notices
          exportparts="notice, sanction-notice, gate-prompt, top-up, limit-countdown"
          .standing=${snapshot.standing}
          .sanction=${this.sanction(now)}
          .notice=${this.notice}
          .now=${now}
          .topUpTarget=${this.topUpTarget}
          .strings=${strings}
          @top-up=${this.onTopUp}
        ></frontrow-notices>
        <frontrow-input
          exportparts="field, input, send, limit-warning"
          .standing=${snapshot.standing}
          .off=${this.whyOff(now)}
          .now=${now}
          .strings=${strings}
          @send-text=${this.onSend}
        ></frontrow-input>
      </footer>
      ${this.renderMenu()}`;
  }

  private renderMenu() {
    const { menu } = this;
    if (!menu) return nothing;
    return html`<frontrow-menu
      part="menu"
      data-testid="menu"
      .message=${menu.message}
      .anchor=${menu.anchor}
      .actions=${actionsFor(this.snapshot.standing, menu.message)}
      .strings=${this.strings}
      @menu-action=${this.onAction}
      @menu-close=${this.closeMenu}
    ></frontrow-menu>`;
  }

  private connect(): void {
    this.disconnect();
    if (!this.stream || !this.isConnected) return;
    const chat = (this.chat = new ChatClient({ stream: this.stream, api: this.api }));
    this.unsubscribe = chat.on('change', (snapshot) => {
      this.snapshot = snapshot;
      this.wasLive ||= snapshot.connection.status === 'live';
    });
    chat.start();
  }

  private disconnect(): void {
    this.unsubscribe();
    this.chat?.stop();
    this.chat = undefined;
    this.snapshot = initialSnapshot;
    this.wasLive = false;
    this.menu = undefined;
  }

  private onMenu({ detail }: InnerEvent<'message-menu'>): void {
    this.menu = this.menu?.message.id === detail.message.id ? undefined : detail;
  }

  private closeMenu(): void {
    this.menu?.row.focus();
    this.menu = undefined;
  }

  private onAction({ detail: { action, message } }: InnerEvent<'menu-action'>): void {
    this.menu = undefined;
    if (!this.chat) return;
    perform(this.chat, action, message, this.strings).then(
      (text) => this.say(text, false),
      (error: unknown) => this.sayProblem(error),
    );
  }

  private async onOlderWanted(): Promise<void> {
    this.olderFailed = false;
    try {
      await this.chat?.loadOlder();
    } catch {
      this.olderFailed = true; // The button says so, and tries again.
    }
  }

  private onSend({ detail: { text } }: InnerEvent<'send-text'>): void {
    this.notice = undefined;
    const { chat } = this;
    if (!chat) return;
    chat.send(text).catch((error: unknown) => {
      const failed = this.snapshot.outbox.find((entry) => entry.status === 'failed' && entry.text === text);
      if (this.chat === chat && failed && this.input.giveBack(text)) {
        chat.discard(failed.key);
        this.sayProblem(error);
      }
    });
  }

  /** A text that fails again stays in the list with its reason: nothing more to do here. */
  private track(key: string): void {
    this.chat?.retry(key).catch(() => undefined);
  }

  private onTopUp({ detail: { url, gate, cause } }: InnerEvent<'top-up'>): void {
    const event = new CustomEvent('frontrow-top-up', {
      detail: { url, gate },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (!this.dispatchEvent(event)) cause.preventDefault();
  }

  private sayProblem(error: unknown): void {
    const code = error instanceof ChatProblem ? error.code : '';
    // What has a notice of its own needs no second one.
    if (['rate_limited', 'muted', 'banned', 'insufficient_credit', 'gate_closed', 'stopped'].includes(code)) return;
    this.say(refusalText(this.strings, code), true);
  }

  private say(text: string, isError: boolean): void {
    this.notice = { text, isError, until: Date.now() + NOTICE_MS };
  }

  /** The sanction in force. A refused connection tells of a ban even to those who never got in. */
  private sanction(now: number): Sanction | undefined {
    const { standing, connection } = this.snapshot;
    if (standing?.sanction && sanctionedAt(standing, now)) return standing.sanction;
    if (connection.status !== 'refused' || connection.problem.code !== 'banned') return undefined;
    const { until = null, reason = null } = connection.problem.body;
    return { kind: 'ban', until, reason };
  }

  private emptyText(): string {
    const { connection, catchingUp } = this.snapshot;
    if (connection.status === 'refused' || connection.status === 'ended') return '';
    return catchingUp ? this.strings.loading : this.strings.empty;
  }

  private whyOff(now: number): string {
    const { strings } = this;
    const { standing, connection } = this.snapshot;
    const sanction = this.sanction(now);
    if (sanction) return sanction.kind === 'mute' ? strings.inputMuted : strings.inputClosed;
    if (connection.status === 'refused' || connection.status === 'ended') return strings.inputClosed;
    if (!standing) return strings.connecting;
    if (!standing.gate.allowed) return strings.inputGate;
    return standing.can.send ? '' : strings.inputClosed;
  }

  private isCounting(): boolean {
    const now = Date.now();
    const { standing, connection } = this.snapshot;
    return (
      connection.status === 'connecting' ||
      connection.status === 'waiting' ||
      this.notice !== undefined ||
      (standing !== null &&
        (standing.refusedUntil > now || sanctionedAt(standing, now) || remainingAt(standing, now) < 3))
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-chat': FrontrowChat;
  }
}
