import { SseParser, type SseEvent } from '../../main/ts/client/sse-parser.js';
import { ChatRoom, HEARTBEAT_MS, inTurn } from './chat-room.js';
import { frame, json, problem, settled } from './fakes.js';
import { equal, test, truthy } from './harness.js';
import { answers, events, heartbeat, resumed, retry } from './recorded.js';
import { newDecoder, utf8 } from './utf8.js';

function parse(pieces: readonly Uint8Array[]): { events: SseEvent[]; retries: number[] } {
  const heard = { events: [] as SseEvent[], retries: [] as number[] };
  const parser = new SseParser({ event: (event) => heard.events.push(event), retry: (ms) => heard.retries.push(ms) });
  const decoder = newDecoder();
  for (const piece of pieces) parser.push(decoder.decode(piece));
  return heard;
}

/** A room whose server answers with the recorded answers. */
class RecordedRoom extends ChatRoom {
  constructor() {
    super();
    this.on('POST', '/streams/s%201/chat/token', () => {
      this.grants++;
      const { token } = answers;
      const later = { expiresAt: this.clock.iso(900_000), ticketExpiresAt: this.clock.iso(60_000) };
      return json(200, { ...token, ...later, ticket: `ticket-${this.grants}` });
    });
    this.on('GET', '/streams/s%201/chat/state', () => json(200, answers.state));
    this.on('GET', '/streams/s%201/messages', () => json(200, answers.history));
  }

  get cursor(): string | undefined {
    return this.connects.at(-1)?.headers['Last-Event-ID'];
  }

  get shown(): string[] {
    return this.snapshot.room.messages.map(({ seq, text, deleted }) => `${seq} ${text ?? deleted?.by}`);
  }

  get why(): string {
    const { connection } = this.snapshot;
    return connection.status === 'waiting' ? connection.why : connection.status;
  }

  async begin(): Promise<void> {
    this.client.start();
    await settled();
  }
}

/** The log that the recorded changes come from; one of them is of a newer server. */
const LOG = [
  events.message,
  frame('brand.new', { seq: 1841 }, 'k3f9.1841'),
  events['message-reply'],
  events['message.deleted'],
  events['messages.cleared'],
];
const HEAD = 1844;
const helloAt = (from: number) =>
  events.hello
    .replace(/"headSeq":\d+/, `"headSeq":${HEAD}`)
    .replace(/"replayed":\d+/, `"replayed":${HEAD - from}`)
    .replace(/"resumed":\w+/, '"resumed":true');
const streamFrom = (from: number) => retry + helloAt(from) + LOG.slice(from - 1839).join('') + heartbeat;

test('recorded: every event of the specification is one event, cut at any byte', () => {
  for (const [name, text] of Object.entries(events)) {
    const whole = parse([utf8(text)]);
    const [event] = whole.events;
    truthy(event && whole.events.length === 1, `${name} is one event`);
    equal(name === event.type || name.startsWith(`${event.type}-`), true, `${name} is of its type`);
    const { seq } = JSON.parse(event.data) as { seq?: number };
    if (seq !== undefined) equal(event.id, `k3f9.${seq}`, `${name} stands where it says`);
    const bytes = utf8(text);
    for (let cut = 1; cut < bytes.length; cut++) {
      equal(parse([bytes.slice(0, cut), bytes.slice(cut)]), whole, `${name} cut at byte ${cut}`);
    }
  }
});

test('recorded: a resumed stream shows what it brings, byte by byte', async () => {
  const room = new RecordedRoom();
  await room.begin();
  for (const char of resumed) await room.stream.write(char);
  equal([room.status, room.snapshot.viewers, room.shown], ['live', 214, ['1842 hi']]);
  equal(room.snapshot.room.messages[0]?.replyTo?.id, '01KDWPVNG0D4T1A6Z9Q8C7M2X5');
});

test('recorded: every event has its effect', async () => {
  const room = new RecordedRoom();
  const audits: string[] = [];
  room.client.on('moderation', ({ action }) => audits.push(action));
  await room.begin();
  await room.stream.write(retry + events['hello-silenced']);
  const userState = () => room.snapshot.userState!;
  equal(
    [userState().can.send, userState().gate.allowed, userState().sanction?.reason],
    [false, false, 'Calm down, please'],
  );
  await room.stream.write(events.gate);
  equal(userState().gate.allowed, true);
  await room.stream.write(events['gate-closed']);
  equal(userState().gate.reasons[0]?.topUpUrl, '/wallet');
  await room.stream.write(events.limit);
  equal([userState().rate?.remaining, (userState().rate?.resetsAt ?? 0) - room.clock.now], [2, 21_400]);
  await room.stream.write(events['sanction-lifted']);
  equal([userState().sanction, userState().can.send], [null, true], 'asked again how one stands');
  await room.stream.write(events.sanction);
  equal(userState().sanction?.kind, 'mute');
  await room.stream.write(events['sanction-ban']);
  equal(userState().sanction, { kind: 'ban', until: null, reason: null, endsAt: null });
  await room.stream.write(events.moderation + events['moderation-delete']);
  equal(audits, ['mute', 'delete']);
  await room.stream.write(LOG[0]!);
  equal(room.shown, ['1840 <b>Hello</b> & "welcome", it\'s 👋 time']);
  for (const change of LOG.slice(1)) await room.stream.write(change);
  equal(room.shown, ['1840 author', '1842 moderator']);
  await room.stream.write(
    events.ticket.replace(/"ticketExpiresAt":"[^"]+"/, `"ticketExpiresAt":"${room.clock.iso(60_000)}"`),
  );
  await room.stream.write(events.bye);
  equal(room.why, 'draining');
  await room.clock.advance(4_500);
  equal([room.cursor, room.connects.at(-1)?.headers['Authorization']], ['k3f9.1844', 'Bearer eyJ0eXAi.e30.c2ln']);
  await room.stream.write(events['bye-banned']);
  equal(room.status, 'refused');
});

test('recorded: a tombstone that is replayed stays one', async () => {
  const room = new RecordedRoom();
  await room.begin();
  await room.stream.write(helloAt(1839) + events['message-tombstone']);
  equal(room.shown, ['1840 moderator']);
});

test('recorded: a stream that breaks anywhere, and goes on, ends the same', async () => {
  const bytes = utf8(streamFrom(1839));
  for (let cut = 0; cut < bytes.length; cut += 11) {
    const room = new RecordedRoom();
    await room.begin();
    await room.stream.bytes(bytes.slice(0, cut));
    await room.cutAndReconnect();
    const from = Number(room.cursor?.replace('k3f9.', '') ?? 1839);
    await room.stream.write(streamFrom(from));
    equal([room.status, room.shown], ['live', ['1840 author', '1842 moderator']], `broken at byte ${cut}`);
  }
});

test('recorded: an empty id is no position: a loss, and the next stream goes on from the last good one', async () => {
  const room = new RecordedRoom();
  await room.begin();
  await room.stream.write(helloAt(1839) + LOG[0]!);
  const { error } = console;
  console.error = () => {};
  try {
    await room.stream.write('id\nevent: message\ndata: {}\n\n');
  } finally {
    console.error = error;
  }
  equal(room.why, 'unreadable');
  await room.environment.hint('online');
  equal(room.cursor, 'k3f9.1840');
});

test('recorded: one long day of faults', async () => {
  const room = new RecordedRoom();
  await room.begin();
  await room.stream.write(retry + helloAt(1839) + LOG[0]! + LOG[1]!.slice(0, 30));
  await room.stream.end(); // cut in the middle of an event
  equal(room.why, 'cut');
  await room.clock.advance(4_000);
  equal(room.cursor, 'k3f9.1840');
  await room.stream.write(helloAt(1840) + LOG[1]! + LOG[2]!);
  await room.clock.advance(2 * HEARTBEAT_MS); // a stall
  equal([room.why, room.shown.length], ['silent', 2]);

  room.on(
    'GET',
    '/chat',
    inTurn(
      () => problem(401, 'token_expired'),
      (sent) => room.openStream(sent),
    ),
  );
  await room.clock.advance(60_000); // the ticket is refused, and another one minted
  equal([room.status, room.cursor, room.grants], ['connecting', 'k3f9.1842', 2]);
  await room.stream.write(helloAt(1842) + LOG[4]!); // a hole: 1843 is missing
  equal([room.shown.length, room.cursor], [2, 'k3f9.1842'], 'asked again');
  await room.stream.write(helloAt(1842) + LOG[3]! + LOG[4]!);
  equal([room.status, room.shown], ['live', ['1840 author', '1842 moderator']]);

  await room.cutAndReconnect(); // the server has started again, with another log
  await room.stream.write(events.hello.replaceAll('k3f9', 'zz9') + events.resync.replaceAll('k3f9', 'zz9'));
  equal([room.status, room.shown], ['live', ['1840 moderator', '1842 hi']], 'what history says now');
  await room.cutAndReconnect();
  equal(room.cursor, 'zz9.1841');

  await room.stream.write(events.hello.replaceAll('k3f9', 'zz9').replace('"resumed":false', '"resumed":true'));
  await room.stream.write(events.bye.replace('draining', 'slow_consumer'));
  equal(room.why, 'slow_consumer');
  room.on('GET', '/chat', () => ({ status: 204, ok: true, body: null }) as unknown as Response);
  await room.clock.advance(30_000);
  equal(room.status, 'ended');
});
