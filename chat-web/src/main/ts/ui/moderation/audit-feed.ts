import type { AuditLogEntry, AuditPage } from '../../client/wire.js';

/** What staff did, as far as it is known here: history and live entries in one. A value; no entry is in it twice. */
export interface AuditFeed {
  /** Newest first. */
  readonly entries: readonly AuditLogEntry[];
  /** Cursor of what is older: undefined until a page was loaded, null if nothing is. */
  readonly older: string | null | undefined;
}

/** More entries than this are not kept; they can be loaded again. */
const MAX_ENTRIES = 400;

export const emptyFeed: AuditFeed = { entries: [], older: undefined };

/** Adds what came live. It has no hidden text; a page that knows it wins. */
export function withLive(feed: AuditFeed, entry: AuditLogEntry): AuditFeed {
  if (feed.entries.some(({ auditId }) => auditId === entry.auditId)) return feed;
  return bounded({ ...feed, entries: merged(feed.entries, [entry]) });
}

/** Adds the newest page. If it does not reach down to what is here, that is given up: there may be a gap between. */
export function withNewest(feed: AuditFeed, { items, nextBefore }: AuditPage): AuditFeed {
  const oldest = items.at(-1)?.auditId;
  const isJoined =
    feed.older !== undefined && oldest !== undefined && feed.entries.some(({ auditId }) => auditId >= oldest);
  if (isJoined && nextBefore !== undefined) return { ...feed, entries: merged(feed.entries, items) };
  const newer = feed.entries.filter(({ auditId }) => oldest === undefined || auditId > oldest);
  return { entries: merged(newer, items), older: nextBefore ?? null };
}

/** Adds an older page; one that does not follow on what is here any more is left out. */
export function withOlder(feed: AuditFeed, before: string, { items, nextBefore }: AuditPage): AuditFeed {
  if (feed.older !== before) return feed;
  return { entries: merged(feed.entries, items), older: nextBefore ?? null };
}

/** Ids sort by creation (wire.md §1). */
function merged(known: readonly AuditLogEntry[], more: readonly AuditLogEntry[]): readonly AuditLogEntry[] {
  const byId = new Map([...known, ...more].map((entry) => [entry.auditId, entry]));
  return [...byId.values()].sort((a, b) => (a.auditId < b.auditId ? 1 : -1));
}

/** An audit id is a cursor for what is older than it. */
function bounded(feed: AuditFeed): AuditFeed {
  if (feed.entries.length <= 2 * MAX_ENTRIES) return feed;
  const entries = feed.entries.slice(0, MAX_ENTRIES);
  return { entries, older: entries.at(-1)!.auditId };
}
