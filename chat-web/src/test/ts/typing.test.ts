import { isOfInputMethod } from '../../main/ts/ui/base/typing-boundary.js';
import { equal, test } from './harness.js';

const isTaken = (key: string, keyCode: number, isComposing: boolean) =>
  isOfInputMethod({ key, keyCode, isComposing } as KeyboardEvent);

test('typing: what an input method takes has the code 229, whether a composition is open or has just ended', () => {
  equal(
    [isTaken('Enter', 229, true), isTaken('Enter', 229, false), isTaken('Process', 229, false)],
    [true, true, true],
  );
  equal([isTaken('Escape', 229, true), isTaken('Tab', 229, false)], [true, true]);
});

test('typing: an Enter with its own code is one, even in the word that Gboard composes', () => {
  equal([isTaken('Enter', 13, true), isTaken('Enter', 13, false)], [false, false]);
});

test('typing: every other key of an open composition belongs to it', () => {
  equal([isTaken('Escape', 27, true), isTaken('ArrowDown', 40, true), isTaken('Enter', 0, true)], [true, true, true]);
  equal([isTaken('Escape', 27, false), isTaken('a', 65, false)], [false, false]);
});
