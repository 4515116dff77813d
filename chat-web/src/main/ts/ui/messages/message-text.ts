import { html, type TemplateResult } from 'lit';
import { safeLink } from '../base/links.js';
import type { Part } from './text-parts.js';

/** A text as it is drawn: text nodes, links and mentions; together they hold the text to the letter. */
export function renderText(parts: readonly Part[], selfId: string): (string | TemplateResult)[] {
  return parts.map((part) => render(part, selfId));
}

function render(part: Part, selfId: string): string | TemplateResult {
  if (part.kind === 'mention') {
    const isSelf = part.userIds.includes(selfId);
    return html`<span part="message-mention" data-testid="mention" class="mention ${isSelf ? 'self' : ''}"
      >${part.text}</span
    >`;
  }
  // Looked at a second time, by the browser's own rules: what it would not follow as shown is no link.
  const href = part.kind === 'link' ? safeLink(part.href, document.baseURI) : undefined;
  if (href === undefined) return part.text;
  return html`<a
    part="message-link"
    data-testid="message-link"
    href=${href}
    target="_blank"
    rel="noopener noreferrer nofollow"
    >${part.text}</a
  >`;
}
