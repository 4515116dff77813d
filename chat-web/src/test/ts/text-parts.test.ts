import type { User } from '../../main/ts/client/wire.js';
import { unfinishedAt } from '../../main/ts/ui/composer/completion.js';
import { People } from '../../main/ts/ui/messages/people.js';
import { linksIn } from '../../main/ts/ui/messages/text-links.js';
import { mentionsUser, partsOf, sameParts } from '../../main/ts/ui/messages/text-parts.js';
import { equal, seeded, test } from './harness.js';

const user = (id: string, name: string): User => ({ id, name, role: 'viewer', badges: [] });
const said = (author: User) => ({ seq: 1, id: author.id, user: author, ts: '2026-01-01T12:00:00.000Z', text: 'hi' });
const room = [
  user('u1', 'Ada'),
  user('u2', 'Ada Lovelace'),
  user('u3', 'שרה'),
  user('u4', 'C++'),
  user('u5', 'constructor'),
  user('u6', '<b>'),
];
const people = People.nobody.with(room.map(said), user('me', 'Vera'));

const linked = (text: string) => linksIn(text).map(({ start, end }) => text.slice(start, end));
const mentioned = (text: string) =>
  partsOf(text, people).flatMap((part) => (part.kind === 'mention' ? [`${part.text}=${part.userIds.join('+')}`] : []));

test('links: http and https addresses, and those that begin with www', () => {
  equal(linked('see https://a.example/x?y=1#z and http://b.example:8080'), [
    'https://a.example/x?y=1#z',
    'http://b.example:8080',
  ]);
  equal(
    linksIn('www.a.example/x').map(({ href }) => href),
    ['https://www.a.example/x'],
  );
  equal(
    linksIn('HTTPS://A.example').map(({ href }) => href),
    ['HTTPS://A.example'],
  );
  equal(linked('http://localhost:8080/x http://127.0.0.1'), ['http://localhost:8080/x', 'http://127.0.0.1']);
});

test('links: no other scheme, and nothing that only looks like an address', () => {
  for (const text of [
    'javascript:alert(1)',
    'JaVaScRiPt://a.example/%0aalert(1)',
    'data:text/html,<b>',
    'ftp://a.example',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:x',
    'a.example',
    'www.',
    'www.example',
    'awww.a.example',
    'xhttps://a.example',
    'me@www.a.example',
    'https://',
    'https:///a.example',
    'http:a.example',
    'https://-a.example',
    'https://a..example',
    'https://a.example:99999',
    'https://[::1]/',
  ]) {
    equal(linked(text), [], text);
  }
});

test('links: the end of a sentence and the brackets around are not part of them', () => {
  equal(linked('Look (https://a.example/x). And https://b.example, or https://c.example!?'), [
    'https://a.example/x',
    'https://b.example',
    'https://c.example',
  ]);
  equal(linked('https://a.example/w_(x) [https://b.example/y] “https://c.example”'), [
    'https://a.example/w_(x)',
    'https://b.example/y',
    'https://c.example',
  ]);
  equal(linked('<https://a.example>"https://b.example"'), ['https://a.example', 'https://b.example']);
  equal(linked('https://a.example)))'), ['https://a.example']);
});

test('links: with a name before an at sign, with what is not seen, or with another host than is shown, they stay text', () => {
  for (const text of [
    'https://good.example@evil.example/',
    'https://user:pass@evil.example',
    'https://good.example%2f@evil.example',
    'https://good.example\\@evil.example'.replace('good.example', 'a@b'),
    'https://good\u200b.example/',
    'https://good.example/\u202egpj.exe',
    'https://good.example/\u0007',
    'https://%67ood.example',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://127.1/',
    'https://999.1.1.1/',
  ]) {
    equal(linked(text), [], JSON.stringify(text));
  }
});

test('links: alphabets mixed to look like another stay text, honest ones become links', () => {
  for (const text of [
    'https://p\u0430ypal.example', // a Cyrillic a
    'https://\u0430\u0440\u0440\u04cf\u0435.com', // all Cyrillic, but under com
    'https://\u03bf.example', // a Greek o
    'https://twi\u0131ter.example', // an i without its dot
    'https://ｅxample.com', // full width
    'https://example。com', // an ideographic full stop
    'https://例え.com\u2044a', // a fraction slash
  ]) {
    equal(linked(text), [], text);
  }
  for (const text of [
    'https://müller.example',
    'https://例え.example/道',
    'https://пример.рф',
    'https://דוגמה.example',
  ]) {
    equal(linked(text), [text], text);
  }
});

test('mentions: the longest name of somebody known, in any case, with spaces too', () => {
  equal(mentioned('@ada @Ada Lovelace, @ADA lovelace!'), ['@ada=u1', '@Ada Lovelace=u2', '@ADA lovelace=u2']);
  equal(mentioned('שלום @שרה!'), ['@שרה=u3']);
  equal(mentioned('@C++ and @C++14 and @<b>x'), ['@C++=u4', '@C++=u4', '@<b>=u6']);
  equal(mentioned('(@vera)'), ['@vera=me']);
});

test('mentions: nobody unknown, nothing inside a word, and no property of objects', () => {
  equal(mentioned('@adam @ada_ mail@ada @ @@ @toString @__proto__ @hasOwnProperty'), []);
  equal(mentioned('@constructor'), ['@constructor=u5']);
  equal(mentioned('https://a.example/@ada'), []);
});

test('mentions: whoever changes their name is found by the new one and by the old one, each time anew', () => {
  const messages = [said(user('u9', 'Old Name')), said(user('u9', 'New Name'))];
  let known = people;
  for (let n = 0; n < 4; n++) {
    known = known.with(messages, user('me', 'Vera'));
    equal(mentionsUser('hey @New Name', known, 'u9'), true);
    equal(mentionsUser('hey @old name', known, 'u9'), true);
    equal(known.with(messages, user('me', 'Vera')) === known, true);
  }
  equal(known.all().find(({ id }) => id === 'u9')?.name, 'New Name');
  const back = known.with([...messages, said(user('u9', 'Old Name'))], user('me', 'Vera'));
  equal(back.all().find(({ id }) => id === 'u9')?.name, 'Old Name');
  // What oneself was called before, too.
  const renamed = known.with(messages, user('me', 'Veronica'));
  equal([mentionsUser('@Vera', renamed, 'me'), mentionsUser('@Veronica', renamed, 'me')], [true, true]);
});

test('mentions: a name that several people have means them all', () => {
  const alike = people.with(
    [said(user('a1', 'Alex')), said(user('a2', 'Alex')), said(user('a3', 'ALEX'))],
    user('me', 'Alex'),
  );
  for (const id of ['a1', 'a2', 'a3', 'me']) equal(mentionsUser('@Alex?', alike, id), true, id);
  equal(mentionsUser('@Alexa', alike, 'a1'), false);
  const taken = alike.with([said(user('a2', 'Bert')), said(user('a9', 'Alex'))], user('me', 'Alex'));
  equal(
    ['a1', 'a2', 'a9'].map((id) => mentionsUser('@Alex', taken, id)),
    [true, true, true],
  );
  equal(
    ['a1', 'a2', 'a9'].map((id) => mentionsUser('@Bert', taken, id)),
    [false, true, false],
  );
  equal(
    partsOf('hi @Alex', alike).map((part) => part.text),
    ['hi ', '@Alex'],
  );
});

test("words: they end at other scripts' brackets, and without a space where a script writes none", () => {
  const asia = people.with(
    [said(user('z1', '张三')), said(user('z2', '张三丰')), said(user('t1', 'สมชาย')), said(user('k1', '민수'))],
    user('me', 'Vera'),
  );
  const named = (text: string) => partsOf(text, asia).flatMap((part) => (part.kind === 'mention' ? [part.text] : []));
  equal(named('你好@张三，在吗'), ['@张三']);
  equal(named('@张三丰你好，@张三你好'), ['@张三丰', '@张三']);
  equal(named('こんにちは@Veraさん（@Ada）「@Vera」'), ['@Vera', '@Ada', '@Vera']);
  equal(named('สวัสดี@สมชายครับ'), ['@สมชาย']);
  equal(named('안녕@민수님'), ['@민수']);
  equal(named('@Verа @Vera_ é@Vera @Vera\u0301 @Vera\u200dx @張三'), [], 'a Cyrillic letter, a mark, a joiner go on');
  const more = people.with(
    [
      said(user('m1', 'សុខា')),
      said(user('m2', 'အောင်')),
      said(user('m3', 'أحمد')),
      said(user('m4', 'रवि')),
      said(user('m5', 'ສົມ')),
      said(user('m6', 'Ոննա')),
    ],
    user('me', 'Vera'),
  );
  const among = (text: string) => partsOf(text, more).flatMap((part) => (part.kind === 'mention' ? [part.text] : []));
  equal(among('សួស្តី@សុខាបាទ ﴿@أحمد﴾ و @أحمد، مرحبا'), ['@សុខា', '@أحمد', '@أحمد']);
  equal(among('နေကောင်းလား@အောင်။ ສະບາຍດີ@ສົມເດີ @रवि। 【@Vera】〔@Ada〕'), ['@အောင်', '@ສົມ', '@रवि', '@Vera', '@Ada']);
  equal(among('@أحمدي @रविवार @Ոննաս'), [], 'a longer word of a script with spaces');
  const typed = (text: string) => unfinishedAt(text, text.length);
  equal([typed('你好@张')?.query, typed('見て:smi')?.query, typed('（@Ve')?.query], ['张', 'smi', 'Ve']);
  equal([typed('mail@Ve'), typed('is:no')], [undefined, undefined]);
});

test('links: a script that writes without spaces may stand before and after them', () => {
  for (const [text, address] of [
    ['詳しくはhttps://example.com/ja', 'https://example.com/ja'],
    ['《书》见https://example.com/1', 'https://example.com/1'],
    ['（https://example.com/）', 'https://example.com/'],
    ['https://example.com/docs（中文说明）了解更多', 'https://example.com/docs'],
    ['サイトはhttps://example.com。よろしく', 'https://example.com'],
    ['https://example.com/jaをご覧ください', 'https://example.com/ja'],
    ['https://example.comを見て', 'https://example.com'],
    ['https://example.com:8080を見て', 'https://example.com:8080'],
    ['説明(https://example.com/x_(y))です', 'https://example.com/x_(y)'],
    ['见https://example.com/1,然后', 'https://example.com/1'],
    ['https://example.com…続き', 'https://example.com'],
    ['ดูhttps://example.com/xครับ', 'https://example.com/x'],
    ['링크는https://example.com/x에서', 'https://example.com/x'],
    ['انظر https://example.com/x، ثم', 'https://example.com/x'],
    ['“https://example.com/x”より', 'https://example.com/x'],
    ['https://ja.example/wiki/日本語_(言語)', 'https://ja.example/wiki/日本語_(言語)'],
    ['https://en.example/Schindler’s_List', 'https://en.example/Schindler’s_List'],
  ] as const) {
    equal(linked(text), [address], text);
  }
  equal(linked('https://a.example/x、https://b.example（https://c.example）'), [
    'https://a.example/x',
    'https://b.example',
    'https://c.example',
  ]);
  for (const text of ['https://good.example。evil.example', 'https://google例え.jp', 'Смотриhttps://a.example']) {
    equal(linked(text), [], text);
  }
});

test('links: they end at the marks of every script, at dashes, signs and emoji, and at none of a name', () => {
  const address = 'https://example.com/x';
  for (const [before, after] of [
    ['ดู', 'ครับ'],
    ['(ดู ', 'ๆ)'],
    ['មើល', '។ អរគុណ'],
    ['មើល', 'ខាងក្រោម'],
    ['ကြည့်ပါ', '။'],
    ['ເບິ່ງ', 'ໄດ້'],
    ['ལྟོས་', '་'],
    ['﴿', '﴾'],
    ['(', ')؟'],
    ['هنا ', '؛ ثم'],
    ['دیکھیں ', '۔'],
    ['देखें ', '।धन्यवाद'],
    ['', '։'],
    ['', '፡'],
    ['', '״'],
    ['', '׃'],
    ['《', '》'],
    ['〖', '〗'],
    ['⟨', '⟩'],
    ['︵', '︶'],
    ['༼', '༽'],
    ['„', '“'],
    ['‚', '‘'],
    ['«', '»'],
    ['〝', '〟'],
    ['＜', '＞'],
    ['＂', '＂'],
    ['｜', '｜次'],
    ['', '～次'],
    ['', '〜次'],
    ['', '・次'],
    ['', '＆次'],
    ['', '／次'],
    ['', '￥'],
    ['→', '→次'],
    ['', ' ★'],
    ['', '★'],
    ['', '💬'],
    ['', '❤️'],
    ['', '⋯'],
    ['', '——好'],
    ['', '—and'],
    ['', '– and'],
    ['', '•'],
  ] as const) {
    equal(linked(`${before}${address}${after}`), [address], `${before} … ${after}`);
  }
  for (const after of ['・次', '｜次', '～', '／', '→', '💬', '—and', 'ខាង', '។', '؟', '」です']) {
    equal(linked(`https://example.com${after}`), ['https://example.com'], after);
  }
  for (const whole of [
    'https://en.example/wiki/Michelson–Morley_experiment',
    'https://en.example/wiki/List_–_A',
    'https://ja.example/wiki/ジャン＝リュック・ゴダール',
    'https://th.example/wiki/ประเทศไทย',
    'https://ca.example/col·lecció',
  ]) {
    equal(linked(whole), [whole], whole);
  }
  for (const text of [
    'https://good.example‐evil.example',
    'https://good.example→evil.example',
    'https://good.example➖evil.example',
  ]) {
    equal(linked(text), [], text);
  }
});

test("mentions: one is told of one's own", () => {
  equal(mentionsUser('hey @Vera', people, 'me'), true);
  equal(mentionsUser('hey @Ada', people, 'me'), false);
  equal(mentionsUser('hey @Vera', people, ''), false);
});

test('people: the same as before if nobody is new; a new name counts; their number is bounded', () => {
  equal(people.with(room.map(said), user('me', 'Vera')) === people, true);
  equal(people.with([said(user('u1', 'Augusta'))], user('me', 'Vera')).at('Augusta', 0)?.userIds, ['u1']);
  let many = People.nobody;
  const page = Array.from({ length: 250 }, (_, n) => n);
  for (let from = 0; from < 5_000; from += page.length) {
    many = many.with(
      page.map((n) => said(user(`n${from + n}`, `Name ${from + n}`))),
      undefined,
    );
  }
  equal(many.others().length <= 2_000, true);
  equal(many.at('Name 4999', 0)?.userIds, ['n4999']);
});

test('parts: together they are always the text, whatever it holds', () => {
  const random = seeded(7);
  const pieces = ['@', 'Ada', ' Lovelace', 'https://', 'www.', 'a.example', '/', '(', ')', '.', '<b>', '"', '\u202e'];
  pieces.push('\ud83d', '\ude80', 'é', '\u200d', '__proto__', ' ', 'http://a@b', '&amp;', '${x}', 'שרה', '\\');
  for (let n = 0; n < 3_000; n++) {
    const text = Array.from({ length: 12 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
    const parts = partsOf(text, people);
    equal(parts.map((part) => part.text).join(''), text);
    equal(
      parts.filter((part) => part.text === ''),
      [],
    );
    for (const part of parts) {
      if (part.kind === 'link') equal(/^https?:\/\/[^@\\]+$/i.test(part.href.split('/').slice(0, 3).join('/')), true);
    }
  }
});

test('parts: the same people mentioned in the same text are the same, whoever else is known', () => {
  const more = people.with([said(user('u9', 'Grace'))], user('me', 'Vera'));
  const same = (text: string) => sameParts(partsOf(text, people), partsOf(text, more));
  equal(
    [same('hi @Ada'), same('https://a.example'), same(''), same('hi @Grace'), same('@Ada and @grace')],
    [true, true, true, false, false],
  );
  const renamed = people.with([said(user('u9', 'Ada'))], user('me', 'Vera'));
  equal(sameParts(partsOf('@Ada', people), partsOf('@Ada', renamed)), false);
});

/** So many characters patterns and cutting look at while something is done: a measure that no busy machine changes. */
function charactersLookedAt(work: () => void): number {
  let looked = 0;
  const { exec } = RegExp.prototype;
  const { slice, split } = String.prototype;
  RegExp.prototype.exec = function (text: string) {
    const from = this.global ? this.lastIndex : 0;
    const found = exec.call(this, text);
    looked += (found && this.global ? this.lastIndex : text.length) - from;
    return found;
  };
  String.prototype.slice = function (from?: number, to?: number) {
    const piece = slice.call(this, from, to);
    looked += piece.length;
    return piece;
  };
  String.prototype.split = function (this: string, ...by: unknown[]) {
    looked += this.length;
    return (split as (...args: unknown[]) => string[]).apply(this, by);
  } as typeof split;
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
    String.prototype.slice = slice;
    String.prototype.split = split;
  }
  return looked;
}

test('parts: a hostile text four times as long is four times the work, no more', () => {
  let many = people;
  for (let n = 1; n <= 64; n++) many = many.with([said(user(`n${n}`, 'x'.repeat(n)))], undefined);
  const tails = [')', ']', '}', '.', '!)', ')].', '*~…”'].map((tail) => `https://a.example/${tail.repeat(5_000)}`);
  const pieces = [
    '。',
    '（',
    'を',
    'aを',
    'https://a.b。',
    'www.a.b。',
    ':1を',
    '@',
    '(',
    'https://',
    'www.',
    'https://a.example/) ',
    '@Ada ',
    '@x ',
    '.',
    ')',
    'https://a.',
    ':',
    '\u202e',
    '\ud83d',
  ];
  for (const text of [...tails, ...pieces.map((piece) => piece.repeat(5_000))]) {
    const [short, long] = [1_000, 4_000].map((length) =>
      charactersLookedAt(() => partsOf(text.slice(0, length), many)),
    );
    equal(long! <= 5 * short!, true, `${text.slice(0, 24)}: ${short} and ${long}`);
  }
});

test('parts: an at sign that no name follows costs the same in a room of thousands', () => {
  let many = People.nobody;
  many = many.with(
    Array.from({ length: 2_000 }, (_, n) => said(user(`n${n}`, `Name ${n}`.padEnd(1 + (n % 64), 'x')))),
    undefined,
  );
  const work = (known: People) => charactersLookedAt(() => partsOf('@'.repeat(4_000), known));
  equal(work(many) <= work(People.nobody) + 4_000, true);
});
