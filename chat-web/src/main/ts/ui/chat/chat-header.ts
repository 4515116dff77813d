import { html, nothing } from 'lit';
import { freshText } from '../base/fresh-text.js';
import { person } from '../base/icons.js';
import { count } from '../i18n/format.js';
import type { ChatHost } from './chat-host.js';

/** The title, how many are watching, and the buttons. */
export function renderHeader({ strings, snapshot: { viewers } }: ChatHost, ...buttons: unknown[]) {
  return html`<header part="header">
    <h2>${strings.title}</h2>
    ${
      viewers === null
        ? nothing
        : html`<span class="viewers" data-testid="viewers" title=${strings.viewers(String(viewers))}
          >${person}<span translate="no">${freshText(count(viewers, strings))}</span></span
        >`
    }
    ${buttons}
  </header>`;
}
