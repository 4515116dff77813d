import type { Gate, GateReason } from '../../client/wire.js';
import type { GateText, Strings } from './strings.js';

/** The words for a reason: those for its code, else those for any. */
export function gateText({ gates, gateOther }: Strings, reason: GateReason | undefined): GateText {
  return reason && Object.hasOwn(gates, reason.code) ? gates[reason.code]! : gateOther;
}

/** Why nothing can be written. The host's gates are asked in an order, and so are they told. */
export function firstGateText(strings: Strings, gate: Gate): GateText {
  return gateText(strings, gate.reasons[0]);
}
