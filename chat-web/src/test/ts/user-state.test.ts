import banned from '../../../../docs/spec/golden/problem-banned.json';
import gateClosed from '../../../../docs/spec/golden/problem-gate_closed.json';
import insufficientCredit from '../../../../docs/spec/golden/problem-insufficient_credit.json';
import muted from '../../../../docs/spec/golden/problem-muted.json';
import rateLimited from '../../../../docs/spec/golden/problem-rate_limited.json';
import {
  mayModerate,
  remainingAt,
  sanctionedAt,
  userStateFrom,
  withKnownGate,
} from '../../main/ts/client/user-state.js';
import { isCounting } from '../../main/ts/ui/status/snapshot-text.js';
import { ChatRoom, message, userState, user } from './chat-room.js';
import { json, problem, settled } from './fakes.js';
import { equal, rejects, test } from './harness.js';

const SEND = '/streams/s%201/messages';
const STATE = '/streams/s%201/chat/state';
const ROLES = ['viewer', 'subscriber', 'vip', 'moderator', 'creator', 'admin'];

async function refused(...args: Parameters<typeof problem>): Promise<ChatRoom> {
  const room = new ChatRoom();
  room.on('POST', SEND, () => problem(...args));
  await room.live();
  await rejects(room.client.send('hi'));
  return room;
}

test('user state: a gate that opens opens the chat without a reload', async () => {
  const room = new ChatRoom();
  await room.live();
  await room.stream.event('gate', { allowed: false, reasons: [{ gate: 'credit', code: 'insufficient_credit' }] });
  equal(room.snapshot.userState?.gate.allowed, false);
  await room.stream.event('gate', { allowed: true, reasons: [] });
  equal(room.snapshot.userState?.gate, { allowed: true, reasons: [] });
});

test('user state: when the last of what a closed gate told to wait for is over stands on our clock', async () => {
  const room = new ChatRoom();
  await room.live();
  const opensAt = () => room.snapshot.userState?.gateOpensAt;
  equal(opensAt(), 0);
  const wait = (until: string) => ({ gate: 'doors', code: 'not_open_yet', requirement: { type: 'wait_until', until } });
  const [sooner, later] = ['2026-01-01T12:05:00.000Z', '2026-01-01T12:07:00.000Z'];
  await room.stream.event('gate', {
    allowed: false,
    reasons: [wait(sooner), { gate: 'age', code: 'age_not_verified' }, wait(later)],
  });
  equal(opensAt(), room.client.timeOf(later));
  const snapshot = room.snapshot;
  equal(
    [1, 0].map((left) => isCounting(snapshot, room.client.timeOf(later) - left)),
    [true, false],
  );
  await room.stream.event('gate', { allowed: true, reasons: [] });
  equal(opensAt(), 0);
});

test('user state: a gate that is not known yet leaves the chat usable until the stream tells', async () => {
  const room = new ChatRoom();
  const pending = { allowed: true, pending: true, reasons: [] };
  await room.live();
  await room.stream.event('gate', pending);
  equal(room.snapshot.userState?.gate, pending);
  const closed = { allowed: false, reasons: [{ gate: 'credit', code: 'insufficient_credit' }] };
  await room.stream.event('gate', closed);
  equal(room.snapshot.userState?.gate, closed);
});

test('user state: what a request does not know of the gate does not replace what the stream said', () => {
  const data = userState;
  const closed = { allowed: false, reasons: [{ gate: 'credit', code: 'insufficient_credit' }] };
  const before = userStateFrom({ ...data, gate: closed }, 0, Date.parse);
  const unknown = { ...data, gate: { allowed: true, pending: true, reasons: [] } };
  equal(withKnownGate(unknown, before).gate, closed);
  equal(withKnownGate(unknown, null).gate, unknown.gate);
  equal(withKnownGate(data, before).gate, data.gate);
  equal(withKnownGate({ ...unknown, user: user('eve') }, before).gate, unknown.gate); // it was said of somebody else
});

test('user state: a send refused by the gate closes it with the reasons the server gives', async () => {
  for (const refusal of [insufficientCredit, gateClosed]) {
    const room = await refused(refusal.status, refusal.code, refusal);
    equal(room.snapshot.userState?.gate, { allowed: false, reasons: refusal.gate });
  }
});

test('user state: several gates that refuse at once are all told, and a refusal without a reason closes as well', async () => {
  const gate = [...insufficientCredit.gate, ...gateClosed.gate];
  const several = await refused(402, 'insufficient_credit', { ...insufficientCredit, gate });
  equal(several.snapshot.userState?.gate.reasons, gate);
  const silent = await refused(403, 'gate_closed');
  equal(silent.snapshot.userState?.gate, { allowed: false, reasons: [] });
});

test('user state: what a refusal of the specification tells is understood member by member', async () => {
  const mute = (await refused(muted.status, muted.code, muted)).snapshot.userState?.sanction;
  equal(mute, { kind: 'mute', until: muted.until, reason: muted.reason, endsAt: Date.parse(muted.until) });
  const ban = (await refused(banned.status, banned.code, banned)).snapshot.userState?.sanction;
  equal(ban, { kind: 'ban', until: banned.until, reason: null, endsAt: null });
  const limited = await refused(rateLimited.status, rateLimited.code, rateLimited);
  equal(limited.snapshot.userState?.refusedUntil, limited.clock.now + rateLimited.retryAfterMs);
});

test('user state: the limit counts down with the events and is whole again when its window ends', async () => {
  const room = new ChatRoom();
  await room.live();
  await room.stream.event('limit', { limit: 10, remaining: 2, windowMs: 30_000, resetMs: 21_000 });
  const left = () => remainingAt(room.snapshot.userState!, room.clock.now);
  equal(left(), 2);
  await room.clock.advance(20_999);
  equal(left(), 2);
  await room.clock.advance(1);
  equal(left(), 10);
});

test('user state: a refused send says until when, and a reconnect does not forget it', async () => {
  const room = await refused(429, 'rate_limited', { retryAfterMs: 12_000 });
  const until = room.clock.now + 12_000;
  equal([room.snapshot.userState?.refusedUntil, remainingAt(room.snapshot.userState!, room.clock.now)], [until, 0]);
  await room.cutAndReconnect();
  await room.hello(0);
  equal(room.snapshot.userState?.refusedUntil, until);
});

test('user state: a text too long tells the length allowed', async () => {
  const room = await refused(422, 'text_too_long', { maxLength: 200 });
  equal(room.snapshot.userState?.maxLength, 200);
});

test('user state: a mute shows at once and its end is asked for when it is due', async () => {
  const room = new ChatRoom();
  room.on('GET', STATE, () => json(200, { ...userState, position: 'e.0' }));
  await room.live();
  const until = room.clock.iso(20_000);
  await room.stream.event('sanction', { kind: 'mute', active: true, until, reason: 'spam' });
  equal(room.snapshot.userState?.sanction, { kind: 'mute', until, reason: 'spam', endsAt: Date.parse(until) });
  for (let passed = 0; passed < 19_000; passed += 9_500) {
    await room.clock.advance(9_500);
    await room.stream.write(': hb\n\n');
  }
  equal([sanctionedAt(room.snapshot.userState!, room.clock.now), room.requests('GET', STATE).length], [true, 0]);
  await room.clock.advance(1_300);
  equal([room.snapshot.userState?.sanction, room.requests('GET', STATE).length], [null, 1]);
});

test('user state: where a node is not yet at the end of a mute, it is asked until it agrees', async () => {
  const room = new ChatRoom();
  const sanction = { kind: 'mute', until: room.clock.iso(-60_000), reason: null };
  let asked = 0;
  room.on('GET', STATE, () => json(200, { ...userState, position: 'e.0', sanction: ++asked < 3 ? sanction : null }));
  room.client.start();
  await settled();
  await room.hello(0, { sanction });
  await room.clock.advance(25_000);
  equal([asked, room.snapshot.userState?.sanction], [3, null]);
});

test('user state: a lifted mute brings back what one may do', async () => {
  const room = new ChatRoom();
  room.on('GET', STATE, () => json(200, { ...userState, position: 'e.0' }));
  room.client.start();
  await settled();
  const until = room.clock.iso(3_600_000);
  await room.hello(0, { can: { read: true, send: false, moderate: false }, sanction: { kind: 'mute', until } });
  await room.stream.event('sanction', { kind: 'mute', active: false, until: null, reason: null });
  equal([room.snapshot.userState?.can.send, room.snapshot.userState?.sanction], [true, null]);
});

test('user state: a muted send tells of the mute', async () => {
  const until = '2026-01-01T13:00:00.000Z';
  const room = await refused(403, 'muted', { until, reason: 'spam' });
  equal(room.snapshot.userState?.sanction, { kind: 'mute', until, reason: 'spam', endsAt: Date.parse(until) });
});

test('user state: a refusal of rights asks what one may do now', async () => {
  const room = new ChatRoom();
  const staff = { read: true, send: true, moderate: true };
  room.on('GET', STATE, () => json(200, { ...userState, position: 'e.0' }));
  room.on('POST', '/streams/s%201/moderate', () => problem(403, 'not_allowed'));
  room.client.start();
  await settled();
  await room.hello(0, { user: user('ada', 'moderator'), can: staff });
  await rejects(room.client.moderate({ action: 'ban', userId: 'bob' }));
  await settled();
  equal([room.snapshot.userState?.can.moderate, room.snapshot.userState?.user.role], [false, 'viewer']);
});

test('user state: the menu is for staff, on lower ranks, never on oneself, never on the creator', () => {
  const allowed = ROLES.flatMap((actor) =>
    ROLES.filter((target) => {
      const can = { read: true, send: true, moderate: ROLES.indexOf(actor) >= 3 };
      const own = userStateFrom({ ...userState, user: user('me', actor), can }, 0, Date.parse);
      equal(mayModerate(own, user('me', target)), false, `${actor} on themself`);
      return mayModerate(own, user('you', target));
    }).map((target) => `${actor} on ${target}`),
  );
  equal(allowed, [
    'moderator on viewer',
    'moderator on subscriber',
    'moderator on vip',
    'creator on viewer',
    'creator on subscriber',
    'creator on vip',
    'creator on moderator',
    'admin on viewer',
    'admin on subscriber',
    'admin on vip',
    'admin on moderator',
  ]);
});

test('user state: a role that we do not know moderates nobody and can be moderated', () => {
  const can = { read: true, send: true, moderate: true };
  const wizard = userStateFrom({ ...userState, user: user('me', 'wizard'), can }, 0, Date.parse);
  equal(mayModerate(wizard, message(1).user), false);
  equal(
    mayModerate(userStateFrom({ ...userState, user: user('me', 'admin'), can }, 0, Date.parse), user('you', 'wizard')),
    true,
  );
});
