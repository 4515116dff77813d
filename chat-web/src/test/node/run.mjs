// Runs the client's tests on Node: the same bundle that the Maven build runs inside the JVM.
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInThisContext } from 'node:vm';

runInThisContext(readFileSync(process.argv[2], 'utf8'), { filename: process.argv[2] });
const { names, start } = globalThis.frontrowTests;
names().forEach((name, index) =>
  test(name, async () => {
    const outcome = start(index);
    await new Promise((resolve) => setImmediate(resolve));
    if (outcome.state !== 'passed') throw new Error(outcome.error || 'did not finish');
  }),
);
