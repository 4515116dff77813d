import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ChatClient } from '../../client/chat-client.js';
import type { HostHeaders } from '../../client/host-headers.js';
import { now } from '../../client/now.js';
import { initialSnapshot, type Snapshot } from '../../client/snapshot.js';
import type { Standing } from '../../client/standing.js';
import type { Message } from '../../client/wire.js';
import '../composer/chat-input.js';
import type { ChatInput } from '../composer/chat-input.js';
import { ClockController } from '../base/clock-controller.js';
import '../status/chat-notices.js';
import '../status/connection-banner.js';
import { customElement } from '../base/custom-element.js';
import type { InnerEvent, InnerEvents } from '../base/events.js';
import { count } from '../i18n/format.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { styles } from './frontrow-chat.styles.js';
import { person } from '../base/icons.js';
import { keptWhenMoved } from '../base/kept-when-moved.js';
import { stopWhenSent } from './last-texts.js';
import { replyPart, soundPart } from '../late-parts.js';
import { actionsFor, type MenuAction } from '../moderation/message-actions.js';
import '../messages/message-list.js';
import type { MessageList } from '../messages/message-list.js';
import { NoticeBoard } from '../status/notice-board.js';
import { loadOlderSeen } from '../messages/older-messages.js';
import { OwnMessages } from '../messages/own-messages.js';
import { People } from '../messages/people.js';
import { PreferenceController } from '../settings/preference-controller.js';
import { SettingsDesk } from '../settings/settings-desk.js';
import { emptyText, isCounting, sanctionIn, whyOff } from '../status/snapshot-words.js';
import { StaffDesk } from '../moderation/staff-desk.js';
import type { Strings } from '../i18n/strings.js';
import { mentionsUser } from '../messages/text-parts.js';
import '../base/theme.js'; // Not used here, but by a late part: what that needs has to be there.
import { base, tokens } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';

/** So many older pages are loaded to find the message that a reply answers. */
const PAGES_BACK = 10;
/** Messages kept while the reader is at the newest. */
const KEEP = 200;

/**
 * The chat of one stream: `<frontrow-chat stream="…" api="/api">`. It connects when it is put into a page and leaves when
 * it is taken out. It fires `frontrow-top-up` (cancelable, detail `{url, gate, code}`) before it follows the link of a closed gate.
 */
@customElement('frontrow-chat')
@typingBoundary
@keptWhenMoved
export class FrontrowChat extends LitElement {
  static override styles = [base, tokens, styles];

  /** Id of the stream whose chat this is. */
  @property() stream = '';
  /** Where the host mounted the chat. */
  @property() api = '/api';
  /** What each request to the server also carries, for a host's login that is no cookie; to be set before the element is shown. */
  @property({ attribute: false }) headers: HostHeaders | undefined;
  /** Where the link of a closed gate opens. A new tab by default: the video goes on, and the chat opens by itself once there is credit. */
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
  @state() private olderFailed = false;
  @state() private replyTo: Message | undefined;
  @query('frontrow-input') private input!: ChatInput;
  private readonly choices = new PreferenceController(this, () =>
    this.overlay ? { theme: 'dark', isFixed: true } : { theme: this.theme, isFixed: false },
  );
  private readonly board = new NoticeBoard(this, () => this.strings);
  private readonly settings = new SettingsDesk(this, this.choices, () => this.strings, () => this.board.partMissing());
  private ownWords: Strings | undefined;
  @query('frontrow-message-list') private list!: MessageList | null;
  private readonly desk = new StaffDesk(
    this,
    () => ({
      chat: this.chat,
      standing: this.standing,
      strings: this.strings,
      messages: this.snapshot.room.messages,
      people: this.people,
      actions: (message) => this.actions(message),
    }),
    {
      done: ({ text, undo }) => {
        if (undo) this.board.offer('undo', () => void this.desk.act(undo), text);
        else this.board.say(text);
      },
      refused: (words) => this.board.say(words, true),
      noCommand: (words, typed) => this.askAsText(words, typed),
      told: (words) => this.board.tell(words),
      giveBack: (text) => this.input.giveBack(text),
      focusLog: () => this.list?.focus(),
      partMissing: () => this.board.partMissing(),
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
    new ClockController(this, () => this.board.notice !== undefined || isCounting(this.snapshot, now()));
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
    const { room, standing } = this.snapshot;
    if (before?.room.messages !== room.messages) {
      this.visible = room.messages.filter((message) => !message.deleted);
      const { replyTo } = this;
      // What is answered may be deleted while one still writes.
      if (replyTo) this.replyTo = room.messages.find(({ id }) => id === replyTo.id) ?? replyTo;
    }
    if (before?.room.messages !== room.messages || before?.standing?.user !== standing?.user) {
      this.people = this.people.with(this.visible, standing?.user);
      this.own = this.own.with(room.messages, standing?.user.id ?? '');
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
    const isHidden = this.moderation === 'off' || this.readonly || this.overlay;
    return standing && isHidden ? { ...standing, can: { ...standing.can, moderate: false } } : standing;
  }

  override render() {
    return html`${this.overlay ? nothing : this.renderHeader()}
      <div class="main">
        ${this.renderList()}${this.readonly || this.overlay ? nothing : this.renderFooter()}${this.desk.renderPanel()}
      </div>
      ${this.desk.renderOver()}${this.settings.renderDialog()}`;
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
        ${this.desk.renderButton()}
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
        ?inert=${this.desk.isPanelOpen}
        .messages=${this.visible}
        .loaded=${snapshot.room.messages}
        .people=${this.people}
        .own=${this.own}
        .canReply=${this.mayWrite()}
        .outbox=${snapshot.outbox}
        .older=${snapshot.room.older === undefined || overlay ? undefined : snapshot.room.older !== null}
        .loadingOlder=${snapshot.loadingOlder}
        .olderFailed=${this.olderFailed}
        .quiet=${snapshot.catchingUp || this.choices.preferences.quiet}
        .emptyText=${overlay ? '' : emptyText(snapshot, strings)}
        .hasActions=${this.hasActions}
        .openMenu=${this.desk.openMenuId}
        .selfId=${snapshot.standing?.user.id ?? ''}
        .timeOfDay=${this.timeOfDay}
        .strings=${strings}
        @message-menu=${this.desk.openMenu}
        @reply-to=${this.onReplyTo}
        @go-to=${this.onGoTo}
        @user-card=${overlay ? null : this.desk.openCard}
        @older-wanted=${this.onOlderWanted}
        @list-full=${() => this.chat?.trim(KEEP)}
        @outbox-retry=${(event: InnerEvent<'outbox-retry'>) => this.track(event.detail.key)}
        @outbox-discard=${(event: InnerEvent<'outbox-discard'>) => this.chat?.discard(event.detail.key)}
      ></frontrow-message-list>`;
  }

  private renderFooter() {
    const { snapshot, strings } = this;
    const time = now();
    return html`<footer part="footer" ?inert=${this.desk.isPanelOpen} @focus-lost=${this.onFocusLost}>
        <frontrow-notices
          exportparts="notice, sanction-notice, gate-prompt, top-up, limit-countdown"
          .standing=${snapshot.standing}
          .sanction=${sanctionIn(snapshot, time)}
          .notice=${this.board.notice}
          .now=${time}
          .topUpTarget=${this.topUpTarget}
          .strings=${strings}
          @top-up=${this.onTopUp}
          @notice-offer=${this.onOffer}
        ></frontrow-notices>
        <frontrow-input
          exportparts="field, input, send, limit-meter, limit-warning, reply-bar, completions, emoji-button, emoji-picker"
          .standing=${this.standing}
          .off=${whyOff(snapshot, time, strings)}
          .replyTo=${this.replyTo}
          .people=${this.people}
          .now=${time}
          .strings=${strings}
          @send-text=${this.onSend}
          @reply-to=${this.onReplyTo}
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
    this.board.clear();
    this.desk.close();
    this.list?.jumpToLatest();
  }

  private hear(message: Message): void {
    const { sound, quiet } = this.choices.preferences;
    const { room, standing } = this.snapshot;
    if (!sound || quiet || !standing || message.user.id === standing.user.id) return;
    const isAnswer = this.own.with(room.messages, standing.user.id).isAnsweredBy(message);
    if (!isAnswer && !mentionsUser(message.text ?? '', this.people, standing.user.id)) return;
    soundPart().then(
      ({ soundMention }) => soundMention(message.id),
      () => undefined, // The network is away: the mention is seen, and the next one asks again.
    );
  }

  private onOffer(): void {
    const act = this.board.clear();
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
      this.board.partMissing();
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
      this.board.say(this.strings.replyTooFar);
    } catch (error) {
      this.board.refused(error);
    }
    this.list?.release();
  }

  private async onSend({ detail }: InnerEvent<'send-text'>): Promise<void> {
    this.board.clear();
    if (detail.asText || !detail.text.startsWith('/')) return this.send(detail);
    if (this.desk.isStaff) {
      const text = await this.desk.command(detail.text);
      if (text !== undefined) this.send({ ...detail, text });
    } else if (detail.text.startsWith('//')) {
      this.send(detail);
    } else {
      this.input.giveBack(detail.text);
      this.askAsText(this.strings.commandsNotHere, detail.text);
    }
  }

  /** What looks like a command is not shown to everybody by mistake. */
  private askAsText(words: string, typed: string): void {
    this.board.offer('send-as-text', () => this.input.sendAsText(typed), words, true);
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
        this.board.refused(error);
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
