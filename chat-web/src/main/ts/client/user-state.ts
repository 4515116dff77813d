import type { ChatProblem } from './problem.js';
import type { Capabilities, Gate, Rate, Sanction, SanctionEvent, UserStateData, User, Warning } from './wire.js';

/** What the limiter told last, with the times turned into ours (see `now`). */
export interface RateView {
  readonly limit: number;
  readonly remaining: number;
  readonly resetsAt: number;
}

/** A mute or ban, with its end on our clock. */
export interface SanctionView extends Sanction {
  /** When it ends (see `now`), or null for good. */
  readonly endsAt: number | null;
}

/** What this user may do in the room, and what limits them: a value, made anew with all that the server tells. */
export interface UserState {
  readonly user: User;
  readonly can: Capabilities;
  readonly gate: Gate;
  /** When the last wait of a closed gate is over (see `now`); 0 without one. Then the server tells how the gate stands. */
  readonly gateOpensAt: number;
  readonly rate: RateView | null;
  readonly maxLength: number;
  readonly sanction: SanctionView | null;
  /** To be acknowledged before anything is accepted. */
  readonly warning: Warning | null;
  /** No message is accepted before this time (see `now`); 0 if none was refused lately. */
  readonly refusedUntil: number;
}

/** When it is an instant of the server's, on our clock. */
type TimeOf = (instant: string) => number;

export function userStateFrom(
  data: UserStateData,
  now: number,
  timeOf: TimeOf,
  before: UserState | null = null,
): UserState {
  return {
    user: data.user,
    can: data.can,
    gate: data.gate,
    gateOpensAt: opensAt(data.gate, timeOf),
    rate: data.limits.rate && viewOf(data.limits.rate, now),
    maxLength: data.limits.maxLength,
    sanction: data.sanction && viewOfSanction(data.sanction, timeOf),
    warning: data.warning ?? null,
    refusedUntil: before?.refusedUntil ?? 0,
  };
}

/**
 * What the answer to a request says, without a gate that it does not know: it may come from another server than the stream,
 * which alone tells when it is known.
 */
export function withKnownGate(data: UserStateData, before: UserState | null): UserStateData {
  return data.gate.pending && before?.user.id === data.user.id ? { ...data, gate: before.gate } : data;
}

export function withRate(userState: UserState, rate: Rate, now: number): UserState {
  return { ...userState, rate: viewOf(rate, now) };
}

export function withGate(userState: UserState, gate: Gate, timeOf: TimeOf): UserState {
  return { ...userState, gate, gateOpensAt: opensAt(gate, timeOf) };
}

export function withSanction(userState: UserState, event: SanctionEvent, timeOf: TimeOf): UserState {
  const { active, kind, until, reason } = event;
  if (kind === 'warning') return { ...userState, warning: active ? { reason: reason ?? '', ts: '' } : null };
  return { ...userState, sanction: active ? viewOfSanction({ kind, until, reason: reason ?? null }, timeOf) : null };
}

/** What one has to wait for came nearer while our clock stood still. */
export function withSlept(userState: UserState, ms: number): UserState {
  return { ...userState, refusedUntil: userState.refusedUntil - ms };
}

/** What a refusal tells about the user state. */
export function withRefusal(userState: UserState, problem: ChatProblem, now: number, timeOf: TimeOf): UserState {
  const { code, body } = problem;
  if (code === 'rate_limited') {
    const resetsAt = now + (body.retryAfterMs ?? 1000);
    const rate = userState.rate && { ...userState.rate, remaining: 0, resetsAt };
    return { ...userState, rate, refusedUntil: resetsAt };
  }
  if (code === 'muted' || code === 'banned') {
    const sanction = {
      kind: code === 'muted' ? 'mute' : 'ban',
      until: body.until ?? null,
      reason: body.reason ?? null,
    };
    const { endsAt } = viewOfSanction(sanction, timeOf);
    const isDated = endsAt !== null && body.retryAfterMs !== undefined;
    return { ...userState, sanction: { ...sanction, endsAt: isDated ? now + body.retryAfterMs : endsAt } };
  }
  if (code === 'warning_unacknowledged') {
    return { ...userState, warning: userState.warning ?? { reason: body.reason ?? '', ts: '' } };
  }
  if (code === 'text_too_long' && body.maxLength !== undefined) {
    return { ...userState, maxLength: body.maxLength };
  }
  const gate = problem.closedGate;
  return gate ? withGate(userState, gate, timeOf) : userState;
}

/** When the next message may be sent (see `now`), where time is all that it takes: the limit, or the slow mode of the room. */
export function waitsUntil({ refusedUntil, gate, gateOpensAt }: UserState): number {
  return isSlow(gate) ? Math.max(refusedUntil, gateOpensAt) : refusedUntil;
}

/** Whether nothing but the slow mode of the room closes the gate: one may go on writing meanwhile. */
export function isSlow({ allowed, reasons }: Gate): boolean {
  return !allowed && reasons.length > 0 && reasons.every(({ code }) => code === 'slow_mode');
}

/** Messages left in the window, as far as we know at this time. */
export function remainingAt(userState: UserState, now: number): number {
  const { rate } = userState;
  if (!rate) return Number.POSITIVE_INFINITY;
  return now >= rate.resetsAt ? rate.limit : rate.remaining;
}

/** Whether some of the window's messages are used. */
export function hasUsedLimit(userState: UserState, now: number): boolean {
  return userState.rate !== null && remainingAt(userState, now) < userState.rate.limit;
}

/** Whether the sanction is in force at this time. */
export function sanctionedAt(userState: UserState, now: number): boolean {
  const { sanction } = userState;
  return sanction !== null && (sanction.endsAt === null || sanction.endsAt > now);
}

const RANKS = ['viewer', 'subscriber', 'vip', 'moderator', 'creator', 'admin'];

/** Whether the server would let this user act on that one (wire.md §3.4). It decides; we only spare useless menus. */
export function mayModerate(userState: UserState, target: User): boolean {
  const { user, can } = userState;
  return (
    can.moderate &&
    target.id !== user.id &&
    target.role !== 'creator' &&
    RANKS.indexOf(target.role) < RANKS.indexOf(user.role)
  );
}

function opensAt({ reasons }: Gate, timeOf: TimeOf): number {
  return Math.max(0, ...reasons.map(({ requirement: it }) => (it?.type === 'wait_until' ? timeOf(it.until) : 0)));
}

function viewOfSanction(sanction: Sanction, timeOf: TimeOf): SanctionView {
  return { ...sanction, endsAt: sanction.until === null ? null : timeOf(sanction.until) };
}

function viewOf(rate: Rate, now: number): RateView {
  return { limit: rate.limit, remaining: rate.remaining, resetsAt: now + rate.resetMs };
}
