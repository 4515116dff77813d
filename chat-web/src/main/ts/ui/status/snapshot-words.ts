import type { Snapshot } from '../../client/snapshot.js';
import { hasUsedLimit, sanctionedAt, type SanctionView } from '../../client/standing.js';
import { firstGateText } from '../i18n/gate-text.js';
import type { Strings } from '../i18n/strings.js';

/** The sanction in force. A refused connection tells of a ban even to those who never got in. */
export function sanctionIn({ standing, connection }: Snapshot, now: number): SanctionView | undefined {
  if (standing?.sanction && sanctionedAt(standing, now)) return standing.sanction;
  if (connection.status !== 'refused' || connection.problem.code !== 'banned') return undefined;
  const { until = null, reason = null } = connection.problem.body;
  return { kind: 'ban', until, reason, endsAt: null };
}

/** Why nothing can be written; empty if something can. */
export function whyOff(snapshot: Snapshot, now: number, strings: Strings): string {
  const { standing, connection } = snapshot;
  const sanction = sanctionIn(snapshot, now);
  if (sanction) return sanction.kind === 'mute' ? strings.inputMuted : strings.inputClosed;
  if (connection.status === 'refused' || connection.status === 'ended') return strings.inputClosed;
  if (!standing) return strings.connecting;
  if (!standing.gate.allowed) return firstGateText(strings, standing.gate).input;
  return standing.can.send ? '' : strings.inputClosed;
}

/** What stands where there is no message. */
export function emptyText({ connection, catchingUp }: Snapshot, strings: Strings): string {
  if (connection.status === 'refused' || connection.status === 'ended') return '';
  return catchingUp ? strings.loading : strings.empty;
}

/** Whether something that is shown runs out by the clock. */
export function isCounting({ standing, connection }: Snapshot, now: number): boolean {
  return (
    connection.status === 'connecting' ||
    connection.status === 'waiting' ||
    (standing !== null && (standing.refusedUntil > now || sanctionedAt(standing, now) || hasUsedLimit(standing, now)))
  );
}
