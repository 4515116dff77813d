import type { Cancel } from '../../main/ts/client/cancel.js';
import type { LockTurn, TabChannel, Tabs } from '../../main/ts/client/tabs.js';

interface Ask {
  readonly tab: FakeTab;
  readonly turn: LockTurn;
}

interface Joined {
  readonly tab: FakeTab;
  readonly name: string;
  readonly listener: (data: unknown) => void;
}

/** A browser: its locks, and the channels between its tabs. */
export class FakeBrowser {
  readonly joined = new Set<Joined>();
  private readonly locks = new Map<string, Ask[]>();
  private readonly tabs: FakeTab[] = [];

  newTab(): FakeTab {
    const tab = new FakeTab(this, `tab-${this.tabs.length + 1}`);
    this.tabs.push(tab);
    return tab;
  }

  /** Who holds this browser's locks. */
  get holders(): FakeTab[] {
    return [...this.locks.values()].flatMap((line) => line.slice(0, 1).map(({ tab }) => tab));
  }

  line(name: string): Ask[] {
    const line = this.locks.get(name) ?? [];
    this.locks.set(name, line);
    return line;
  }

  forget(tab: FakeTab): void {
    for (const joined of this.joined) if (joined.tab === tab) this.joined.delete(joined);
    for (const line of this.locks.values()) {
      for (const ask of line.filter((one) => one.tab === tab)) this.remove(line, ask);
    }
  }

  remove(line: Ask[], ask: Ask): void {
    const at = line.indexOf(ask);
    if (at < 0) return;
    line.splice(at, 1);
    if (at === 0) line[0]?.tab.soon(line[0].turn.held);
  }
}

/** One tab. It may be killed, or frozen: then nothing runs in it until it thaws, and it keeps what it holds. */
export class FakeTab implements Tabs {
  isGone = false;
  private frozen: (() => void)[] | undefined;

  constructor(
    private readonly browser: FakeBrowser,
    readonly name: string,
  ) {}

  freeze(): void {
    this.frozen ??= [];
  }

  thaw(): void {
    const waiting = this.frozen ?? [];
    this.frozen = undefined;
    for (const task of waiting) this.run(task);
  }

  kill(): void {
    this.isGone = true;
    this.browser.forget(this);
  }

  /** Runs a task in this tab, when it can. */
  run(task: () => void): void {
    if (this.frozen) this.frozen.push(task);
    else if (!this.isGone) task();
  }

  soon(task: () => void): void {
    void Promise.resolve().then(() => this.run(task));
  }

  lock(name: string, how: 'queue' | 'steal', turn: LockTurn): Cancel {
    const ask: Ask = { tab: this, turn };
    const line = this.browser.line(name);
    if (how === 'steal') {
      const robbed = line.shift();
      line.unshift(ask);
      robbed?.tab.soon(robbed.turn.lost);
    } else {
      line.push(ask);
    }
    if (line[0] === ask) this.soon(() => line[0] === ask && turn.held());
    return () => this.browser.remove(line, ask);
  }

  channel(name: string, listener: (data: unknown) => void): TabChannel {
    const joined: Joined = { tab: this, name, listener };
    const { browser } = this;
    browser.joined.add(joined);
    return {
      post(data) {
        const copy = JSON.stringify(data); // as a structured clone: nothing is shared
        for (const other of browser.joined) {
          if (other === joined || other.name !== name) continue;
          other.tab.soon(() => browser.joined.has(other) && other.listener(JSON.parse(copy)));
        }
      },
      close: () => void browser.joined.delete(joined),
    };
  }

  absolute(url: string): string {
    return `http://host.example${url}`;
  }
}
