import type { LitElement, ReactiveController } from 'lit';

/**
 * The rows from the first in view on, and how far each was from the top edge, in pixels. Many may be gone later, since all
 * that somebody wrote may be deleted at once; the first left is used.
 */
interface Place {
  readonly scrollTop: number;
  readonly marks: readonly { readonly row: HTMLElement; readonly offset: number }[];
}

/**
 * Keeps the place of a reader who does not follow the newest: while rows come and go above and below it, and when all of
 * them stand elsewhere, since the list was moved in the page, made wider, or hidden for a while.
 */
export class ScrollAnchor implements ReactiveController {
  private lastTop = 0;
  private lastHeight = 0;
  /** Before the drawing that is going on. */
  private place: Place | undefined;
  /** When the reader was seen last. */
  private seen: Place | undefined;
  private readonly resizes = new ResizeObserver(() => this.comeBack());

  constructor(
    private readonly host: LitElement,
    private readonly rows: () => readonly HTMLElement[],
    /** Whether the reader follows the newest: then their place is the end. */
    private readonly isFollowing: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.host.hasUpdated) return;
    this.comeBack();
    this.observe();
  }

  hostUpdated(): void {
    if (!this.host.hasUpdated) this.observe(); // drawn for the first time
  }

  hostDisconnected(): void {
    this.resizes.disconnect();
  }

  /**
   * While an earlier drawing is not settled, the place is the one before it. Where nobody has scrolled, it is the one seen
   * last: a row may have grown since by something of its own, and the list would stand elsewhere now.
   */
  beforeDrawing(): void {
    if (this.isFollowing()) this.forget();
    else this.place ??= this.seen?.scrollTop === this.scroller().scrollTop ? this.seen : this.remember();
  }

  afterDrawing(): void {
    if (this.isFollowing()) return this.toEnd();
    if (this.place) this.restore(this.place);
    this.place = undefined;
    this.see();
  }

  /** Notes where the reader is, if anything can be seen. */
  see(): void {
    if (!this.isFollowing()) this.seen = this.remember() ?? this.seen;
  }

  /** To where the reader was seen last: all rows may stand elsewhere now. */
  comeBack(): void {
    if (this.isFollowing()) this.toEnd();
    else if (this.seen) this.restore(this.seen);
  }

  /** Brings a row to the middle. */
  show(row: HTMLElement): void {
    const scroller = this.scroller();
    const frame = scroller.getBoundingClientRect();
    const { top, height } = row.getBoundingClientRect();
    scroller.scrollTop += top - frame.top - Math.max((frame.height - height) / 2, 0);
    this.note();
    this.forget();
    this.see();
  }

  /**
   * Where the reader moved since last asked. What moves only because the box changed its height (a keyboard that slid in,
   * a notice that appeared) is not the reader.
   */
  direction(): 'up' | 'down' | 'none' {
    const { scrollTop, clientHeight } = this.scroller();
    const moved = clientHeight === this.lastHeight ? scrollTop - this.lastTop : 0;
    this.note();
    return moved < 0 ? 'up' : moved > 0 ? 'down' : 'none';
  }

  private toEnd(): void {
    const scroller = this.scroller();
    scroller.scrollTop = scroller.scrollHeight;
    this.note();
  }

  /** The reader follows the newest, or goes elsewhere. */
  private forget(): void {
    this.place = this.seen = undefined;
  }

  private scroller(): HTMLElement {
    return this.host.renderRoot.querySelector<HTMLElement>('.scroller')!;
  }

  private observe(): void {
    for (const element of this.host.renderRoot.querySelectorAll('.scroller, .content')) this.resizes.observe(element);
  }

  private remember(): Place | undefined {
    const scroller = this.scroller();
    if (scroller.clientHeight === 0) return undefined; // hidden, or out of the page
    const edge = scroller.getBoundingClientRect().top;
    const rows = this.rows();
    const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > edge);
    const marks = rows.slice(Math.max(first, 0));
    return {
      scrollTop: scroller.scrollTop,
      marks: marks.map((row) => ({ row, offset: row.getBoundingClientRect().top - edge })),
    };
  }

  private restore({ marks }: Place): void {
    const scroller = this.scroller();
    const mark = marks.find(({ row }) => row.isConnected);
    if (!mark || scroller.clientHeight === 0) return;
    const now = mark.row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (now !== mark.offset) scroller.scrollTop += now - mark.offset;
    this.note();
  }

  private note(): void {
    const { scrollTop, clientHeight } = this.scroller();
    this.lastTop = scrollTop;
    this.lastHeight = clientHeight;
  }
}
