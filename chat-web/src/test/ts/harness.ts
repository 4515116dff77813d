/** As much of a test framework as these tests need; it runs wherever plain JavaScript runs. */
export interface Test {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

const tests: Test[] = [];

export function test(name: string, run: Test['run']): void {
  tests.push({ name, run });
}

export function equal<T>(actual: T, expected: T, what = 'value'): void {
  const [a, e] = [show(actual), show(expected)];
  if (a !== e) throw new Error(`${what}\n  expected: ${e}\n  actual:   ${a}`);
}

export function truthy(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`expected: ${what}`);
}

export async function rejects(promise: Promise<unknown>): Promise<unknown> {
  let outcome: unknown;
  try {
    outcome = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`expected a rejection, got ${show(outcome)}`);
}

/** A small generator (mulberry32), so that random tests are the same tests every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === undefined) return '(undefined)';
    return inner instanceof Map ? [...inner] : inner;
  });
}

interface Outcome {
  state: 'running' | 'passed' | 'failed';
  error: string;
}

/** What a runner drives: the names, and a start for each. `state` is settled once nothing is left to do. */
export const runner = {
  names: () => tests.map(({ name }) => name),
  start(index: number): Outcome {
    const outcome: Outcome = { state: 'running', error: '' };
    const fail = (error: unknown) => {
      outcome.state = 'failed';
      outcome.error = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    };
    try {
      Promise.resolve(tests[index]!.run()).then(() => (outcome.state = 'passed'), fail);
    } catch (error) {
      fail(error);
    }
    return outcome;
  },
};
