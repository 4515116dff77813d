/** So many people can be blocked; beyond that, those blocked first are shown again. */
export const MAX_BLOCKED = 500;

/** Whatever was stored as the ids of blocked people; what is none is left out. */
export function parseBlocked(stored: string | null): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(parsed) ? parsed.filter((id) => typeof id === 'string').slice(-MAX_BLOCKED) : [];
  } catch {
    return []; // Not ours.
  }
}
