import { ChatRoom } from './chat-room.js';
import { json, settled } from './fakes.js';
import { equal, test } from './harness.js';

const TOKEN = '/streams/s%201/chat/token';
const SEND = '/streams/s%201/messages';

test('host headers: every request carries them, and the chat its own token', async () => {
  let asked = 0;
  const room = new ChatRoom(undefined, undefined, {
    headers: () => Promise.resolve({ authorization: `Host ${++asked}`, 'X-CSRF': 'c' }),
  });
  room.on('POST', SEND, () =>
    json(201, { message: { seq: 1, id: 'm1', user: room.userState.user, ts: room.clock.iso(), text: 'hi' } }),
  );
  await room.live();
  await room.client.send('hi');
  const seen = (method: string, path: string) => {
    const {
      authorization,
      Authorization,
      'X-CSRF': csrf,
    } = room.requests(method, path)[0]!.headers as Record<string, string>;
    return [authorization, Authorization, csrf];
  };
  equal(seen('POST', TOKEN), ['Host 1', undefined, 'c']);
  equal(seen('GET', '/chat'), [undefined, 'Bearer ticket-1', 'c']);
  equal(seen('POST', SEND), [undefined, 'Bearer token-1', 'c']);
});

test('host headers: a host that fails, or is silent, is asked again as a server is', async () => {
  for (const trouble of [() => Promise.reject(new Error('no session')), () => new Promise<never>(() => {})]) {
    let isWell = false;
    const room = new ChatRoom(undefined, undefined, {
      headers: () => (isWell ? { authorization: 'Host' } : trouble()),
    });
    room.client.start();
    await room.clock.advance(16_000);
    equal([room.status === 'live', room.requests('POST', TOKEN).length], [false, 0]);
    isWell = true;
    await room.clock.advance(30_000);
    await settled();
    equal(room.requests('POST', TOKEN)[0]?.headers['authorization'], 'Host');
  }
});
