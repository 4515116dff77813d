import type { Snapshot } from '../../client/snapshot.js';
import { hasUsedLimit, isSlow, sanctionedAt, type SanctionView } from '../../client/user-state.js';
import { firstGateText } from '../i18n/gate-text.js';
import { refusalText, type Strings } from '../i18n/strings.js';

/** The sanction in force. A refused connection tells of a ban even to those who never got in. */
export function sanctionIn({ userState, connection }: Snapshot, now: number): SanctionView | undefined {
  if (userState?.sanction && sanctionedAt(userState, now)) return userState.sanction;
  if (connection.status !== 'refused' || connection.problem.code !== 'banned') return undefined;
  const { until = null, reason = null } = connection.problem.body;
  return { kind: 'ban', until, reason, endsAt: null };
}

/** Why nothing can be written; empty if something can. */
export function whyOff(snapshot: Snapshot, now: number, strings: Strings): string {
  const { userState, connection } = snapshot;
  const sanction = sanctionIn(snapshot, now);
  if (sanction) return sanction.kind === 'mute' ? strings.inputMuted : strings.inputClosed;
  if (connection.status === 'refused' || connection.status === 'ended') return strings.inputClosed;
  if (!userState) return strings.connecting;
  if (!userState.gate.allowed && !isSlow(userState.gate)) return firstGateText(strings, userState.gate).input;
  if (userState.warning) return refusalText(strings, 'warning_unacknowledged');
  return userState.can.send ? '' : strings.inputClosed;
}

/** Whether there is anything to be said of the room: its modes, what is pinned, a warning. */
export function hasRules({ userState, roomState }: Snapshot): boolean {
  return (
    (userState?.warning ?? roomState?.pin) != null ||
    Object.values(roomState?.modes ?? {}).some((mode) => mode !== false && mode !== null)
  );
}

/** What stands where there is no message. */
export function emptyText({ connection, catchingUp }: Snapshot, strings: Strings): string {
  if (connection.status === 'refused' || connection.status === 'ended') return '';
  return catchingUp ? strings.loading : strings.empty;
}

/** Whether something that is shown runs out by the clock. */
export function isCounting({ userState, connection }: Snapshot, now: number): boolean {
  return (
    connection.status === 'connecting' ||
    connection.status === 'waiting' ||
    (userState !== null &&
      (Math.max(userState.refusedUntil, userState.gateOpensAt) > now ||
        sanctionedAt(userState, now) ||
        hasUsedLimit(userState, now)))
  );
}
