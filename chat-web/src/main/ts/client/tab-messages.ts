import { ChatProblem, type ProblemBody } from './problem.js';
import type { SseEvent } from './sse-parser.js';

/** How a stream ended for the tab that held it. */
export type StreamEnd =
  | { readonly how: 'over' | 'cut' }
  | { readonly how: 'problem'; readonly status: number; readonly code: string; readonly body: ProblemBody };

/** What the tabs tell each other. Whoever changes these messages changes `PROTOCOL_VERSION`. */
export type TabMessage =
  /** A follower: tell me what came after this position. */
  | { readonly type: 'join'; readonly at: string | undefined }
  /** A follower: the reader wants the stream now, look after it. */
  | { readonly type: 'nudge' }
  /** The leader: I am here. */
  | { readonly type: 'alive' }
  /** The leader: the stream is open; join. */
  | { readonly type: 'lead' }
  /** The leader, to one that joined: what was missed; from now on you hear everything. */
  | { readonly type: 'welcome'; readonly to: string; readonly events: readonly SseEvent[] }
  /** The leader: this came. */
  | { readonly type: 'event'; readonly event: SseEvent }
  /** The leader: the stream ended. */
  | { readonly type: 'end'; readonly end: StreamEnd };

export type FromTab<W> = W & { readonly from: string };

/** Reads what came over the channel: any script of this origin can write there. Undefined for what is no message of ours. */
export function parseTabMessage(data: unknown): FromTab<TabMessage> | undefined {
  if (!isObject(data) || typeof data['from'] !== 'string') return undefined;
  switch (data['type']) {
    case 'nudge':
    case 'alive':
    case 'lead':
      break;
    case 'join':
      if (data['at'] !== undefined && typeof data['at'] !== 'string') return undefined;
      break;
    case 'welcome':
      if (typeof data['to'] !== 'string' || !Array.isArray(data['events']) || !data['events'].every(isEvent))
        return undefined;
      break;
    case 'event':
      if (!isEvent(data['event'])) return undefined;
      break;
    case 'end':
      if (!isEnd(data['end'])) return undefined;
      break;
    default:
      return undefined;
  }
  return data as unknown as FromTab<TabMessage>;
}

export function endOf(error: unknown): StreamEnd {
  if (!(error instanceof ChatProblem)) return { how: 'cut' };
  const { status, code, body } = error;
  return { how: 'problem', status, code, body };
}

function isEvent(event: unknown): event is SseEvent {
  return (
    isObject(event) &&
    typeof event['type'] === 'string' &&
    typeof event['data'] === 'string' &&
    (event['id'] === undefined || typeof event['id'] === 'string')
  );
}

function isEnd(end: unknown): end is StreamEnd {
  if (!isObject(end)) return false;
  if (end['how'] === 'over' || end['how'] === 'cut') return true;
  return (
    end['how'] === 'problem' &&
    typeof end['status'] === 'number' &&
    typeof end['code'] === 'string' &&
    isObject(end['body'])
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
