import { count, money, textLength, timeLeft } from '../../main/ts/ui/format.js';
import { dark, light, NAME_COLOURS, type Palette } from '../../main/ts/ui/palette.js';
import { nameColour } from '../../main/ts/ui/name-colour.js';
import { english, refusalText } from '../../main/ts/ui/strings.js';
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

for (const [theme, palette] of [['light', light], ['dark', dark]] as [string, Palette][]) {
  test(`looks: everything written in the ${theme} theme can be read (WCAG AA, 4.5 to 1)`, () => {
    const faint = PAIRS.map(([ink, paper]) => ({ ink, paper, ratio: contrast(palette[ink]!, palette[paper]!) }));
    equal(faint.filter(({ ratio }) => ratio < 4.5), []);
  });
}

test('looks: both themes have the same colours', () => {
  equal(Object.keys(light), Object.keys(dark));
});

test('looks: a user keeps one colour, and many users use them all', () => {
  equal(nameColour('u1'), nameColour('u1'));
  equal(new Set(Array.from({ length: 200 }, (_, n) => nameColour(`u${n}`))).size, NAME_COLOURS);
});

test('looks: time left is rounded up and never negative', () => {
  equal([-5, 0, 1, 1000, 59_001, 60_001, 3_600_000, 5_400_000].map((ms) => timeLeft(ms).replaceAll('\u00a0', ' ')), [
    '0 s',
    '0 s',
    '1 s',
    '1 s',
    '1 min',
    '2 min',
    '1 h',
    '1 h 30 min',
  ]);
});

test('looks: length is counted in code points after NFC, without the space around', () => {
  equal(textLength('  e\u0301👋 '), 2);
});

test('looks: a currency that is none shows its code', () => {
  equal(money({ minor: 12, currency: 'not a currency' }), '12 not a currency');
  truthy(money({ minor: 1250, currency: 'EUR' }).includes('12'), 'cents are hundredths of a euro');
  equal(count(7), '7');
});

test('looks: every refusal has words, even one we never heard of or named like a property of objects', () => {
  equal(refusalText(english, 'rate_limited'), english.refusals['rate_limited']!);
  equal(refusalText(english, 'brand_new'), english.refusalOther);
  equal(refusalText(english, 'constructor'), english.refusalOther);
});
