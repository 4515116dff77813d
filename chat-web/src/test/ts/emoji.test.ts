import { peopleFor, unfinishedAt } from '../../main/ts/ui/composer/completion.js';
import { allEmoji, categories, emojiOf, known, search } from '../../main/ts/ui/emoji/emojis.js';
import { People } from '../../main/ts/ui/messages/people.js';
import { english } from '../../main/ts/ui/i18n/strings.js';
import { equal, test, truthy } from './harness.js';

test("emoji: nine categories, each with a name, and every emoji with a code that is its own or another's", () => {
  equal(categories.length, 9);
  equal(english.emojiGroups.length, 10);
  truthy(allEmoji.length > 1500, 'all the usual ones');
  for (const { emoji, codes, name } of allEmoji) {
    truthy(emoji.length > 0 && name.length > 0 && codes.every((code) => /^[a-z0-9_+-]+$/.test(code)), emoji);
  }
  equal(new Set(allEmoji.map(({ emoji }) => emoji)).size, allEmoji.length);
});

test('emoji: a code leads to its emoji, whatever the case, and no property of objects does', () => {
  equal([emojiOf('tada')?.emoji, emojiOf('TADA')?.emoji, emojiOf('+1')?.emoji], ['🎉', '🎉', '👍️']);
  equal([emojiOf('constructor'), emojiOf('__proto__'), emojiOf('')], [undefined, undefined, undefined]);
});

test('emoji: what fits best comes first', () => {
  equal(search('tada', 3)[0]?.emoji, '🎉');
  equal(search('rocket', 1)[0]?.emoji, '🚀');
  equal(
    search('part', 50).some(({ emoji }) => emoji === '🎉'),
    true,
  );
  equal(
    search('celebration', 50).some(({ emoji }) => emoji === '🎉'),
    true,
  );
  equal(search('red heart', 1)[0]?.emoji, '❤️');
  equal(search('', 5).length + search('  ', 5).length + search('<img>', 5).length + search('__proto__', 5).length, 0);
  equal(search('a', 7).length, 7);
});

test('emoji: of the codes that begin as typed, the shortest comes first', () => {
  const first = (typed: string) => search(typed, 1)[0]?.codes[0];
  equal(['fir', 'fire', 'hea', 'smil', 'rocke', 'parro'].map(first), [
    'fire',
    'fire',
    'heart',
    'smile',
    'rocket',
    'parrot',
  ]);
});

test('emoji: of what was used last, only what is an emoji is taken', () => {
  equal(
    known(['🎉', '<b>', '', '🚀']).map(({ emoji }) => emoji),
    ['🎉', '🚀'],
  );
});

const at = (text: string) => {
  const found = unfinishedAt(text, text.length);
  return found && `${found.kind} ${found.start} ${found.query}${found.isWhole ? ' whole' : ''}`;
};

test('completion: a code begins with a colon and has two letters; a mention with an at sign', () => {
  equal(['hi :ta', ':+1', ':tada:', '(:ta'].map(at), ['emoji 3 ta', 'emoji 0 +1', 'emoji 0 tada whole', 'emoji 1 ta']);
  equal(['@', 'hi @Ad', '@Ada L'].map(at), ['mention 0 ', 'mention 3 Ad', 'mention 0 Ada L']);
});

test('completion: not in times, addresses, or the middle of words', () => {
  equal([':t', '10:30', 'a:ta', '::ta', 'mail@ada', 'plain', ''].map(at), Array(7).fill(undefined));
  equal(unfinishedAt('@Ada hello', 3)?.query, 'Ad');
});

test('completion: a command is the beginning of the text and nothing else', () => {
  equal(['/', '/mu', 'hi /mu', '/mute ', '//'].map(at), [
    'command 0 ',
    'command 0 mu',
    undefined,
    undefined,
    undefined,
  ]);
});

const said = (id: string, name: string) => ({
  seq: 1,
  id,
  ts: '2026-01-01T12:00:00.000Z',
  user: { id, name, role: 'viewer', badges: [] },
});
const people = People.nobody.with([said('u1', 'Ada'), said('u2', 'Ada Lovelace'), said('u3', 'Bob')], {
  ...said('me', 'Adam').user,
});

test('completion: who is called just so comes first, whoever spoke last', () => {
  const names = (query: string, ...all: string[]) =>
    peopleFor(
      query,
      People.nobody.with(
        all.map((name, n) => said(`u${n}`, name)),
        undefined,
      ),
      5,
    ).map(({ name }) => name);
  equal(names('Mo', 'Mo', 'Molly'), ['Mo', 'Molly']);
  equal(names('mo', 'MO', 'mo', 'Molly', 'Mo Salah'), ['mo', 'MO', 'Mo Salah', 'Molly']);
  equal(names('vera', 'Vera Lynn', 'Lady Vera'), ['Vera Lynn', 'Lady Vera']);
  equal(names('森', '森', '森田', '小林 森'), ['森', '森田', '小林 森']);
  equal(names('mo', 'Mo'), []);
});

test('completion: everybody but oneself, by the beginning of a name or of a word in it', () => {
  const names = (query: string) => peopleFor(query, people, 5).map(({ name }) => name);
  equal(names('ad'), ['Ada Lovelace', 'Ada']);
  equal(names('love'), ['Ada Lovelace']);
  equal(names(''), ['Bob', 'Ada Lovelace', 'Ada']);
  equal(names('bob'), []);
  equal(names('zed'), []);
  equal(names('ada'), ['Ada', 'Ada Lovelace']);
});
