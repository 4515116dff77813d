import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { ChatClient } from '../../client/chat-client.js';
import type { HostHeaders } from '../../client/host-headers.js';
import { now } from '../../client/now.js';
import { initialSnapshot, type Snapshot } from '../../client/snapshot.js';
import type { UserState } from '../../client/user-state.js';
import type { Message } from '../../client/wire.js';
import '../composer/chat-input.js';
import type { ChatInput } from '../composer/chat-input.js';
import { ClockController } from '../base/clock-controller.js';
import '../status/chat-notices.js';
import '../status/connection-banner.js';
import { dataProperty, internalState } from '../base/properties.js';
import { customElement } from '../base/custom-element.js';
import type { InnerEvent, InnerEvents } from '../base/events.js';
import { count } from '../i18n/format.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { styles } from './frontrow-chat.styles.js';
import { person } from '../base/icons.js';
import { keptWhenMoved } from '../base/kept-when-moved.js';
import { stopWhenSent } from './stop-when-sent.js';
import { replyPart, soundPart } from '../late-parts.js';
import { actionsFor, type MenuAction } from '../moderation/message-actions.js';
import '../messages/message-list.js';
import type { MessageList } from '../messages/message-list.js';
import { NotificationController } from '../status/notification-controller.js';
import { loadOlderSeen } from '../messages/older-messages.js';
import { OwnMessages } from '../messages/own-messages.js';
import { People } from '../messages/people.js';
import { PreferenceController } from '../settings/preference-controller.js';
import { SettingsController } from '../settings/settings-controller.js';
import { emptyText, isCounting, sanctionIn, whyOff } from '../status/snapshot-text.js';
import { ModerationController } from '../moderation/moderation-controller.js';
import type { Strings } from '../i18n/strings.js';
import { mentionsUser } from '../messages/text-parts.js';
import '../base/theme.js'; // Not used here, but by a late part: what that needs has to be there.
import { base, tokens } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';

/** So many older pages are loaded to find the message that a reply answers. */
const PAGES_BACK = 10;
/** Messages kept while the reader is at the newest. */
const TRIM_TO = 200;

/**
 * The chat of one stream: `<frontrow-chat stream="…" api="/api">`. It connects when it is put into a page and leaves when
 * it is taken out. It fires `frontrow-top-up` (cancelable, detail `{url, gate, code}`) before it follows the link of a closed gate.
 */
@customElement('frontrow-chat')
@typingBoundary
@keptWhenMoved
export class FrontrowChat extends LitElement {
  static override properties = {
    stream: {},
    api: {},
    headers: dataProperty,
    topUpTarget: { attribute: 'top-up-target' },
    theme: {},
    readonly: { type: Boolean, reflect: true },
    overlay: { type: Boolean, reflect: true },
    moderation: {},
    snapshot: internalState,
    olderFailed: internalState,
    replyTo: internalState,
    get: dataProperty,
  };

  static override styles = [base, tokens, styles];

  /** Id of the stream whose chat this is. */
  stream = '';
  /** Where the host mounted the chat. */
  api = '/api';
  /** What each request to the server also carries, for a host's login that is no cookie; to be set before the element is shown. */
  headers: HostHeaders | undefined;
  /** Where the link of a closed gate opens. A new tab by default: the video goes on, and the chat opens by itself once there is credit. */
  topUpTarget = '_blank';
  /** `light` or `dark`; without it, as the reader's system has it. The reader may choose otherwise. */
  theme: string | undefined;
  /** For reading only: no input, no menus. */
  readonly = false;
  /** For laying over a video, as in OBS: nothing but the messages, on nothing. */
  overlay = false;
  /** `off` hides the tools of the staff, whatever the reader's role; the server decides what they may do. */
  moderation: 'auto' | 'off' = 'auto';

  private snapshot: Snapshot = initialSnapshot;
  private olderFailed = false;
  private replyTo: Message | undefined;
  @query('frontrow-input') private input!: ChatInput;
  private readonly preferenceController = new PreferenceController(this, () =>
    this.overlay ? { theme: 'dark', isFixed: true } : { theme: this.theme, isFixed: false },
  );
  private readonly notifications = new NotificationController(this, () => this.strings);
  private readonly settings = new SettingsController(this, this.preferenceController, () => this.strings, () => this.notifications.partMissing());
  private ownStrings: Strings | undefined;
  @query('frontrow-message-list') private list!: MessageList | null;
  private readonly moderationController = new ModerationController(
    this,
    () => ({
      chat: this.chat,
      standing: this.userState,
      strings: this.strings,
      messages: this.snapshot.room.messages,
      people: this.people,
      actions: (message) => this.actions(message),
    }),
    {
      done: ({ text, undo }) => {
        if (undo) this.notifications.offer('undo', () => void this.moderationController.act(undo), text);
        else this.notifications.say(text);
      },
      refused: (text) => this.notifications.say(text, true),
      noCommand: (text, typed) => this.askAsText(text, typed),
      told: (text) => this.notifications.tell(text),
      giveBack: (text) => this.input.giveBack(text),
      focusLog: () => this.list?.focus(),
      focusPanelButton: () => this.renderRoot.querySelector<HTMLElement>('.panel-button')?.focus(),
      partMissing: () => this.notifications.partMissing(),
    },
  );
  private chat: ChatClient | undefined;
  private unsubscribe = () => {};
  private unhear = () => {};
  private wasLive = false;
  private visible: readonly Message[] = [];
  private people = People.nobody;
  private own = OwnMessages.none;
  private loadingBack: ChatClient | undefined;
  private hasActions = (_: Message): boolean => false;

  constructor() {
    super();
    new FocusLoss(this, this.onFocusLost);
    new ClockController(this, () => this.notifications.notice !== undefined || isCounting(this.snapshot, now()));
  }

  /** The headless client behind this element; undefined while it is not in a page or has no stream. */
  get client(): ChatClient | undefined {
    return this.chat;
  }

  /** Every text shown: those of the reader's language, unless the page sets its own. */
  get strings(): Strings {
    return this.ownStrings ?? this.preferenceController.strings;
  }

  set strings(strings: Strings | undefined) {
    this.ownStrings = strings;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.chat) this.connect();
  }

  /** A page that moves the element, into a theatre mode say, takes it out and puts it in again at once: nothing ends then. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setTimeout(() => this.isConnected || this.disconnect());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('stream') || changed.has('api')) this.connect();
    if (changed.has('snapshot')) this.derive(changed.get('snapshot') as Snapshot | undefined);
  }

  /** What the list is given is new only if it has changed: most changes are not the list's business. */
  private derive(before: Snapshot | undefined): void {
    const { room, userState } = this.snapshot;
    if (before?.room.messages !== room.messages) {
      this.visible = room.messages.filter((message) => !message.deleted);
      const { replyTo } = this;
      // What is answered may be deleted while one still writes.
      if (replyTo) this.replyTo = room.messages.find(({ id }) => id === replyTo.id) ?? replyTo;
    }
    if (before?.room.messages !== room.messages || before?.userState?.user !== userState?.user) {
      this.people = this.people.with(this.visible, userState?.user);
      this.own = this.own.with(room.messages, userState?.user.id ?? '');
    }
    if (before?.userState?.can !== userState?.can || before?.userState?.user !== userState?.user) {
      this.hasActions = (message) => this.actions(message).length > 0;
    }
  }

  private actions(message: Message): readonly MenuAction[] {
    return this.readonly || this.overlay ? [] : actionsFor(this.userState, message);
  }

  /** As the server says, without the rights whose tools the page wants hidden. */
  private get userState(): UserState | null {
    const { userState } = this.snapshot;
    const isHidden = this.moderation === 'off' || this.readonly || this.overlay;
    return userState && isHidden ? { ...userState, can: { ...userState.can, moderate: false } } : userState;
  }

  override render() {
    return html`${this.overlay ? nothing : this.renderHeader()}
      <div class="main">
        ${this.renderList()}${this.readonly || this.overlay ? nothing : this.renderFooter()}${this.moderationController.renderPanel()}
      </div>
      ${this.moderationController.renderOver()}${this.settings.renderDialog()}`;
  }

  private renderHeader() {
    const { snapshot, strings } = this;
    return html`<header part="header">
        <h2>${strings.title}</h2>
        ${snapshot.viewers === null
          ? nothing
          : html`<span class="viewers" data-testid="viewers" title=${strings.viewers(String(snapshot.viewers))}
              >${person}<span translate="no">${freshText(count(snapshot.viewers, strings))}</span></span
            >`}
        ${this.moderationController.renderButton()}
        ${this.settings.renderButton()}
      </header>
      <frontrow-connection
        exportparts="connection"
        .connection=${snapshot.connection}
        .now=${now()}
        .wasLive=${this.wasLive}
        .strings=${strings}
        @connection-retry=${() => this.chat?.start()}
        @focus-lost=${this.onFocusLost}
      ></frontrow-connection>`;
  }

  private renderList() {
    const { snapshot, strings, overlay } = this;
    return html`<frontrow-message-list
        exportparts="log, day, jump, message, message-name, message-text, message-link, message-mention"
        ?inert=${this.moderationController.isPanelOpen}
        .messages=${this.visible}
        .loaded=${snapshot.room.messages}
        .people=${this.people}
        .own=${this.own}
        .canReply=${this.mayWrite()}
        .outbox=${snapshot.outbox}
        .older=${snapshot.room.older === undefined || overlay ? undefined : snapshot.room.older !== null}
        .loadingOlder=${snapshot.loadingOlder}
        .olderFailed=${this.olderFailed}
        .quiet=${snapshot.catchingUp || this.preferenceController.preferences.quiet}
        .emptyText=${overlay ? '' : emptyText(snapshot, strings)}
        .hasActions=${this.hasActions}
        .openMenu=${this.moderationController.openMenuId}
        .selfId=${snapshot.userState?.user.id ?? ''}
        .timeOfDay=${this.timeOfDay}
        .strings=${strings}
        @message-menu=${this.moderationController.openMenu}
        @reply-to=${this.onReplyTo}
        @go-to=${this.onGoTo}
        @user-card=${overlay ? null : this.moderationController.openCard}
        @older-wanted=${this.onOlderWanted}
        @list-full=${() => this.chat?.trim(TRIM_TO)}
        @outbox-retry=${(event: InnerEvent<'outbox-retry'>) => this.track(event.detail.key)}
        @outbox-discard=${(event: InnerEvent<'outbox-discard'>) => this.chat?.discard(event.detail.key)}
      ></frontrow-message-list>`;
  }

  private renderFooter() {
    const { snapshot, strings } = this;
    const time = now();
    return html`<footer part="footer" ?inert=${this.moderationController.isPanelOpen}>
        <frontrow-notices
          exportparts="notice, sanction-notice, gate-prompt, top-up, limit-countdown"
          .userState=${snapshot.userState}
          .sanction=${sanctionIn(snapshot, time)}
          .notice=${this.notifications.notice}
          .now=${time}
          .topUpTarget=${this.topUpTarget}
          .strings=${strings}
          @top-up=${this.onTopUp}
          @notice-offer=${this.onOffer}
          @focus-lost=${this.onFocusLost}
        ></frontrow-notices>
        <frontrow-input
          exportparts="field, input, send, limit-meter, limit-warning, reply-bar, completions, emoji-button, emoji-picker"
          .userState=${this.userState}
          .off=${whyOff(snapshot, time, strings)}
          .replyTo=${this.replyTo}
          .people=${this.people}
          .now=${time}
          .strings=${strings}
          @send-text=${this.onSend}
          @reply-to=${this.onReplyTo}
          @focus-lost=${this.onFocusLost}
        ></frontrow-input>
      </footer>`;
  }

  /** By the server's clock, as what is dated: the reader's may be a day off. */
  private readonly timeOfDay = (): number => (this.chat ? now() - this.chat.timeOf(new Date(0).toISOString()) : Date.now());

  private connect(): void {
    this.disconnect();
    if (!this.stream || !this.isConnected) return;
    const chat = (this.chat = new ChatClient({
      stream: this.stream,
      api: this.api,
      headers: () => this.headers?.() ?? {},
    }));
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
    if (this.chat) stopWhenSent(this.chat);
    this.chat = undefined;
    this.snapshot = initialSnapshot;
    this.wasLive = false;
    this.replyTo = undefined;
    this.people = People.nobody;
    this.own = OwnMessages.none;
    this.notifications.clear();
    this.moderationController.close();
    this.list?.jumpToLatest();
  }

  private hear(message: Message): void {
    const { sound, quiet } = this.preferenceController.preferences;
    const { room, userState } = this.snapshot;
    if (!sound || quiet || !userState || message.user.id === userState.user.id) return;
    const isAnswer = this.own.with(room.messages, userState.user.id).isAnsweredBy(message);
    if (!isAnswer && !mentionsUser(message.text ?? '', this.people, userState.user.id)) return;
    soundPart().then(
      ({ soundMention }) => soundMention(message.id),
      () => undefined, // The network is away: the mention is seen, and the next one asks again.
    );
  }

  private onOffer(): void {
    const act = this.notifications.clear();
    this.input.focus(); // The button that had the focus goes.
    act?.();
  }

  private async onOlderWanted(): Promise<void> {
    const { chat } = this;
    if (!chat || this.loadingBack === chat) return;
    this.olderFailed = false;
    this.loadingBack = chat;
    try {
      await loadOlderSeen(chat, () => this.chat === chat);
    } catch {
      this.olderFailed = true; // The button says so, and tries again.
    } finally {
      if (this.loadingBack === chat) this.loadingBack = undefined;
    }
  }

  private async onReplyTo({ detail: { message } }: InnerEvent<'reply-to'>): Promise<void> {
    this.replyTo = message;
    if (!message) return;
    this.input.focus(); // At once: the next key is the first of the answer.
    try {
      await replyPart();
    } catch {
      // Who cannot see what they answer should not answer it.
      if (this.replyTo === message) this.replyTo = undefined;
      this.notifications.partMissing();
    }
  }

  /** To the message that a reply answers; older pages are loaded on the way, but not without end. */
  private async onGoTo({ detail: { id } }: InnerEvent<'go-to'>): Promise<void> {
    const { chat } = this;
    try {
      for (let pages = 0; chat && pages <= PAGES_BACK; pages++) {
        await this.updateComplete;
        if (this.list?.reveal(id)) return;
        const { room } = chat.snapshot;
        if (!room.older || room.messages.some((message) => message.id === id)) break;
        this.list?.hold();
        await chat.loadOlder();
      }
      this.notifications.say(this.strings.replyTooFar);
    } catch (error) {
      this.notifications.refused(error);
    }
    this.list?.release();
  }

  private async onSend({ detail }: InnerEvent<'send-text'>): Promise<void> {
    this.notifications.clear();
    if (detail.asText || !detail.text.startsWith('/')) return this.send(detail);
    if (this.moderationController.isStaff) {
      const text = await this.moderationController.command(detail.text);
      if (text !== undefined) this.send({ ...detail, text });
    } else if (detail.text.startsWith('//')) {
      this.send(detail);
    } else {
      this.input.giveBack(detail.text);
      this.askAsText(this.strings.commandsNotHere, detail.text);
    }
  }

  /** What looks like a command is not shown to everybody by mistake. */
  private askAsText(question: string, typed: string): void {
    this.notifications.offer('send-as-text', () => this.input.sendAsText(typed), question, true);
  }

  private send({ text, replyTo }: Pick<InnerEvents['send-text'], 'text' | 'replyTo'>): void {
    this.replyTo = undefined;
    const { chat } = this;
    if (!chat) return;
    chat.send(text, replyTo && { replyTo: replyTo.id }).catch((error: unknown) => {
      const failed = this.snapshot.outbox.find((entry) => entry.status === 'failed' && entry.problem === error);
      // What may be in the room must keep its key, or sending it again doubles it; what another login typed is not ours to send.
      if (!failed || failed.mayBeThere || failed.problem?.code === 'other_user') return;
      if (this.chat === chat && this.input.giveBack(text)) {
        chat.discard(failed.key);
        this.replyTo ??= replyTo;
        this.notifications.refused(error);
      }
    });
  }

  /** A text that fails again stays in the list with its reason: nothing more to do here. */
  private track(key: string): void {
    this.chat?.retry(key).catch(() => undefined);
  }

  private onTopUp({ detail: { url, gate, code, cause } }: InnerEvent<'top-up'>): void {
    const event = new CustomEvent('frontrow-top-up', {
      detail: { url, gate, code },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (!this.dispatchEvent(event)) cause.preventDefault();
  }

  /** Not to the input: on a phone its keyboard would come up. */
  private readonly onFocusLost = (): void => this.list?.focus();

  private mayWrite(): boolean {
    return !this.readonly && !this.overlay && whyOff(this.snapshot, now(), this.strings) === '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-chat': FrontrowChat;
  }
}
