import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** By then a screen reader has looked at what was drawn, in milliseconds. */
const SETTLED_MS = 500;

/**
 * Keeps a log silent while rows are drawn that are no news: older ones that were loaded, or those that the reader
 * scrolls back to. Only what is newer than everything known before is to be read out.
 */
export class LogAnnouncer implements ReactiveController {
  private drawn: ReadonlySet<number> = new Set();
  private newest = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get isSilent(): boolean {
    return this.timer !== undefined;
  }

  /**
   * To be called before rows are drawn.
   *
   * @param rows what will be drawn, by `seq`
   * @param newest the `seq` of the newest message known, drawn or not
   * @param isPast everything that comes with this drawing belongs to the past
   */
  beforeDrawing(rows: readonly { readonly seq: number }[], newest: number, isPast: boolean): void {
    const appearing = rows.filter(({ seq }) => !this.drawn.has(seq));
    if (appearing.some(({ seq }) => isPast || seq <= this.newest)) this.beSilent();
    this.drawn = new Set(rows.map(({ seq }) => seq));
    this.newest = newest; // lower than before in another room, and in a new log
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private beSilent(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.host.requestUpdate(); // The log may speak again.
    }, SETTLED_MS);
  }
}
