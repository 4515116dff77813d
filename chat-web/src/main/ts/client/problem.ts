import type { Gate, GateReason } from './wire.js';

/** The members of an `application/problem+json` body that the contract names (wire.md §1). */
export interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  /** Of code `internal`: the number under which the server's log has what went wrong (RFC 9457). */
  readonly instance?: string;
  readonly retryAfterMs?: number;
  readonly until?: string | null;
  readonly reason?: string | null;
  /** Why a gate is closed, in the order of the gates. */
  readonly gate?: readonly GateReason[];
  readonly maxLength?: number;
}

/** What a send would meet now. */
export type SendCheck = { readonly allowed: true } | { readonly allowed: false; readonly problem: ProblemBody };

/** What depends on the text: another one may pass, so the gate is not closed by it. */
const ABOUT_TEXT = ['emoji_only', 'not_unique'];

/** A refusal of the server with its stable code, or (status 0, code `network`) no answer at all. */
export class ChatProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly body: ProblemBody = {},
  ) {
    super(body.title ?? code);
    this.name = 'ChatProblem';
  }

  /** A page may hold several copies of this class, as each file of the bundle has its own: the problems of all of them are problems. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ChatProblem';
  }

  /** Whether the server may have done what was asked although we do not know (wire.md §5.1). */
  get uncertain(): boolean {
    return this.code === 'network' || this.code === 'store_unavailable' || (this.status >= 500 && this.status !== 503);
  }

  /** How the gate stands, if it was the gate that refused, whatever the text. */
  get closedGate(): Gate | undefined {
    if (this.code !== 'insufficient_credit' && this.code !== 'gate_closed') return undefined;
    const { aboutText } = this;
    const reasons = (this.body.gate ?? []).filter((reason) => !aboutText.includes(reason));
    return aboutText.length > 0 && reasons.length === 0 ? undefined : { allowed: false, reasons };
  }

  /** What the text itself met: another one may pass. */
  get aboutText(): readonly GateReason[] {
    return (this.body.gate ?? []).filter(({ code }) => ABOUT_TEXT.includes(code));
  }
}

/** Whether trying again as we are would not change this refusal. */
export function isFinal({ status }: ChatProblem): boolean {
  return [401, 403, 404].includes(status);
}

export function networkProblem(cause: unknown): ChatProblem {
  return new ChatProblem(0, 'network', { title: cause instanceof Error ? cause.message : 'no answer' });
}

/** Reads a refusal. A body that is no problem document (a proxy's page, say) leaves only the status. */
export async function readProblem(response: Response): Promise<ChatProblem> {
  let body: ProblemBody = {};
  try {
    const parsed: unknown = await response.json();
    if (typeof parsed === 'object' && parsed !== null) body = parsed as ProblemBody;
  } catch {
    // Not JSON: the status alone has to do.
  }
  return new ChatProblem(response.status, body.code ?? `http_${response.status}`, body);
}
