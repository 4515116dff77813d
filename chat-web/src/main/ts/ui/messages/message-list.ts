import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { OutboxEntry } from '../../client/outbox.js';
import type { Message } from '../../client/wire.js';
import { customElement } from '../base/custom-element.js';
import { fire, relay } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { freshText } from '../base/fresh-text.js';
import { arrowDown } from '../base/icons.js';
import { dataProperty, flagProperty, internalState } from '../base/properties.js';
import { RoomPartController } from '../base/room-part-controller.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';
import { english, type Strings } from '../i18n/strings.js';
import './chat-message.js';
import type { ChatMessage } from './chat-message.js';
import { FrameThrottle } from './frame-throttle.js';
import { LogAnnouncer } from './log-announcer.js';
import { isSpecial } from './message-groups.js';
import { styles } from './message-list.styles.js';
import { renderOutbox, renderRows } from './message-rows.js';
import { OlderButton } from './older-button.js';
import { OwnMessages } from './own-messages.js';
import './pending-message.js';
import { People } from './people.js';
import { MAX_ROWS, ReadingPosition } from './reading-position.js';
import { Replies } from './replies.js';
import { RovingTabIndex } from './roving-tab-index.js';
import { ScrollAnchor } from './scroll-anchor.js';

/** This near to an edge counts as there, in pixels. */
const EDGE_PX = 80;
/** So long the message that one has gone to stands out. */
const FLASH_MS = 2_000;

/**
 * The messages. It follows the newest until the reader scrolls up; then it stays where they read, counts what is new,
 * and brings older messages when they come to the top.
 * @event older-wanted - older messages are to be loaded
 * @event list-full - there are more than a list should hold
 */
export class MessageList extends LitElement {
  static override properties = {
    messages: dataProperty,
    outbox: dataProperty,
    older: dataProperty,
    loadingOlder: flagProperty,
    olderFailed: flagProperty,
    emptyText: {},
    quiet: flagProperty,
    loaded: dataProperty,
    people: dataProperty,
    own: dataProperty,
    canReply: flagProperty,
    hasActions: dataProperty,
    openMenu: {},
    blocked: dataProperty,
    selfId: {},
    timeOfDay: dataProperty,
    strings: dataProperty,
    flashId: internalState,
  };

  static override styles = [base, styles];

  /** What is to be seen, ascending by `seq`. */
  messages: readonly Message[] = [];
  outbox: readonly OutboxEntry[] = [];
  /** Older messages: to be had, none, or not known yet. */
  older: boolean | undefined;
  loadingOlder = false;
  /** The last try to load older ones failed: wait for a click. */
  olderFailed = false;
  /** Said where there is nothing to show. */
  emptyText = '';
  /** What comes in is the past, not to be announced. */
  quiet = false;
  /** Everything loaded, tombstones included: what replies may answer. */
  loaded: readonly Message[] = [];
  people: People = People.nobody;
  /** The reader's own messages. */
  own: OwnMessages = OwnMessages.none;
  canReply = false;
  hasActions: (message: Message) => boolean = () => false;
  openMenu = '';
  /** Ids of those whose messages are folded. */
  blocked: ReadonlySet<string> = new Set();
  selfId = '';
  /** What time it is, in milliseconds since 1970: which day today is. */
  timeOfDay = (): number => Date.now();
  strings: Strings = english;

  private flashId = '';
  private replies = new Replies([]);
  private drawings = 0;
  private readonly position = new ReadingPosition(this);
  private readonly olderButton = new OlderButton(this, this.position);
  private readonly throttle = new FrameThrottle();
  private readonly announcer = new LogAnnouncer(this);
  private readonly scrollAnchor = new ScrollAnchor(
    this,
    () => this.rows(),
    () => this.position.following,
  );
  private readonly rovingTabIndex = new RovingTabIndex(
    this,
    () => this.scroller,
    () => this.rows(),
  );

  constructor() {
    super();
    relay(this, 'message-menu', 'user-card', 'reply-to', 'go-to', 'outbox-retry', 'outbox-discard');
    new RoomPartController(this, () => this.blocked.size > 0 || this.messages.some(isSpecial));
    new FocusLoss(this, () => this.scroller.focus({ preventScroll: true }));
  }

  /** Puts the keyboard on the log as a whole. */
  override focus(): void {
    this.scroller.focus();
  }

  /** Goes to the newest message and follows from there. */
  jumpToLatest(): void {
    this.position.follow();
  }

  /** Goes to a message, if it is loaded; tells whether it is. */
  reveal(id: string): boolean {
    const isLoaded = this.position.reveal(id);
    if (isLoaded) this.flashId = id;
    this.requestUpdate();
    return isLoaded;
  }

  /** Stays where it is, even at the end, while older messages are loaded; until {@link release} or {@link reveal}. */
  hold(): void {
    this.position.hold();
  }

  release(): void {
    this.position.release();
  }

  /** Moved by `Element.moveBefore`, which keeps everything but the scroll place. */
  connectedMoveCallback(): void {
    this.scrollAnchor.comeBack();
  }

  /** In a busy room many messages come between two frames. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await this.throttle.turn();
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const sent = changed.get('outbox');
    if (sent && this.outbox.length > sent.length) this.position.following = true;
    if (changed.has('loaded')) this.replies = new Replies(this.loaded);
    const newest = this.position.update();
    this.announcer.beforeDrawing(this.position.range.rows, newest, this.quiet || changed.get('quiet') === true);
  }

  protected override update(changed: PropertyValues<this>): void {
    if (this.hasUpdated) this.scrollAnchor.beforeDrawing();
    super.update(changed);
    void this.settle(++this.drawings);
  }

  override render() {
    const { strings, replies, flashId, position } = this;
    const rowState = { replies, flashId, currentId: this.rovingTabIndex.current };
    // The button lies over the list; a wheel turned there means the list.
    const onWheel = (event: WheelEvent) => this.scroller.scrollBy(0, event.deltaY);
    return html`<div
        class="scroller"
        part="log"
        data-testid="log"
        role="log"
        tabindex="0"
        aria-label=${strings.log}
        aria-live=${this.quiet || this.loadingOlder || this.announcer.isSilent ? 'off' : 'polite'}
        @scroll=${this.onScroll}
        @focusin=${this.rovingTabIndex.onFocusIn}
        @keydown=${this.rovingTabIndex.onKey}
      >
        ${
          this.messages.length + this.outbox.length === 0 && this.older !== true
            ? html`<div class="empty">${freshText(this.emptyText)}</div>`
            : nothing
        }
        <div class="content">
          ${this.olderButton.render()}
          ${renderRows(this, position.range.rows, rowState)}
          ${position.range.after ? nothing : renderOutbox(this, replies)}
        </div>
      </div>
      ${
        position.following
          ? nothing
          : html`<button
            class="jump"
            part="jump"
            data-testid="jump-latest"
            @click=${this.jumpToLatest}
            @wheel=${onWheel}
          >
            ${arrowDown}${freshText(strings.jump(position.unread()))}
          </button>`
      }`;
  }

  private get scroller(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.scroller')!;
  }

  /** Rows draw themselves after us; only then are the heights known. */
  private async settle(drawing: number): Promise<void> {
    await Promise.all(this.rows().map((row) => row.updateComplete));
    if (!this.isConnected || drawing !== this.drawings) return;
    const { revealing } = this.position;
    const revealed = revealing && this.rows().find(({ message }) => message?.id === revealing);
    if (revealed) this.show(revealed);
    else this.scrollAnchor.afterDrawing();
    const isShort = this.scroller.scrollHeight <= this.scroller.clientHeight;
    if (isShort && !this.quiet) this.olderButton.onShort();
    if (this.position.following && this.messages.length > 2 * MAX_ROWS) fire(this, 'list-full', undefined);
  }

  private show(row: ChatMessage): void {
    this.position.revealing = '';
    this.scrollAnchor.show(row);
    row.focusRow();
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.position.following = !this.position.range.after && scrollHeight - scrollTop - clientHeight < EDGE_PX / 2;
    setTimeout(() => (this.flashId = ''), FLASH_MS);
  }

  private onScroll(): void {
    const direction = this.scrollAnchor.direction();
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < EDGE_PX / 2;
    if (isAtEnd) {
      this.position.moveDown();
    } else if (direction === 'up') {
      this.position.stay();
      if (scrollTop < EDGE_PX) this.olderButton.onTop();
    }
    this.scrollAnchor.see();
  }

  private rows(): ChatMessage[] {
    return [...this.renderRoot.querySelectorAll('frontrow-message')];
  }
}

customElement('frontrow-message-list', MessageList, typingBoundary);

declare module '../base/events.js' {
  interface InnerEvents {
    'list-full': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-message-list': MessageList;
  }
}
