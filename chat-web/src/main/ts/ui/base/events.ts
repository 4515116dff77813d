import type { ReactiveElement } from 'lit';

/**
 * Events between our elements. Each feature adds its own where it fires them: `declare module '…/base/events.js'`. They are
 * heard on the element that fires them and nowhere else: what is nested deeper is handed on by {@link relay}, so that a
 * page hears nothing of them.
 */
export interface InnerEvents {
  /** What had the focus is gone, or switched off. */
  'focus-lost': undefined;
}

export type InnerEvent<K extends keyof InnerEvents> = CustomEvent<InnerEvents[K]>;

export function fire<K extends keyof InnerEvents>(from: HTMLElement, type: K, detail: InnerEvents[K]): void {
  from.dispatchEvent(new CustomEvent(type, { detail }));
}

/** Hands on what elements inside `host` fire: `host` fires the same. */
export function relay(host: ReactiveElement, ...types: (keyof InnerEvents)[]): void {
  const handOn = (event: Event): void => {
    event.stopPropagation();
    fire(host, event.type as keyof InnerEvents, (event as InnerEvent<never>).detail);
  };
  host.addController({
    // Captured, for it does not bubble; the root is there once the element is in a page.
    hostConnected: () => types.forEach((type) => host.renderRoot.addEventListener(type, handOn, true)),
  });
}
