import type { Money } from '../../client/wire.js';
import { tagOf, type Locale } from './format.js';

/** An amount in its currency, with as many digits after the point as the server says: `Intl` follows cash, not accounts. */
export function money(amount: Money, locale: Locale = {}): string {
  const { minor, currency, digits } = amount;
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits, numberingSystem: 'latn' };
  const value = minor / 10 ** digits;
  const tag = tagOf(locale);
  if (isIsoCode(currency)) return new Intl.NumberFormat(tag, { style: 'currency', currency, ...fixed }).format(value);
  // A host's own unit, such as points or gems: `Intl` would take one of three letters for a currency.
  return `${new Intl.NumberFormat(tag, { useGrouping: false, ...fixed }).format(value)} ${currency}`;
}

let isoCodes: ReadonlySet<string> | undefined;

function isIsoCode(currency: string): boolean {
  if (!/^[A-Z]{3}$/.test(currency)) return false;
  // A browser too old to tell takes every code of three letters for a currency.
  if (typeof Intl.supportedValuesOf !== 'function') return true;
  isoCodes ??= new Set(Intl.supportedValuesOf('currency'));
  return isoCodes.has(currency);
}
