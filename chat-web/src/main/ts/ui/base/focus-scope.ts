/** What Tab may stop at, as far as our elements have such. */
const STOPS = 'button, input, select, textarea, a[href], [tabindex]';

/** Everything below `root` that Tab stops at, in order, also inside the shadow roots of our own elements. */
export function tabStops(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(isStop(element) ? [element] : []),
    ...(element.shadowRoot ? tabStops(element.shadowRoot) : []),
  ]);
}

/** The element that has the focus, however deep it is. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Lets Tab go round inside `root`: where the focus would leave, it begins anew. */
export function keepTabInside(event: KeyboardEvent, root: ParentNode): void {
  if (event.key !== 'Tab') return;
  const stops = tabStops(root);
  const at = stops.indexOf(focused() as HTMLElement);
  const isLeaving = at < 0 || (event.shiftKey ? at === 0 : at === stops.length - 1);
  if (!isLeaving) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}

function isStop(element: HTMLElement): boolean {
  if (!element.matches(STOPS) || element.matches(':disabled') || element.tabIndex < 0) return false;
  // Of a group of radio buttons, Tab knows the chosen one only.
  if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) return false;
  return element.getClientRects().length > 0;
}
