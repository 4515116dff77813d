import type { Environment } from './environment.js';

/** Headers of the host's own login, as of now: a bearer token, or one against forged requests. */
export type HostHeaders = () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

/** The environment, whose requests also carry the host's headers. Where the chat has one of the same name, its own is sent. */
export function withHeaders(environment: Environment, headers: HostHeaders): Environment {
  async function fetch(url: string, init: RequestInit): Promise<Response> {
    const hosts = await Promise.race([headers(), aborted(init.signal)]);
    return environment.fetch(url, { ...init, headers: merged(hosts, init.headers as Record<string, string>) });
  }
  return Object.create(environment, { fetch: { value: fetch } }) as Environment;
}

/** A host that does not answer holds up no request for longer than a server that does not. */
function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(new Error('the headers of the host did not come'));
    if (signal?.aborted) fail();
    else signal?.addEventListener('abort', fail);
  });
}

function merged(hosts: Readonly<Record<string, string>>, own: Record<string, string>): Record<string, string> {
  const names = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  return { ...Object.fromEntries(Object.entries(hosts).filter(([name]) => !names.has(name.toLowerCase()))), ...own };
}
