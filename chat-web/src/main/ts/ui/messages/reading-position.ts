import type { ReactiveControllerHost } from 'lit';
import type { Message } from '../../client/wire.js';
import { VirtualWindow, type WindowRange } from './virtual-window.js';

/** So many rows are drawn at most. */
export const MAX_ROWS = 200;
/** So many come in at the edge that the reader scrolls to. */
const STRIDE = 60;

type Host = ReactiveControllerHost & { readonly messages: readonly Message[]; readonly selfId: string };

/** Where the reader is in a list of messages: at the newest, and following them, or at a place where they stay. With it goes what is drawn. */
export class ReadingPosition {
  /** What is drawn. */
  range: WindowRange<Message> = { rows: [], before: false, after: false };
  /** Id of the message that the reader is on the way to; it is not drawn yet. */
  revealing = '';
  private isFollowing = true;
  private isHeld = false;
  /** The newest that the reader has seen. */
  private readSeq = 0;
  private firstSeq = 0;
  private readonly virtualWindow = new VirtualWindow<Message>(MAX_ROWS, STRIDE);

  constructor(private readonly host: Host) {}

  get following(): boolean {
    return this.isFollowing;
  }

  set following(following: boolean) {
    if (following === this.isFollowing) return;
    this.isFollowing = following;
    this.host.requestUpdate();
  }

  /** To the newest message. */
  follow(): void {
    this.isHeld = false;
    this.virtualWindow.follow();
    this.following = true;
    this.host.requestUpdate();
  }

  /** To this message, if it is loaded; tells whether it is. */
  reveal(id: string): boolean {
    const { messages } = this.host;
    const index = messages.findIndex((message) => message.id === id);
    if (index < 0) return false;
    this.isHeld = this.following = false;
    this.virtualWindow.reveal(messages, index);
    this.revealing = id;
    return true;
  }

  /** Stays where it is, even at the end; until {@link release} or {@link reveal}. */
  hold(): void {
    this.isHeld = true;
    this.stay();
  }

  release(): void {
    this.isHeld = false;
  }

  stay(): void {
    this.keepRows();
    this.following = false;
  }

  /** Draws the same rows, whatever comes, until the reader moves. */
  keepRows(): void {
    this.virtualWindow.hold(this.host.messages);
  }

  /** The reader has scrolled to the upper edge of what is drawn. */
  moveUp(): void {
    this.virtualWindow.moveUp(this.host.messages);
    this.host.requestUpdate();
  }

  /** The reader has scrolled to the lower edge of what is drawn. */
  moveDown(): void {
    if (this.range.after) {
      this.virtualWindow.moveDown(this.host.messages);
      this.host.requestUpdate();
    } else {
      // A message that one is on the way to is not drawn yet: where the list still stands says nothing.
      this.following = !this.isHeld && this.revealing === '';
    }
  }

  /** Before each drawing. Returns the `seq` of the newest message. */
  update(): number {
    const { messages } = this.host;
    const first = messages[0]?.seq ?? 0;
    if (this.following) this.virtualWindow.follow();
    else if (first < this.firstSeq) this.virtualWindow.moveUp(messages); // the older ones that were asked for
    this.firstSeq = first;
    this.range = this.virtualWindow.range(messages);
    const newest = messages.at(-1)?.seq ?? 0;
    if (this.following && newest > 0) this.readSeq = newest;
    return newest;
  }

  /** How many messages of others are newer than what the reader has seen. */
  unread(): number {
    const { messages, selfId } = this.host;
    let at = messages.length;
    while (at > 0 && messages[at - 1]!.seq > this.readSeq) at--;
    return messages.slice(at).filter(({ user }) => user.id !== selfId).length;
  }
}
