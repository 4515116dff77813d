import type { GateReason, Requirement } from '../../main/ts/client/wire.js';
import { gateTexts } from '../../main/ts/ui/i18n/gate-details.js';
import { gateText } from '../../main/ts/ui/i18n/gate-text.js';
import { arabic } from '../../main/ts/ui/i18n/strings-ar.js';
import { german } from '../../main/ts/ui/i18n/strings-de.js';
import { english, type GateMissing, type Strings } from '../../main/ts/ui/i18n/strings.js';
import { equal, test, truthy } from './harness.js';

const closed = (code: string, more: Partial<GateReason> = {}): GateReason => ({ gate: 'a_gate', code, ...more });
const words = (strings: Strings, ...reasons: GateReason[]) => gateTexts(strings, { allowed: false, reasons });
const details = (strings: Strings, reason: GateReason) => words(strings, reason).map(({ detail }) => detail);
const money = (minor: number) => ({ minor, currency: 'EUR', digits: 2 });

test('gate: only a gate about credit speaks of credit', () => {
  const credit = closed('insufficient_credit', {
    requirement: { type: 'balance', balance: money(0), required: money(250) },
  });
  equal(details({ ...english, locale: 'en' }, credit), ['Your balance is €0.00. You need at least €2.50.']);
  equal(details(english, closed('insufficient_credit')), ['']);
  const unknown = closed('insufficient_credit', { requirement: { type: 'balance', required: money(250) } });
  equal(details({ ...english, locale: 'en' }, unknown), ['You need at least €2.50.']);
  equal(gateText(english, credit).link, 'Top Up');
  for (const [code, { title, input, link }] of Object.entries(english.gates)) {
    if (code === 'insufficient_credit') continue;
    truthy(!/credit|balance|top ?up/i.test([title, input, link, ...details(english, closed(code))].join(' ')), code);
  }
  equal(gateText(english, closed('subscribers_only')).link, 'Subscribe');
});

test('gate: a code without words has those of any gate, and so has a gate without a reason', () => {
  const other = english.gateOther;
  for (const code of ['full_moon', 'constructor', '__proto__', 'toString', ''])
    equal(gateText(english, closed(code)), other);
  equal(gateText(english, undefined), other);
  equal(details(english, closed('full_moon', { requirement: { type: 'balance', required: money(2) } })), ['']);
});

test('gate: the words of the host go before ours', () => {
  const own = { title: 'Crew only', input: 'Board first', link: 'Board' };
  const strings = { ...english, gates: { ...english.gates, subscribers_only: own, crew_only: own } };
  equal([gateText(strings, closed('crew_only')), gateText(strings, closed('subscribers_only'))], [own, own]);
  equal(gateText(strings, closed('followers_only')), english.gates['followers_only']);
});

test('gate: words have the amounts and the data of their reason, and nothing of a requirement that nobody here knows', () => {
  const seen = ({ balance, required, data }: GateMissing) => `${balance}|${required}|${JSON.stringify(data)}`;
  const own = { title: 'Not yet', detail: seen, input: 'Not yet', link: 'Why' };
  const strings = { ...english, locale: 'en', gates: { mine: own } };
  const told = (requirement?: Requirement) => details(strings, closed('mine', requirement && { requirement }));
  equal(told(), ['||{}']);
  equal(told({ type: 'balance', required: money(250) }), ['|€2.50|{}']);
  equal(told({ type: 'balance', required: money(250), balance: money(-1) }), ['-€0.01|€2.50|{}']);
  equal(told({ type: 'custom', name: 'level', data: { reached: '2' } }), ['||{"reached":"2"}']);
  equal(told({ type: 'rank', atLeast: 'subscriber' }), ['||{}']);
  equal(told({ type: 'wait_until', until: '2026-01-01T12:00:00.000Z' }), ['||{}']);
  equal(told({ type: 'toll', required: 'two coins', data: 7 } as unknown as Requirement), ['||{}']);
});

test('gate: every language has words for every code', () => {
  for (const { gates, gateOther } of [german, arabic]) {
    equal(Object.keys(gates), Object.keys(english.gates));
    for (const { title, input, link } of [gateOther, ...Object.values(gates)]) {
      truthy(
        [title, input, link].every((text) => text.trim() !== ''),
        title,
      );
    }
  }
});

test('gate: every closed gate is told, and nothing twice', () => {
  const titles = (...reasons: GateReason[]) => words(english, ...reasons).map(({ title }) => title);
  const { subscribers_only: subscribers, age_not_verified: age } = english.gates;
  equal(titles(closed('age_not_verified'), closed('subscribers_only'), closed('not_subscribed')), [
    age!.title,
    subscribers!.title,
  ]);
  equal(titles(closed('new_moon'), closed('full_moon')), [english.gateOther.title]);
  equal(titles(), [english.gateOther.title]);
  equal(gateTexts(english, undefined).length, 1);
});
