import type { AuditLogEntry } from '../../main/ts/client/wire.js';
import { emptyFeed, withLive, withNewest, withOlder } from '../../main/ts/ui/moderation/audit-feed.js';
import {
  noSanctions,
  withNewestSanctions,
  withOlderSanctions,
  withoutSanction,
} from '../../main/ts/ui/moderation/sanction-list.js';
import { DAY, HOUR, parseDuration, durationText } from '../../main/ts/ui/moderation/durations.js';
import { auditText } from '../../main/ts/ui/moderation/moderation-text.js';
import { ModerationStore } from '../../main/ts/ui/moderation/moderation-store.js';
import { withStaffStrings } from '../../main/ts/ui/i18n/all-strings.js';
import { english as everyday } from '../../main/ts/ui/i18n/strings.js';
import { ChatRoom } from './chat-room.js';
import { json, settled } from './fakes.js';
import { equal, test } from './harness.js';

const english = withStaffStrings(everyday);
const entry = (id: number, more: Partial<AuditLogEntry> = {}): AuditLogEntry => ({
  auditId: `a${id}`,
  ts: '2026-01-01T12:00:00.000Z',
  action: 'delete',
  actor: { id: 'm1', name: 'Mo', role: 'moderator' },
  userId: 'u7',
  ...more,
});
const page = (ids: number[], nextBefore?: string) => ({
  items: ids.map((id) => entry(id)),
  ...(nextBefore !== undefined && { nextBefore }),
});
const ids = ({ entries }: { entries: readonly AuditLogEntry[] }) => entries.map(({ auditId }) => auditId);

test('staff: times are read as people write them, and nothing else is a time', () => {
  equal(
    ['90s', '10m', '10min', '1h', '1h30m', '7d', '2w', '10M'].map(parseDuration),
    [90, 600, 600, 3600, 5400, 604_800, 1_209_600, 600],
  );
  equal(['', '10', 'm', '10x', '-5m', '1.5h', '10m!', 'constructor'].map(parseDuration), Array(8).fill(undefined));
});

test('staff: times are said in the largest unit that leaves no rest', () => {
  equal(
    [1, 60, 90, 600, 5400, HOUR, DAY, 2 * DAY, 14 * DAY].map((seconds) => durationText(english, seconds)),
    ['1 second', '1 minute', '90 seconds', '10 minutes', '90 minutes', '1 hour', '24 hours', '2 days', '14 days'],
  );
});

test('staff: what came live and what the log has are one list without doubles, newest first', () => {
  let feed = withLive(emptyFeed, entry(5));
  feed = withNewest(feed, {
    items: [entry(5, { hidden: [{ id: 'm', text: 'spam' }] }), entry(4), entry(3)],
    nextBefore: 'a3',
  });
  feed = withLive(withLive(feed, entry(6)), entry(6));
  feed = withOlder(feed, 'a3', page([2, 1]));
  equal(ids(feed), ['a6', 'a5', 'a4', 'a3', 'a2', 'a1']);
  equal([feed.older, feed.entries[1]!.hidden![0]!.text], [null, 'spam']);
});

test('staff: a newest page that does not reach what is here gives that up: there may be a gap', () => {
  const feed = withNewest(emptyFeed, page([3, 2], 'a2'));
  const later = withNewest(feed, page([9, 8], 'a8'));
  equal([ids(later), later.older], [['a9', 'a8'], 'a8']);
  const joined = withNewest(feed, page([4, 3], 'a3'));
  equal([ids(joined), joined.older], [['a4', 'a3', 'a2'], 'a2']);
});

test('staff: an older page that was asked for before the list changed is left out', () => {
  const feed = withNewest(emptyFeed, page([9, 8], 'a8'));
  equal(ids(withOlder(feed, 'a3', page([2]))), ['a9', 'a8']);
});

test('staff: the feed is bounded, and what was dropped can be asked for again', () => {
  let feed = withNewest(emptyFeed, page([], undefined));
  for (let id = 10_000; id < 11_000; id++) feed = withLive(feed, entry(id));
  equal([feed.entries.length <= 800, feed.entries[0]!.auditId, typeof feed.older], [true, 'a10999', 'string']);
});

test('staff: every entry has words, even an action we never heard of', () => {
  const mute = entry(1, { action: 'mute', until: '2026-01-01T12:10:00.000Z' });
  equal(auditText(english, mute, 'Vera'), 'muted Vera for 10 minutes');
  equal(auditText(english, entry(1, { action: 'ban', until: null }), 'Vera'), 'banned Vera');
  equal(auditText(english, entry(1, { action: 'pin' }), 'Vera'), 'pinned a message of Vera');
  equal(auditText(english, entry(1, { action: 'gild' }), 'Vera'), 'gild: Vera');
});

test('staff: the log and the sanctions are asked for by their cursor', async () => {
  const room = new ChatRoom();
  room.on('GET', '/streams/s%201/moderation/log', () => json(200, page([1], 'a1')));
  room.on('GET', '/streams/s%201/moderation/sanctions', () => json(200, { items: [] }));
  equal((await room.client.auditLog()).nextBefore, 'a1');
  await room.client.auditLog({ before: 'a/1', limit: 50 });
  equal(await room.client.sanctions(), { items: [] });
  await room.client.sanctions({ userId: 'a b', before: 'c1', limit: 50 });
  equal(
    room.environment.sent.filter(({ method }) => method === 'GET').map(({ path }) => path),
    [
      '/api/streams/s%201/moderation/log',
      '/api/streams/s%201/moderation/log?before=a%2F1&limit=50',
      '/api/streams/s%201/moderation/sanctions',
      '/api/streams/s%201/moderation/sanctions?userId=a%20b&before=c1&limit=50',
    ],
  );
});

const muted = (...users: string[]) =>
  users.map((userId) => ({ kind: 'mute', userId, until: null, ts: '2026-01-01T12:00:00.000Z' }));
const whom = ({ items }: { items: readonly { userId: string }[] }) => items.map(({ userId }) => userId).join('');

test('staff: sanctions are loaded page by page, and the newest page goes in front of what is loaded', () => {
  const first = withNewestSanctions(noSanctions, { items: muted('d', 'c'), total: 4, nextBefore: 'c' });
  equal([whom(first), first.older, first.total], ['dc', 'c', 4]);
  const all = withOlderSanctions(first, 'c', { items: muted('b', 'a'), total: 4 });
  equal([whom(all), all.older], ['dcba', null]);
  equal(whom(withOlderSanctions(all, 'c', { items: muted('b') })), 'dcba');
  const again = withNewestSanctions(all, { items: muted('e', 'd'), total: 5, nextBefore: 'd' });
  equal([whom(again), again.older, again.total], ['edcba', null, 5]);
});

test('staff: what was lifted goes wherever it stands; a page that does not reach what is loaded begins anew', () => {
  const all = { items: muted('d', 'c', 'b', 'a'), older: null, total: 4 };
  const lifted = withoutSanction(all, 'mute', 'b');
  equal([whom(lifted), lifted.total], ['dca', 3]);
  equal(whom(withoutSanction(all, 'ban', 'b')), 'dcba');
  const anew = withNewestSanctions(all, { items: muted('z', 'y'), total: 9, nextBefore: 'y' });
  equal([whom(anew), anew.older, anew.total], ['zy', 'y', 9]);
});

test('staff: what one room never answered does not keep the next from loading more', async () => {
  const LOG = '/streams/s%201/moderation/log';
  const SANCTIONS = '/streams/s%201/moderation/sanctions';
  const [slow, quick] = [new ChatRoom(), new ChatRoom()];
  const isOlder = ({ path }: { path: string }) => path.includes('before=');
  const never = new Promise<Response>(() => {});
  const firstOf = (body: object) => (sent: { path: string }) => (isOlder(sent) ? never : json(200, body));
  slow.on('GET', LOG, firstOf(page([4, 3], 'a3')));
  slow.on('GET', SANCTIONS, firstOf({ items: muted('d'), total: 2, nextBefore: 'd' }));
  quick.on('GET', LOG, (sent) => json(200, isOlder(sent) ? page([1]) : page([2], 'a2')));
  quick.on('GET', SANCTIONS, (sent) =>
    json(200, isOlder(sent) ? { items: muted('a'), total: 2 } : { items: muted('b'), total: 2, nextBefore: 'b' }),
  );

  const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
  let shown = slow;
  const staff = new ModerationStore(host, () => shown.client);
  staff.hostConnected();
  await settled();
  void staff.loadOlder();
  void staff.loadOlderSanctions();
  equal([staff.olderState, staff.olderSanctionsState], ['loading', 'loading']);

  shown = quick;
  staff.hostUpdate();
  await settled();
  await Promise.all([staff.loadOlder(), staff.loadOlderSanctions()]);
  equal([ids(staff.feed), whom(staff.sanctions)], [['a2', 'a1'], 'ba']);
});

test('staff: people are called what they were called then, as the server says', async () => {
  const room = new ChatRoom();
  const ada = { id: 'u7', name: 'Ada' };
  const mo = { id: 'm1', name: 'Mo', role: 'moderator' };
  const logged = entry(3, { user: ada, userId: 'u7', actor: mo });
  const mute = { ...muted('u7')[0]!, user: ada, by: 'm1', actor: { id: 'm1', name: 'Mo' } };
  room.on('GET', '/streams/s%201/moderation/log', () => json(200, { items: [logged] }));
  room.on('GET', '/streams/s%201/moderation/sanctions', () => json(200, { items: [mute], total: 1 }));
  const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
  const staff = new ModerationStore(host, () => room.client);
  staff.hostConnected();
  await settled();
  equal(
    staff.feed.entries.map((one) => staff.targetOf(one)),
    ['Ada'],
  );
  equal(
    staff.inForce().map((one) => [staff.targetOf(one), staff.giverOf(one)]),
    [['Ada', 'Mo']],
  );

  // Renamed meanwhile: each entry keeps its own name.
  equal(staff.targetOf(entry(4, { user: { id: 'u7', name: 'Countess' }, userId: 'u7' })), 'Countess');
  // The host itself; somebody who was erased; and what an older server says.
  equal(staff.giverOf({ actor: null, by: null }), '');
  equal([staff.targetOf({ user: { id: 'u9' }, userId: 'u9' }), staff.targetOf({ userId: 'u9' })], ['u9', 'u9']);
  equal([staff.giverOf({ by: 'm1' }), staff.giverOf({ actor: { id: 'm1' }, by: 'm1' })], ['Mo', 'Mo']);
});
