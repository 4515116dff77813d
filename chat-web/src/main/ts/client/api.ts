import type { Environment } from './environment.js';
import { ChatProblem, networkProblem, readProblem } from './problem.js';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

/** A request without an answer after this time counts as lost. */
const TIMEOUT_MS = 15_000;

/** The plain requests of the contract: JSON in, JSON out, {@link ChatProblem} for whatever is no success. */
export class Api {
  constructor(
    private readonly environment: Environment,
    /** Where the host mounted the chat, without a slash at the end. */
    readonly base: string,
    readonly stream: string,
  ) {}

  /** The path of something inside the stream's room, with what is asked of it. */
  inStream(rest: string, options: object = {}): string {
    const query = Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
      .join('&');
    return `/streams/${encodeURIComponent(this.stream)}/${rest}${query && `?${query}`}`;
  }

  async call<T>(request: ApiRequest): Promise<T> {
    const abort = this.environment.newAbort();
    const cancel = this.environment.after(TIMEOUT_MS, () => abort.abort());
    try {
      const response = await this.environment.fetch(this.base + request.path, init(request, abort.signal));
      if (!response.ok) throw await readProblem(response);
      return (response.status === 204 ? undefined : await response.json()) as T;
    } catch (error) {
      throw error instanceof ChatProblem ? error : networkProblem(error);
    } finally {
      cancel();
    }
  }
}

function init({ method, token, body, idempotencyKey }: ApiRequest, signal: AbortSignal): RequestInit {
  return {
    method,
    signal,
    credentials: 'include', // the host's login may be a cookie of another origin; CORS decides whether that works
    cache: 'no-store',
    headers: {
      Accept: 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}
