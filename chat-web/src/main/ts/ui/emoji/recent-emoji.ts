const KEY = 'frontrow-chat.emoji';
const MAX_RECENT = 24;

/** What one used last, newest first, for all chats of this origin. A browser that keeps nothing forgets it with the page. */
export class RecentEmoji {
  private static unkept: readonly string[] = [];

  list(): readonly string[] {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
      return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, MAX_RECENT) : [];
    } catch {
      return RecentEmoji.unkept; // No storage here, or something else in it.
    }
  }

  add(emoji: string): void {
    const list = [emoji, ...this.list().filter((one) => one !== emoji)].slice(0, MAX_RECENT);
    RecentEmoji.unkept = list;
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
    } catch {
      // No storage here, or a full one.
    }
  }
}
