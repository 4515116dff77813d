/** A place in a room's log, written `epoch.seq` on the wire. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** Reads `epoch.seq`; undefined if it is something else. */
export function parsePosition(text: string): Position | undefined {
  const match = /^([^.\s]+)\.(\d{1,15})$/.exec(text);
  return match ? { epoch: match[1]!, seq: Number(match[2]) } : undefined;
}

export function formatPosition(position: Position): string {
  return `${position.epoch}.${position.seq}`;
}

/** How a new position follows the last one: the next, one we had, or one that proves that something is missing. */
export type Step = 'next' | 'known' | 'hole';

export function step(last: Position | undefined, next: Position): Step {
  if (!last) return 'next';
  if (last.epoch !== next.epoch) return 'hole';
  if (next.seq <= last.seq) return 'known';
  return next.seq === last.seq + 1 ? 'next' : 'hole';
}
