import { html, nothing } from 'lit';
import { remainingAt, type UserState } from '../../client/user-state.js';
import { freshText } from '../base/fresh-text.js';
import { timeLeft } from '../i18n/format.js';
import type { Strings } from '../i18n/strings.js';

/**
 * So many times the limit can stand in the field: enough for what becomes shorter on the server, and for a text that its
 * author wants to shorten. More, pasted by mistake say, is cut: every key would take longer and longer.
 */
export const MAX_LENGTH_FACTOR = 4;
/** Fewer messages left than this are worth a warning. */
const LOW_REMAINING = 3;

interface Input {
  readonly userState: UserState | null;
  readonly off: string;
  readonly now: number;
  readonly strings: Strings;
}

/** What stands below the field: what is left of the limit, and of the text's length. */
export function renderLimits(input: Input, charactersLeft: number, isEmpty: boolean) {
  const { off, userState, now, strings } = input;
  const look = charactersLeft < 0 ? 'over' : charactersLeft <= 20 ? 'warn' : '';
  return html`<frontrow-limit
      part="limit-meter"
      .standing=${off ? null : userState}
      .now=${now}
      .strings=${strings}
    ></frontrow-limit>
    ${renderWarning(input)}
    <span class="length ${look}" data-testid="length" ?hidden=${isEmpty}
      translate="no"
      title=${strings.lengthLeft(charactersLeft)}
      >${freshText(charactersLeft)}</span
    >`;
}

function renderWarning({ userState, off, now, strings }: Input) {
  if (!userState?.rate || off || userState.refusedUntil > now) return nothing;
  const left = remainingAt(userState, now);
  if (left >= LOW_REMAINING) return nothing;
  return html`<span class="warn" part="limit-warning" data-testid="limit-warning" role="status"
    >${freshText(`${strings.limitLeft(left)} · ${strings.limitReset(timeLeft(userState.rate.resetsAt - now))}`)}</span
  >`;
}
