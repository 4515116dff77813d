import type { Message } from '../../main/ts/client/wire.js';
import { emptyRoom, type Room } from '../../main/ts/client/room.js';
import { initialSnapshot } from '../../main/ts/client/snapshot.js';
import { loadOlderSeen } from '../../main/ts/ui/messages/older-messages.js';
import { equal, rejects, test } from './harness.js';

const message = (seq: number, isDeleted: boolean): Message => ({
  seq,
  id: `m${seq}`,
  user: { id: 'u1', name: 'Ada', role: 'viewer', badges: [] },
  ts: '2026-01-01T12:00:00.000Z',
  ...(isDeleted ? { deleted: { by: 'moderator' } } : { text: 'hi' }),
});

/** A room of so many messages, of which one is loaded; the others come ten at a time. */
class Paged {
  asked = 0;
  failsAt = 0;
  room: Room;

  constructor(
    private readonly all: readonly Message[],
    private readonly isBusy = false,
  ) {
    this.room = { ...emptyRoom, messages: all.slice(-1), older: 'before' };
  }

  get snapshot() {
    return { ...initialSnapshot, room: this.room };
  }

  async loadOlder(): Promise<void> {
    if (++this.asked === this.failsAt) throw new Error('no network');
    if (this.isBusy) return;
    const messages = this.all.slice(-this.room.messages.length - 10);
    this.room = {
      ...this.room,
      messages,
      older: messages.length === this.all.length ? null : `before ${messages[0]!.seq}`,
    };
  }
}

const roomOf = (...runs: [number, boolean][]) =>
  runs
    .flatMap(([length, isDeleted]) => Array<boolean>(length).fill(isDeleted))
    .map((isDeleted, n) => message(n + 1, isDeleted));

test('older messages: pages of deleted ones are passed until one can be seen', async () => {
  const chat = new Paged(roomOf([20, false], [160, true], [1, false]));
  await loadOlderSeen(chat, () => true);
  equal([chat.asked, chat.room.messages.find(({ deleted }) => !deleted)?.seq], [17, 11]);
});

test('older messages: it ends at the beginning, when it is not wanted any more, and where nothing is loaded', async () => {
  const purged = new Paged(roomOf([40, true], [1, false]));
  await loadOlderSeen(purged, () => true);
  equal([purged.asked, purged.room.older], [4, null]);
  const left = new Paged(roomOf([40, true], [1, false]));
  await loadOlderSeen(left, () => left.asked < 2);
  equal(left.asked, 2);
  const busy = new Paged(roomOf([40, true], [1, false]), true);
  await loadOlderSeen(busy, () => true);
  equal(busy.asked, 1);
  const empty = new Paged(roomOf([30, true]));
  await loadOlderSeen(empty, () => true);
  equal(empty.room.older, null);
});

test('older messages: a failure on the way is told', async () => {
  const chat = new Paged(roomOf([40, true], [1, false]));
  chat.failsAt = 3;
  equal(String(await rejects(loadOlderSeen(chat, () => true))), 'Error: no network');
});
