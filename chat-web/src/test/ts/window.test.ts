import { VirtualWindow } from '../../main/ts/ui/messages/virtual-window.js';
import { equal, test } from './harness.js';

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => ({ seq: from + n }));
const edges = (window: VirtualWindow<{ seq: number }>, all: { seq: number }[]) => {
  const range = window.range(all);
  return [range.rows[0]?.seq, range.rows.at(-1)?.seq, range.before, range.after];
};

test('window: it follows the newest and never draws more than its size', () => {
  const window = new VirtualWindow<{ seq: number }>(10, 4);
  equal(edges(window, rows(1, 5)), [1, 5, false, false]);
  equal(edges(window, rows(1, 500)), [491, 500, true, false]);
});

test('window: it stays where the reader reads while new rows come and old ones load', () => {
  const window = new VirtualWindow<{ seq: number }>(10, 4);
  window.hold(rows(1, 50));
  equal(edges(window, rows(1, 80)), [41, 50, true, true]);
  equal(edges(window, rows(-50, 80)), [41, 50, true, true]);
});

test('window: it moves up and down by its stride, and stops at the ends', () => {
  const window = new VirtualWindow<{ seq: number }>(10, 4);
  const all = rows(1, 30);
  window.hold(all);
  window.moveUp(all);
  equal(edges(window, all), [17, 26, true, true]);
  for (let n = 0; n < 9; n++) window.moveUp(all);
  equal(edges(window, all), [1, 10, false, true]);
  for (let n = 0; n < 9; n++) window.moveDown(all);
  equal(edges(window, all), [21, 30, true, false]);
});

test('window: the first row drawn may be deleted', () => {
  const window = new VirtualWindow<{ seq: number }>(10, 4);
  window.hold(rows(1, 30));
  equal(
    edges(
      window,
      rows(1, 40).filter(({ seq }) => seq !== 21),
    ),
    [22, 31, true, true],
  );
});

test('window: an emptied room draws nothing', () => {
  const window = new VirtualWindow<{ seq: number }>(10, 4);
  window.hold(rows(1, 30));
  equal(edges(window, []), [undefined, undefined, false, false]);
});

test('window: it goes to a row that is not drawn, and stays if it is', () => {
  const window = new VirtualWindow<{ seq: number }>(10, 4);
  const all = rows(1, 50);
  window.reveal(all, 20);
  equal(edges(window, all), [16, 25, true, true]);
  window.reveal(all, 24);
  equal(edges(window, all), [16, 25, true, true]);
  window.reveal(all, 49);
  equal(edges(window, all), [41, 50, true, false]);
  window.reveal(all, 0);
  equal(edges(window, all), [1, 10, false, true]);
});
