import { OPENING_MS } from '../../main/ts/client/event-stream.js';
import { broken, ChatRoom, HEARTBEAT_MS, inTurn, message, silent } from './chat-room.js';
import { ManualClock, problem, settled, type Handler } from './fakes.js';
import { equal, test, truthy } from './harness.js';

const lastEventId = (room: ChatRoom) => room.connects.at(-1)?.headers['Last-Event-ID'];
const why = (room: ChatRoom) => {
  const { connection } = room.snapshot;
  return connection.status === 'waiting' ? connection.why : connection.status;
};

test('connection: it asks for a ticket, opens the stream with it, and is live after hello', async () => {
  const room = new ChatRoom();
  equal(room.status, 'idle');
  room.client.start();
  equal(room.status, 'connecting');
  await settled();
  equal(room.connects[0]?.headers, { Accept: 'text/event-stream', Authorization: 'Bearer ticket-1' });
  await room.hello(0);
  equal(room.status, 'live');
});

test('connection: after a cut it goes on from the last position, without a new ticket while the old one lasts', async () => {
  const room = new ChatRoom();
  await room.live(2, [message(1), message(2)]);
  await room.cutAndReconnect();
  equal(lastEventId(room), 'e.2');
  equal(room.grants, 1);
});

test('connection: what comes again after a resume is shown once', async () => {
  const room = new ChatRoom();
  await room.live(2, [message(1), message(2)]);
  await room.cutAndReconnect();
  await room.hello(3, { resumed: true, replayed: 2 });
  await room.say(message(2));
  await room.say(message(3));
  equal(room.texts, ['text 1', 'text 2', 'text 3']);
});

test('connection: 204 means that the chat is over; nobody asks again', async () => {
  const room = new ChatRoom();
  room.on('GET', '/chat', () => ({ status: 204, ok: true, body: null }) as unknown as Response);
  room.client.start();
  await room.clock.advance(600_000);
  equal([room.status, room.connects.length], ['ended', 1]);
});

for (const [status, code] of [
  [403, 'not_allowed'],
  [404, 'stream_not_found'],
] as const) {
  test(`connection: a stream that answers ${status} ${code} is final`, async () => {
    const room = new ChatRoom();
    room.on('GET', '/chat', () => problem(status, code));
    room.client.start();
    await room.clock.advance(600_000);
    equal([room.status, room.connects.length], ['refused', 1]);
  });
}

test('connection: a login whose name cannot be an id is refused, and nobody asks again', async () => {
  const room = new ChatRoom();
  let asked = 0;
  room.on('POST', '/streams/s%201/chat/token', () => {
    asked++;
    return problem(403, 'user_id_invalid');
  });
  room.client.start();
  await room.clock.advance(600_000);
  equal([room.status, asked], ['refused', 1]);
});

test('connection: somebody who is not signed in is refused, and gets in after start() once they are', async () => {
  const room = new ChatRoom();
  room.on(
    'POST',
    '/streams/s%201/chat/token',
    inTurn(
      () => problem(401, 'login_required'),
      () => room.grant(),
    ),
  );
  room.client.start();
  await room.clock.advance(600_000);
  equal([room.status, room.connects.length], ['refused', 0]);
  room.client.start();
  await settled();
  await room.hello(0);
  equal(room.status, 'live');
});

for (const reason of ['signed_out', 'session_expired']) {
  test(`connection: after bye ${reason} the login is asked at once, and the stream goes on where it was`, async () => {
    const room = new ChatRoom();
    await room.live(2, [message(1), message(2)]);
    await room.stream.event('bye', { reason, reconnect: true });
    await settled();
    equal([room.grants, room.connects.length, lastEventId(room)], [2, 2, 'e.2']);
    equal(room.connects.at(-1)?.headers['Authorization'], 'Bearer ticket-2');
    await room.hello(2, { resumed: true });
    equal([room.status, room.texts], ['live', ['text 1', 'text 2']]);
  });

  test(`connection: after bye ${reason} whoever is signed in no more is told so, and nobody asks again`, async () => {
    const room = new ChatRoom();
    await room.live(1, [message(1)]);
    room.on('POST', '/streams/s%201/chat/token', () => problem(401, 'login_required'));
    await room.stream.event('bye', { reason, reconnect: true });
    await room.clock.advance(600_000);
    const { connection } = room.snapshot;
    equal(connection.status === 'refused' && connection.problem.code, 'login_required');
    equal([room.connects.length, room.texts], [1, ['text 1']]);
  });
}

test('connection: a server that ends every login at once is not asked without a pause', async () => {
  const room = new ChatRoom();
  await room.live(0, []);
  await room.stream.event('bye', { reason: 'session_expired', reconnect: true });
  await settled();
  await room.hello(0);
  await room.stream.event('bye', { reason: 'session_expired', reconnect: true });
  await settled();
  equal([room.connects.length, why(room)], [2, 'session_expired']);
});

test('connection: a refused ticket is renewed at once; a second refusal waits', async () => {
  const room = new ChatRoom();
  room.on('GET', '/chat', () => problem(401, 'token_expired'));
  room.client.start();
  await settled();
  equal(
    [room.connects.map(({ headers }) => headers['Authorization']), why(room)],
    [['Bearer ticket-1', 'Bearer ticket-2'], 'token_expired'],
  );
});

test('connection: a ticket that ran out while offline is replaced before it is used', async () => {
  const room = new ChatRoom();
  await room.live();
  await room.stream.end();
  room.on(
    'GET',
    '/chat',
    inTurn(broken, broken, broken, broken, () => room.openStream()),
  );
  await room.clock.advance(120_000);
  equal(room.connects.at(-1)?.headers['Authorization'], 'Bearer ticket-2');
});

test('connection: the ticket that the stream handed out opens the next stream', async () => {
  const room = new ChatRoom();
  await room.live();
  await room.stream.event('ticket', { ticket: 'from-stream', ticketExpiresAt: room.clock.iso(60_000) });
  await room.cutAndReconnect();
  equal(room.connects.at(-1)?.headers['Authorization'], 'Bearer from-stream');
});

test('connection: failures are spaced wider and wider, up to half a minute', async () => {
  const room = new ChatRoom();
  room.on('GET', '/chat', broken);
  const times: number[] = [];
  room.client.on('change', ({ connection }) => {
    if (connection.status === 'waiting') times.push(Math.round((connection.retryAt - room.clock.now) / 1000));
  });
  room.client.start();
  await room.clock.advance(200_000);
  equal(times.slice(0, 6), [3, 6, 12, 24, 30, 30]);
});

test('connection: a token endpoint that fails is tried again as well', async () => {
  const room = new ChatRoom();
  room.on(
    'POST',
    '/streams/s%201/chat/token',
    inTurn(
      broken,
      () => problem(503, 'host_unavailable'),
      () => room.grant(),
    ),
  );
  room.client.start();
  await room.clock.advance(10_000);
  equal([room.status, room.connects.length], ['connecting', 1]);
});

test('connection: a short life does not reset the backoff, a healthy one does', async () => {
  const room = new ChatRoom();
  await room.live();
  const delays: number[] = [];
  for (const life of [1_000, 1_000, 11_000]) {
    await room.clock.advance(life);
    await room.stream.end();
    const { connection } = room.snapshot;
    truthy(connection.status === 'waiting', 'waiting');
    delays.push(Math.round((connection.retryAt - room.clock.now) / 1000));
    await room.environment.hint('online');
    await room.hello(0);
  }
  equal(delays, [3, 6, 3]);
});

test('connection: the server sets the first delay', async () => {
  const room = new ChatRoom();
  await room.live();
  await room.stream.write('retry: 5000\n\n');
  await room.stream.end();
  const { connection } = room.snapshot;
  equal(connection.status === 'waiting' && Math.round((connection.retryAt - room.clock.now) / 1000), 5);
});

test('connection: a hole is seen, not shown, and closed from the last good position', async () => {
  const room = new ChatRoom();
  await room.live(1, [message(1)]);
  await room.stream.write(
    `id: e.3\nevent: message\ndata: ${JSON.stringify(message(3))}\n\n` +
      `id: e.4\nevent: message\ndata: ${JSON.stringify(message(4))}\n\n`,
  );
  equal([room.texts, room.connects.length, lastEventId(room)], [['text 1'], 2, 'e.1']);
  await room.hello(4, { resumed: true, replayed: 3 });
  for (const seq of [2, 3, 4]) await room.say(message(seq));
  equal(room.texts, ['text 1', 'text 2', 'text 3', 'text 4']);
});

test('connection: a hole that will not close makes it load the room again', async () => {
  const room = new ChatRoom();
  room.on('GET', '/streams/s%201/chat/state', silent);
  await room.live(1, [message(1)]);
  for (let n = 0; n < 3; n++) {
    await room.say(message(3));
    await room.environment.hint('online');
    await room.hello(3);
  }
  equal([room.requests('GET', '/streams/s%201/chat/state').length, lastEventId(room)], [1, undefined]);
});

test('connection: private and passing events do not move the cursor; unknown public ones do', async () => {
  const room = new ChatRoom();
  await room.live(1, [message(1)]);
  await room.stream.event('occupancy', { viewers: 3 });
  await room.stream.event('brand.new', { seq: 2 }, 'e.2');
  await room.stream.event('gate', { allowed: true, reasons: [] });
  await room.cutAndReconnect();
  equal([lastEventId(room), room.snapshot.viewers], ['e.2', 3]);
});

test('connection: silence for two heartbeats is a loss; a comment is a sign of life', async () => {
  const room = new ChatRoom();
  await room.live();
  for (let n = 0; n < 4; n++) {
    await room.clock.advance(HEARTBEAT_MS);
    await room.stream.write(': hb\n\n');
  }
  equal(room.status, 'live');
  await room.clock.advance(2 * HEARTBEAT_MS - 1);
  equal(room.status, 'live');
  await room.clock.advance(1);
  equal(why(room), 'silent');
});

test('connection: the heartbeat of this server counts, not the one we guessed', async () => {
  const room = new ChatRoom();
  room.client.start();
  await settled();
  await room.hello(0, { heartbeatMs: 1_000 });
  await room.clock.advance(2_000);
  equal(why(room), 'silent');
});

for (const what of ['no answer', 'headers and no byte']) {
  test(`connection: a stream that gives ${what} is given up, tried again, and said to be so`, async () => {
    const room = new ChatRoom();
    const byteless: Handler = what === 'no answer' ? silent : (sent) => room.openStream(sent);
    room.on(
      'GET',
      '/chat',
      inTurn(byteless, byteless, (sent) => room.openStream(sent)),
    );
    const states: unknown[] = [];
    room.client.on('change', ({ connection }) => {
      if (connection.status === 'connecting' || connection.status === 'waiting')
        states.push([connection.status, connection.why]);
    });
    room.client.start();
    await room.clock.advance(OPENING_MS - 1);
    equal(room.status, 'connecting');
    await room.clock.advance(1);
    equal([why(room), room.connects[0]?.signal?.aborted], ['unanswered', true]);
    await room.clock.advance(3_000 + OPENING_MS + 6_000);
    equal(room.connects.length, 3);
    equal(
      [...new Set(states.map((state) => JSON.stringify(state)))],
      ['["connecting",null]', '["waiting","unanswered"]', '["connecting","unanswered"]'],
    );
    await room.hello(0);
    equal(room.status, 'live');
    await room.stream.end();
    await room.environment.hint('online');
    const { connection } = room.snapshot;
    equal(connection.status === 'connecting' && connection.why, 'cut');
  });
}

test('connection: one byte is an answer, however late the greeting is', async () => {
  const room = new ChatRoom();
  room.client.start();
  await settled();
  await room.clock.advance(OPENING_MS - 1);
  await room.stream.write(':');
  await room.clock.advance(OPENING_MS);
  equal(room.status, 'connecting');
  await room.stream.write(' hb\n\n');
  await room.hello(0);
  equal(room.status, 'live');
});

test('connection: a short heartbeat is no reason to give up a stream that is still opening', async () => {
  const room = new ChatRoom();
  room.client.start();
  await settled();
  await room.hello(0, { heartbeatMs: 300 });
  await room.cutAndReconnect();
  await room.clock.advance(5_000);
  await room.hello(0, { heartbeatMs: 300 });
  equal([room.status, room.connects.length], ['live', 2]);
});

for (const reason of ['draining', 'overloaded', 'epoch_changed', 'store_unavailable']) {
  test(`connection: bye ${reason} means come back after the time the server says, and a little of one's own`, async () => {
    const room = new ChatRoom();
    await room.live();
    await room.stream.write('retry: 7000\n\n');
    await room.stream.event('bye', { reason, reconnect: true });
    equal(why(room), reason);
    await room.clock.advance(7_000);
    equal(room.connects.length, 1);
    await room.clock.advance(1_750);
    equal(room.connects.length, 2);
  });
}

for (const reason of ['slow_consumer', 'too_old', 'superseded']) {
  test(`connection: bye ${reason} means come back later`, async () => {
    const room = new ChatRoom();
    await room.live();
    await room.stream.event('bye', { reason, reconnect: true });
    equal(why(room), reason);
    await room.clock.advance(3_000);
    equal(room.connects.length, 2);
  });
}

test('connection: a stream that answers banned to whom a token is given is asked for ever more rarely', async () => {
  const room = new ChatRoom();
  room.on('GET', '/chat', () => problem(403, 'banned'));
  room.client.start();
  await room.clock.advance(600_000);
  equal([room.status, room.connects.length < 15], ['refused', true]);
});

test('connection: bye ended and bye banned mean do not come back', async () => {
  for (const [reason, status] of [
    ['ended', 'ended'],
    ['banned', 'refused'],
  ] as const) {
    const room = new ChatRoom();
    await room.live();
    room.on('POST', '/streams/s%201/chat/token', () => problem(403, 'banned'));
    await room.stream.event('bye', { reason, reconnect: false });
    await room.clock.advance(600_000);
    equal([room.status, room.connects.length], [status, 1]);
  }
});

test('connection: who is superseded a few times comes back soon; who is again and again waits ever longer', async () => {
  const room = new ChatRoom();
  const away: number[] = [];
  await room.live();
  for (let turn = 0; turn < 9; turn++) {
    await room.clock.advance(20_000);
    await room.stream.event('bye', { reason: 'superseded', reconnect: true });
    const { connection } = room.snapshot;
    away.push(connection.status === 'waiting' ? connection.retryAt - room.clock.now : -1);
    await room.clock.advance(away.at(-1)! + 1);
    await room.hello(0);
  }
  equal(
    away.map((ms) => Math.round(ms / 1000)),
    [3, 3, 3, 23, 45, 90, 180, 360, 450],
  );
  await room.stream.event('bye', { reason: 'superseded', reconnect: true });
  await room.environment.hint('visible');
  equal(room.status, 'connecting', 'somebody looks at it');
});

test('connection: more streams of one user than there is room for settle', async () => {
  const clock = new ManualClock();
  const rooms = Array.from({ length: 14 }, () => new ChatRoom(clock));
  let opened = 0;
  const open: ChatRoom[] = [];
  for (const room of rooms) {
    room.on('GET', '/chat', (sent) => {
      opened++;
      open.push(room);
      const response = room.openStream(sent);
      void room.hello(0);
      if (open.length > 12) void open.shift()!.stream.event('bye', { reason: 'superseded', reconnect: true });
      return response;
    });
    room.client.start();
  }
  const beat = async (ms: number) => {
    for (let left = ms; left > 0; left -= 10_000) {
      await clock.advance(10_000);
      for (const room of open) await room.stream.write(': hb\n\n');
    }
  };
  await beat(600_000);
  const before = opened;
  await beat(3_600_000);
  equal(opened - before < 120, true, `streams opened in an hour: ${opened - before}`);
});

test('connection: offline is a loss at once, online a try at once', async () => {
  const room = new ChatRoom();
  await room.live();
  await room.environment.hint('offline');
  equal(why(room), 'offline');
  await room.environment.hint('online');
  equal([room.status, room.connects.length], ['connecting', 2]);
});

test('connection: a page that becomes visible after a sleep does not trust its connection', async () => {
  const room = new ChatRoom();
  await room.live();
  room.clock.now += 3_600_000; // asleep: the time passed, no timer fired
  await room.environment.hint('visible');
  equal([room.status, room.connects.length], ['connecting', 2]);
});

test('connection: bytes of a stream that was given up say nothing any more', async () => {
  const room = new ChatRoom();
  await room.live();
  const old = room.stream;
  await room.environment.hint('offline');
  await old.event('message', message(1), 'e.1');
  await old.end();
  equal([room.texts, why(room)], [[], 'offline']);
});

test('connection: a stream that is no stream of ours is a loss, not a crash', async () => {
  const room = new ChatRoom();
  await room.live();
  const { error } = console;
  console.error = () => {};
  try {
    await room.stream.write('event: message\nid: e.1\ndata: not json\n\n');
  } finally {
    console.error = error;
  }
  equal([why(room), room.texts], ['unreadable', []]);
});

test('connection: stop() closes it, and start() goes on from where it was', async () => {
  const room = new ChatRoom();
  await room.live(1, [message(1)]);
  room.client.stop();
  await room.clock.advance(600_000);
  equal([room.status, room.connects.length], ['idle', 1]);
  room.client.start();
  await settled();
  equal(lastEventId(room), 'e.1');
});
