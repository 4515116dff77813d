import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OutboxEntry } from '../../client/outbox.js';
import type { Message } from '../../client/wire.js';
import { freshText } from '../base/fresh-text.js';
import { clock } from '../i18n/format.js';
import type { Strings } from '../i18n/strings.js';
import { dayAbove, goesOn } from './message-groups.js';
import type { OwnMessages } from './own-messages.js';
import { People } from './people.js';
import type { Replies } from './replies.js';

/** What the rows have of the list that they are in. */
export interface RowSource {
  readonly messages: readonly Message[];
  readonly outbox: readonly OutboxEntry[];
  readonly people: People;
  readonly own: OwnMessages;
  readonly canReply: boolean;
  readonly hasActions: (message: Message) => boolean;
  readonly openMenu: string;
  readonly blocked: ReadonlySet<string>;
  readonly timeOfDay: () => number;
  readonly strings: Strings;
}

/** What they show of the list's own state. */
export interface RowState {
  readonly replies: Replies;
  /** Id of the message that stands out for a moment. */
  readonly flashId: string;
  /** Id of the message where the reader is. */
  readonly currentId: string;
}

/** The rows of these messages. */
export function renderRows(list: RowSource, rows: readonly Message[], state: RowState) {
  // Beside what was said before, drawn or not: that the window moves changes no row.
  const start = rows[0] ? list.messages.indexOf(rows[0]) : 0;
  return repeat(
    rows,
    (message) => message.id,
    (message, n) => renderRow(list, message, list.messages[start + n - 1], state),
  );
}

function renderRow(
  list: RowSource,
  message: Message,
  before: Message | undefined,
  { replies, flashId, currentId }: RowState,
) {
  const { strings } = list;
  const hasActions = list.hasActions(message);
  const day = dayAbove(message, before, strings, list.timeOfDay());
  const { id, replyTo, ts, user, text } = message;
  const isFolded = list.blocked.has(user.id) && !message.system;
  return html`${
    day === undefined
      ? nothing
      : html`<div class="day" part="day" data-testid="day"><span>${freshText(day)}</span></div>`
  }<frontrow-message
    part="message"
    exportparts="message-name, message-text, message-link, message-mention, message-mark"
    class="${hasActions ? 'actions' : ''} ${flashId === id ? 'flash' : ''}"
    tabindex="-1"
    role="article"
    aria-label="${user.name}, ${clock(ts, strings)}: ${isFolded ? '' : text}"
    data-testid="message"
    data-seq=${message.seq}
    data-id=${id}
    data-user=${user.id}
    .message=${message}
    .folded=${isFolded}
    .goeson=${goesOn(message, before)}
    .answersReader=${list.own.isAnsweredBy(message)}
    .answered=${replyTo ? replies.answered(replyTo.id) : undefined}
    .people=${text?.includes('@') ? list.people : People.nobody}
    .actions=${hasActions}
    .canReply=${list.canReply}
    .open=${list.openMenu === id}
    .current=${currentId === id}
    .strings=${strings}
  ></frontrow-message>`;
}

/** The rows of what is on its way. */
export function renderOutbox({ outbox, strings }: RowSource, replies: Replies) {
  return repeat(
    outbox,
    (entry) => entry.key,
    (entry) =>
      html`<frontrow-pending
        .entry=${entry}
        .answered=${entry.replyTo === undefined ? undefined : replies.answered(entry.replyTo)}
        .strings=${strings}
      ></frontrow-pending>`,
  );
}
