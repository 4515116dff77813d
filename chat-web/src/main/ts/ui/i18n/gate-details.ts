import type { Gate, GateReason, Money } from '../../client/wire.js';
import { gateText } from './gate-text.js';
import { money } from './money.js';
import type { Strings } from './strings.js';

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
