import { keyed } from 'lit/directives/keyed.js';

/**
 * A text that changes while it stands there. A browser that translates the page puts elements of its own in the place of
 * our text nodes; Lit would go on writing into the node that is gone. This makes a new one for each new text.
 */
export function freshText(text: string | number) {
  return keyed(text, text);
}
