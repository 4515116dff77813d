import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { AuditLogEntry, UserSanction } from '../../client/wire.js';
import { freshText } from '../base/fresh-text.js';
import { ban, broom, mute, note, pin, rules, shield, trash, undo, warning } from '../base/icons.js';
import type { AllStrings } from '../i18n/all-strings.js';
import { clockOrDate, dateAndTime } from '../i18n/format.js';
import { auditText, changesText, sanctionText } from './moderation-text.js';

/** So many hidden texts are shown of one entry. */
const QUOTES = 3;

const icons = new Map<string, SVGTemplateResult>([
  ['delete', trash],
  ['retract', undo],
  ['purge', broom],
  ['mute', mute],
  ['unmute', undo],
  ['ban', ban],
  ['unban', undo],
  ['pin', pin],
  ['unpin', pin],
  ['restore', undo],
  ['clear', broom],
  ['warn', warning],
  ['note', note],
  ['modes', rules],
]);

/** One thing that was done: who, what, why, when, and what it hid; `restore` shows that again, if it can be. */
export function auditRow(
  strings: AllStrings,
  entry: AuditLogEntry,
  target: string,
  restore?: (messageId: string) => void,
): TemplateResult {
  const { action, actor, reason, ts, messageId, changes, hidden = [] } = entry;
  return html`<li class="entry" data-testid="audit-entry" data-action=${action}>
    ${icons.get(action) ?? shield}
    <div class="what">
      <bdi class="who" translate="no">${actor?.name ?? strings.panelHost}</bdi> ${auditText(strings, entry, target)}
      ${reason ? html`<div class="more" dir="auto">${strings.sanctionReason(reason)}</div>` : nothing}
      ${changes ? changesText(strings, changes).map((line) => html`<div class="more">${line}</div>`) : nothing}
      ${hidden.slice(0, QUOTES).map(({ text }) => html`<div class="quote" dir="auto">${text}</div>`)}
      ${
        hidden.length > QUOTES
          ? html`<div class="more">${strings.panelHiddenMore(hidden.length - QUOTES)}</div>`
          : nothing
      }
      ${
        restore && action === 'delete' && messageId !== undefined
          ? html`<button
            class="pill"
            data-testid="restore"
            aria-label=${strings.restoreOf(target)}
            @click=${() => restore(messageId)}
          >
            ${strings.restore}
          </button>`
          : nothing
      }
    </div>
    <time datetime=${ts} title=${dateAndTime(ts, strings)}>${clockOrDate(ts, strings)}</time>
  </li>`;
}

/** One sanction in force, with the time left and a button that lifts it. `name` is empty where it is clear whose it is. */
export function sanctionRow(
  strings: AllStrings,
  sanction: UserSanction,
  texts: { readonly name: string; readonly target: string; readonly by: string; readonly leftMs: number | null },
  lift: () => void,
): TemplateResult {
  const { kind, reason } = sanction;
  return html`<li class="entry" data-testid="sanction-entry" data-user=${sanction.userId}>
    ${kind === 'ban' ? ban : mute}
    <div class="what">
      ${texts.name ? html`<bdi class="who" translate="no">${texts.name}</bdi><br />` : nothing}${freshText(sanctionText(strings, sanction, texts.leftMs))}
      <div class="more">${texts.by ? strings.sanctionBy(texts.by) : strings.panelHost}</div>
      ${reason ? html`<div class="more" dir="auto">${strings.sanctionReason(reason)}</div>` : nothing}
    </div>
    <button class="pill" data-testid="lift" aria-label=${strings.liftOf(texts.target)} @click=${lift}>${strings.lift}</button>
  </li>`;
}
