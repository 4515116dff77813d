/** Something kept in this browser: for all chats of this origin, in all tabs. A browser that keeps nothing forgets it with the page. */
export class Stored<T> {
  private current: T;

  /** @param parse whatever was stored, by whichever version; null: nothing */
  constructor(
    private readonly key: string,
    private readonly parse: (stored: string | null) => T,
    private readonly onChange: () => void,
  ) {
    this.current = this.read();
  }

  get value(): T {
    return this.current;
  }

  set value(value: T) {
    this.current = value;
    try {
      localStorage.setItem(this.key, JSON.stringify(value));
    } catch {
      // Storage is full or forbidden here: it holds until the page is left.
    }
    this.onChange();
  }

  /** Follows what is changed in other tabs. */
  connect(): void {
    addEventListener('storage', this.onStorage);
  }

  disconnect(): void {
    removeEventListener('storage', this.onStorage);
  }

  private readonly onStorage = (event: StorageEvent): void => {
    if (event.key !== this.key && event.key !== null) return;
    this.current = this.read();
    this.onChange();
  };

  private read(): T {
    let stored: string | null = null;
    try {
      stored = localStorage.getItem(this.key);
    } catch {
      // Forbidden, as in a sandboxed frame.
    }
    return this.parse(stored);
  }
}
