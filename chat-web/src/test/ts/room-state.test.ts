import { withRefusal, userStateFrom, waitsUntil } from '../../main/ts/client/user-state.js';
import { ChatProblem } from '../../main/ts/client/problem.js';
import type { Modes, Pin, RoomState } from '../../main/ts/client/wire.js';
import { ChatRoom, message, noModes, roomState, user, userState } from './chat-room.js';
import { ChatTab, Tabs } from './chat-tabs.js';
import { json, problem, settled } from './fakes.js';
import { equal, rejects, test } from './harness.js';

const MODES = '/streams/s%201/chat/modes';
const STATE = '/streams/s%201/chat/state';
const modes = (more: Partial<Modes>): RoomState => ({ ...roomState, modes: { ...noModes, ...more } });
const pinOf = (seq: number, until: string | null = null): Pin => ({
  message: message(seq),
  by: { id: 'mo', name: 'Mo' },
  ts: '2026-01-01T12:00:00.000Z',
  until,
});

async function live(headSeq: number, room: RoomState, more: object = {}): Promise<ChatRoom> {
  const chat = new ChatRoom();
  chat.client.start();
  await settled();
  await chat.hello(headSeq, { room, ...more });
  return chat;
}

const changed = (chat: ChatRoom, seq: number, more: Partial<Modes>) =>
  chat.stream.event('mode.changed', { seq, ...modes(more), by: null, ts: chat.clock.iso() }, `e.${seq}`);
const pinned = (chat: ChatRoom, seq: number, pin: Pin | null) =>
  chat.stream.event('pin.changed', { seq, pin, by: null, ts: chat.clock.iso() }, `e.${seq}`);

test('room state: an older server tells none, and nothing is made up', async () => {
  const chat = new ChatRoom();
  await chat.live(1, [message(1)]);
  await changed(chat, 2, { slowSeconds: 30 });
  equal(chat.snapshot.roomState, null);
});

test('room state: it is what hello says, then what the changes say', async () => {
  const chat = await live(0, modes({ slowSeconds: 30 }));
  equal(chat.snapshot.roomState?.modes.slowSeconds, 30);
  await changed(chat, 1, { subscribers: true });
  equal(chat.snapshot.roomState?.modes, { ...noModes, subscribers: true });
});

test('room state: a room that came back by a resume is what a fresh one is', async () => {
  const chat = await live(1, modes({ slowSeconds: 30 }));
  await chat.cutAndReconnect();
  await chat.hello(4, { room: modes({ locked: true }), resumed: true, replayed: 3 });
  await changed(chat, 2, { slowSeconds: 60 });
  await changed(chat, 3, {});
  await changed(chat, 4, { locked: true });
  equal(chat.snapshot.roomState, modes({ locked: true }));
});

test('room state: an answer that the stream has gone beyond is no news', async () => {
  const chat = await live(5, modes({}));
  chat.on('GET', STATE, () => json(200, { ...userState, room: modes({ unique: true }), position: 'e.5' }));
  chat.on('GET', '/streams/s%201/messages', () => json(200, { items: [], position: 'e.5' }));
  await chat.stream.event('resync', { reason: 'too_old', headSeq: 5 }, 'e.5');
  equal(chat.snapshot.roomState, modes({ unique: true }));
  await changed(chat, 6, { locked: true });
  chat.environment.hint('hidden');
  await chat.stream.event('resync', { reason: 'too_old', headSeq: 6 }, 'e.6');
  equal(chat.snapshot.roomState, modes({ locked: true }));
});

test('room state: a pin ends with its message, whoever deletes it, and with the next pin', async () => {
  const chat = await live(3, { ...roomState, pin: pinOf(2) });
  equal(chat.snapshot.roomState?.pin?.message.id, 'm2');
  await chat.stream.event('message.deleted', { seq: 4, id: 'm1', by: 'moderator' }, 'e.4');
  equal(chat.snapshot.roomState?.pin?.message.id, 'm2');
  await chat.stream.event('message.deleted', { seq: 5, id: 'm2', by: 'author' }, 'e.5');
  equal(chat.snapshot.roomState?.pin, null);
  await pinned(chat, 6, pinOf(3));
  await chat.stream.event('messages.cleared', { seq: 7, userId: 'eve', by: 'moderator' }, 'e.7');
  equal(chat.snapshot.roomState?.pin?.message.id, 'm3');
  await chat.stream.event('messages.cleared', { seq: 8, userId: null, by: 'moderator' }, 'e.8');
  equal(chat.snapshot.roomState?.pin, null);
  await pinned(chat, 9, pinOf(3));
  await pinned(chat, 10, null);
  equal(chat.snapshot.roomState?.pin, null);
});

test('room state: what is replayed as pinned and is deleted by now is no pin', async () => {
  const chat = await live(1, roomState);
  const { text: _, ...rest } = message(1);
  await pinned(chat, 2, { ...pinOf(1), message: { ...rest, deleted: { by: 'moderator' } } });
  equal(chat.snapshot.roomState?.pin, null);
});

test('room state: a pin with an end goes by itself, by the time of the server', async () => {
  const chat = new ChatRoom();
  chat.environment.ahead = 3_600_000; // The device is an hour ahead.
  chat.client.start();
  await settled();
  await chat.hello(1, { room: { ...roomState, pin: pinOf(1, chat.clock.iso(10_000)) } });
  await chat.clock.advance(9_999);
  equal(chat.snapshot.roomState?.pin?.message.id, 'm1');
  await chat.clock.advance(1);
  equal(chat.snapshot.roomState?.pin, null);
  await pinned(chat, 2, pinOf(1, chat.clock.iso(-1)));
  equal(chat.snapshot.roomState?.pin, null, 'one that came too late');
});

test('room state: a stopped client waits for no pin', async () => {
  const chat = await live(1, { ...roomState, pin: pinOf(1, '2026-01-01T13:00:00.000Z') });
  chat.client.stop();
  equal(chat.clock.pending, 0);
});

test('room state: a message that is shown again stands at its old place', async () => {
  const chat = await live(0, roomState);
  for (const seq of [1, 2, 3]) await chat.say(message(seq));
  await chat.stream.event('message.deleted', { seq: 4, id: 'm2', by: 'moderator' }, 'e.4');
  equal(chat.texts, ['text 1', 'text 3']);
  await chat.stream.event('message.restored', { seq: 5, message: message(2), ts: chat.clock.iso() }, 'e.5');
  equal(chat.texts, ['text 1', 'text 2', 'text 3']);
  await chat.stream.event('messages.cleared', { seq: 6, userId: null, by: 'moderator' }, 'e.6');
  equal(chat.texts, []);
});

test('room state: whoever joins by another tab hears of the room as it is by then', async () => {
  const tabs = new Tabs();
  tabs.server.room = modes({ slowSeconds: 5 });
  await tabs.open(2);
  const state = (tab: ChatTab) => tab.snapshot.roomState;
  await tabs.server.changeModes({ slowSeconds: 30, unique: true });
  for (let n = 0; n < 60; n++) await tabs.server.say();
  const [late] = await tabs.open(1);
  equal(
    tabs.all.map(state),
    [1, 2, 3].map(() => modes({ slowSeconds: 30, unique: true })),
  );
  await tabs.server.cut();
  await tabs.server.changeModes({ locked: true });
  await tabs.pass(60_000);
  equal(state(late!), modes({ locked: true }));
});

test('room state: a tab that comes late hears of a warning and of a mute, not only of the later one', async () => {
  const tabs = new Tabs();
  await tabs.open(1);
  const until = tabs.clock.iso(3_600_000);
  await tabs.server.tell('ada', 'sanction', { kind: 'mute', active: true, until, reason: 'loud' });
  await tabs.server.tell('ada', 'sanction', { kind: 'warning', active: true, until: null, reason: 'calm down' });
  const [late] = await tabs.open(1);
  const { sanction, warning } = late!.snapshot.userState!;
  equal([sanction?.reason, warning?.reason], ['loud', 'calm down']);
});

test('room state: modes are changed with a patch, once however often it is tried', async () => {
  const chat = await live(0, roomState);
  let tries = 0;
  chat.on('PATCH', MODES, () => {
    if (++tries === 1) throw new Error('network down');
    return json(200, { auditId: 'a1', room: modes({ slowSeconds: 30 }) });
  });
  const answer = chat.client.setModes({ slowSeconds: 30, preset: { unique: null } });
  await chat.clock.advance(500);
  equal((await answer).room.modes.slowSeconds, 30);
  const sent = chat.requests('PATCH', MODES);
  equal(
    sent.map(({ body, headers }) => [body, headers['Idempotency-Key']]),
    sent.map(() => [{ slowSeconds: 30, preset: { unique: null } }, sent[0]!.headers['Idempotency-Key']]),
  );
  equal(sent.length, 2);
});

test('room state: what a send would meet is asked for without sending', async () => {
  const chat = await live(0, roomState);
  const refusal = { allowed: false, problem: { code: 'gate_closed', gate: [{ gate: 'locked', code: 'locked' }] } };
  chat.on('GET', '/streams/s%201/chat/check', () => json(200, refusal));
  equal(await chat.client.check(), refusal as object);
});

test('room state: an announcement says its colour', async () => {
  const chat = await live(0, roomState);
  chat.on('POST', '/streams/s%201/messages', () => json(201, { message: message(1) }));
  await chat.client.send('hear, hear', { announcement: { color: 'blue' } });
  await chat.client.send('hear', { announcement: {} });
  equal(
    chat.requests('POST', '/streams/s%201/messages').map(({ body }) => body),
    [
      { text: 'hear, hear', announcement: { color: 'blue' } },
      { text: 'hear', announcement: {} },
    ],
  );
});

test('room state: a warning stands until it is acknowledged, here or elsewhere', async () => {
  const warning = { reason: 'calm down', ts: '2026-01-01T12:00:00.000Z' };
  const chat = await live(0, roomState, { warning });
  equal(chat.snapshot.userState?.warning, warning);
  chat.on('DELETE', '/streams/s%201/chat/warning', () => json(204, undefined));
  await chat.client.acknowledge();
  equal(chat.snapshot.userState?.warning, null);
  await chat.stream.event('sanction', { kind: 'warning', active: true, until: null, reason: 'again' });
  equal([chat.snapshot.userState?.warning?.reason, chat.snapshot.userState?.sanction], ['again', null]);
  await chat.stream.event('sanction', { kind: 'warning', active: false, until: null, reason: null });
  equal([chat.snapshot.userState?.warning, chat.requests('GET', STATE).length], [null, 0]);
});

test('room state: a refused send tells of a warning that was missed', async () => {
  const chat = await live(0, roomState);
  chat.on('POST', '/streams/s%201/messages', () => problem(403, 'warning_unacknowledged', { reason: 'calm down' }));
  await rejects(chat.client.send('hi'));
  equal(chat.snapshot.userState?.warning?.reason, 'calm down');
});

test('room state: a text that a mode does not let through closes nothing, unless another gate is closed too', () => {
  const own = userStateFrom({ ...userState, user: user('ada') }, 0, Date.parse);
  const refused = (...codes: string[]) => {
    const gate = codes.map((code) => ({ gate: code, code }));
    return new ChatProblem(403, 'gate_closed', { gate });
  };
  equal(withRefusal(own, refused('emoji_only', 'not_unique'), 0, Date.parse).gate.allowed, true);
  const both = withRefusal(own, refused('emoji_only', 'locked'), 0, Date.parse).gate;
  equal(both, { allowed: false, reasons: [{ gate: 'locked', code: 'locked' }] });
  equal(refused('emoji_only', 'locked').aboutText, [{ gate: 'emoji_only', code: 'emoji_only' }]);
});

test('room state: slow mode alone is a wait like that of the limit, with any other gate it is not', () => {
  const slow = {
    gate: 'slow',
    code: 'slow_mode',
    requirement: { type: 'wait_until', until: '1970-01-01T00:00:30.000Z' },
  } as const;
  const until = (...reasons: object[]) =>
    waitsUntil(userStateFrom({ ...userState, gate: { allowed: false, reasons: reasons as never } }, 0, Date.parse));
  equal(until(slow), 30_000);
  equal(until(slow, { gate: 'locked', code: 'locked' }), 0);
  equal(until(), 0);
});
