import type { Message } from '../../main/ts/client/wire.js';
import { dayAbove, goesOn } from '../../main/ts/ui/messages/message-groups.js';
import { OwnMessages } from '../../main/ts/ui/messages/own-messages.js';
import { excerpt, Replies } from '../../main/ts/ui/messages/replies.js';
import { equal, test } from './harness.js';

const user = { id: 'u1', name: 'Ada', role: 'viewer', badges: ['crew'] };
const message = (id: string, seconds: number, more: Partial<Message> = {}): Message => ({
  seq: seconds,
  id,
  user,
  ts: new Date(Date.parse('2026-01-01T12:00:00.000Z') + seconds * 1000).toISOString(),
  text: `text of ${id}`,
  ...more,
});

test('groups: what somebody says next goes on with what they said before', () => {
  equal(goesOn(message('b', 60), message('a', 0)), true);
  equal(goesOn(message('a', 0), undefined), false);
});

test('groups: not after somebody else, after a while, under another name, or in reply', () => {
  equal(goesOn(message('b', 60), message('a', 0, { user: { ...user, id: 'u2' } })), false);
  equal(goesOn(message('b', 301), message('a', 0)), false);
  equal(goesOn(message('b', 60), message('a', 0, { user: { ...user, name: 'Augusta' } })), false);
  equal(goesOn(message('b', 60), message('a', 0, { user: { ...user, role: 'moderator' } })), false);
  equal(goesOn(message('b', 60), message('a', 0, { user: { ...user, badges: [] } })), false);
  equal(goesOn(message('b', 60, { replyTo: { id: 'a' } }), message('a', 0)), false);
});

test('replies: they show what they answer, that it is deleted, or that it is not here', () => {
  const { text: _, ...tombstone } = message('b', 1, { deleted: { by: 'author' } });
  const replies = new Replies([message('a', 0), tombstone, message('__proto__', 2)]);
  equal(replies.answered('a'), message('a', 0));
  equal(replies.answered('b'), 'deleted');
  equal(replies.answered('z'), 'unknown');
  equal(replies.answered('toString'), 'unknown');
  equal(replies.answered('__proto__'), message('__proto__', 2));
});

test('replies: an excerpt is short and cut between characters', () => {
  equal(excerpt('short'), 'short');
  equal(excerpt('🚀'.repeat(100)), '🚀'.repeat(100));
  equal(excerpt('🚀'.repeat(101)), `${'🚀'.repeat(100)}…`);
  equal(excerpt('x'.repeat(500)), `${'x'.repeat(100)}…`);
});

test('replies: one to the reader is known, also when what it answers is deleted or no longer loaded', () => {
  const answer = message('b', 1, { replyTo: { id: 'a' }, user: { ...user, id: 'u2' } });
  const own = OwnMessages.none.with([message('a', 0), answer], 'u1');
  equal(own.isAnsweredBy(answer), true);
  equal(own.with([answer], 'u1') === own, true);
  equal(own.with([message('a', 0, { deleted: { by: 'author' } }), answer], 'u1').isAnsweredBy(answer), true);
  equal(own.isAnsweredBy(message('c', 2, { replyTo: { id: 'a' } })), false, 'an answer to oneself');
  equal(own.isAnsweredBy({ ...answer, replyTo: { id: 'z' } }), false);
  equal(own.with([], 'u3').isAnsweredBy(answer), false, 'another reader');
  equal(OwnMessages.none.with([message('a', 0)], '').isAnsweredBy(answer), false, 'nobody');
});

test('days: the first message of one has its name above it, and begins a group', () => {
  const at = (id: string, ...date: [number, number, number, number, number]) =>
    message(id, 0, { ts: new Date(...date).toISOString() });
  const late = at('a', 2026, 0, 1, 23, 59);
  const early = at('b', 2026, 0, 2, 0, 1);
  const now = new Date(2026, 0, 2, 12, 0).getTime();
  equal(dayAbove(early, late, { locale: 'en' }, now), 'Today');
  equal(dayAbove(late, undefined, { locale: 'en' }, now), 'Yesterday');
  equal([dayAbove(early, undefined, {}, now), dayAbove(early, early, {}, now)], [undefined, undefined]);
  equal(goesOn(early, late), false);
});
