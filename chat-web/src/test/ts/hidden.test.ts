import { ChatClient } from '../../main/ts/client/chat-client.js';
import { ChatRoom, HEARTBEAT_MS, message, inTurn } from './chat-room.js';
import { Tabs, texts, type ChatTab } from './chat-tabs.js';
import { json, problem, settled } from './fakes.js';
import { equal, rejects, test, truthy } from './harness.js';

const MINUTE = 60_000;
const SEND = '/streams/s%201/messages';
const TOKEN = '/streams/s%201/chat/token';

/** A page that is live and shows two messages, hidden for so long. */
async function hiddenFor(ms: number, room = new ChatRoom()): Promise<ChatRoom> {
  await room.live(2, [message(1), message(2)]);
  await room.environment.hint('hidden');
  await beat(room, ms);
  return room;
}

/** Time passes, in which the server beats as it does. */
async function beat(room: ChatRoom, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= HEARTBEAT_MS) {
    await room.clock.advance(Math.min(left, HEARTBEAT_MS));
    if (!room.stream.isClosed) await room.stream.write(': hb\n\n');
  }
}

const cursor = (room: ChatRoom) => room.connects.at(-1)?.headers['Last-Event-ID'];

test('hidden: a page that is hidden for a minute lets go of its stream', async () => {
  const room = await hiddenFor(MINUTE - 1);
  equal([room.status, room.stream.isClosed], ['live', false]);
  await room.clock.advance(1);
  equal([room.status, room.stream.isClosed], ['paused', true]);
});

test('hidden: a page that is shown in time keeps its stream, and the next minute is another', async () => {
  const room = await hiddenFor(MINUTE - 1);
  await room.environment.hint('visible');
  await beat(room, MINUTE);
  await room.environment.hint('hidden');
  await beat(room, MINUTE - 1);
  equal([room.status, room.connects.length], ['live', 1]);
});

test('hidden: while it is let go nothing is asked, and no timer waits', async () => {
  const room = await hiddenFor(MINUTE);
  const asked = room.environment.sent.length;
  await room.environment.hint('offline');
  await room.environment.hint('online');
  equal(room.clock.pending, 0);
  await room.clock.advance(24 * 60 * MINUTE);
  equal([room.environment.sent.length - asked, room.status], [0, 'paused']);
});

test('hidden: nobody asks when a mute ends meanwhile, but whoever looks again', async () => {
  const room = await hiddenFor(0);
  room.on('GET', '/streams/s%201/chat/state', () => json(200, { ...room.userState, position: 'e.2' }));
  const can = { read: true, send: false, moderate: false };
  const sanction = { kind: 'mute', until: room.clock.iso(2 * MINUTE), reason: null };
  await room.hello(2, { resumed: true, can, sanction });
  await room.stream.event('ticket', { ticket: 'lasting', ticketExpiresAt: room.clock.iso(60 * MINUTE) });
  await beat(room, 3 * MINUTE);
  const states = () => room.requests('GET', '/streams/s%201/chat/state').length;
  equal([room.status, states(), room.clock.pending], ['paused', 0, 0]);
  await room.environment.hint('visible');
  await room.clock.advance(10_000);
  equal([states(), room.snapshot.userState?.can.send, room.grants], [1, true, 1]);
});

test('hidden: shown again, it goes on where it was, and what was missed is there once', async () => {
  const room = await hiddenFor(MINUTE);
  const heard: number[] = [];
  room.client.on('message', ({ seq }) => heard.push(seq));
  await room.environment.hint('visible');
  equal([room.status, cursor(room)], ['connecting', 'e.2']);
  await room.hello(4, { resumed: true, replayed: 2 });
  equal([room.status, room.snapshot.catchingUp], ['live', true]);
  for (const seq of [3, 4]) await room.say(message(seq));
  equal([room.texts, heard, room.snapshot.catchingUp], [texts(1, 4), [3, 4], false]);
});

test('hidden: to the reader who comes back it is no loss', async () => {
  const room = await hiddenFor(90 * MINUTE);
  const seen: unknown[] = [];
  room.client.on('change', ({ connection }) => seen.push(connection));
  await room.environment.hint('visible');
  await room.hello(2, { resumed: true });
  equal(
    [...new Set(seen.map((one) => JSON.stringify(one)))],
    [`{"status":"connecting","since":${room.environment.now()}}`, '{"status":"live"}'],
  );
});

test('hidden: where the place is too old by then, the room is loaded again', async () => {
  const room = await hiddenFor(MINUTE);
  room.on('GET', '/streams/s%201/chat/state', () => json(200, { ...room.userState, position: 'e.9' }));
  room.on('GET', SEND, () => json(200, { items: [message(9), message(8)], position: 'e.9', nextBefore: 'e.8' }));
  await room.environment.hint('visible');
  await room.hello(9);
  await room.stream.event('resync', { reason: 'too_old', headSeq: 9 }, 'e.9');
  equal(room.texts, ['text 8', 'text 9']);
});

test('hidden: loading the room again is broken off as well, and taken up when it is shown', async () => {
  const room = new ChatRoom();
  room.on(
    'GET',
    '/streams/s%201/chat/state',
    inTurn(...Array.from({ length: 8 }, () => () => problem(503, 'store_unavailable')), () =>
      json(200, { ...room.userState, position: 'e.9' }),
    ),
  );
  room.on('GET', SEND, () => json(200, { items: [message(9)], position: 'e.9' }));
  await room.live(2, [message(1), message(2)]);
  await room.stream.event('resync', { reason: 'too_old', headSeq: 9 }, 'e.9');
  await room.environment.hint('hidden');
  await beat(room, MINUTE);
  const asked = room.environment.sent.length;
  await room.clock.advance(60 * MINUTE);
  equal([room.environment.sent.length - asked, room.snapshot.catchingUp], [0, true]);
  await room.environment.hint('visible');
  await room.hello(9, { resumed: true });
  await beat(room, 2 * MINUTE);
  equal([room.texts, room.snapshot.catchingUp], [['text 9'], false]);
});

test('hidden: what a stop broke off is loaded after the next start', async () => {
  const room = new ChatRoom();
  const state = '/streams/s%201/chat/state';
  room.on('GET', state, () => new Promise<Response>(() => {}));
  room.on('GET', SEND, () => json(200, { items: [message(9)], position: 'e.9' }));
  await room.live(2, [message(1), message(2)]);
  await room.stream.event('resync', { reason: 'too_old', headSeq: 9 }, 'e.9');
  room.client.stop();
  room.on('GET', state, () => json(200, { ...room.userState, position: 'e.9' }));
  room.client.start();
  await settled();
  await room.hello(9, { resumed: true });
  equal([room.texts, room.snapshot.catchingUp], [['text 9'], false]);
});

test('hidden: a page that waits for its next try waits no longer, and tries when it is shown', async () => {
  const room = new ChatRoom();
  room.on('GET', '/chat', () => problem(503, 'overloaded'));
  room.client.start();
  await room.environment.hint('hidden');
  await room.clock.advance(MINUTE);
  const tries = room.connects.length;
  await room.clock.advance(60 * MINUTE);
  equal([room.status, room.connects.length], ['paused', tries]);
  await room.environment.hint('visible');
  equal(room.connects.length, tries + 1);
});

test('hidden: what is sent meanwhile is sent, and leaves the outbox once the stream has come to it', async () => {
  const room = await hiddenFor(MINUTE);
  room.on('POST', SEND, () => json(201, { message: message(3) }));
  equal((await room.client.send('text 3')).seq, 3);
  equal([room.status, room.snapshot.outbox.map(({ status }) => status)], ['paused', ['accepted']]);
  await room.environment.hint('visible');
  await room.hello(3, { resumed: true, replayed: 1 });
  await room.say(message(3));
  equal([room.snapshot.outbox, room.texts], [[], texts(1, 3)]);
});

test('hidden: a page may send as much as it likes meanwhile', async () => {
  const room = await hiddenFor(MINUTE);
  let seq = 2;
  room.on('POST', SEND, () => json(201, { message: message(++seq) }));
  for (let n = 0; n < 250; n++) await room.client.send('more');
  truthy(room.snapshot.outbox.length <= 100, 'what is in the log is forgotten some time');
  equal(seq, 252);
});

test('hidden: a page that was hidden from the start lets go as well', async () => {
  const room = new ChatRoom();
  room.environment.isHidden = true;
  await room.live();
  await beat(room, MINUTE);
  equal(room.status, 'paused');
  room.client.start();
  await settled();
  await room.hello(0);
  equal(room.status, 'live', 'who calls start() wants it now');
  await beat(room, MINUTE);
  equal(room.status, 'paused', 'for another minute');
});

test('hidden: stop() is for good, whatever is shown later', async () => {
  for (const ms of [1_000, MINUTE]) {
    const room = await hiddenFor(ms);
    room.client.stop();
    equal(room.clock.pending, 0);
    await room.environment.hint('visible');
    await room.clock.advance(10 * MINUTE);
    equal([room.status, room.connects.length], ['idle', 1]);
  }
});

for (const pauseHiddenAfterMs of [5_000, 0]) {
  test(`hidden: a page may pause after ${pauseHiddenAfterMs} ms`, async () => {
    const room = await hiddenFor(pauseHiddenAfterMs, new ChatRoom(undefined, undefined, { pauseHiddenAfterMs }));
    await settled();
    await room.clock.advance(0);
    equal(room.status, 'paused');
  });
}

for (const pauseHiddenAfterMs of [false, Number.NaN, Number.POSITIVE_INFINITY] as const) {
  const options = { pauseHiddenAfterMs };

  test(`hidden: with ${pauseHiddenAfterMs} a page goes on`, async () => {
    const room = await hiddenFor(60 * MINUTE, new ChatRoom(undefined, undefined, options));
    equal([room.status, room.connects.length], ['live', 1]);
  });

  test(`hidden: with ${pauseHiddenAfterMs} a page that was frozen goes on when it may, unseen`, async () => {
    const room = new ChatRoom(undefined, undefined, options);
    await room.live(2, [message(1), message(2)]);
    await room.environment.hint('frozen');
    equal([room.status, room.stream.isClosed], ['paused', true]);
    await room.environment.hint('hidden');
    equal(room.connects.length, 1, 'a page that is left asks for nothing');
    await room.clock.advance(0);
    equal([room.status, cursor(room)], ['connecting', 'e.2']);
  });
}

test('hidden: a page is asked anew each time whether it pauses', async () => {
  let pauseHiddenAfterMs: number | false = false;
  const room = new ChatRoom();
  const client = new ChatClient({
    stream: 's 1',
    environment: room.environment,
    get pauseHiddenAfterMs() {
      return pauseHiddenAfterMs;
    },
  });
  client.start();
  await settled();
  await room.hello(0);
  await room.environment.hint('hidden');
  await beat(room, MINUTE);
  equal(client.snapshot.connection.status, 'live');
  pauseHiddenAfterMs = 1_000;
  await room.environment.hint('visible');
  await room.environment.hint('hidden');
  await room.clock.advance(1_000);
  equal(client.snapshot.connection.status, 'paused');
});

test('hidden: a page that the browser freezes lets go at once, and resumes when it is shown', async () => {
  const room = await hiddenFor(0);
  await room.environment.hint('frozen');
  equal([room.status, room.stream.isClosed], ['paused', true]);
  await room.environment.hint('hidden');
  await room.clock.advance(10 * MINUTE);
  equal([room.status, room.connects.length], ['paused', 1], 'thawed, and still unseen');
  await room.environment.hint('visible');
  equal([room.status, cursor(room)], ['connecting', 'e.2']);
});

test('hidden: whoever is banned is asked for no more, and at once when they look again', async () => {
  const room = await hiddenFor(0);
  let asked = 0;
  room.on('POST', TOKEN, () => {
    asked++;
    return problem(403, 'banned');
  });
  await room.stream.event('bye', { reason: 'banned', reconnect: false });
  await room.clock.advance(MINUTE);
  const before = asked;
  await room.clock.advance(60 * MINUTE);
  equal([room.status, asked - before, room.clock.pending], ['refused', 0, 0]);
  room.on('POST', TOKEN, () => room.grant());
  await room.environment.hint('visible');
  await room.clock.advance(1_000);
  equal([room.status, cursor(room)], ['connecting', 'e.2']);
});

test('hidden: whoever is banned asks no sooner for having looked away for a moment', async () => {
  const room = await hiddenFor(0);
  let asked = 0;
  room.on('POST', TOKEN, () => {
    asked++;
    return problem(403, 'banned');
  });
  await room.stream.event('bye', { reason: 'banned', reconnect: false });
  await room.environment.hint('visible');
  await room.clock.advance(1_000);
  equal(asked, 0);
});

for (const [what, code] of [
  ['refused', 'stream_not_found'],
  ['ended', undefined],
] as const) {
  test(`hidden: a chat that is ${what} stays so`, async () => {
    const room = new ChatRoom();
    room.on('GET', '/chat', () =>
      code ? problem(404, code) : ({ status: 204, ok: true, body: null } as unknown as Response),
    );
    room.client.start();
    await settled();
    await room.environment.hint('hidden');
    await room.clock.advance(MINUTE);
    await room.environment.hint('visible');
    await room.clock.advance(MINUTE);
    equal([room.status, room.connects.length], [what, 1]);
  });
}

test('hidden: a login that is another one by then is asked for when the page is shown', async () => {
  const room = await hiddenFor(30 * MINUTE);
  room.on('POST', TOKEN, () => problem(401, 'login_required'));
  await room.environment.hint('visible');
  const { connection } = room.snapshot;
  equal(connection.status === 'refused' && connection.problem.code, 'login_required');
  equal((await rejects(room.client.send('as nobody'))) instanceof Error, true);
});

/** These are hidden, and a minute goes by. */
async function pause(tabs: Tabs, ...hidden: ChatTab[]): Promise<void> {
  for (const { environment } of hidden) await environment.hint('hidden');
  await tabs.pass(MINUTE);
}

test('hidden: a leading tab that is hidden leaves the stream to one that is shown', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  await tabs.server.say();
  const first = tabs.leader;
  const shown = tabs.followers;
  await pause(tabs, first);
  await tabs.server.say();
  equal([first.status, first.texts], ['paused', texts(1, 1)]);
  for (const { status, texts: seen } of shown) equal([status, seen], ['live', texts(1, 2)]);
  equal(tabs.server.open.length, 1);
  await first.environment.hint('visible');
  await settled();
  await tabs.server.say();
  tabs.agree(texts(1, 3));
  equal(tabs.server.opened, [undefined, 'e.1'], 'back in the line it hears what it missed from the others');
});

test('hidden: the stream stays as long as one of the tabs is shown', async () => {
  const tabs = new Tabs();
  await tabs.open(4);
  await tabs.server.say();
  await pause(tabs, ...tabs.followers);
  equal([tabs.leader.status, tabs.server.open.length, tabs.server.opened.length], ['live', 1, 1]);
  await tabs.server.say();
  for (const { environment } of tabs.followers) await environment.hint('visible');
  await settled();
  tabs.agree(texts(1, 2));
  equal(tabs.server.opened.length, 1);
});

test('hidden: when all tabs are hidden the stream is let go, and the one that is shown first has it again for all', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  for (let n = 0; n < 3; n++) await tabs.server.say();
  await pause(tabs, ...tabs.all);
  equal([tabs.server.open.length, tabs.statuses], [0, ['paused', 'paused', 'paused']]);
  equal(tabs.clock.pending, 0);
  for (let n = 0; n < 20; n++) await tabs.server.say();
  const [, first, ...others] = tabs.all;
  await first!.environment.hint('visible');
  await settled();
  equal([first!.status, first!.texts, tabs.server.opened.at(-1)], ['live', texts(1, 23), 'e.3']);
  for (const { environment } of [tabs.all[0]!, ...others]) await environment.hint('visible');
  await settled();
  tabs.agree(texts(1, 23));
  for (const tab of tabs.all)
    equal(
      tab.heard,
      Array.from({ length: 23 }, (_, n) => n + 1),
      'each is news once',
    );
});

test('hidden: a tab that missed more than the leader keeps loads the room again', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  await tabs.server.say();
  const [away] = tabs.followers;
  await pause(tabs, away!);
  for (let n = 0; n < 600; n++) await tabs.server.say();
  await away!.environment.hint('visible');
  await settled();
  equal([away!.status, away!.texts, tabs.server.opened.length], ['live', texts(552, 601), 1]);
});

test('hidden: a tab that the browser freezes hands the lead over before it stands still', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  const frozen = tabs.leader;
  await frozen.environment.hint('frozen');
  frozen.tab.freeze();
  await tabs.server.say();
  await settled();
  const shown = tabs.all.find((tab) => tab !== frozen)!;
  equal([shown.status, shown.texts], ['live', texts(1, 1)]);
});

test('hidden: a tab that is shown does not wait for two heartbeats of a leader that stands still', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  const [shown] = tabs.followers;
  tabs.leader.tab.freeze();
  await tabs.server.say();
  await shown!.environment.hint('visible');
  equal(shown!.status, 'live', 'it may be well');
  await tabs.clock.advance(5_000);
  await settled();
  equal([shown!.status, shown!.texts], ['live', texts(1, 1)]);
});

test('hidden: a tab that is shown leaves a leader that is well alone', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  const { leader } = tabs;
  for (const { environment } of tabs.followers) await environment.hint('visible');
  await tabs.pass(MINUTE);
  truthy(tabs.leader === leader, 'the same leads');
  await tabs.server.say();
  tabs.agree(texts(1, 1));
  equal(tabs.server.opened.length, 1);
});
