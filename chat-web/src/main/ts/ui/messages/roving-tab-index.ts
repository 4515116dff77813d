import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatMessage } from './chat-message.js';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Lets the arrow keys walk through the messages: from the log to the newest in view, from there up and down; Escape goes
 * back to the log. What is inside a message is a Tab stop only where the reader is: a few hundred stops are none.
 */
export class RovingTabIndex implements ReactiveController {
  /** Id of the message where the reader is; empty while they are in none. */
  current = '';
  /** Where that message stood before the drawing that is going on; undefined if the focus was elsewhere. */
  private place: number | undefined;

  constructor(
    private readonly host: Host,
    private readonly log: () => HTMLElement | null,
    private readonly rows: () => ChatMessage[],
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const at = this.currentIndex();
    this.place = at >= 0 && this.rows()[at]!.matches(':focus-within') ? at : undefined;
  }

  /** A message that goes takes the focus with it: it moves on to the next one. */
  hostUpdated(): void {
    const { place } = this;
    if (place === undefined || this.currentIndex() >= 0) return;
    const rows = this.rows();
    const next = rows[Math.min(place, rows.length - 1)];
    if (next) this.goTo(next);
    else this.leave();
  }

  readonly onFocusIn = (event: Event): void => {
    const row = this.rows().find((candidate) => event.composedPath().includes(candidate));
    this.show(row?.message?.id ?? '');
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.repeat && event.key === 'Enter') {
      event.preventDefault(); // A key held down opens one menu, not one after the other.
      return;
    }
    const rows = this.rows();
    const at = rows.findIndex((row) => event.composedPath().includes(row));
    if (event.key === 'Escape' && at >= 0) {
      this.leave();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = at < 0 ? this.lastInView(rows) : rows[at + (event.key === 'ArrowUp' ? -1 : 1)];
      if (!next) return; // At an edge the log scrolls, and brings what is beyond.
      this.goTo(next);
    } else {
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      const isOnRow = at >= 0 && event.composedPath()[0] === rows[at];
      if (at < 0 || !(isMenuKey || (event.key === 'Enter' && isOnRow)) || !rows[at]!.openMenu()) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private goTo(row: ChatMessage): void {
    row.focusRow();
    row.scrollIntoView({ block: 'nearest' });
  }

  private leave(): void {
    this.show('');
    this.log()?.focus();
  }

  private show(id: string): void {
    if (id === this.current) return;
    this.current = id;
    // At once, not with the next frame: on a busy machine the Tab that follows an arrow key comes before that.
    for (const row of this.rows()) row.current = row.message?.id === id;
    this.host.requestUpdate();
  }

  private currentIndex(): number {
    return this.current === '' ? -1 : this.rows().findIndex((row) => row.dataset['id'] === this.current);
  }

  private lastInView(rows: readonly ChatMessage[]): ChatMessage | undefined {
    const edge = this.log()?.getBoundingClientRect().bottom ?? Infinity;
    return [...rows].reverse().find((row) => row.getBoundingClientRect().top < edge);
  }
}
