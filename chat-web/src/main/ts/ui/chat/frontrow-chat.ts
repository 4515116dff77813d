import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';
import type { HostHeaders } from '../../client/host-headers.js';
import { now } from '../../client/now.js';
import { initialSnapshot, type Snapshot } from '../../client/snapshot.js';
import { ClockController } from '../base/clock-controller.js';
import { customElement } from '../base/custom-element.js';
import type { InnerEvent } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { keptWhenMoved } from '../base/kept-when-moved.js';
import { dataProperty, internalState } from '../base/properties.js';
import { RoomPartController } from '../base/room-part-controller.js';
import '../base/theme.js'; // Not used here, but by a late part: what that needs has to be there.
import { base, tokens } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import '../composer/chat-input.js';
import type { Strings } from '../i18n/strings.js';
import '../messages/message-list.js';
import { OlderMessages } from '../messages/older-messages.js';
import { actionsFor, hasRoomTools } from '../moderation/message-actions.js';
import { PreferenceController } from '../settings/preference-controller.js';
import { SettingsController } from '../settings/settings-controller.js';
import '../status/chat-notices.js';
import '../status/connection-banner.js';
import { NotificationController } from '../status/notification-controller.js';
import { emptyText, hasRules, isCounting, sanctionIn, whyOff } from '../status/snapshot-text.js';
import { BlockController } from './block-controller.js';
import { renderHeader } from './chat-header.js';
import type { ChatHost } from './chat-host.js';
import { ClientController } from './client-controller.js';
import { clientOptions } from './client-options.js';
import { styles } from './frontrow-chat.styles.js';
import { alertTo } from './mention-alert.js';
import { moderationIn } from './moderation-wiring.js';
import { ReplyController } from './reply-controller.js';
import { RoomView } from './room-view.js';
import { SendController } from './send-controller.js';

/**
 * The chat of one stream. It connects when it is put into a page and leaves when it is taken out. What it takes and fires, and its
 * parts for style sheets: `frontrow-chat.d.ts`, which editors show to those who use it.
 */
export class FrontrowChat extends LitElement implements ChatHost {
  static override properties = {
    stream: {},
    api: {},
    headers: dataProperty,
    topUpTarget: { attribute: 'top-up-target' },
    theme: {},
    readonly: { type: Boolean, reflect: true },
    overlay: { type: Boolean, reflect: true },
    moderation: {},
    pauseHiddenAfterMs: { attribute: 'pause-hidden-after-ms', type: Number },
    blocked: dataProperty,
    snapshot: internalState,
    strings: dataProperty,
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
  /** How long the page is hidden before the chat lets go of its stream; `false`: it goes on. A minute by default. */
  pauseHiddenAfterMs: number | false | undefined;

  /** Ids of those whom the reader has blocked, if the page keeps them; undefined: this browser does. */
  blocked: readonly string[] | undefined;

  /** @internal, as the next: see {@link ChatHost}. */
  snapshot: Snapshot = initialSnapshot;
  private ownStrings: Strings | undefined;
  private readonly preferenceController = new PreferenceController(this, () =>
    this.overlay ? { theme: 'dark', isFixed: true } : { theme: this.theme, isFixed: false },
  );
  readonly view = new RoomView((message) => this.actions(message).length > 0 || hasRoomTools(this.userState));
  readonly blocks = new BlockController(this);
  private readonly connection: ClientController = new ClientController(
    this,
    () => clientOptions(this, this.preferenceController),
    {
      changed: (snapshot) => (this.snapshot = snapshot),
      message: (message) => alertTo(message, this, this.preferenceController.preferences),
      left: () => this.clear(),
    },
  );
  readonly notifications = new NotificationController(this);
  private readonly settings = new SettingsController(this, this.preferenceController);
  private readonly reply = new ReplyController(this);
  private readonly older = new OlderMessages(this, () => this.client);
  private readonly moderationController = moderationIn(this);
  readonly sender = new SendController(this, this.reply, this.moderationController);

  constructor() {
    super();
    new RoomPartController(this, () => hasRules(this.snapshot));
    new FocusLoss(this, this.onFocusLost);
    new ClockController(this, () => this.notifications.notice !== undefined || isCounting(this.snapshot, now()));
  }

  /** The headless client behind this element; undefined while it is not in a page or has no stream. */
  get client(): ChatClient | undefined {
    return this.connection.chat;
  }

  /** Every text shown: those of the reader's language, unless the page sets its own. */
  get strings(): Strings {
    return this.ownStrings ?? this.preferenceController.strings;
  }

  set strings(strings: Strings | undefined) {
    this.ownStrings = strings;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('stream') || changed.has('api')) this.connection.connect();
    if (!changed.has('snapshot')) return;
    this.view.update(this.snapshot, changed.get('snapshot') as Snapshot | undefined);
    this.reply.update(this.snapshot.room.messages);
  }

  /** @internal */
  get input() {
    return this.renderRoot.querySelector('frontrow-input')!;
  }

  /** @internal */
  get list() {
    return this.renderRoot.querySelector('frontrow-message-list');
  }

  /** @internal */
  readonly actions: ChatHost['actions'] = (message) =>
    this.readonly || this.overlay ? [] : actionsFor(this.userState, message);

  /** @internal As the server says, without the rights whose tools the page wants hidden. */
  get userState() {
    const { userState } = this.snapshot;
    const isHidden = this.moderation === 'off' || this.readonly || this.overlay;
    return userState && isHidden ? { ...userState, can: { ...userState.can, moderate: false } } : userState;
  }

  override render() {
    return html`${this.overlay ? nothing : this.renderTop()}
      <div class="main">
        ${this.overlay ? nothing : this.renderPin()}${this.renderList()}${this.readonly || this.overlay ? nothing : this.renderFooter()}${this.moderationController.renderPanel()}
      </div>
      ${this.moderationController.renderOver()}${this.settings.renderDialog()}`;
  }

  private renderTop() {
    const { snapshot, strings } = this;
    return html`${renderHeader(this, this.moderationController.renderButton(), this.settings.renderButton())}
      <frontrow-connection
        exportparts="connection"
        .connection=${snapshot.connection}
        .now=${now()}
        .wasLive=${this.connection.wasLive}
        .strings=${strings}
        @connection-retry=${() => this.client?.start()}
        @focus-lost=${this.onFocusLost}
      ></frontrow-connection>`;
  }

  private renderPin() {
    return html`<frontrow-pin
      exportparts="pin"
      ?inert=${this.moderationController.isPanelOpen}
      .pin=${this.snapshot.roomState?.pin}
      .mayUnpin=${hasRoomTools(this.userState)}
      .strings=${this.strings}
      @staff-act=${(event: InnerEvent<'staff-act'>) => void this.moderationController.act(event.detail)}
      @focus-lost=${this.onFocusLost}
    ></frontrow-pin>`;
  }

  private renderList() {
    const { snapshot, strings, overlay, view } = this;
    return html`<frontrow-message-list
        exportparts="log, day, jump, message, message-name, message-text, message-link, message-mention, message-mark"
        ?inert=${this.moderationController.isPanelOpen}
        .messages=${view.visible}
        .loaded=${snapshot.room.messages}
        .people=${view.people}
        .own=${view.own}
        .canReply=${!this.readonly && !overlay && whyOff(snapshot, now(), strings) === ''}
        .outbox=${snapshot.outbox}
        .older=${snapshot.room.older === undefined || overlay ? undefined : snapshot.room.older !== null}
        .loadingOlder=${snapshot.loadingOlder}
        .olderFailed=${this.older.failed}
        .quiet=${snapshot.catchingUp || this.preferenceController.preferences.quiet}
        .emptyText=${overlay ? '' : emptyText(snapshot, strings)}
        .hasActions=${view.hasActions}
        .openMenu=${this.moderationController.openMenuId}
        .blocked=${this.blocks.ids}
        .selfId=${snapshot.userState?.user.id ?? ''}
        .timeOfDay=${this.connection.timeOfDay}
        .strings=${strings}
        @message-menu=${this.moderationController.openMenu}
        @reply-to=${this.reply.choose}
        @go-to=${this.reply.goTo}
        @user-card=${overlay ? null : this.moderationController.openCard}
        @older-wanted=${this.older.load}
        @list-full=${this.connection.trim}
        @outbox-retry=${this.sender.retry}
        @outbox-discard=${(event: InnerEvent<'outbox-discard'>) => this.client?.discard(event.detail.key)}
      ></frontrow-message-list>`;
  }

  private renderFooter() {
    const { snapshot, strings } = this;
    const time = now();
    return html`<footer part="footer" ?inert=${this.moderationController.isPanelOpen}>
        <frontrow-rules
          exportparts="rules, warning"
          .client=${this.client}
          .snapshot=${snapshot}
          .now=${time}
          .strings=${strings}
          @focus-lost=${this.onFocusLost}
        ></frontrow-rules>
        <frontrow-notices
          exportparts="notice, sanction-notice, gate-prompt, top-up, limit-countdown"
          .userState=${snapshot.userState}
          .sanction=${sanctionIn(snapshot, time)}
          .notice=${this.notifications.notice}
          .now=${time}
          .topUpTarget=${this.topUpTarget}
          .strings=${strings}
          @notice-offer=${this.sender.acceptOffer}
          @focus-lost=${this.onFocusLost}
        ></frontrow-notices>
        <frontrow-input
          exportparts="field, input, send, limit-meter, limit-warning, reply-bar, completions, emoji-button, emoji-picker"
          .userState=${this.userState}
          .off=${whyOff(snapshot, time, strings)}
          .replyTo=${this.reply.replyTo}
          .people=${this.view.people}
          .now=${time}
          .strings=${strings}
          @send-text=${this.sender.onSend}
          @reply-to=${this.reply.choose}
          @focus-lost=${this.onFocusLost}
        ></frontrow-input>
      </footer>`;
  }

  /** The chat is another, or none. */
  private clear(): void {
    this.snapshot = initialSnapshot;
    this.view.clear();
    this.reply.replyTo = undefined;
    this.notifications.clear();
    this.moderationController.close();
    this.list?.jumpToLatest();
  }

  /** Not to the input: on a phone its keyboard would come up. */
  private readonly onFocusLost = (): void => this.list?.focus();
}

customElement('frontrow-chat', FrontrowChat, typingBoundary, keptWhenMoved);

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-chat': FrontrowChat;
  }
}
