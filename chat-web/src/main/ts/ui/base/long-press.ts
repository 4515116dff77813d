/** A finger that rests this long asks for the menu, in milliseconds; as phones do it. */
const LONG_MS = 500;
/** A finger that moves further than this scrolls, in pixels. */
const STILL_PX = 10;

/** Calls `onPress` when a finger rests on `element`. The page's own menu for a long press is then not shown. */
export function onLongPress(element: HTMLElement, onPress: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let isPressed = false;
  const stop = () => clearTimeout(timer);

  element.addEventListener('pointerdown', (event) => {
    stop();
    isPressed = false;
    if (event.pointerType !== 'touch' || !event.isPrimary) return;
    start = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => (isPressed = onPress()), LONG_MS);
  });
  element.addEventListener('pointermove', (event) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL_PX) stop();
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) element.addEventListener(end, stop);
  element.addEventListener('contextmenu', (event) => {
    // Some browsers have it at the same moment as we, some a little earlier.
    if ((event as PointerEvent).pointerType === 'touch' && (isPressed || onPress())) {
      stop();
      event.preventDefault();
    }
  });
}
