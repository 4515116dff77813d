import { OPENING_MS } from '../../main/ts/client/event-stream.js';
import { ChatProblem } from '../../main/ts/client/problem.js';
import { HEARTBEAT_MS, message, userState } from './chat-room.js';
import { ChatTab, Tabs, texts } from './chat-tabs.js';
import { problem, json, settled } from './fakes.js';
import { equal, rejects, seeded, test, truthy } from './harness.js';

test('tabs: ten tabs are live over one stream, and each hears everything once', async () => {
  const tabs = new Tabs();
  await tabs.server.say();
  await tabs.open(10);
  tabs.agree(texts(1, 1));
  for (let n = 0; n < 5; n++) await tabs.server.say();
  tabs.agree(texts(1, 6));
  equal(tabs.server.opened, [undefined]);
  equal(
    tabs.all.map(({ heard }) => heard),
    tabs.all.map(() => [2, 3, 4, 5, 6]),
    'news',
  );
});

test('tabs: when the leading tab is gone the next goes on where it was: nothing is missed, nothing comes twice', async () => {
  const tabs = new Tabs();
  await tabs.open(10);
  for (let n = 0; n < 3; n++) await tabs.server.say();
  const first = tabs.leader;
  first.tab.kill();
  for (let n = 0; n < 20; n++) await tabs.server.say();
  await tabs.kill(first);
  tabs.agree(texts(1, 23));
  equal([tabs.server.opened.length, tabs.all.length], [2, 9]);
  for (const tab of tabs.all) equal(new Set(tab.heard).size, tab.heard.length, 'no news twice');
});

test('tabs: leaders go one after the other', async () => {
  const tabs = new Tabs();
  await tabs.open(6);
  for (let n = 1; n <= 5; n++) {
    await tabs.server.say();
    await tabs.kill(tabs.leader);
    await tabs.server.say();
    tabs.agree(texts(1, 2 * n), `after ${n}`);
  }
});

test('tabs: a leader that stops hands over at once, and may come back as a follower', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  await tabs.server.say();
  const first = tabs.leader;
  first.client.stop();
  await tabs.server.say();
  await settled();
  equal([first.status, tabs.statuses.filter((status) => status === 'live').length], ['idle', 2]);
  first.client.start();
  await settled();
  await tabs.server.say();
  tabs.agree(texts(1, 3));
  truthy(tabs.leader !== first, 'another leads');
});

test('tabs: a tab that comes late gets the tail from the leader, with what is true of the reader by now', async () => {
  const tabs = new Tabs();
  for (let n = 0; n < 60; n++) await tabs.server.say();
  await tabs.open(1);
  await tabs.server.tell('ada', 'occupancy', { viewers: 7 });
  await tabs.server.tell('ada', 'gate', { allowed: false, reasons: [{ gate: 'credit', code: 'insufficient_credit' }] });
  await tabs.server.tell('ada', 'limit', { limit: 10, remaining: 1, windowMs: 30_000, resetMs: 20_000 });
  await tabs.clock.advance(5_000);
  const [late] = await tabs.open(1);
  const { viewers, userState: told, catchingUp } = late!.snapshot;
  equal([viewers, told?.gate.allowed, catchingUp, late!.heard], [7, false, false, []]);
  equal([told?.rate?.remaining, (told?.rate?.resetsAt ?? 0) - tabs.clock.now], [1, 15_000], 'rate');
  equal([late!.texts, late!.status], [texts(11, 60), 'live']);
  await tabs.server.say();
  equal([late!.texts.at(-1), late!.heard], ['text 61', [61]]);
});

test('tabs: what a new tab was told of its rights by its own token is newer than the beginning of the stream it joins', async () => {
  const at = new Tabs();
  await at.open(1);
  await at.server.say();
  await at.clock.advance(HEARTBEAT_MS / 2);
  const promoted = new ChatTab(at, at.browser.newTab(), 'ada');
  at.all.push(promoted);
  promoted.on('POST', '/streams/s%201/chat/token', async () => {
    const grant = await promoted.grantTo('ada').json();
    return json(200, { ...grant, can: { ...userState.can, moderate: true } });
  });
  promoted.client.start();
  await settled();
  await settled();
  equal(promoted.client.snapshot.connection.status, 'live');
  equal(promoted.client.snapshot.userState?.can.moderate, true);
});

test('tabs: private events reach every tab', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  const audits: string[] = [];
  tabs.all.forEach(({ client }) => client.on('moderation', ({ auditId }) => audits.push(auditId)));
  await tabs.server.tell('ada', 'sanction', {
    kind: 'mute',
    active: true,
    until: tabs.clock.iso(60_000),
    reason: 'calm',
  });
  await tabs.server.tell('ada', 'moderation', { auditId: 'a1', action: 'delete' });
  await tabs.server.tell('ada', 'occupancy', { viewers: 9 });
  equal(
    tabs.all.map(({ snapshot }) => [snapshot.userState?.sanction?.reason, snapshot.viewers]),
    [
      ['calm', 9],
      ['calm', 9],
      ['calm', 9],
    ],
  );
  equal(audits, ['a1', 'a1', 'a1']);
});

test('tabs: the ticket of the stream is there for the next leader', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  await tabs.server.tell('ada', 'ticket', { ticket: 'from-stream', ticketExpiresAt: tabs.clock.iso(60_000) });
  const [next] = tabs.followers;
  await tabs.kill(tabs.leader);
  equal(next!.connects.at(-1)?.headers['Authorization'], 'Bearer from-stream');
});

test('tabs: users of one browser do not share a stream', async () => {
  const tabs = new Tabs();
  await tabs.open(2, 'ada');
  await tabs.open(2, 'eve');
  await tabs.server.tell('ada', 'gate', { allowed: false, reasons: [] });
  await tabs.server.say();
  equal(
    tabs.all.map(({ status, snapshot, texts: seen }) => [status, snapshot.userState?.gate.allowed, seen.length]),
    [
      ['live', false, 1],
      ['live', false, 1],
      ['live', true, 1],
      ['live', true, 1],
    ],
  );
  equal(
    tabs.server.open.map(({ userId }) => userId),
    ['ada', 'eve'],
  );
});

test('tabs: a tab whose login is another one now leaves the stream of the one before', async () => {
  const tabs = new Tabs();
  await tabs.open(2, 'ada');
  const [moved] = tabs.followers;
  moved!.on('POST', '/streams/s%201/chat/token', () => moved!.grantTo('eve'));
  moved!.on('GET', '/chat', (sent) => tabs.server.connect(sent, moved!.tab, 'eve'));
  moved!.client.stop();
  moved!.client.start();
  await settled();
  equal(
    tabs.server.open.map(({ userId }) => userId),
    ['ada', 'eve'],
  );
  await tabs.server.tell('ada', 'occupancy', { viewers: 77 });
  equal([moved!.snapshot.userState?.user.id, moved!.snapshot.viewers], ['eve', 1]);
});

test('tabs: a token for another user, minted in the middle, moves the tab to a stream of theirs', async () => {
  const tabs = new Tabs();
  await tabs.open(2, 'ada');
  const moved = tabs.leader;
  moved.on('POST', '/streams/s%201/chat/token', () => moved.grantTo('eve'));
  moved.on('GET', '/chat', (sent) => tabs.server.connect(sent, moved.tab, 'eve'));
  moved.on('DELETE', '/streams/s%201/messages/m1', () => json(204, undefined));
  await tabs.pass(900_000);
  const error = await rejects(moved.client.retract('m1'));
  truthy(error instanceof ChatProblem && error.code === 'other_user', 'what ada wanted is not done as eve');
  equal(moved.requests('DELETE', '/streams/s%201/messages/m1'), []);
  await settled();
  equal(tabs.server.open.map(({ userId }) => userId).sort(), ['ada', 'eve']);
  equal(tabs.statuses, ['live', 'live']);
  await tabs.server.tell('ada', 'occupancy', { viewers: 77 });
  equal(
    tabs.all.map(({ snapshot }) => [snapshot.userState?.user.id, snapshot.viewers]),
    [
      ['eve', 1],
      ['ada', 77],
    ],
  );
});

test('tabs: a frozen leader is noticed, and another takes the lead; what was missed is made good', async () => {
  const tabs = new Tabs();
  await tabs.open(4);
  await tabs.server.say();
  const frozen = tabs.leader;
  frozen.tab.freeze();
  for (let n = 0; n < 4; n++) await tabs.server.say();
  await tabs.pass(2 * HEARTBEAT_MS - 1);
  equal(
    tabs.followers.map(({ status }) => status),
    ['live', 'live', 'live'],
    'not noticed yet',
  );
  await tabs.pass(10_000);
  truthy(tabs.leader !== frozen, 'another leads');
  for (const tab of tabs.followers.filter((one) => one !== frozen)) {
    equal([tab.status, tab.texts], ['live', texts(1, 5)]);
  }
  await tabs.server.say();
  frozen.tab.thaw();
  await settled();
  await settled();
  await tabs.clock.advance(5_000);
  await tabs.server.say();
  tabs.agree(texts(1, 7), 'after the thaw');
});

test('tabs: a frozen leader is replaced however fast the heart of the server beats', async () => {
  const tabs = new Tabs();
  tabs.server.heartbeatMs = 1_000;
  await tabs.open(3);
  const frozen = tabs.leader;
  frozen.tab.freeze();
  await tabs.server.say();
  for (let n = 0; n < 10; n++) {
    await tabs.clock.advance(1_000);
    await tabs.server.beat();
  }
  equal(
    tabs.all.filter((tab) => tab !== frozen).map(({ status, texts: seen }) => [status, seen.length]),
    [
      ['live', 1],
      ['live', 1],
    ],
  );
});

test('tabs: a tab that opens while the leader is frozen does not wait for two heartbeats', async () => {
  const tabs = new Tabs();
  await tabs.open(1);
  tabs.leader.tab.freeze();
  const [fresh] = await tabs.open(1);
  equal(fresh!.status, 'connecting');
  await tabs.clock.advance(5_000);
  equal(fresh!.status, 'live');
});

test('tabs: a follower that slept misses nothing', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  const [sleeper] = tabs.followers;
  sleeper!.tab.freeze();
  for (let n = 0; n < 30; n++) await tabs.server.say();
  sleeper!.tab.thaw();
  await settled();
  tabs.agree(texts(1, 30));
});

test('tabs: a follower whose messages were lost finds the hole and closes it from what the leader kept', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  await tabs.server.say();
  const [deaf] = tabs.followers;
  const ears = [...tabs.browser.joined].find(({ tab }) => tab === deaf!.tab)!;
  tabs.browser.joined.delete(ears);
  await tabs.server.say();
  tabs.browser.joined.add(ears);
  equal(deaf!.texts, texts(1, 1));
  await tabs.server.say();
  await settled();
  tabs.agree(texts(1, 3));
  equal(tabs.server.opened.length, 1);
});

test('tabs: a follower that missed more than the leader keeps loads the room again', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  await tabs.server.say();
  const [deaf] = tabs.followers;
  const ears = [...tabs.browser.joined].find(({ tab }) => tab === deaf!.tab)!;
  tabs.browser.joined.delete(ears);
  for (let n = 0; n < 600; n++) await tabs.server.say();
  tabs.browser.joined.add(ears);
  await tabs.server.say();
  await settled();
  equal(deaf!.texts, texts(553, 602), 'the newest page');
  equal([deaf!.status, tabs.server.opened.length], ['live', 1]);
});

test('tabs: a flood reaches every tab in order', async () => {
  const tabs = new Tabs();
  await tabs.open(4);
  for (let n = 0; n < 400; n++) void tabs.server.say();
  for (let n = 0; n < 20; n++) await settled();
  tabs.agree(texts(1, 400));
});

test('tabs: followers are live only while the leader is', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  tabs.server.isDown = true;
  await tabs.server.cut();
  truthy(
    tabs.statuses.every((status) => status !== 'live'),
    `not live: ${tabs.statuses.join()}`,
  );
  await tabs.clock.advance(120_000);
  truthy(
    tabs.statuses.every((status) => status !== 'live'),
    `still not live: ${tabs.statuses.join()}`,
  );
  tabs.server.isDown = false;
  await tabs.server.say();
  await tabs.pass(60_000);
  tabs.agree(texts(1, 1), 'again');
});

test('tabs: Try now in a follower makes the leader try', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  tabs.server.isDown = true;
  await tabs.server.cut();
  await tabs.clock.advance(60_000);
  tabs.server.isDown = false;
  const [follower] = tabs.followers;
  await follower!.environment.hint('visible');
  await settled();
  tabs.agree([]);
});

test('tabs: a resync reaches every tab, and what comes meanwhile is in the room', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  for (let n = 0; n < 3; n++) await tabs.server.say();
  tabs.server.isDown = true;
  await tabs.server.cut();
  for (let n = 0; n < 97; n++) await tabs.server.say();
  tabs.server.kept = 10;
  tabs.server.isDown = false;
  await tabs.pass(60_000);
  await tabs.server.say();
  tabs.agree(texts(51, 101));
});

test('tabs: a hand-over in the middle of a resync', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  await tabs.server.say();
  tabs.server.kept = 10;
  tabs.server.isDown = true;
  await tabs.server.cut();
  for (let n = 0; n < 99; n++) await tabs.server.say();
  const waiting: (() => void)[] = [];
  for (const tab of tabs.all) {
    tab.on(
      'GET',
      '/streams/s%201/messages',
      () => new Promise((resolve) => waiting.push(() => resolve(json(200, tabs.server.page())))),
    );
  }
  tabs.server.isDown = false;
  await tabs.pass(60_000);
  equal(
    tabs.all.map(({ snapshot }) => snapshot.catchingUp),
    [true, true, true],
  );
  await tabs.server.say();
  await tabs.kill(tabs.leader);
  await tabs.server.say();
  waiting.forEach((answer) => answer());
  await settled();
  await settled();
  tabs.agree(texts(53, 102));
});

test('tabs: a server that lost its log takes every tab along', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  for (let n = 0; n < 9; n++) await tabs.server.say();
  await tabs.server.restart();
  await tabs.server.say('a new beginning');
  await tabs.pass(60_000);
  await tabs.server.say('going on');
  tabs.agree(['a new beginning', 'going on']);
});

test('tabs: banned in one is banned in all, and all come back when it was taken back', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  tabs.all.forEach((tab) => tab.on('POST', '/streams/s%201/chat/token', () => problem(403, 'banned')));
  await tabs.server.tell('ada', 'bye', { reason: 'banned', reconnect: false });
  await tabs.clock.advance(12_000);
  equal([tabs.statuses, tabs.server.opened.length], [['refused', 'refused', 'refused'], 1]);
  tabs.all.forEach((tab) => tab.on('POST', '/streams/s%201/chat/token', () => tab.grant()));
  await tabs.pass(15_000);
  equal([tabs.statuses, tabs.server.open.length], [['live', 'live', 'live'], 1]);
});

test('tabs: over in one is over in all', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  await tabs.server.tell('ada', 'bye', { reason: 'ended', reconnect: false });
  await tabs.clock.advance(600_000);
  equal([tabs.statuses, tabs.server.opened.length], [['ended', 'ended', 'ended'], 1]);
});

test('tabs: a leader that is refused is not the only one to say so', async () => {
  const tabs = new Tabs();
  await tabs.open(3);
  tabs.all.forEach((tab) => tab.on('GET', '/chat', () => problem(404, 'stream_not_found')));
  await tabs.server.cut();
  await tabs.clock.advance(60_000);
  equal(
    tabs.all.map(({ snapshot: { connection } }) => connection.status === 'refused' && connection.problem.code),
    ['stream_not_found', 'stream_not_found', 'stream_not_found'],
  );
  equal(
    tabs.all.reduce((sum, { connects }) => sum + connects.length, 0),
    4,
    'nobody asks twice',
  );
});

test('tabs: a message one sent in a follower leaves the outbox when it comes over the channel', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  const [author] = tabs.followers;
  author!.on('POST', '/streams/s%201/messages', () => json(201, { message: message(1) }));
  const sending = author!.client.send('text 1');
  equal((await sending).seq, 1);
  equal(
    author!.snapshot.outbox.map(({ status }) => status),
    ['accepted'],
  );
  await tabs.server.say();
  equal([author!.snapshot.outbox, author!.texts], [[], texts(1, 1)]);
});

test('tabs: what is no word of ours on the channel changes nothing', async () => {
  const tabs = new Tabs();
  await tabs.open(2);
  const [joined] = tabs.browser.joined;
  const stranger = tabs.browser.newTab().channel(joined!.name, () => {});
  const event = { type: 'message', data: '{"seq":1', id: 'e.1' };
  const hostile: unknown[] = [
    null,
    'x',
    7,
    [],
    {},
    { from: 7, type: 'lead' },
    { from: 'x', type: '__proto__' },
    { from: 'x', type: 'end' },
    { from: 'x', type: 'end', end: { how: 'problem', status: '1' } },
    { from: 'x', type: 'join', at: {} },
    { from: 'x', type: 'event', event },
    { from: 'x', type: 'event', event: { type: 1 } },
    { from: 'x', type: 'welcome', to: 'tab-2-key-1', events: 'x' },
    { from: 'x', type: 'end', end: { how: 'over' } },
  ];
  for (const data of hostile) stranger.post(data);
  await settled();
  await tabs.server.say();
  tabs.agree(texts(1, 1));
});

test('tabs: where the browser gives no lock, every tab has a stream of its own', async () => {
  const tabs = new Tabs();
  const lock = (_: string, __: string, turn: { lost(): void }) => {
    void Promise.resolve().then(() => turn.lost());
    return () => {};
  };
  for (let n = 0; n < 2; n++) {
    const tab = new ChatTab(tabs, Object.assign(tabs.browser.newTab(), { lock }), 'ada');
    tabs.all.push(tab);
    tab.client.start();
  }
  await settled();
  await settled();
  await tabs.server.say();
  equal(
    tabs.all.map(({ status, texts: seen }) => [status, seen.length]),
    [
      ['live', 1],
      ['live', 1],
    ],
  );
  equal(tabs.server.open.length, 2);
});

test('tabs: that no byte of the stream comes, all tabs say', async () => {
  const tabs = new Tabs();
  tabs.server.connect = () => new Promise<Response>(() => {});
  await tabs.open(2);
  await tabs.pass(OPENING_MS);
  for (const { snapshot } of tabs.all) {
    equal(snapshot.connection.status === 'waiting' && snapshot.connection.why, 'unanswered');
  }
});

test('tabs: where the browser gives no channel, every tab has a stream of its own', async () => {
  const tabs = new Tabs();
  const { info } = console;
  console.info = () => {};
  const channel = () => {
    throw new Error('not in this frame');
  };
  try {
    const tab = new ChatTab(tabs, Object.assign(tabs.browser.newTab(), { channel }), 'ada');
    tab.client.start();
    await settled();
    equal([tab.status, tabs.server.open.length], ['live', 1]);
  } finally {
    console.info = info;
  }
});

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`tabs: whatever happens to them, all tabs show the same in the end (${seed})`, async () => {
    const random = seeded(seed);
    const tabs = new Tabs();
    await tabs.open(4);
    const pick = (list: readonly ChatTab[]) => list[Math.floor(random() * list.length)]!;
    for (let turn = 0; turn < 60; turn++) {
      const what = random();
      if (what < 0.5) await tabs.server.say();
      else if (what < 0.58 && tabs.all.length > 2) await tabs.kill(pick(tabs.all));
      else if (what < 0.66) await tabs.open(1);
      else if (what < 0.74) pick(tabs.all).tab.freeze();
      else if (what < 0.8) tabs.all.forEach(({ tab }) => tab.thaw());
      else if (what < 0.85) await tabs.server.cut();
      else if (what < 0.9) pick(tabs.all).client.stop();
      else if (what < 0.93) await pick(tabs.all).environment.hint('visible');
      else if (what < 0.95) await pick(tabs.all).environment.hint('hidden');
      else if (what < 0.96) await pick(tabs.all).environment.hint('frozen');
      else await tabs.pass(random() * 60_000);
    }
    for (const { tab } of tabs.all) tab.thaw();
    for (const { client, environment } of tabs.all) {
      await environment.hint('visible');
      client.start();
    }
    await tabs.pass(120_000);
    await tabs.server.say();
    tabs.agree(texts(1, tabs.server.head));
    for (const tab of tabs.all) equal(new Set(tab.heard).size, tab.heard.length, 'no news twice');
  });
}
