import type { User } from '../../client/wire.js';
import { MAX_BLOCKED } from '../messages/blocked.js';

/** Where the ids of those are kept whom the reader has blocked. */
export interface BlockStore {
  value: readonly string[];
}

/** Blocks somebody, or does so no more. The page is told, and may keep it itself. */
export function block(
  from: HTMLElement,
  store: BlockStore,
  { id, name }: Pick<User, 'id' | 'name'>,
  isBlocked: boolean,
): void {
  const event = new CustomEvent('frontrow-block', {
    detail: { userId: id, name, blocked: isBlocked },
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  if (from.dispatchEvent(event)) store.value = withBlocked(store.value, id, isBlocked);
}

/** With, or without, somebody: those blocked last stand last. */
export function withBlocked(ids: readonly string[], id: string, isBlocked: boolean): readonly string[] {
  const others = ids.filter((other) => other !== id);
  return isBlocked ? [...others, id].slice(-MAX_BLOCKED) : others;
}
