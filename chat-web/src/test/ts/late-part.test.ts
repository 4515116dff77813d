import { latePart } from '../../main/ts/client/late-part.js';
import { equal, rejects, test } from './harness.js';

/** Imports as browsers do that remember, by its address, that one has failed. */
class RememberingBrowser {
  isAway = true;
  readonly asked: string[] = [];
  private readonly failed = new Set<string>();
  private readonly loaded = new Map<string, object>();

  readonly from = (address: string): Promise<object> => {
    this.asked.push(address);
    if (this.isAway) this.failed.add(address);
    if (this.failed.has(address)) return Promise.reject(new TypeError(`Failed to fetch: ${address}`));
    const module = this.loaded.get(address) ?? { address };
    this.loaded.set(address, module);
    return Promise.resolve(module);
  };

  /** A part as our bundler leaves it: a function whose text holds the address. */
  part(text = '()=>import("./part-a.js")'): () => Promise<object> {
    return latePart(
      Object.assign(() => this.from('./part-a.js'), { toString: () => text }),
      this.from,
    );
  }
}

test('late part: what failed while the network was away is loaded once it is back', async () => {
  const browser = new RememberingBrowser();
  const part = browser.part();
  await rejects(part());
  await rejects(part());
  browser.isAway = false;
  equal(await part(), { address: './part-a.js?again=2' });
  equal(browser.asked, ['./part-a.js', './part-a.js?again=1', './part-a.js?again=2']);
});

test('late part: whoever asks, and however often, gets the one that was loaded', async () => {
  const browser = new RememberingBrowser();
  const part = browser.part();
  await rejects(part());
  browser.isAway = false;
  const [first, second] = await Promise.all([part(), part()]);
  equal(first === second && second === (await part()), true);
  equal(browser.asked.length, 2);
});

test('late part: two that ask at once while the network is away count as one try', async () => {
  const browser = new RememberingBrowser();
  const part = browser.part();
  await Promise.all([rejects(part()), rejects(part())]);
  equal(browser.asked, ['./part-a.js']);
});

test('late part: without trouble it has its own address, and is not loaded before it is asked for', async () => {
  const browser = new RememberingBrowser();
  browser.isAway = false;
  const part = browser.part();
  equal(browser.asked, []);
  equal(await part(), { address: './part-a.js' });
});

test('late part: where another bundler put its own loader, that is asked again', async () => {
  for (const text of ['()=>t.e(7).then(t.bind(t,9))', 'function(){return load("./part-a.js")}', '()=>import(name)']) {
    const browser = new RememberingBrowser();
    const part = browser.part(text);
    await rejects(part());
    await rejects(part());
    equal(browser.asked, ['./part-a.js', './part-a.js'], text);
  }
});

test('late part: the address is found however a bundler writes it', async () => {
  for (const text of ["() => import('../b/part-b.js')", '()=>preload(()=>import(`../b/part-b.js`),[])']) {
    const browser = new RememberingBrowser();
    const part = browser.part(text);
    await rejects(part());
    browser.isAway = false;
    equal(await part(), { address: '../b/part-b.js?again=1' }, text);
  }
});
