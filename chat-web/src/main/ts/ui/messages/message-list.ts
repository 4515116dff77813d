import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OutboxEntry } from '../../client/outbox.js';
import type { Message } from '../../client/wire.js';
import './chat-message.js';
import type { ChatMessage } from './chat-message.js';
import { dataProperty, flagProperty, internalState } from '../base/properties.js';
import { customElement } from '../base/custom-element.js';
import { fire, relay } from '../base/events.js';
import { FocusLoss } from '../base/focus-loss.js';
import { clock } from '../i18n/format.js';
import { FrameThrottle } from './frame-throttle.js';
import { freshText } from '../base/fresh-text.js';
import { arrowDown } from '../base/icons.js';
import { LogAnnouncer } from './log-announcer.js';
import { styles } from './message-list.styles.js';
import { dayAbove, goesOn } from './message-groups.js';
import { VirtualWindow, type WindowRange } from './virtual-window.js';
import { OwnMessages } from './own-messages.js';
import './pending-message.js';
import { People } from './people.js';
import { Replies } from './replies.js';
import { RovingTabIndex } from './roving-tab-index.js';
import { ScrollAnchor } from './scroll-anchor.js';
import { english, type Strings } from '../i18n/strings.js';
import { base } from '../base/tokens.js';
import { typingBoundary } from '../base/typing-boundary.js';

/** So many rows are drawn at most. */
const ROWS = 200;
/** So many come in at the edge that the reader scrolls to. */
const STRIDE = 60;
/** This near to an edge counts as there, in pixels. */
const EDGE_PX = 80;
/** So long the message that one has gone to stands out. */
const FLASH_MS = 2_000;

/**
 * The messages. It follows the newest until the reader scrolls up; then it stays where they read, counts what is new,
 * and brings older messages when they come to the top.
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
    selfId: {},
    timeOfDay: dataProperty,
    strings: dataProperty,
    following: internalState,
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
  selfId = '';
  /** What time it is, in milliseconds since 1970: which day today is. */
  timeOfDay = (): number => Date.now();
  strings: Strings = english;

  private following = true;
  private flashId = '';
  private replies = new Replies([]);
  private revealing = '';
  private held = false;
  private drawings = 0;
  private readSeq = 0;
  private firstSeq = 0;
  private range: WindowRange<Message> = { rows: [], before: false, after: false };
  private readonly virtualWindow = new VirtualWindow<Message>(ROWS, STRIDE);
  private readonly throttle = new FrameThrottle();
  private readonly announcer = new LogAnnouncer(() => this.requestUpdate());
  private readonly scrollAnchor = new ScrollAnchor(() => this.scroller, () => this.rows());
  private readonly rovingTabIndex = new RovingTabIndex(this, () => this.scroller, () => this.rows());
  private readonly resizes = new ResizeObserver(() => this.comeBack());

  constructor() {
    super();
    relay(this, 'message-menu', 'user-card', 'reply-to', 'go-to', 'outbox-retry', 'outbox-discard');
    new FocusLoss(this, () => this.scroller.focus({ preventScroll: true }));
  }

  /** Puts the keyboard on the log as a whole. */
  override focus(): void {
    this.scroller.focus();
  }

  /** Goes to the newest message and follows from there. */
  jumpToLatest(): void {
    this.held = false;
    this.virtualWindow.follow();
    this.following = true;
    this.requestUpdate();
  }

  /** Goes to a message, if it is loaded; tells whether it is. */
  reveal(id: string): boolean {
    const index = this.messages.findIndex((message) => message.id === id);
    if (index < 0) return false;
    this.held = false;
    this.following = false;
    this.virtualWindow.reveal(this.messages, index);
    this.revealing = this.flashId = id;
    this.requestUpdate();
    return true;
  }

  /** Stays where it is, even at the end, while older messages are loaded; until {@link release} or {@link reveal}. */
  hold(): void {
    this.held = true;
    this.stay();
  }

  release(): void {
    this.held = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
    this.announcer.stop();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.comeBack();
    this.observe();
  }

  /** Moved by `Element.moveBefore`, which keeps everything but the scroll place. */
  connectedMoveCallback(): void {
    this.comeBack();
  }

  override firstUpdated(): void {
    this.observe();
  }

  /** In a busy room many messages come between two frames. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await this.throttle.turn();
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const sent = changed.get('outbox');
    if (sent && this.outbox.length > sent.length) this.following = true;
    if (changed.has('loaded')) this.replies = new Replies(this.loaded);
    const first = this.messages[0]?.seq ?? 0;
    if (this.following) this.virtualWindow.follow();
    else if (first < this.firstSeq) this.virtualWindow.moveUp(this.messages); // the older ones that were asked for
    this.firstSeq = first;
    this.range = this.virtualWindow.range(this.messages);
    const newest = this.messages.at(-1)?.seq ?? 0;
    if (this.following && newest > 0) this.readSeq = newest;
    this.announcer.beforeDrawing(this.range.rows, newest, this.quiet || changed.get('quiet') === true);
  }

  protected override update(changed: PropertyValues<this>): void {
    if (this.following) this.scrollAnchor.forget();
    else if (this.hasUpdated) this.scrollAnchor.beforeDrawing();
    super.update(changed);
    void this.settle(++this.drawings);
  }

  override render() {
    const { strings } = this;
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
        ${this.messages.length + this.outbox.length === 0 && this.older !== true
          ? html`<div class="empty">${freshText(this.emptyText)}</div>`
          : nothing}
        <div class="content">
          ${this.renderTop()}
          ${this.renderRows()}
          ${this.range.after
            ? nothing
            : repeat(
                this.outbox,
                (entry) => entry.key,
                (entry) =>
                  html`<frontrow-pending
                    .entry=${entry}
                    .answered=${entry.replyTo === undefined ? undefined : this.replies.answered(entry.replyTo)}
                    .strings=${strings}
                  ></frontrow-pending>`,
              )}
        </div>
      </div>
      ${this.following
        ? nothing
        : html`<button
            class="jump"
            part="jump"
            data-testid="jump-latest"
            @click=${this.jumpToLatest}
            @wheel=${this.onWheel}
          >
            ${arrowDown}${freshText(strings.jump(this.unread()))}
          </button>`}`;
  }

  private get scroller(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.scroller')!;
  }

  private get content(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.content')!;
  }

  private get olderButton(): HTMLButtonElement | null {
    return this.renderRoot.querySelector<HTMLButtonElement>('.older button');
  }

  private renderTop() {
    const { strings } = this;
    if (this.older === undefined || (this.older === false && this.messages.length === 0)) return nothing;
    if (this.older === false) return html`<div class="older">${this.range.before ? nothing : strings.beginning}</div>`;
    return html`<div class="older">
      <button data-testid="load-older" aria-disabled=${this.loadingOlder} @click=${this.onOlderClick}>
        ${freshText(this.loadingOlder ? strings.loadingOlder : this.olderFailed ? strings.olderFailed : strings.loadOlder)}
      </button>
    </div>`;
  }

  private renderRows() {
    const { rows } = this.range;
    // Beside what was said before, drawn or not: that the window moves changes no row.
    const start = rows[0] ? this.messages.indexOf(rows[0]) : 0;
    return repeat(
      rows,
      (message) => message.id,
      (message, n) => this.renderRow(message, this.messages[start + n - 1]),
    );
  }

  private renderRow(message: Message, before: Message | undefined) {
    const hasActions = this.hasActions(message);
    const day = dayAbove(message, before, this.strings, this.timeOfDay());
    const { replyTo, ts, user } = message;
    return html`${day === undefined
        ? nothing
        : html`<div class="day" part="day" data-testid="day"><range>${freshText(day)}</range></div>`}<frontrow-message
      part="message"
      exportparts="message-name, message-text, message-link, message-mention"
      class="${hasActions ? 'actions' : ''} ${this.flashId === message.id ? 'flash' : ''}"
      tabindex="-1"
      role="article"
      aria-label="${user.name}, ${clock(ts, this.strings)}: ${message.text}"
      data-testid="message"
      data-seq=${message.seq}
      data-id=${message.id}
      data-user=${user.id}
      .message=${message}
      .goeson=${goesOn(message, before)}
      .answersReader=${this.own.isAnsweredBy(message)}
      .answered=${replyTo ? this.replies.answered(replyTo.id) : undefined}
      .people=${message.text?.includes('@') ? this.people : People.nobody}
      .actions=${hasActions}
      .canReply=${this.canReply}
      .open=${this.openMenu === message.id}
      .current=${this.rovingTabIndex.current === message.id}
      .strings=${this.strings}
    ></frontrow-message>`;
  }

  private unread(): number {
    let at = this.messages.length;
    while (at > 0 && this.messages[at - 1]!.seq > this.readSeq) at--;
    return this.messages.slice(at).filter(({ user }) => user.id !== this.selfId).length;
  }

  /** Rows draw themselves after us; only then are the heights known. */
  private async settle(drawing: number): Promise<void> {
    await Promise.all(this.rows().map((row) => row.updateComplete));
    if (!this.isConnected || drawing !== this.drawings) return;
    const revealed = this.revealing && this.row(this.revealing);
    if (revealed) this.show(revealed);
    else if (this.following) this.scrollAnchor.toEnd();
    else this.scrollAnchor.afterDrawing();
    const isShort = this.scroller.scrollHeight <= this.scroller.clientHeight;
    if (isShort && this.older && !this.loadingOlder && !this.olderFailed && !this.quiet) this.wantOlder();
    if (this.following && this.messages.length > 2 * ROWS) fire(this, 'list-full', undefined);
  }

  private show(row: ChatMessage): void {
    this.revealing = '';
    this.scrollAnchor.show(row);
    row.focusRow();
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.following = !this.range.after && scrollHeight - scrollTop - clientHeight < EDGE_PX / 2;
    setTimeout(() => (this.flashId = ''), FLASH_MS);
  }

  private stay(): void {
    this.virtualWindow.hold(this.messages);
    this.following = false;
  }

  private onScroll(): void {
    const direction = this.scrollAnchor.direction();
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < EDGE_PX / 2;
    if (isAtEnd && !this.range.after) {
      // A message that one is on the way to is not drawn yet: where the list still stands says nothing.
      this.following = !this.held && this.revealing === '';
    } else if (isAtEnd) {
      this.virtualWindow.moveDown(this.messages);
      this.requestUpdate();
    } else if (direction === 'up') {
      this.stay();
      // Who only tabs along is at the top because the button has to be seen: nothing happens on focus (WCAG 3.2.1).
      if (scrollTop < EDGE_PX && !this.isTabbedTo()) this.onTop();
    }
    if (!this.following) this.scrollAnchor.see();
  }

  /** The button lies over the list; a wheel turned there means the list. */
  private onWheel(event: WheelEvent): void {
    this.scroller.scrollBy(0, event.deltaY);
  }

  private onTop(): void {
    if (!this.olderFailed || this.range.before) this.bringOlder();
  }

  private readonly onOlderClick = (): void => {
    // Pressed with the keyboard from further down: one wants to see what comes.
    if (this.isTabbedTo()) this.scroller.scrollTop = 0;
    this.bringOlder();
  };

  private bringOlder(): void {
    if (this.range.before) {
      this.virtualWindow.moveUp(this.messages);
      this.requestUpdate();
    } else if (this.older && !this.loadingOlder) {
      this.wantOlder();
    }
  }

  private wantOlder(): void {
    this.virtualWindow.hold(this.messages);
    fire(this, 'older-wanted', undefined);
  }

  private isTabbedTo(): boolean {
    return this.olderButton?.matches(':focus-visible') === true;
  }

  /** All rows may stand elsewhere now. */
  private comeBack(): void {
    if (this.following) this.scrollAnchor.toEnd();
    else this.scrollAnchor.comeBack();
  }

  private observe(): void {
    this.resizes.observe(this.scroller);
    this.resizes.observe(this.content);
  }

  private row(id: string): ChatMessage | undefined {
    return this.rows().find(({ message }) => message?.id === id);
  }

  private rows(): ChatMessage[] {
    return [...this.renderRoot.querySelectorAll('frontrow-message')];
  }
}

customElement('frontrow-message-list', MessageList, typingBoundary);

declare module '../base/events.js' {
  interface InnerEvents {
    'older-wanted': undefined;
    'list-full': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'frontrow-message-list': MessageList;
  }
}
