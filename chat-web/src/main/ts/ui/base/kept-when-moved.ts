import type { ReactiveElement } from 'lit';

/**
 * Decorates an element that a page may move with `Element.moveBefore`: it then hears nothing of it, and keeps what it has
 * open. Without this a browser takes the element out and puts it in again, for the element's own eyes.
 *
 * It stands below `@customElement`, which looks for the callback.
 */
export function keptWhenMoved(element: typeof ReactiveElement): void {
  Object.assign(element.prototype, { connectedMoveCallback() {} });
}
