import type { InnerEvent } from '../base/events.js';

/** Tells the page that the link of a closed gate was pressed; if it takes that upon itself, the link is not followed. */
export function announceTopUp(from: HTMLElement, { detail: { url, gate, code, cause } }: InnerEvent<'top-up'>): void {
  const event = new CustomEvent('frontrow-top-up', {
    detail: { url, gate, code },
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  if (!from.dispatchEvent(event)) cause.preventDefault();
}
