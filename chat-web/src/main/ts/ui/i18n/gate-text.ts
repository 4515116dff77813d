import type { Gate, GateReason, Money } from '../../client/wire.js';
import { money } from './format.js';
import type { GateText, Strings } from './strings.js';

/** The words for a reason: those for its code, else those for any. */
export function gateText({ gates, gateOther }: Strings, reason: GateReason | undefined): GateText {
  return reason && Object.hasOwn(gates, reason.code) ? gates[reason.code]! : gateOther;
}

/** Why nothing can be written. The host's gates are asked in an order, and so are they told. */
export function firstGateText(strings: Strings, gate: Gate): GateText {
  return gateText(strings, gate.reasons[0]);
}

/** What is said of a closed gate: of each of its reasons, and nothing twice. One that gives no reason has words all the same. */
export function gateTexts(strings: Strings, gate: Gate | undefined): readonly { title: string; detail: string }[] {
  const reasons: readonly (GateReason | undefined)[] = gate?.reasons.length ? gate.reasons : [undefined];
  const texts = reasons.map((reason) => ({ title: gateText(strings, reason).title, detail: detail(strings, reason) }));
  return texts.filter((one, at) => texts.findIndex((w) => w.title === one.title && w.detail === one.detail) === at);
}

function detail(strings: Strings, reason: GateReason | undefined): string {
  const requirement = reason?.requirement;
  const { balance, required } =
    requirement?.type === 'balance' ? requirement : ({} as { balance?: Money; required?: Money });
  const missing = {
    balance: balance ? money(balance, strings) : '',
    required: required ? money(required, strings) : '',
    data: requirement?.type === 'custom' ? requirement.data : {},
  };
  return gateText(strings, reason).detail?.(missing) ?? '';
}
