/** Where `() => import("./part.js")` leads, as bundlers leave it. Relative, so it holds in every script of the same folder. */
const ADDRESS = /import\(\s*["'`](\.{1,2}\/[^"'`]+)["'`]\s*\)/;

const importFrom = (address: string): Promise<unknown> => import(address);

/**
 * A part of this script that is loaded when it is first asked for, and once. Where that fails, the next call tries again.
 *
 * Browsers remember for the life of a page that an import has failed, by its address (the module map of HTML; of
 * Chromium, only versions newer than 150 forget it), so a further try names another address of the same file. Only the part itself can be had anew that way:
 * it must import nothing that the page does not have already (BundleTest). Where a bundler has put a loader of its
 * own in the place of the import, that one is asked again.
 */
export function latePart<T>(load: () => Promise<T>, from = importFrom): () => Promise<T> {
  let part: Promise<T> | undefined;
  let failures = 0;

  async function attempt(): Promise<T> {
    try {
      const address = failures > 0 ? ADDRESS.exec(String(load))?.[1] : undefined;
      return await (address === undefined ? load() : (from(`${address}?again=${failures}`) as Promise<T>));
    } catch (error) {
      failures++;
      part = undefined;
      throw error;
    }
  }

  return () => (part ??= attempt());
}
