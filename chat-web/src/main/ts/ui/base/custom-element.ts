/**
 * Registers an element, unless there is one of that name: then another copy of it came first, in another file of this build or of one
 * before, and serves the whole page (docs/embedding.md, the element's files).
 */
export function customElement(name: string): (element: CustomElementConstructor) => void {
  return (element) => {
    if (!customElements.get(name)) customElements.define(name, element);
  };
}
