import type { ReactiveElement } from 'lit';

/** What comes of keys, of input methods, and of the clipboard. */
const KEYS = ['keydown', 'keypress', 'keyup'];
const EDITS = ['beforeinput', 'input', 'textInput', 'compositionstart', 'compositionupdate', 'compositionend'];
const CLIPBOARD = ['cut', 'copy', 'paste'];

/** Keys that go on to the page unless they were used here: it closes a dialog with one, and keeps the focus in it with the other. */
const LEAVING = ['Escape', 'Tab'];

/** What a key has for `keyCode` while an input method takes it, whatever else the event says (UI Events, 7.3.1). */
const PROCESS = 229;
const ENTER = 13;

/** Marks our elements, those of another copy of this script included. */
const BOUNDARY = Symbol.for('frontrow.typing-boundary');

/**
 * Decorates an element of ours: whatever is typed inside it ends there. It stands in somebody else's page, whose
 * shortcuts see no field behind a shadow root, and would take each letter for theirs. Where such elements are nested, it
 * ends at the outermost. Keys that an input method takes are heard by nobody, ourselves included.
 *
 * It stands below `@customElement`, to be there before the first element is made.
 */
export function typingBoundary(element: typeof ReactiveElement): void {
  element.addInitializer(endTypingAt);
}

/**
 * Whether the key belongs to an input method. In Safari the Enter that confirms a composition comes after its end, and
 * has only the code to tell; Gboard composes every word, and its Enter is one all the same.
 */
export function isOfInputMethod({ isComposing, keyCode }: KeyboardEvent): boolean {
  return keyCode === PROCESS || (isComposing && keyCode !== ENTER);
}

function endTypingAt(host: ReactiveElement): void {
  Reflect.set(host, BOUNDARY, true);
  /** What went down in here and did not go on: the page is not told either when it comes up. */
  const kept = new Set<string>();

  const stop = (event: Event): void => {
    const [target, ...around] = event.composedPath();
    if (around.slice(around.indexOf(host) + 1).some((node) => Reflect.has(node, BOUNDARY))) return;
    // What one copies out of a message is the page's business, too.
    if (CLIPBOARD.includes(event.type) && !isTextField(target)) return;
    if (event instanceof KeyboardEvent && LEAVING.includes(event.key)) {
      if (event.type === 'keydown' && !event.defaultPrevented) kept.delete(event.key);
      if (!kept.has(event.key)) return;
    }
    event.stopPropagation();
  };

  const onDown = (event: Event): void => {
    kept.add((event as KeyboardEvent).key);
    if (isOfInputMethod(event as KeyboardEvent)) event.stopPropagation();
  };

  for (const type of [...KEYS, ...EDITS, ...CLIPBOARD]) host.addEventListener(type, stop);
  // Before everything inside; the root is there once the element is in a page.
  host.addController({ hostConnected: () => host.renderRoot.addEventListener('keydown', onDown, true) });
}

function isTextField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
