import { directive, Directive, type ChildPart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

class FreshText extends Directive {
  private shown: string | number | undefined;

  override update(part: ChildPart, [text]: [string | number]): string | number {
    if (text === this.shown) return text;
    this.shown = text;
    const node = part.startNode?.nextSibling;
    // Only then: where nodes come and go, Chrome no longer undoes in one step what is typed meanwhile.
    if (!(node instanceof Text) || node.nextSibling !== part.endNode) setCommittedValue(part);
    return text;
  }

  render(text: string | number): string | number {
    return text;
  }
}

/**
 * A text that changes while it stands there. A browser that translates the page puts elements of its own in the place of
 * our text nodes; Lit would go on writing into the node that is gone. Where it is gone, this makes a new one.
 */
export const freshText = directive(FreshText);
