import { Backoff } from '../../main/ts/client/backoff.js';
import { equal, seeded, test, truthy } from './harness.js';

test('backoff: the ceiling doubles with each failure up to the cap', () => {
  const backoff = new Backoff({ baseMs: 3000, capMs: 30_000, random: () => 0.5 });
  equal(
    [1, 2, 3, 4, 5, 6].map(() => backoff.next()),
    [1500, 3000, 6000, 12_000, 15_000, 15_000],
  );
});

test('backoff: delays spread over the whole span, from nothing to the ceiling', () => {
  const random = seeded(1);
  const first = Array.from({ length: 1000 }, () => new Backoff({ baseMs: 1000, capMs: 30_000, random }).next());
  truthy(
    first.every((ms) => ms >= 0 && ms < 1000),
    'within the ceiling',
  );
  for (let tenth = 0; tenth < 10; tenth++) {
    const hits = first.filter((ms) => Math.floor(ms / 100) === tenth).length;
    truthy(hits > 60 && hits < 140, `an even share in tenth ${tenth}: ${hits}`);
  }
});

test('backoff: success starts it anew', () => {
  const backoff = new Backoff({ baseMs: 1000, capMs: 30_000, random: () => 0.5 });
  backoff.next();
  backoff.next();
  backoff.reset();
  equal(backoff.next(), 500);
});

test('backoff: the server sets the base, but not beyond the cap', () => {
  const backoff = new Backoff({ baseMs: 1000, capMs: 30_000, random: () => 0.5 });
  backoff.rebase(4000);
  equal(backoff.next(), 2000);
  backoff.reset();
  backoff.rebase(999_999_999);
  equal(backoff.next(), 15_000);
});

test('backoff: a hundred failures are no number too large', () => {
  const backoff = new Backoff({ baseMs: 5000, capMs: 30_000, random: () => 0.999 });
  for (let n = 0; n < 100; n++) truthy(backoff.next() <= 30_000, 'within the cap');
});
