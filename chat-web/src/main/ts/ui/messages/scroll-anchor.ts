/**
 * The rows from the first in view on, and how far each was from the top edge, in pixels. Many may be gone later, since all
 * that somebody wrote may be deleted at once; the first left is used.
 */
interface Place {
  readonly marks: readonly { readonly row: HTMLElement; readonly offset: number }[];
}

/**
 * Keeps the place of a reader who does not follow the newest: while rows come and go above and below it, and when all of
 * them stand elsewhere, since the list was moved in the page, made wider, or hidden for a while.
 */
export class ScrollAnchor {
  private lastTop = 0;
  private lastHeight = 0;
  /** Before the drawing that is going on. */
  private place: Place | undefined;
  /** When the reader was seen last. */
  private seen: Place | undefined;

  constructor(
    private readonly scroller: () => HTMLElement,
    private readonly rows: () => readonly HTMLElement[],
  ) {}

  /** While an earlier drawing is not settled, the place is the one before it. */
  beforeDrawing(): void {
    this.place ??= this.remember();
  }

  afterDrawing(): void {
    if (this.place) this.restore(this.place);
    this.place = undefined;
    this.see();
  }

  /** Notes where the reader is, if anything can be seen. */
  see(): void {
    this.seen = this.remember() ?? this.seen;
  }

  /** To where the reader was seen last. */
  comeBack(): void {
    if (this.seen) this.restore(this.seen);
  }

  /** The reader follows the newest, or goes elsewhere. */
  forget(): void {
    this.place = this.seen = undefined;
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

  toEnd(): void {
    const scroller = this.scroller();
    scroller.scrollTop = scroller.scrollHeight;
    this.note();
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

  private remember(): Place | undefined {
    const scroller = this.scroller();
    if (scroller.clientHeight === 0) return undefined; // hidden, or out of the page
    const edge = scroller.getBoundingClientRect().top;
    const rows = this.rows();
    const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > edge);
    const marks = rows.slice(Math.max(first, 0));
    return { marks: marks.map((row) => ({ row, offset: row.getBoundingClientRect().top - edge })) };
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
