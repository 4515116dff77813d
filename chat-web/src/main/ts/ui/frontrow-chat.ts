import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ChatClient } from '../client/chat-client.js';
import { ChatProblem } from '../client/problem.js';
import { initialSnapshot, type Snapshot } from '../client/snapshot.js';
import { sanctionedAt, type Standing } from '../client/standing.js';
import type { Message, Sanction } from '../client/wire.js';
import './chat-input.js';
import type { ChatInput } from './chat-input.js';
import { ClockController } from './clock-controller.js';
import './chat-notices.js';
import type { Notice } from './chat-notices.js';
import './connection-banner.js';
import type { InnerEvent, InnerEvents, MenuAction } from './events.js';
import { count } from './format.js';
import { styles } from './frontrow-chat.styles.js';
import { person, sliders } from './icons.js';
import { actionsFor, type Outcome, type StaffAct } from './message-actions.js';
import { playMentionSound } from './mention-sound.js';
import { hasUsedLimit } from './limit-meter.js';
import './message-list.js';
import { PreferenceController } from './preference-controller.js';
import type { MessageList } from './message-list.js';
import { People } from './people.js';
import { StaffDesk } from './staff-desk.js';
import { refusalText, type Strings } from './strings.js';
import { mentionsUser } from './text-parts.js';
import { base, tokens } from './tokens.js';

/** How long a word about something done stays, in milliseconds. */
const NOTICE_MS = 6_000;
/** The same while it can be taken back: time to read, to think, and to get there with the keyboard. */
const UNDO_MS = 20_000;
/** So many older pages are loaded to find the message that a reply answers. */
const PAGES_BACK = 10;
/** The same for something longer. */
const READ_MS = 60_000;
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
  /** `light` or `dark`; without it, as the reader's system has it. The reader may choose otherwise. */
  @property() theme: string | undefined;
  /** For reading only: no input, no menus. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** For laying over a video, as in OBS: nothing but the messages, on nothing. */
  @property({ type: Boolean, reflect: true }) overlay = false;
  /** `off` hides the tools of the staff, whatever the reader's role; the server decides what they may do. */
  @property() moderation: 'auto' | 'off' = 'auto';

  @state() private snapshot: Snapshot = initialSnapshot;
  @state() private notice: (Notice & { readonly until: number; readonly undo?: StaffAct }) | undefined;
  @state() private olderFailed = false;
  @state() private replyTo: Message | undefined;
  @query('frontrow-input') private input!: ChatInput;
  private readonly choices = new PreferenceController(this, () => ({ theme: this.overlay ? 'dark' : this.theme }));
  private ownWords: Strings | undefined;
  @state() private settingsOpen = false;
  @query('frontrow-message-list') private list!: MessageList;
  private readonly desk = new StaffDesk(
    this,
    () => ({
      chat: this.chat,
      standing: this.standing,
      strings: this.strings,
      messages: this.snapshot.room.messages,
      actions: (message) => this.actions(message),
    }),
    {
      done: (outcome) => this.sayDone(outcome),
      refused: (words) => this.say(words, true),
      told: (words) => this.say(words, false, READ_MS),
      giveBack: (text) => this.input.giveBack(text),
      focusLog: () => this.list.focus(),
      partMissing: () => this.sayPartMissing(),
    },
  );
  private chat: ChatClient | undefined;
  private unsubscribe = () => {};
  private unhear = () => {};
  private wasLive = false;
  private visible: readonly Message[] = [];
  private people = People.nobody;
  private hasActions = (_: Message): boolean => false;

  constructor() {
    super();
    new ClockController(this, () => this.isCounting());
  }

  /** The headless client behind this element; undefined while it is not in a page or has no stream. */
  get client(): ChatClient | undefined {
    return this.chat;
  }

  /** Every word shown: those of the reader's language, unless the page sets its own. */
  @property({ attribute: false })
  get strings(): Strings {
    return this.ownWords ?? this.choices.strings;
  }

  set strings(words: Strings | undefined) {
    this.ownWords = words;
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
    if (this.notice && this.notice.until <= Date.now() && !this.isReadingNotice()) this.notice = undefined;
  }

  /** What the list is given is new only if it has changed: most changes are not the list's business. */
  private derive(before: Snapshot | undefined): void {
    const { room, standing } = this.snapshot;
    if (before?.room.messages !== room.messages) {
      this.visible = room.messages.filter((message) => !message.deleted);
      const { replyTo } = this;
      // What is answered may be deleted while one still writes.
      if (replyTo) this.replyTo = room.messages.find(({ id }) => id === replyTo.id) ?? replyTo;
    }
    if (before?.room.messages !== room.messages || before?.standing?.user !== standing?.user) {
      this.people = this.people.with(this.visible, standing?.user);
    }
    if (before?.standing?.can !== standing?.can || before?.standing?.user !== standing?.user) {
      this.hasActions = (message) => this.actions(message).length > 0;
    }
  }

  private actions(message: Message): readonly MenuAction[] {
    return this.readonly || this.overlay ? [] : actionsFor(this.standing, message);
  }

  /** As the server says, without the rights whose tools the page wants hidden. */
  private get standing(): Standing | null {
    const { standing } = this.snapshot;
    const isHidden = this.moderation === 'off' || this.readonly;
    return standing && isHidden ? { ...standing, can: { ...standing.can, moderate: false } } : standing;
  }

  override render() {
    return html`${this.overlay ? nothing : this.renderHeader()}
      <div class="main">
        ${this.renderList()}${this.readonly || this.overlay ? nothing : this.renderFooter()}${this.desk.renderPanel()}
      </div>
      ${this.desk.renderOver()}${this.settingsOpen ? this.renderSettings() : nothing}`;
  }

  private renderHeader() {
    const { snapshot, strings } = this;
    return html`<header part="header">
        <h2>${strings.title}</h2>
        ${snapshot.viewers === null
          ? nothing
          : html`<span class="viewers" data-testid="viewers" title=${strings.viewers(String(snapshot.viewers))}
              >${person}${count(snapshot.viewers)}</span
            >`}
        ${this.desk.renderButton()}
        <button
          class="tool"
          data-testid="settings-button"
          aria-haspopup="dialog"
          aria-expanded=${this.settingsOpen}
          aria-label=${strings.settings}
          title=${strings.settings}
          @click=${this.toggleSettings}
        >
          ${sliders}
        </button>
      </header>
      <frontrow-connection
        exportparts="connection"
        .connection=${snapshot.connection}
        .now=${Date.now()}
        .wasLive=${this.wasLive}
        .strings=${strings}
        @connection-retry=${() => this.chat?.start()}
      ></frontrow-connection>`;
  }

  private renderList() {
    const { snapshot, strings, overlay } = this;
    return html`<frontrow-message-list
        exportparts="log, jump, message, message-name, message-text, message-link, message-mention"
        ?inert=${this.desk.isPanelOpen}
        .messages=${this.visible}
        .loaded=${snapshot.room.messages}
        .people=${this.people}
        .canReply=${this.mayWrite()}
        .outbox=${snapshot.outbox}
        .older=${snapshot.room.older === undefined || overlay ? undefined : snapshot.room.older !== null}
        .loadingOlder=${snapshot.loadingOlder}
        .olderFailed=${this.olderFailed}
        .quiet=${snapshot.catchingUp || this.choices.preferences.quiet}
        .emptyText=${overlay ? '' : this.emptyText()}
        .hasActions=${this.hasActions}
        .openMenu=${this.desk.openMenuId}
        .selfId=${snapshot.standing?.user.id ?? ''}
        .strings=${strings}
        @message-menu=${this.desk.openMenu}
        @reply-to=${this.onReplyTo}
        @go-to=${this.onGoTo}
        @user-card=${this.desk.openCard}
        @older-wanted=${this.onOlderWanted}
        @list-full=${() => this.chat?.trim(KEEP)}
        @outbox-retry=${(event: InnerEvent<'outbox-retry'>) => this.track(event.detail.key)}
        @outbox-discard=${(event: InnerEvent<'outbox-discard'>) => this.chat?.discard(event.detail.key)}
      ></frontrow-message-list>`;
  }

  private renderFooter() {
    const { snapshot, strings } = this;
    const now = Date.now();
    return html`<footer part="footer" ?inert=${this.desk.isPanelOpen}>
        <frontrow-notices
          exportparts="notice, sanction-notice, gate-prompt, top-up, limit-countdown"
          .standing=${snapshot.standing}
          .sanction=${this.sanction(now)}
          .notice=${this.notice}
          .now=${now}
          .topUpTarget=${this.topUpTarget}
          .strings=${strings}
          @top-up=${this.onTopUp}
          @notice-undo=${this.onUndo}
        ></frontrow-notices>
        <frontrow-input
          exportparts="field, input, send, limit-warning, reply-bar, completions, emoji-button, emoji-picker"
          .standing=${this.standing}
          .off=${this.whyOff(now)}
          .replyTo=${this.replyTo}
          .people=${this.people}
          .now=${now}
          .strings=${strings}
          @send-text=${this.onSend}
          @reply-to=${this.onReplyTo}
        ></frontrow-input>
      </footer>`;
  }

  private renderSettings() {
    return html`<frontrow-settings
      part="settings"
      data-testid="settings"
      .preferences=${this.choices.preferences}
      .strings=${this.strings}
      @preferences-change=${(event: InnerEvent<'preferences-change'>) => this.choices.change(event.detail)}
      @settings-close=${this.closeSettings}
    ></frontrow-settings>`;
  }

  private connect(): void {
    this.disconnect();
    if (!this.stream || !this.isConnected) return;
    const chat = (this.chat = new ChatClient({ stream: this.stream, api: this.api }));
    this.unsubscribe = chat.on('change', (snapshot) => {
      this.snapshot = snapshot;
      this.wasLive ||= snapshot.connection.status === 'live';
    });
    this.unhear = chat.on('message', (message) => this.hear(message));
    chat.start();
  }

  private disconnect(): void {
    this.unsubscribe();
    this.unhear();
    this.chat?.stop();
    this.chat = undefined;
    this.snapshot = initialSnapshot;
    this.wasLive = false;
    this.replyTo = undefined;
    this.people = People.nobody;
  }

  private hear({ user, text }: Message): void {
    const { sound, quiet } = this.choices.preferences;
    const self = this.snapshot.standing?.user;
    if (sound && !quiet && self && user.id !== self.id && text && mentionsUser(text, this.people, self.id)) playMentionSound();
  }

  private readonly toggleSettings = async (): Promise<void> => {
    if (this.settingsOpen) return this.closeSettings();
    try {
      await import('./chat-settings.js');
    } catch {
      return this.sayPartMissing();
    }
    this.settingsOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector('frontrow-settings')?.focus();
  };

  private readonly closeSettings = (): void => {
    this.settingsOpen = false;
    this.renderRoot.querySelector<HTMLElement>('[data-testid=settings-button]')?.focus();
  };

  /** A part that is loaded late does not come: the network is away. */
  private sayPartMissing(): void {
    this.say(refusalText(this.strings, 'network'), true);
  }

  private onUndo(): void {
    const undo = this.notice?.undo;
    this.notice = undefined;
    this.input.focus(); // The button that had the focus goes.
    if (undo) void this.desk.act(undo);
  }

  private sayDone({ text, undo }: Outcome): void {
    this.say(text, false);
    if (undo && this.notice) this.notice = { ...this.notice, canUndo: true, undo, until: Date.now() + UNDO_MS };
  }

  private async onOlderWanted(): Promise<void> {
    this.olderFailed = false;
    try {
      await this.chat?.loadOlder();
    } catch {
      this.olderFailed = true; // The button says so, and tries again.
    }
  }

  private async onReplyTo({ detail: { message } }: InnerEvent<'reply-to'>): Promise<void> {
    try {
      // Who cannot see what they answer should not answer it.
      if (message) await import('./reply-bar.js');
    } catch {
      return this.say(refusalText(this.strings, 'network'), true);
    }
    this.replyTo = message;
    if (message) this.input.focus();
  }

  /** To the message that a reply answers; older pages are loaded on the way, but not without end. */
  private async onGoTo({ detail: { id } }: InnerEvent<'go-to'>): Promise<void> {
    const { chat } = this;
    try {
      for (let pages = 0; chat && pages <= PAGES_BACK; pages++) {
        await this.updateComplete;
        if (this.list.reveal(id)) return;
        const { room } = chat.snapshot;
        if (!room.older || room.messages.some((message) => message.id === id)) break;
        this.list.hold();
        await chat.loadOlder();
      }
      this.say(this.strings.replyTooFar, false);
    } catch (error) {
      this.sayProblem(error);
    }
  }

  private async onSend({ detail }: InnerEvent<'send-text'>): Promise<void> {
    this.notice = undefined;
    const isCommand = this.desk.isStaff && detail.text.startsWith('/');
    const text = isCommand ? await this.desk.command(detail.text) : detail.text;
    if (text !== undefined) this.send({ ...detail, text });
  }

  private send({ text, replyTo }: InnerEvents['send-text']): void {
    this.replyTo = undefined;
    const { chat } = this;
    if (!chat) return;
    chat.send(text, replyTo && { replyTo: replyTo.id }).catch((error: unknown) => {
      const failed = this.snapshot.outbox.find((entry) => entry.status === 'failed' && entry.text === text);
      if (this.chat === chat && failed && this.input.giveBack(text)) {
        chat.discard(failed.key);
        this.replyTo ??= replyTo;
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
    if (['rate_limited', 'slow_mode', 'muted', 'banned', 'insufficient_credit', 'gate_closed', 'stopped'].includes(code)) return;
    this.say(refusalText(this.strings, code), true);
  }

  /** A word that can still be undone does not go away under the pointer, or under the keyboard. */
  private isReadingNotice(): boolean {
    const held = 'frontrow-notices:hover, frontrow-notices:focus-within';
    return this.notice?.undo !== undefined && this.renderRoot.querySelector(held) !== null;
  }

  private say(text: string, isError: boolean, forMs = NOTICE_MS): void {
    this.notice = { text, isError, until: Date.now() + forMs };
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

  private mayWrite(): boolean {
    return !this.readonly && !this.overlay && this.whyOff(Date.now()) === '';
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
        (standing.refusedUntil > now || sanctionedAt(standing, now) || hasUsedLimit(standing, now)))
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-chat': FrontrowChat;
  }
}
