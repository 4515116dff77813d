import type { ReactiveElement } from 'lit';

type ElementClass = CustomElementConstructor & typeof ReactiveElement;

/**
 * Registers an element, unless there is one of that name: then another copy of it came first, in another file of this build or of one
 * before, and serves the whole page (docs/embedding.md, the element's files). `traits` are what is added to the class before: the
 * registry looks only once for the callbacks that it has.
 */
export function customElement(
  name: string,
  element: ElementClass,
  ...traits: ((element: ElementClass) => void)[]
): void {
  traits.forEach((add) => add(element));
  if (!customElements.get(name)) customElements.define(name, element);
}
