import * as rooms from '../../main/ts/client/room.js';
import type { Cleared, Deleted, Message } from '../../main/ts/client/wire.js';
import { equal, seeded, test } from './harness.js';

const user = (id: string) => ({ id, name: id.toUpperCase(), role: 'viewer', badges: [] });
const message = (seq: number, by = 'ada'): Message => ({
  seq,
  id: `m${seq}`,
  user: user(by),
  ts: '2026-01-01T12:00:00.000Z',
  text: `text ${seq}`,
});
const tombstone = (seq: number, by: string, author = 'ada'): Message => {
  const { text: _, ...rest } = message(seq, author);
  return { ...rest, deleted: { by } };
};
/** Without our own note of which change it was. */
const plain = ({ messages }: rooms.Room): Message[] =>
  messages.map((m) => (m.deleted ? { ...m, deleted: { by: m.deleted.by } } : m));
const room = (...messages: Message[]) => messages.reduce(rooms.withMessage, rooms.emptyRoom);
const page = (items: Message[], nextBefore?: string) => ({
  items,
  position: 'e.99',
  ...(nextBefore !== undefined && { nextBefore }),
});

test('room: messages stand in the order of their positions, whatever order they come in', () => {
  equal(
    room(message(3), message(1), message(2)).messages.map(({ seq }) => seq),
    [1, 2, 3],
  );
});

test('room: a message that comes twice is there once', () => {
  const once = room(message(1));
  equal(rooms.withMessage(once, message(1)) === once, true, 'the same room');
});

test('room: a deleted message keeps its place and loses its text', () => {
  const after = rooms.withDeleted(room(message(1), message(2)), { seq: 3, id: 'm1', by: 'moderator' });
  equal(plain(after), [tombstone(1, 'moderator'), message(2)]);
});

test('room: clearing one user takes what they wrote before, not after, and nothing of others', () => {
  const before = room(message(1, 'eve'), message(2, 'ada'), message(5, 'eve'));
  const after = rooms.withCleared(before, { seq: 4, userId: 'eve', by: 'moderator' });
  equal(plain(after), [tombstone(1, 'moderator', 'eve'), message(2), message(5, 'eve')]);
});

test('room: clearing the room takes what everybody wrote before', () => {
  const before = room(message(1, 'eve'), message(2, 'ada'), message(4, 'ada'));
  const after = rooms.withCleared(before, { seq: 3, userId: null, by: 'moderator' });
  equal(plain(after), [tombstone(1, 'moderator', 'eve'), tombstone(2, 'moderator'), message(4)]);
});

test('room: a message that is shown again stands where it stood, until it is deleted once more', () => {
  const deleted = rooms.withDeleted(room(message(1), message(2)), { seq: 3, id: 'm1', by: 'moderator' });
  const restored = rooms.withRestored(deleted, { seq: 4, message: message(1) });
  equal(plain(restored), [message(1), message(2)]);
  equal(rooms.withRestored(restored, { seq: 4, message: message(1) }) === restored, true, 'once');
  const again = rooms.withDeleted(restored, { seq: 5, id: 'm1', by: 'author' });
  equal(plain(again), [tombstone(1, 'author'), message(2)]);
});

test('room: a message that is not loaded makes no hole when it is shown again, and a page from before does not hide it', () => {
  const restored = rooms.withRestored({ ...room(message(9)), older: 'e.9' }, { seq: 10, message: message(2) });
  equal(plain(restored), [message(9)]);
  equal(plain(rooms.withOlderPage(restored, 'e.9', page([tombstone(2, 'moderator')]))), [message(2), message(9)]);
});

test('room: a page that was asked for before a delete cannot bring the text back', () => {
  const deleted = rooms.withDeleted({ ...rooms.emptyRoom, older: 'e.5' }, { seq: 6, id: 'm2', by: 'author' });
  equal(plain(rooms.withOlderPage(deleted, 'e.5', page([message(2)]))), [tombstone(2, 'author')]);
});

test('room: what is older is known from the first position, and nothing is before number one', () => {
  equal(rooms.withStart(rooms.emptyRoom, { epoch: 'e', seq: 7 }).older, 'e.7');
  equal(rooms.withStart(rooms.emptyRoom, { epoch: 'e', seq: 1 }).older, null);
});

test('room: an older page moves the cursor; the last page ends it', () => {
  const start = { ...room(message(9)), older: 'e.9' };
  const first = rooms.withOlderPage(start, 'e.9', page([message(8), message(7)], 'e.7'));
  equal([first.messages.map(({ seq }) => seq), first.older], [[7, 8, 9], 'e.7']);
  equal(rooms.withOlderPage(first, 'e.7', page([message(6)])).older, null);
});

test('room: an older page that no longer follows on the room is left out', () => {
  const start = { ...room(message(9)), older: 'e.9' };
  equal(rooms.withOlderPage(start, 'e.5', page([message(4)])), start);
});

test('room: what is trimmed can be asked for again', () => {
  const kept = rooms.trimmed(room(...[1, 2, 3, 4, 5].map((seq) => message(seq))), 'e', 2);
  equal([kept.messages.map(({ seq }) => seq), kept.older], [[4, 5], 'e.4']);
});

test('room: names that objects have already are only names', () => {
  const odd: Message = { ...message(1, '__proto__'), id: 'constructor' };
  const after = rooms.withCleared(room(odd), { seq: 2, userId: 'constructor', by: 'moderator' });
  equal(after.messages, [odd]);
  equal(rooms.withDeleted(after, { seq: 3, id: 'constructor', by: 'author' }).messages[0]?.deleted, {
    by: 'author',
    seq: 3,
  });
});

type Change = { seq: number; apply: (room: rooms.Room) => rooms.Room };

/** A random log, and each message as history shows it at the end. */
function randomLog(random: () => number, size: number): { changes: Change[]; history: Message[] } {
  const changes: Change[] = [];
  const history: Message[] = [];
  const fell = (at: number, by: string) => {
    const { text: _, deleted, ...rest } = history[at]!;
    if (!deleted) history[at] = { ...rest, deleted: { by } };
  };
  for (let seq = 1; seq <= size; seq++) {
    const dice = random();
    const who = `u${Math.floor(random() * 4)}`;
    if (dice < 0.7 || history.length === 0) {
      const written = message(seq, who);
      history.push(written);
      changes.push({ seq, apply: (r) => rooms.withMessage(r, written) });
    } else if (dice < 0.8) {
      const at = Math.floor(random() * history.length);
      const { deleted, ...rest } = history[at]!;
      if (!deleted) continue;
      const restored = { ...rest, text: `text ${rest.seq}` };
      history[at] = restored;
      changes.push({ seq, apply: (r) => rooms.withRestored(r, { seq, message: restored }) });
    } else if (dice < 0.94) {
      const at = Math.floor(random() * history.length);
      const deleted: Deleted = { seq, id: history[at]!.id, by: random() < 0.5 ? 'author' : 'moderator' };
      fell(at, deleted.by);
      changes.push({ seq, apply: (r) => rooms.withDeleted(r, deleted) });
    } else {
      const cleared: Cleared = { seq, userId: random() < 0.2 ? null : who, by: 'moderator' };
      history.forEach(({ user: { id } }, at) => (cleared.userId ?? id) === id && fell(at, 'moderator'));
      changes.push({ seq, apply: (r) => rooms.withCleared(r, cleared) });
    }
  }
  return { changes, history };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

test('room: any mixture of stream, replay and pages, in any order and overlap, gives the same room', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seeded(seed);
    const { changes, history } = randomLog(random, 40);
    const repeated = changes.filter(() => random() < 0.4);
    const pages: Change[] = Array.from({ length: 4 }, () => {
      const items = history.filter(() => random() < 0.5).reverse();
      return { seq: 0, apply: (r) => rooms.withNewestPage(r, page(items)) };
    });
    const steps = shuffled([...changes, ...repeated, ...pages], random);
    const mixed = steps.reduce((r, { apply }) => apply(r), rooms.emptyRoom);
    equal(plain(mixed), history, `seed ${seed}`);
  }
});
