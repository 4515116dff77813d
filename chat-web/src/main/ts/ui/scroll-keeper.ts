/**
 * The rows from the first in view on, and how far each was from the top edge, in pixels. Many may be gone later, since all
 * that somebody wrote may be deleted at once; the first left is used.
 */
export interface Place {
  readonly marks: readonly { readonly row: HTMLElement; readonly offset: number }[];
}

/** Keeps a reader's place while rows come and go above and below it. */
export class ScrollKeeper {
  private lastTop = 0;
  private lastHeight = 0;

  constructor(private readonly scroller: () => HTMLElement) {}

  /** Undefined while nothing is laid out: hidden, or out of the page. */
  remember(rows: readonly HTMLElement[]): Place | undefined {
    const scroller = this.scroller();
    if (scroller.clientHeight === 0) return undefined;
    const edge = scroller.getBoundingClientRect().top;
    const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > edge);
    const marks = rows.slice(Math.max(first, 0));
    return { marks: marks.map((row) => ({ row, offset: row.getBoundingClientRect().top - edge })) };
  }

  restore(place: Place): void {
    const scroller = this.scroller();
    const mark = place.marks.find(({ row }) => row.isConnected);
    if (!mark) return;
    const now = mark.row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (now !== mark.offset) scroller.scrollTop += now - mark.offset;
    this.note();
  }

  /** Brings a row to the middle. */
  show(row: HTMLElement): void {
    const scroller = this.scroller();
    const frame = scroller.getBoundingClientRect();
    const { top, height } = row.getBoundingClientRect();
    scroller.scrollTop += top - frame.top - Math.max((frame.height - height) / 2, 0);
    this.note();
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

  private note(): void {
    const { scrollTop, clientHeight } = this.scroller();
    this.lastTop = scrollTop;
    this.lastHeight = clientHeight;
  }
}
