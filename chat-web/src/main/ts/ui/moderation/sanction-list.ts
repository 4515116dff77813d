import type { SanctionsPage, UserSanction } from '../../client/wire.js';

/** The mutes and bans in force, as far as they are loaded. A value; none is in it twice. */
export interface SanctionList {
  /** Newest first. */
  readonly items: readonly UserSanction[];
  /** Cursor of what is older: null if nothing is. */
  readonly older: string | null;
  /** How many are in force in the room, loaded or not. */
  readonly total: number;
}

export const noSanctions: SanctionList = { items: [], older: null, total: 0 };

/** Puts the newest page in front of what is loaded beyond it. */
export function withNewestSanctions(list: SanctionList, page: SanctionsPage): SanctionList {
  const { items, nextBefore, total = items.length } = page;
  const last = items.at(-1);
  const at = last ? list.items.findIndex(isSame(last)) : -1;
  if (nextBefore === undefined || at < 0 || at === list.items.length - 1)
    return { items, older: nextBefore ?? null, total };
  const beyond = list.items.slice(at + 1).filter((one) => !items.some(isSame(one)));
  return { items: [...items, ...beyond], older: list.older, total };
}

/** Adds an older page; one that does not follow on what is here any more is left out. */
export function withOlderSanctions(list: SanctionList, before: string, page: SanctionsPage): SanctionList {
  if (list.older !== before) return list;
  const more = page.items.filter((one) => !list.items.some(isSame(one)));
  return { items: [...list.items, ...more], older: page.nextBefore ?? null, total: page.total ?? list.total };
}

/** Takes out what was lifted, wherever it stands. */
export function withoutSanction(list: SanctionList, kind: string, userId: string): SanctionList {
  const items = list.items.filter((one) => one.kind !== kind || one.userId !== userId);
  return { ...list, items, total: list.total - (list.items.length - items.length) };
}

const isSame = (a: UserSanction) => (b: UserSanction) => a.kind === b.kind && a.userId === b.userId;
