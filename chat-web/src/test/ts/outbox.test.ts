import { ChatProblem } from '../../main/ts/client/problem.js';
import { broken, ChatRoom, inTurn, message, silent } from './chat-room.js';
import { json, problem, settled, type Handler } from './fakes.js';
import { equal, rejects, test, truthy } from './harness.js';

const PATH = '/streams/s%201/messages';
const accepted =
  (seq: number): Handler =>
  ({ body }) =>
    json(201, {
      message: { ...message(seq), text: (body as { text: string }).text },
      rate: { limit: 10, remaining: 9, windowMs: 30_000, resetMs: 30_000 },
    });
const keys = (room: ChatRoom) => room.requests('POST', PATH).map(({ headers }) => headers['Idempotency-Key']);
const statuses = (room: ChatRoom) => room.snapshot.outbox.map(({ status }) => status);

async function liveRoom(...handlers: Handler[]): Promise<ChatRoom> {
  const room = new ChatRoom();
  room.on('POST', PATH, inTurn(...handlers));
  await room.live();
  return room;
}

test('outbox: a text goes out with the chat token and a key, and resolves to the message', async () => {
  const room = await liveRoom(accepted(1));
  const sent = await room.client.send('hi', { replyTo: 'm0' });
  const request = room.requests('POST', PATH)[0];
  equal(
    [sent.seq, request?.body, request?.headers['Authorization'], keys(room)],
    [1, { text: 'hi', replyTo: 'm0' }, 'Bearer token-1', ['key-1']],
  );
  equal(room.snapshot.userState?.rate?.remaining, 9);
});

test('outbox: an accepted text stays in sight until the stream has shown it', async () => {
  const room = await liveRoom(accepted(1));
  await room.client.send('hi');
  equal([statuses(room), room.texts], [['accepted'], []]);
  await room.say(message(1, 'hi'));
  equal([statuses(room), room.texts], [[], ['hi']]);
});

test('outbox: the stream may be quicker than the answer', async () => {
  let answer: (response: Response) => void = () => {};
  const room = await liveRoom(() => new Promise<Response>((resolve) => (answer = resolve)));
  const sending = room.client.send('hi');
  await room.say(message(1, 'hi'));
  answer(await accepted(1)({ method: 'POST', path: PATH, headers: {}, body: { text: 'hi' }, signal: undefined }));
  await sending;
  equal(statuses(room), []);
});

test('outbox: a lost answer is asked for again with the same key until it comes', async () => {
  const room = await liveRoom(broken, () => problem(502, 'bad gateway'), silent, accepted(1));
  const sending = room.client.send('hi');
  await settled();
  equal(statuses(room), ['retrying']);
  await room.clock.advance(60_000);
  equal([(await sending).seq, keys(room)], [1, ['key-1', 'key-1', 'key-1', 'key-1']]);
});

test('outbox: the network coming back ends the wait', async () => {
  const room = await liveRoom(broken, broken, accepted(1));
  const sending = room.client.send('hi');
  await settled();
  await room.environment.hint('online');
  await room.environment.hint('online');
  equal((await sending).seq, 1);
});

test('outbox: a request still running is waited for with the same key', async () => {
  const room = await liveRoom(() => problem(409, 'request_in_progress', { retryAfterMs: 700 }), accepted(1));
  const sending = room.client.send('hi');
  await room.clock.advance(699);
  equal(keys(room).length, 1);
  await room.clock.advance(1);
  equal([(await sending).seq, keys(room)], [1, ['key-1', 'key-1']]);
});

test('outbox: whoever an overloaded server sent away comes back after its time, and a little of their own', async () => {
  const room = await liveRoom(() => problem(503, 'overloaded', { retryAfterMs: 1_000 }), accepted(1));
  const sending = room.client.send('hi');
  await room.clock.advance(1_000);
  equal([keys(room).length, statuses(room)], [1, ['retrying']]);
  await room.clock.advance(500);
  equal((await sending).seq, 1);
});

test('outbox: a busy server is asked a few times, then the text comes back', async () => {
  const room = await liveRoom(() => problem(503, 'overloaded', { retryAfterMs: 100 }));
  const sending = rejects(room.client.send('hi'));
  await room.clock.advance(10_000);
  const error = await sending;
  truthy(error instanceof ChatProblem && error.code === 'overloaded', 'the refusal');
  equal([keys(room), statuses(room)], [['key-1', 'key-1', 'key-1', 'key-1', 'key-1'], ['failed']]);
});

test('outbox: while the store cannot say whether the text is there, it is asked again', async () => {
  const tired = () => problem(503, 'store_unavailable', { retryAfterMs: 100 });
  const room = await liveRoom(...Array.from({ length: 9 }, () => tired), accepted(1));
  const sending = room.client.send('hi');
  await room.clock.advance(100_000);
  equal([(await sending).seq, new Set(keys(room)).size, keys(room).length], [1, 1, 10]);
});

test('outbox: a text that may be there says so and keeps its key, whatever is heard after that', async () => {
  const running = () => problem(409, 'request_in_progress', { retryAfterMs: 250 });
  const full = () => problem(503, 'overloaded', { retryAfterMs: 100 });
  for (const later of [running, full, () => problem(429, 'rate_limited', { retryAfterMs: 9_000 })]) {
    let isIll = true;
    const room = new ChatRoom();
    const first = inTurn(() => problem(503, 'store_unavailable', { retryAfterMs: 100 }), later);
    room.on('POST', PATH, (sent) => (isIll ? first(sent) : accepted(1)(sent)));
    await room.live();
    const sending = rejects(room.client.send('hi'));
    await room.clock.advance(200_000);
    await sending;
    equal(
      room.snapshot.outbox.map(({ status, mayBeThere }) => [status, mayBeThere]),
      [['failed', true]],
    );
    isIll = false;
    equal((await room.client.retry('key-1')).seq, 1);
    equal([...new Set(keys(room))], ['key-1']);
  }
});

test('outbox: a text that was never taken up is not there', async () => {
  const room = await liveRoom(() => problem(503, 'overloaded', { retryAfterMs: 100 }));
  const sending = rejects(room.client.send('hi'));
  await room.clock.advance(10_000);
  await sending;
  equal(
    room.snapshot.outbox.map(({ status, mayBeThere }) => [status, mayBeThere]),
    [['failed', undefined]],
  );
});

test('outbox: a request that runs for long is waited for longer than a busy server', async () => {
  const running = () => problem(409, 'request_in_progress', { retryAfterMs: 250 });
  const room = await liveRoom(...Array.from({ length: 8 }, () => running), accepted(1));
  const sending = room.client.send('hi');
  await room.clock.advance(60_000);
  equal([(await sending).seq, keys(room).length], [1, 9]);
});

test('outbox: what was dropped or stopped before it was known who is signed in is never sent', async () => {
  for (const giveUp of [(room: ChatRoom) => room.client.discard('key-1'), (room: ChatRoom) => room.client.stop()]) {
    const room = new ChatRoom();
    let grant: () => void = () => {};
    room.on('POST', '/streams/s%201/chat/token', () => new Promise((done) => (grant = () => done(room.grant()))));
    room.client.start();
    const sending = rejects(room.client.send('hi'));
    await settled();
    giveUp(room);
    await sending;
    grant();
    await settled();
    grant();
    await settled();
    equal([keys(room), room.snapshot.outbox], [[], []]);
  }
});

test('outbox: what was dropped while its token was renewed is never sent', async () => {
  const room = await liveRoom(accepted(1));
  let grant: () => void = () => {};
  room.on('POST', '/streams/s%201/chat/token', () => new Promise((done) => (grant = () => done(room.grant()))));
  room.clock.now += 896_000;
  const sending = rejects(room.client.send('hi'));
  await settled();
  room.client.discard('key-1');
  await sending;
  grant();
  await settled();
  equal(keys(room), []);
});

test('outbox: a login that is asked for anew in the middle does not make the author another one', async () => {
  const room = await liveRoom(() => problem(401, 'token_expired'), accepted(1));
  const grants: (() => void)[] = [];
  room.on('POST', '/streams/s%201/chat/token', () => new Promise((done) => grants.push(() => done(room.grant()))));
  const sending = room.client.send('hi');
  await settled();
  await room.stream.event('bye', { reason: 'session_expired', reconnect: true });
  grants[0]!();
  await settled();
  equal([(await sending).seq, keys(room)], [1, ['key-1', 'key-1']]);
});

test('outbox: however often a try is asked for, each hears what becomes of the text', async () => {
  const room = await liveRoom(() => problem(422, 'content_blocked'), silent);
  await rejects(room.client.send('hi'));
  const [once, twice] = [rejects(room.client.retry('key-1')), rejects(room.client.retry('key-1'))];
  await settled();
  room.client.discard('key-1');
  for (const error of [await once, await twice, await rejects(room.client.retry('key-1'))]) {
    truthy(error instanceof ChatProblem && error.code === 'discarded', 'dropped');
  }
});

test('outbox: a text that a server cannot answer comes back after a while, keeps its key, and holds up no other', async () => {
  let isIll = true;
  const room = new ChatRoom();
  room.on('POST', PATH, (sent) => {
    const { text } = sent.body as { text: string };
    return text === 'ill' && isIll ? problem(500, 'http_500') : accepted(text === 'ill' ? 2 : 1)(sent);
  });
  await room.live();
  const ill = rejects(room.client.send('ill'));
  const next = room.client.send('next');
  await room.clock.advance(120_000);
  const error = await ill;
  truthy(error instanceof ChatProblem && error.status === 500 && error.uncertain, 'what the server said');
  equal([(await next).text, statuses(room)], ['next', ['failed', 'accepted']]);
  isIll = false;
  equal((await room.client.retry('key-1')).seq, 2);
  equal(keys(room).filter((key) => key === 'key-1').length, 11);
});

test('outbox: whatever waits can be dropped by its author, and the next goes out', async () => {
  const room = await liveRoom(() => problem(500, 'http_500'), accepted(1));
  const [first, second] = ['a', 'b'].map((text) => rejects(room.client.send(text)));
  const third = room.client.send('c');
  await settled();
  equal(statuses(room), ['retrying', 'queued', 'queued']);
  room.client.discard('key-2');
  room.client.discard('key-1');
  await settled();
  for (const error of [await first, await second]) {
    truthy(error instanceof ChatProblem && error.code === 'discarded', 'dropped');
  }
  equal([(await third).text, keys(room), statuses(room)], ['c', ['key-1', 'key-3'], ['accepted']]);
});

test('outbox: a text that was dropped while it was on its way is not shown as sent', async () => {
  let answer: (response: Response) => void = () => {};
  const room = await liveRoom(() => new Promise<Response>((resolve) => (answer = resolve)), accepted(2));
  const first = rejects(room.client.send('a'));
  await settled();
  room.client.discard('key-1');
  await first;
  answer(json(201, { message: message(1, 'a') }));
  await settled();
  equal([(await room.client.send('b')).seq, statuses(room)], [2, ['accepted']]);
});

for (const how of ['expired', 'refused']) {
  test(`outbox: what was typed under one login is not said under another (token ${how})`, async () => {
    const room = await liveRoom(() => problem(401, 'token_expired'), accepted(1));
    room.on('POST', '/streams/s%201/chat/token', () => room.grantTo('eve'));
    if (how === 'expired') room.clock.now += 896_000;
    const [first, second] = ['typed', 'too'].map((text) => rejects(room.client.send(text)));
    await settled();
    for (const error of [await first, await second]) {
      truthy(error instanceof ChatProblem && error.code === 'other_user' && !error.uncertain, 'given back');
    }
    equal([statuses(room), keys(room).length], [['failed', 'failed'], how === 'expired' ? 0 : 1]);
    const again = await rejects(room.client.retry('key-1'));
    truthy(again instanceof ChatProblem && again.code === 'other_user', 'not with a click either');
    equal((await room.client.send('my own')).seq, 1);
  });
}

test('outbox: what was typed before it was known who is signed in is theirs whom the first token names', async () => {
  const room = new ChatRoom();
  room.on('POST', PATH, accepted(1));
  room.client.start();
  const sending = room.client.send('early');
  await settled();
  equal([(await sending).seq, room.snapshot.outbox[0]?.userId], [1, 'ada']);
});

test('outbox: an action of the staff is done for nobody else than who wanted it', async () => {
  const room = await liveRoom(accepted(1));
  room.on('POST', '/streams/s%201/chat/token', () => room.grantTo('eve'));
  room.on('POST', '/streams/s%201/moderate', () => problem(401, 'token_expired'));
  const error = await rejects(room.client.moderate({ action: 'delete', messageId: 'm1' }));
  truthy(error instanceof ChatProblem && error.code === 'other_user', 'other user');
  equal(room.requests('POST', '/streams/s%201/moderate').length, 1);
});

test('outbox: a refused text is kept, and tried again with its key', async () => {
  const room = await liveRoom(() => problem(422, 'content_blocked'), accepted(1));
  const error = await rejects(room.client.send('hi'));
  truthy(error instanceof ChatProblem && error.code === 'content_blocked', 'the refusal');
  const [entry] = room.snapshot.outbox;
  equal([entry?.status, entry?.text, entry?.problem?.code], ['failed', 'hi', 'content_blocked']);
  await room.client.retry(entry!.key);
  equal(keys(room), ['key-1', 'key-1']);
});

test('outbox: a failed text can be discarded', async () => {
  const room = await liveRoom(() => problem(422, 'content_blocked'));
  await rejects(room.client.send('hi'));
  room.client.discard('key-1');
  equal(room.snapshot.outbox, []);
});

test('outbox: texts arrive in the order they were typed, each under its own key', async () => {
  const room = await liveRoom(accepted(1), broken, accepted(2), accepted(3));
  const all = Promise.all(['a', 'b', 'c'].map((text) => room.client.send(text)));
  await room.clock.advance(60_000);
  equal(
    [(await all).map(({ text }) => text), keys(room)],
    [
      ['a', 'b', 'c'],
      ['key-1', 'key-2', 'key-2', 'key-3'],
    ],
  );
});

test('outbox: a token that ran out is replaced and the text goes out once more under its key', async () => {
  const room = await liveRoom(() => problem(401, 'token_expired'), accepted(1));
  equal((await room.client.send('hi')).seq, 1);
  equal([keys(room), room.requests('POST', PATH)[1]?.headers['Authorization']], [['key-1', 'key-1'], 'Bearer token-2']);
});

test('outbox: a token about to run out is renewed first', async () => {
  const room = await liveRoom(accepted(1));
  room.clock.now += 896_000;
  await room.client.send('hi');
  equal(
    room.requests('POST', PATH).map(({ headers }) => headers['Authorization']),
    ['Bearer token-2'],
  );
});

test('outbox: texts typed without a connection go out when it is back', async () => {
  const room = await liveRoom(broken, accepted(1));
  await room.environment.hint('offline');
  const sending = room.client.send('hi');
  await settled();
  await room.environment.hint('online');
  equal((await sending).text, 'hi');
});

test('outbox: it does not grow without end', async () => {
  const room = await liveRoom(silent);
  const refusals: unknown[] = [];
  for (let n = 0; n < 103; n++) room.client.send(`${n}`).catch((error: unknown) => refusals.push(error));
  await settled();
  equal([room.snapshot.outbox.length, refusals.length], [100, 3]);
});

test('outbox: stopping lets go of what was not sent', async () => {
  const room = await liveRoom(silent);
  const sending = rejects(room.client.send('hi'));
  room.client.stop();
  const error = await sending;
  truthy(error instanceof ChatProblem && error.code === 'stopped', 'stopped');
  equal(room.snapshot.outbox, []);
});

test('outbox: after a stop in the middle of a request it works again', async () => {
  const room = await liveRoom(silent, accepted(1));
  const first = rejects(room.client.send('lost'));
  await settled();
  room.client.stop();
  await first;
  room.client.start();
  const second = room.client.send('hi');
  await room.clock.advance(20_000);
  equal((await second).text, 'hi');
});

test('outbox: what a stop gave up is not revived by the next text', async () => {
  const answers: ((response: Response) => void)[] = [];
  const room = await liveRoom(() => new Promise<Response>((resolve) => answers.push(resolve)));
  const first = rejects(room.client.send('given up'));
  await settled();
  room.client.stop();
  const second = room.client.send('hi');
  await first;
  await settled();
  answers[0]!(problem(503, 'overloaded', { retryAfterMs: 100 }));
  answers[1]!(json(201, { message: message(1, 'hi') }));
  equal((await second).text, 'hi');
  await room.clock.advance(20_000);
  equal(
    [room.requests('POST', PATH).map(({ body }) => (body as { text: string }).text), statuses(room)],
    [['given up', 'hi'], ['accepted']],
  );
});
