/** Which part of a long list is drawn: the newest, or a span that the reader has scrolled to. */
export interface WindowRange<T> {
  readonly rows: readonly T[];
  /** Something older is at hand but not drawn. */
  readonly before: boolean;
  /** Something newer is at hand but not drawn. */
  readonly after: boolean;
}

/** Keeps the number of drawn rows bounded whatever the room does. Rows are told apart by their ascending `seq`. */
export class VirtualWindow<T extends { readonly seq: number }> {
  /** First row drawn; undefined while the newest are followed. */
  private fromSeq: number | undefined;

  constructor(
    private readonly size: number,
    private readonly stride: number,
  ) {}

  range(all: readonly T[]): WindowRange<T> {
    const start = this.start(all);
    const rows = all.slice(start, start + this.size);
    return { rows, before: start > 0, after: start + rows.length < all.length };
  }

  /** Draws the newest, whatever comes. */
  follow(): void {
    this.fromSeq = undefined;
  }

  /** Stays at what is drawn now while new rows come in. */
  hold(all: readonly T[]): void {
    if (this.fromSeq === undefined) this.holdAt(all, this.start(all));
  }

  moveUp(all: readonly T[]): void {
    this.holdAt(all, this.start(all) - this.stride);
  }

  moveDown(all: readonly T[]): void {
    this.holdAt(all, Math.min(this.start(all) + this.stride, all.length - this.size));
  }

  /** Draws the row at this index, with what is around it. */
  reveal(all: readonly T[], index: number): void {
    const start = this.start(all);
    const isDrawn = index >= start && index < start + this.size;
    this.holdAt(all, isDrawn ? start : Math.min(index - Math.floor(this.size / 2), all.length - this.size));
  }

  private holdAt(all: readonly T[], index: number): void {
    this.fromSeq = all[Math.max(index, 0)]?.seq;
  }

  private start(all: readonly T[]): number {
    const { fromSeq } = this;
    if (fromSeq === undefined) return Math.max(all.length - this.size, 0);
    const index = all.findIndex((row) => row.seq >= fromSeq);
    return index < 0 ? Math.max(all.length - this.size, 0) : index;
  }
}
