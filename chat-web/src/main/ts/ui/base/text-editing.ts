import { focused } from './focus-scope.js';

/**
 * Puts a text in the place of what stands from `start` to `end`, as typing would: it can be undone, and the field tells
 * of it with an `input` event. The caret stays where it is in the text, or comes to the end of what was put in. What
 * has the focus keeps it.
 */
export function insertText(area: HTMLTextAreaElement, text: string, start: number, end: number): void {
  const before = focused();
  const { selectionStart: caret } = area;
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  // Deprecated, and the only way that does not forget what can be undone.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, start, end, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  }
  if (caret < start || caret > end) {
    const place = caret < start ? caret : caret + text.length - (end - start);
    area.setSelectionRange(place, place);
  }
  if (before instanceof HTMLElement && before !== area) before.focus({ preventScroll: true });
}
