import { decodeEvent } from '../../main/ts/client/server-event.js';
import { SupersededBackoff } from '../../main/ts/client/superseded-backoff.js';
import { FakeEnvironment, json } from './fakes.js';
import { equal, test, truthy } from './harness.js';

const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

test('server event: one with an id has a place in the log', () => {
  const event = decodeEvent({ type: 'message.deleted', data: '{"seq":7,"id":"m1","by":"mo"}', id: 'e.8' });
  equal([event.type, event.position], ['message.deleted', { epoch: 'e', seq: 8 }]);
  truthy(event.type === 'message.deleted' && event.data.id === 'm1', 'its data is that of its type');
});

test('server event: one without an id has none, and those of a newer server come through', () => {
  equal(decodeEvent({ type: 'occupancy', data: '{"viewers":3}', id: undefined }).position, undefined);
  equal(decodeEvent({ type: 'pinned', data: '{}', id: 'e.9' }).position, { epoch: 'e', seq: 9 });
});

test('server event: data that is no JSON, and an id that is no position, are errors', () => {
  truthy(thrown(() => decodeEvent({ type: 'message', data: '<html>', id: 'e.1' })) instanceof SyntaxError, 'not JSON');
  const error = thrown(() => decodeEvent({ type: 'message', data: '{}', id: 'seven' }));
  equal((error as Error).message, 'event id: seven (expected: epoch.seq)');
});

test('superseded: the first three are usual, each further one waits longer, and who was left alone begins anew', async () => {
  const environment = new FakeEnvironment(() => json(200, {}));
  const backoff = new SupersededBackoff(environment);
  equal(
    Array.from({ length: 6 }, () => Math.ceil((backoff.next() ?? 0) / 1000)),
    [0, 0, 0, 23, 46, 91],
  );
  await environment.clock.advance(20 * 60_000);
  equal(backoff.next() ?? 0, 0);
});
