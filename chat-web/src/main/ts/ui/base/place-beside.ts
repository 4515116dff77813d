const GAP_PX = 4;
const EDGE_PX = 8;

/** Puts `element` below `anchor`, or above it where there is no room below; always inside the chat. Sets `--_top`. */
export function placeBeside(element: HTMLElement, anchor: DOMRect | undefined): void {
  if (!anchor) return;
  const frame = (element.offsetParent ?? document.body).getBoundingClientRect();
  const height = element.offsetHeight;
  const below = anchor.bottom + GAP_PX - frame.top;
  const above = anchor.top - GAP_PX - frame.top - height;
  const lowest = Math.max(frame.height - height - EDGE_PX, EDGE_PX);
  const beside = below <= lowest ? below : above >= EDGE_PX ? above : lowest;
  element.style.setProperty('--_top', `${beside}px`);
}
