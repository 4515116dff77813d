import { clock, clockOrDate, count, dateAndTime, dayName, textLength, timeLeft } from '../../main/ts/ui/i18n/format.js';
import { money } from '../../main/ts/ui/i18n/money.js';
import { languageOf, localeOf } from '../../main/ts/ui/i18n/languages.js';
import { NAME_COLOURS, NAMES, OPEN, OURS } from '../../main/ts/ui/base/palette.js';
import { nameColour } from '../../main/ts/ui/base/name-colour.js';
import { english, refusalText } from '../../main/ts/ui/i18n/strings.js';
import { equal, test, truthy } from './harness.js';

/** Contrast of two colours after WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['text', 'bg'],
  ['text', 'surface'],
  ['text', 'raised'],
  ['muted', 'bg'],
  ['muted', 'surface'],
  ['muted', 'raised'],
  ['on-accent', 'accent'],
  ['accent', 'bg'],
  ['danger', 'danger-bg'],
  ['danger', 'raised'],
  ['danger', 'bg'],
  ['warn', 'warn-bg'],
  ['warn', 'bg'],
  ['text', 'danger-bg'],
  ['accent', 'surface'],
  ['accent', 'mention-bg'],
  ['text', 'mention-bg'],
  ['muted', 'mention-bg'],
  ...['creator', 'moderator', 'admin', 'vip', 'subscriber'].map((role) => [role, 'surface'] as const),
  ...Array.from({ length: NAME_COLOURS }, (_, n) => [`name-${n}`, 'bg'] as const),
  ...Array.from({ length: NAME_COLOURS }, (_, n) => [`name-${n}`, 'surface'] as const),
  ...Array.from({ length: NAME_COLOURS }, (_, n) => [`name-${n}`, 'mention-bg'] as const),
];

const COLOURS = { ...OPEN, ...OURS, ...Object.fromEntries(NAMES.map((colour, n) => [`name-${n}`, colour])) };

for (const [ground, theme] of ['light', 'dark'].entries()) {
  test(`looks: everything written in the ${theme} theme can be read (WCAG AA, 4.5 to 1)`, () => {
    const faint = PAIRS.map(([ink, paper]) => ({
      ink,
      paper,
      ratio: contrast(COLOURS[ink]![ground]!, COLOURS[paper]![ground]!),
    }));
    equal(
      faint.filter(({ ratio }) => ratio < 4.5),
      [],
    );
  });
}

test('looks: there are as many colours for names as are used', () => {
  equal(NAMES.length, NAME_COLOURS);
});

test('looks: a user keeps one colour, and many users use them all', () => {
  equal(nameColour('u1'), nameColour('u1'));
  equal(new Set(Array.from({ length: 200 }, (_, n) => nameColour(`u${n}`))).size, NAME_COLOURS);
});

test('looks: time left is rounded up and never negative', () => {
  equal(
    [-5, 0, 1, 1000, 59_001, 60_001, 3_600_000, 5_400_000].map((ms) => timeLeft(ms).replaceAll('\u00a0', ' ')),
    ['0 s', '0 s', '1 s', '1 s', '1 min', '2 min', '1 h', '1 h 30 min'],
  );
});

test('looks: length is counted in code points after NFC, without the space around', () => {
  equal(textLength('  e\u0301👋 '), 2);
});

test('looks: a currency that is none shows its code', () => {
  equal(money({ minor: 12, currency: 'not a currency', digits: 0 }), '12 not a currency');
  truthy(money({ minor: 1250, currency: 'EUR', digits: 2 }).includes('12'), 'cents are hundredths of a euro');
  equal(count(7), '7');
});

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const paid = (minor: number, currency: string, digits: number) =>
  plain(money({ minor, currency, digits }, { locale: 'en' }));

test('money: the digits that the server says, not those that cash has', () => {
  equal(paid(-2500, 'LBP', 2), '-LBP 25.00');
  equal(
    ['COP', 'IDR', 'PKR', 'HUF', 'EUR'].map((currency) => paid(2500, currency, 2).replace(/^\D+/, '')),
    Array(5).fill('25.00'),
  );
  equal([paid(2500, 'JPY', 0), paid(2500, 'EUR', 3), paid(2500, 'KWD', 3)], ['¥2,500', '€2.500', 'KWD 2.500']);
});

test('money: a unit of the host stands behind its amount', () => {
  equal(
    [paid(2500, 'GEM', 0), paid(2500, 'CREDIT', 0), paid(-3, 'POINTS_2', 0)],
    ['2500 GEM', '2500 CREDIT', '-3 POINTS_2'],
  );
  equal([paid(2500, 'GEM', 2), paid(2500, 'CREDIT', 1)], ['25.00 GEM', '250.0 CREDIT']);
});

test('times and amounts are in the language of the words around them', () => {
  const ts = new Date(2026, 4, 9, 20, 32).toISOString();
  equal(plain(clock(ts, { locale: 'en-US' })), '8:32 PM');
  equal(plain(money({ minor: 0, currency: 'EUR', digits: 2 }, { locale: 'de' })), '0,00 €');
  equal(dateAndTime(ts, { locale: 'de' }).includes('2026'), true);
  equal(dayName(ts, { locale: 'de' }, new Date(2026, 7, 1).getTime()), 'Samstag, 9. Mai');
  equal(count(12_345, { locale: 'de' }).includes('K'), false);
  // At every hour of the day: a browser may write the small ones otherwise than the language does.
  for (let hour = 0; hour < 24; hour++)
    for (const locale of ['de', 'de-AT', 'en-GB']) {
      const time = plain(clock(new Date(2026, 4, 9, hour, 7).toISOString(), { locale }));
      equal(time, `${String(hour).padStart(2, '0')}:07`, locale);
    }
  for (const locale of ['ar', 'ar-EG', 'fa']) equal(/^\d{1,2}/.test(plain(clock(ts, { locale }))), true, locale);
  // What is no tag must not take the chat down.
  for (const locale of ['', 'de_DE', 'x', '!']) equal(clock(ts, { locale }) === '', false, locale);
});

test('a day is called by its name', () => {
  const now = new Date(2026, 0, 2, 0, 5).getTime();
  const named = (...date: [number, number, number]) =>
    dayName(new Date(...date, 23, 59).toISOString(), { locale: 'en' }, now);
  equal(
    [named(2026, 0, 2), named(2026, 0, 1), named(2025, 11, 31)],
    ['Today', 'Yesterday', 'Wednesday, December 31, 2025'],
  );
  equal(dayName(new Date(now).toISOString(), { locale: 'de' }, now), 'Heute');
  const ts = new Date(2025, 11, 31, 23, 59).toISOString();
  equal(clockOrDate(ts, { locale: 'en' }, now).includes('31'), true);
  equal(clockOrDate(ts, { locale: 'en' }, new Date(ts).getTime()), clock(ts, { locale: 'en' }));
});

test('the language of a page and the country of its reader go together', () => {
  const at = (tag: string, ...readers: string[]) => localeOf(languageOf(tag), tag, readers);
  equal([at('de', 'en-US'), at('de-AT', 'de-DE'), at('de', 'en-US', 'de-CH')], ['de', 'de-AT', 'de-CH']);
  equal([at('en', 'de-DE', 'en-IE'), at('fr-FR', 'fr-FR'), at('ar', 'ar-EG')], ['en-IE', 'en', 'ar-EG']);
});

test('looks: every refusal has words, even one we never heard of or named like a property of objects', () => {
  equal(refusalText(english, 'rate_limited'), english.refusals['rate_limited']!);
  equal(refusalText(english, 'brand_new'), english.refusalOther);
  equal(refusalText(english, 'constructor'), english.refusalOther);
});
