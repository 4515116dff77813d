import { ChatProblem } from '../../main/ts/client/problem.js';
import type { Message } from '../../main/ts/client/wire.js';
import { safeLink } from '../../main/ts/ui/base/links.js';
import { broken, ChatRoom, inTurn, message, userState } from './chat-room.js';
import { json, problem, settled, type Handler } from './fakes.js';
import { equal, rejects, test, truthy } from './harness.js';

const HISTORY = '/streams/s%201/messages';
const STATE = '/streams/s%201/chat/state';
const MODERATE = '/streams/s%201/moderate';
const state: Handler = () => json(200, { ...userState, position: 'e.9', occupancy: { viewers: 5 } });
const page =
  (items: Message[], nextBefore?: string): Handler =>
  () =>
    json(200, { items, position: 'e.9', ...(nextBefore !== undefined && { nextBefore }) });

test('client: what is replayed is the past, what follows is news', async () => {
  const room = new ChatRoom();
  const news: number[] = [];
  room.client.on('message', ({ seq }) => news.push(seq));
  await room.live(2, [message(1)]);
  equal(room.snapshot.catchingUp, true);
  await room.say(message(2));
  equal(room.snapshot.catchingUp, false);
  await room.say(message(3));
  equal(news, [3]);
});

test('client: what a resume brings is news too, each once, but for what is deleted already', async () => {
  const room = new ChatRoom();
  const news: number[] = [];
  room.client.on('message', ({ seq }) => news.push(seq));
  await room.live(1, [message(1)]);
  await room.cutAndReconnect();
  await room.hello(4, { resumed: true, replayed: 3 });
  await room.say(message(2));
  const { text: _, ...tombstone } = message(3);
  await room.say({ ...tombstone, deleted: { by: 'moderator' } });
  equal(room.snapshot.catchingUp, true);
  await room.say(message(4));
  await room.say(message(5));
  equal([news, room.snapshot.catchingUp], [[2, 4, 5], false]);
});

test('client: after a resync only what follows is news', async () => {
  const room = new ChatRoom();
  const news: number[] = [];
  room.client.on('message', ({ seq }) => news.push(seq));
  room.on('GET', STATE, state);
  room.on('GET', HISTORY, page([message(9)]));
  await room.live(1, [message(1)]);
  await room.cutAndReconnect();
  await room.hello(9, { resumed: false, replayed: 0 });
  await room.stream.event('resync', { reason: 'too_old', headSeq: 9 }, 'e.9');
  await room.say(message(10));
  equal(news, [10]);
});

test('client: a room without a message is not catching up', async () => {
  const room = new ChatRoom();
  await room.live(0);
  equal([room.snapshot.catchingUp, room.snapshot.room.older], [false, null]);
});

test('client: older messages are what lies before the first position heard of', async () => {
  const room = new ChatRoom();
  room.on('GET', HISTORY, inTurn(page([message(7), message(6)], 'e.6'), page([message(5)])));
  await room.live(8, [message(8)]);
  await room.client.loadOlder();
  await room.client.loadOlder();
  await room.client.loadOlder();
  equal(room.texts, ['text 5', 'text 6', 'text 7', 'text 8']);
  equal(
    room.environment.sent.map(({ path }) => path).filter((path) => path.includes('?')),
    ['/api/streams/s%201/messages?before=e.8', '/api/streams/s%201/messages?before=e.6'],
  );
  equal(room.snapshot.room.older, null);
});

test('client: one older page is on its way at a time', async () => {
  const room = new ChatRoom();
  room.on('GET', HISTORY, page([message(7)], 'e.7'));
  await room.live(8, [message(8)]);
  await Promise.all([room.client.loadOlder(), room.client.loadOlder()]);
  equal([room.requests('GET', `${HISTORY}?before=e.8`).length, room.snapshot.loadingOlder], [1, false]);
});

test('client: history that was pruned is the end, not an error', async () => {
  const room = new ChatRoom();
  room.on('GET', HISTORY, () => problem(410, 'cursor_expired'));
  await room.live(8, [message(8)]);
  await room.client.loadOlder();
  equal(room.snapshot.room.older, null);
});

test('client: history that fails says so and can be asked for again', async () => {
  const room = new ChatRoom();
  room.on('GET', HISTORY, inTurn(broken, page([message(7)])));
  await room.live(8, [message(8)]);
  const error = await rejects(room.client.loadOlder());
  truthy(error instanceof ChatProblem && error.code === 'network', 'the failure');
  await room.client.loadOlder();
  equal(room.texts, ['text 7', 'text 8']);
});

test('client: what was trimmed is loaded again', async () => {
  const room = new ChatRoom();
  room.on('GET', HISTORY, page([message(2), message(1)]));
  await room.live(
    3,
    [1, 2, 3].map((seq) => message(seq)),
  );
  room.client.trim(1);
  equal(room.texts, ['text 3']);
  await room.client.loadOlder();
  equal(room.texts, ['text 1', 'text 2', 'text 3']);
});

test('client: deletes and clears reach the room', async () => {
  const room = new ChatRoom();
  await room.live(2, [message(1), message(2)]);
  await room.stream.event('message.deleted', { seq: 3, id: 'm1', by: 'author' }, 'e.3');
  equal(room.texts, ['text 2']);
  await room.stream.event('messages.cleared', { seq: 4, userId: 'bob', by: 'moderator' }, 'e.4');
  equal(room.texts, []);
});

test('client: after a resync the room is loaded again, and what happens meanwhile is in it', async () => {
  const room = new ChatRoom();
  let answer: (response: Response) => void = () => {};
  room.on('GET', STATE, state);
  room.on('GET', HISTORY, () => new Promise<Response>((resolve) => (answer = resolve)));
  await room.live(2, [message(1), message(2)]);
  await room.cutAndReconnect();
  await room.hello(9);
  await room.stream.event('resync', { reason: 'too_old', headSeq: 9 }, 'e.9');
  await room.stream.event('message.deleted', { seq: 10, id: 'm8', by: 'author' }, 'e.10');
  await room.say(message(11));
  equal([room.texts, room.snapshot.catchingUp], [['text 1', 'text 2'], true], 'the old room stays in sight');
  answer(await page([message(9), message(8)], 'e.8')(room.environment.sent[0]!));
  await settled();
  equal(
    [room.texts, room.snapshot.catchingUp, room.snapshot.room.older, room.snapshot.viewers],
    [['text 9', 'text 11'], false, 'e.8', 5],
  );
  await room.cutAndReconnect();
  equal(room.connects.at(-1)?.headers['Last-Event-ID'], 'e.11');
});

test('client: loading again goes on until it has worked, whatever the stream does', async () => {
  const room = new ChatRoom();
  room.on(
    'GET',
    STATE,
    inTurn(broken, () => problem(503, 'store_unavailable'), state),
  );
  room.on('GET', HISTORY, inTurn(broken, page([message(9)])));
  await room.live(1, [message(1)]);
  await room.stream.event('resync', { reason: 'too_old', headSeq: 9 }, 'e.9');
  await room.stream.end();
  await room.clock.advance(60_000);
  equal(room.texts, ['text 9']);
});

test('client: a server that lost its log begins a new epoch, and the room follows', async () => {
  const room = new ChatRoom();
  room.on('GET', STATE, state);
  room.on('GET', HISTORY, page([]));
  await room.live(900, [message(900)]);
  await room.cutAndReconnect();
  await room.hello(0, { epoch: 'new' });
  await room.stream.event('resync', { reason: 'epoch_changed', headSeq: 0 }, 'new.0');
  await room.stream.event('message', message(1, 'a new beginning'), 'new.1');
  await settled();
  equal(room.texts, ['a new beginning']);
});

test('client: moderation goes out with a key, and an answer that got lost is asked for again with it', async () => {
  const room = new ChatRoom();
  room.on(
    'POST',
    MODERATE,
    inTurn(broken, () => json(200, { auditId: 'a', effect: { action: 'ban', userId: 'eve' } })),
  );
  await room.live();
  const acting = room.client.moderate({ action: 'ban', userId: 'eve' });
  await room.clock.advance(1_000);
  equal((await acting).auditId, 'a');
  equal(
    room.requests('POST', MODERATE).map(({ headers, body }) => [headers['Idempotency-Key'], body]),
    [
      ['key-1', { action: 'ban', userId: 'eve' }],
      ['key-1', { action: 'ban', userId: 'eve' }],
    ],
  );
});

test('client: a refused action says why', async () => {
  const room = new ChatRoom();
  room.on('POST', MODERATE, () => problem(403, 'target_outranks_actor'));
  await room.live();
  const error = await rejects(room.client.moderate({ action: 'purge', userId: 'cara' }));
  truthy(error instanceof ChatProblem && error.code === 'target_outranks_actor', 'the refusal');
});

test('client: taking back what is gone already is fine', async () => {
  const room = new ChatRoom();
  room.on(
    'DELETE',
    `${HISTORY}/m1`,
    inTurn(
      () => problem(409, 'already_resolved'),
      () => problem(403, 'not_allowed'),
    ),
  );
  await room.live();
  await room.client.retract('m1');
  truthy((await rejects(room.client.retract('m1'))) instanceof ChatProblem, 'other refusals come through');
});

test('client: an error that is no problem document keeps its status', async () => {
  const room = new ChatRoom();
  const noJson = () => Promise.reject(new Error('not json'));
  room.on('POST', MODERATE, () => ({ ok: false, status: 418, json: noJson }) as unknown as Response);
  await room.live();
  const error = await rejects(room.client.moderate({ action: 'unban', userId: 'eve' }));
  truthy(error instanceof ChatProblem && error.code === 'http_418', 'the status');
});

test('client: a listener that throws does not keep the others from hearing', async () => {
  const room = new ChatRoom();
  const { error } = console;
  console.error = () => {};
  let heard = 0;
  room.client.on('change', () => {
    throw new Error('bad listener');
  });
  const stop = room.client.on('change', () => heard++);
  try {
    await room.live();
    const before = heard;
    stop();
    await room.say(message(1));
    truthy(before > 0, 'heard');
    equal(heard, before, 'nothing after it was removed');
  } finally {
    console.error = error;
  }
});

if (typeof URL === 'function') {
  test('client: only web addresses are followed', () => {
    const base = 'https://host.example/watch';
    equal(
      ['/wallet', 'https://pay.example/', '//pay.example/x'].map((url) => safeLink(url, base)),
      ['https://host.example/wallet', 'https://pay.example/', 'https://pay.example/x'],
    );
    const hostile = [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'http://',
      undefined,
    ];
    equal(
      hostile.map((url) => safeLink(url, base)),
      hostile.map(() => undefined),
    );
  });
}

test('a problem of another copy of the client is a problem, another error is none', () => {
  const copy = Object.assign(new Error('Too fast'), {
    name: 'ChatProblem',
    status: 429,
    code: 'rate_limited',
    body: {},
  });
  truthy((copy as unknown) instanceof ChatProblem, 'copy');
  truthy(new ChatProblem(0, 'network') instanceof ChatProblem, 'own');
  for (const other of [new Error('ChatProblem'), { name: 'ChatProblem' }, null, 'ChatProblem', undefined]) {
    equal((other as unknown) instanceof ChatProblem, false);
  }
});
