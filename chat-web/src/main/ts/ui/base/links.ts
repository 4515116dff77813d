/** The address if it is safe to follow: http or https, relative ones included; undefined for `javascript:` and the like. */
export function safeLink(url: string | undefined, base: string): string | undefined {
  if (url === undefined) return undefined;
  try {
    const { protocol, href } = new URL(url, base);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined; // Not an address.
  }
}
