import { sanctionedAt } from '../../main/ts/client/user-state.js';
import { ChatRoom } from './chat-room.js';
import { json, problem, settled } from './fakes.js';
import { equal, rejects, test } from './harness.js';

const TOKEN = '/streams/s%201/chat/token';
const STATE = '/streams/s%201/chat/state';
const SEND = '/streams/s%201/messages';
const HOUR = 3_600_000;

/** How wrong the reader's clock is when the page comes, and how wrong it is set then. */
const CLOCKS = [
  [0, 0],
  [HOUR, HOUR],
  [-HOUR, -HOUR],
  [0, HOUR],
  [0, -HOUR],
  [HOUR, -30 * 24 * HOUR],
  [-90_000, 7_000],
] as const;

async function at([atLoad, then]: readonly [number, number]): Promise<ChatRoom> {
  const room = new ChatRoom();
  room.environment.aheadAtLoad = room.environment.ahead = atLoad;
  room.on('GET', STATE, () => json(200, { ...room.userState, position: 'e.0' }));
  await room.live();
  room.environment.ahead = then;
  return room;
}

async function pass(room: ChatRoom, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 10_000) {
    await room.clock.advance(Math.min(left, 10_000));
    await room.stream.write(': hb\n\n');
  }
}

const isMuted = (room: ChatRoom) => sanctionedAt(room.snapshot.userState!, room.environment.now());

for (const clock of CLOCKS) {
  const name = `clock: with one that is ${clock[0]} ms wrong, and ${clock[1]} ms later,`;

  test(`${name} a mute lasts as long as the server says`, async () => {
    const room = await at(clock);
    await room.stream.event('sanction', { kind: 'mute', active: true, until: room.clock.iso(20_000) });
    await pass(room, 19_900);
    equal([isMuted(room), room.requests('GET', STATE).length], [true, 0]);
    await pass(room, 400);
    equal([isMuted(room), room.requests('GET', STATE).length], [false, 1]);
  });

  test(`${name} a mute that a refusal tells of, and one found at the beginning, do too`, async () => {
    const room = await at(clock);
    const until = room.clock.iso(30_000);
    room.on('POST', SEND, () => problem(403, 'muted', { until, retryAfterMs: 30_000 }));
    await rejects(room.client.send('hi'));
    await pass(room, 29_900);
    equal(isMuted(room), true);
    await pass(room, 200);
    equal(isMuted(room), false);
    await room.hello(0, { sanction: { kind: 'mute', until: room.clock.iso(5_000) } });
    await pass(room, 4_900);
    equal(isMuted(room), true);
    await pass(room, 200);
    equal(isMuted(room), false);
  });

  test(`${name} the token serves its time, and the ticket is there when the stream breaks`, async () => {
    const room = await at(clock);
    room.on('POST', SEND, () =>
      json(201, { message: { seq: 1, id: 'm1', user: room.userState.user, ts: room.clock.iso(), text: 'hi' } }),
    );
    for (let turn = 0; turn < 5; turn++) {
      await room.client.send('hi');
      await pass(room, 100_000);
    }
    equal(room.requests('POST', TOKEN).length, 1);
    await room.stream.event('ticket', { ticket: 'fresh', ticketExpiresAt: room.clock.iso(60_000) });
    await pass(room, 50_000);
    await room.cutAndReconnect();
    equal([room.requests('POST', TOKEN).length, room.connects.at(-1)?.headers.Authorization], [1, 'Bearer fresh']);
    await pass(room, 400_000);
    await room.client.send('hi');
    equal(room.requests('POST', TOKEN).length, 2, 'it ended');
  });

  test(`${name} a lost connection is tried again in time`, async () => {
    const room = await at(clock);
    await room.stream.end();
    const { connection } = room.snapshot;
    const waits = connection.status === 'waiting' ? connection.retryAt - room.environment.now() : -1;
    equal(waits >= 0 && waits <= 3_000, true);
    await room.clock.advance(waits + 1);
    equal(room.connects.length, 2);
  });
}

for (const clock of CLOCKS.slice(0, 3)) {
  const name = `clock: after a sleep of an hour, with one that is ${clock[0]} ms wrong,`;

  async function wake(room: ChatRoom, more: object = {}): Promise<void> {
    await room.environment.hint('visible');
    await room.environment.hint('online');
    await room.hello(0, more);
  }

  test(`${name} what ended meanwhile has ended: mute and limit`, async () => {
    const room = await at(clock);
    room.on('POST', SEND, () => problem(429, 'rate_limited', { retryAfterMs: 25_000 }));
    await rejects(room.client.send('hi'));
    await room.stream.event('sanction', { kind: 'mute', active: true, until: room.clock.iso(20_000) });
    await room.environment.sleep(HOUR);
    equal(isMuted(room), true, 'nothing is known yet');
    await wake(room);
    equal(room.connects.length, 2, 'a stream that slept is dead');
    equal([isMuted(room), room.snapshot.userState!.refusedUntil <= room.environment.now()], [false, true]);
  });

  test(`${name} what goes on is counted from there`, async () => {
    const room = await at(clock);
    const until = room.clock.iso(HOUR + 60_000);
    await room.stream.event('sanction', { kind: 'mute', active: true, until });
    await room.environment.sleep(HOUR);
    await wake(room, { sanction: { kind: 'mute', until } });
    await pass(room, 59_900);
    equal(isMuted(room), true);
    await pass(room, 200);
    equal(isMuted(room), false);
  });

  test(`${name} a text goes out, with one new token`, async () => {
    const room = await at(clock);
    await room.environment.sleep(HOUR);
    let isOld = true;
    room.on('POST', SEND, ({ headers }) => {
      isOld = headers['Authorization'] === 'Bearer token-1';
      return isOld
        ? problem(401, 'token_expired')
        : json(201, { message: { seq: 1, id: 'm1', user: room.userState.user, ts: room.clock.iso(), text: 'hi' } });
    });
    equal((await room.client.send('hi')).seq, 1);
    equal([isOld, room.requests('POST', TOKEN).length], [false, 2]);
  });
}

test('clock: nodes whose clocks differ are no sleep', async () => {
  const room = await at([0, 0]);
  room.on('POST', SEND, () => problem(429, 'rate_limited', { retryAfterMs: 25_000 }));
  await rejects(room.client.send('hi'));
  const { refusedUntil } = room.snapshot.userState!;
  await room.cutAndReconnect();
  await room.hello(0, { now: room.clock.iso(40_000) });
  equal(room.snapshot.userState!.refusedUntil, refusedUntil);
});

test('clock: a ban with an end lets in when it ends', async () => {
  const room = new ChatRoom();
  room.environment.ahead = room.environment.aheadAtLoad = -HOUR;
  const end = room.clock.now + 42_000;
  room.on('POST', TOKEN, () => {
    const retryAfterMs = end - room.clock.now;
    return retryAfterMs > 0
      ? problem(403, 'banned', { until: new Date(end).toISOString(), retryAfterMs })
      : room.grant();
  });
  room.client.start();
  await settled();
  equal(room.status, 'refused');
  await room.clock.advance(41_900);
  equal(room.status, 'refused');
  await room.clock.advance(1_000);
  equal(room.connects.length, 1);
});

test('clock: who was banned comes back soon after it was taken back, without a flicker', async () => {
  const room = new ChatRoom();
  await room.live();
  room.on('POST', TOKEN, () => problem(403, 'banned', { until: null }));
  await room.stream.event('bye', { reason: 'banned', reconnect: false });
  const seen: string[] = [];
  room.client.on('change', ({ connection }) => seen.push(connection.status));
  await room.clock.advance(12_000);
  equal([room.status, seen], ['refused', []]);
  room.on('POST', TOKEN, () => room.grant());
  await room.clock.advance(7_000);
  equal([room.status, room.connects.length], ['connecting', 2]);
  await room.hello(0);
  equal(room.status, 'live');
});

test('clock: who stays banned asks ever more rarely, and not once after the page stopped', async () => {
  const room = new ChatRoom();
  room.on('POST', TOKEN, () => problem(403, 'banned', { until: null }));
  room.client.start();
  await room.clock.advance(HOUR);
  const asked = room.requests('POST', TOKEN).length;
  equal(asked > 10 && asked < 25, true, String(asked));
  room.client.stop();
  await room.clock.advance(HOUR);
  equal(room.requests('POST', TOKEN).length, asked);
});

test('clock: who is signed out while banned is told that', async () => {
  const room = new ChatRoom();
  room.on('POST', TOKEN, () => problem(403, 'banned', { until: null }));
  room.client.start();
  await settled();
  room.on('POST', TOKEN, () => problem(401, 'login_required'));
  await room.clock.advance(10_000);
  const { connection } = room.snapshot;
  equal(connection.status === 'refused' && connection.problem.code, 'login_required');
});
