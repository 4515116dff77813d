import type { Cancel } from './cancel.js';
import type { Environment } from './environment.js';
import { ChatProblem, networkProblem, readProblem } from './problem.js';
import { SseParser, type SseSink } from './sse-parser.js';

export interface EventStreamRequest {
  readonly url: string;
  readonly ticket: string;
  /** Where to go on; undefined for the tail of the log. */
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
}

export interface EventStreamSink extends SseSink {
  /** Bytes came, of whatever kind: the other side is alive. */
  activity(): void;
}

/**
 * A stream of which no byte has come by then is given up. A server greets at once; where nothing comes, something on the
 * way holds it back, as filters and proxies do that wait for the end of an answer.
 */
export const OPENING_MS = 15_000;

/**
 * Reads one event stream over `fetch`. Unlike `EventSource` this shows the status, lets us say where to go on, and keeps
 * the ticket out of the URL, where it would end up in logs.
 *
 * Resolves with `over` (204) or `cut` (the stream ended); throws a {@link ChatProblem} for a refusal or a failure, with the
 * code `unanswered` if no byte came in {@link OPENING_MS}.
 */
export async function readEventStream(
  environment: Environment,
  request: EventStreamRequest,
  sink: EventStreamSink,
): Promise<'over' | 'cut'> {
  const abort = environment.newAbort();
  request.signal.addEventListener('abort', () => abort.abort());
  let isUnanswered = false;
  const answered = environment.after(OPENING_MS, () => {
    isUnanswered = true;
    abort.abort();
  });
  try {
    return await read(environment, { ...request, signal: abort.signal }, sink, answered);
  } catch (error) {
    if (!isUnanswered) throw error;
    console.warn(`no byte came from ${request.url}: is there a filter or a proxy that waits for the end of an answer?`);
    throw new ChatProblem(0, 'unanswered');
  } finally {
    answered();
  }
}

async function read(
  environment: Environment,
  request: EventStreamRequest,
  sink: EventStreamSink,
  answered: Cancel,
): Promise<'over' | 'cut'> {
  const response = await open(environment, request).catch(asNetworkProblem);
  if (response.status === 204) return 'over';
  if (!response.ok || !response.body) throw await readProblem(response);
  const parser = new SseParser(sink);
  const decoder = environment.newDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(asNetworkProblem);
    if (done || request.signal.aborted) return 'cut';
    answered();
    sink.activity();
    parser.push(decoder.decode(value));
  }
}

function open(environment: Environment, { url, ticket, lastEventId, signal }: EventStreamRequest): Promise<Response> {
  return environment.fetch(url, {
    signal,
    credentials: 'include',
    cache: 'no-store',
    headers: {
      Accept: 'text/event-stream',
      Authorization: `Bearer ${ticket}`,
      ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
    },
  });
}

function asNetworkProblem(error: unknown): never {
  throw networkProblem(error);
}
