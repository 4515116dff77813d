import type { Gate, GateReason } from '../../client/wire.js';
import { money } from './format.js';
import type { Strings } from './strings.js';

/** What is said where a gate is closed, for one reason. */
export interface GateText {
  readonly title: string;
  /** What is missing. An amount that the gate does not name is empty. */
  readonly detail?: (amounts: { readonly balance: string; readonly required: string }) => string;
  /** In the input, as long as nothing can be written. */
  readonly input: string;
  /** On the link to where the gate can be opened, if the server names one. */
  readonly link: string;
}

/** The words for a reason: those for its code, else those for any. */
export function gateText({ gates, gateOther }: Strings, reason: GateReason | undefined): GateText {
  return reason && Object.hasOwn(gates, reason.code) ? gates[reason.code]! : gateOther;
}

/** Why nothing can be written. The host's gates are asked in an order, and so are they told. */
export function firstGateText(strings: Strings, gate: Gate): GateText {
  return gateText(strings, gate.reasons[0]);
}

/** What is said of a closed gate: of each of its reasons, and nothing twice. One that gives no reason has words all the same. */
export function gateWords(strings: Strings, gate: Gate | undefined): readonly { title: string; detail: string }[] {
  const reasons: readonly (GateReason | undefined)[] = gate?.reasons.length ? gate.reasons : [undefined];
  const words = reasons.map((reason) => ({ title: gateText(strings, reason).title, detail: detail(strings, reason) }));
  return words.filter((one, at) => words.findIndex((w) => w.title === one.title && w.detail === one.detail) === at);
}

function detail(strings: Strings, reason: GateReason | undefined): string {
  const { balance, required } = reason ?? {};
  const amounts = {
    balance: balance ? money(balance, strings) : '',
    required: required ? money(required, strings) : '',
  };
  return gateText(strings, reason).detail?.(amounts) ?? '';
}
