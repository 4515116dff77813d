import type { ChatProblem } from './problem.js';
import type { Can, Gate, Rate, Sanction, SanctionEvent, SlowMode, StandingData, User } from './wire.js';

/** The limiter's last word, with the times turned into ours (see `now`). */
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

/** How this user stands in the room: a value, made anew with every word from the server. */
export interface Standing {
  readonly user: User;
  readonly can: Can;
  readonly gate: Gate;
  readonly rate: RateView | null;
  /** Null if one may write again at once. */
  readonly slowMode: SlowMode | null;
  readonly maxLength: number;
  readonly sanction: SanctionView | null;
  /** No message is accepted before this time (see `now`); 0 if none was refused lately. */
  readonly refusedUntil: number;
  /** Whether it is the slow mode that one waits for. */
  readonly isSlowed: boolean;
}

/** When it is an instant of the server's, on our clock. */
type TimeOf = (instant: string) => number;

export function standingFrom(data: StandingData, now: number, timeOf: TimeOf, before: Standing | null = null): Standing {
  return {
    user: data.user,
    can: data.can,
    gate: data.gate,
    rate: data.limits.rate && viewOf(data.limits.rate, now),
    slowMode: data.limits.slowMode ?? null,
    maxLength: data.limits.maxLength,
    sanction: data.sanction && viewOfSanction(data.sanction, timeOf),
    refusedUntil: before?.refusedUntil ?? 0,
    isSlowed: before?.isSlowed ?? false,
  };
}

/**
 * What the answer to a request says, without a gate that it does not know: it may come from another server than the stream,
 * which alone tells when it is known.
 */
export function withKnownGate(data: StandingData, before: Standing | null): StandingData {
  return data.gate.pending && before?.user.id === data.user.id ? { ...data, gate: before.gate } : data;
}

export function withRate(standing: Standing, rate: Rate, now: number): Standing {
  return { ...standing, rate: viewOf(rate, now) };
}

export function withGate(standing: Standing, gate: Gate): Standing {
  return { ...standing, gate };
}

export function withSanction(standing: Standing, event: SanctionEvent, timeOf: TimeOf): Standing {
  const { active, kind, until, reason } = event;
  return { ...standing, sanction: active ? viewOfSanction({ kind, until, reason: reason ?? null }, timeOf) : null };
}

/** What one has to wait for came nearer while our clock stood still. */
export function withSlept(standing: Standing, ms: number): Standing {
  return { ...standing, refusedUntil: standing.refusedUntil - ms };
}

/** What an accepted text changes: in slow mode one waits for the next turn. */
export function withSent(standing: Standing, now: number): Standing {
  const { slowMode } = standing;
  return slowMode ? { ...standing, refusedUntil: now + slowMode.intervalMs, isSlowed: true } : standing;
}

/** What a refusal tells about the standing. */
export function withRefusal(standing: Standing, problem: ChatProblem, now: number, timeOf: TimeOf): Standing {
  const { code, body } = problem;
  if (code === 'rate_limited') {
    const resetsAt = now + (body.retryAfterMs ?? 1000);
    const rate = standing.rate && { ...standing.rate, remaining: 0, resetsAt };
    return { ...standing, rate, refusedUntil: resetsAt, isSlowed: false };
  }
  if (code === 'slow_mode') {
    return { ...standing, refusedUntil: now + (body.retryAfterMs ?? 1000), isSlowed: true };
  }
  if (code === 'muted' || code === 'banned') {
    const sanction = { kind: code === 'muted' ? 'mute' : 'ban', until: body.until ?? null, reason: body.reason ?? null };
    const { endsAt } = viewOfSanction(sanction, timeOf);
    const isDated = endsAt !== null && body.retryAfterMs !== undefined;
    return { ...standing, sanction: { ...sanction, endsAt: isDated ? now + body.retryAfterMs : endsAt } };
  }
  if (code === 'text_too_long' && body.maxLength !== undefined) {
    return { ...standing, maxLength: body.maxLength };
  }
  const gate = problem.closedGate;
  return gate ? withGate(standing, gate) : standing;
}

/** Messages left in the window, as far as we know at this time. */
export function remainingAt(standing: Standing, now: number): number {
  const { rate } = standing;
  if (!rate) return Number.POSITIVE_INFINITY;
  return now >= rate.resetsAt ? rate.limit : rate.remaining;
}

/** Whether some of the window's messages are used. */
export function hasUsedLimit(standing: Standing, now: number): boolean {
  return standing.rate !== null && remainingAt(standing, now) < standing.rate.limit;
}

/** Whether the sanction is in force at this time. */
export function sanctionedAt(standing: Standing, now: number): boolean {
  const { sanction } = standing;
  return sanction !== null && (sanction.endsAt === null || sanction.endsAt > now);
}

const RANKS = ['viewer', 'subscriber', 'vip', 'moderator', 'creator', 'admin'];

/** Whether the server would let this user act on that one (wire.md §3.4). It decides; we only spare useless menus. */
export function mayModerate(standing: Standing, target: User): boolean {
  const { user, can } = standing;
  return (
    can.moderate &&
    target.id !== user.id &&
    target.role !== 'creator' &&
    RANKS.indexOf(target.role) < RANKS.indexOf(user.role)
  );
}

function viewOfSanction(sanction: Sanction, timeOf: TimeOf): SanctionView {
  return { ...sanction, endsAt: sanction.until === null ? null : timeOf(sanction.until) };
}

function viewOf(rate: Rate, now: number): RateView {
  return { limit: rate.limit, remaining: rate.remaining, resetsAt: now + rate.resetMs };
}
