import { json, ManualClock, settled } from './fakes.js';
import { ChatRoom, HEARTBEAT_MS, userState, user } from './chat-room.js';
import { FakeBrowser, type FakeTab } from './fake-tabs.js';
import { equal } from './harness.js';
import { RoomServer } from './room-server.js';

/** One tab with the chat in it. */
export class ChatTab extends ChatRoom {
  readonly heard: number[] = [];

  constructor(
    readonly at: Tabs,
    readonly tab: FakeTab,
    userId: string,
  ) {
    super(at.clock, tab);
    const { server } = at;
    this.on('POST', '/streams/s%201/chat/token', () => this.grantTo(userId));
    this.on('GET', '/chat', (sent) => server.connect(sent, tab, userId));
    this.on('GET', '/streams/s%201/chat/state', () => json(200, { ...userState, user: user(userId), position: 'e.0' }));
    this.on('GET', '/streams/s%201/messages', () => json(200, server.page()));
    this.client.on('message', ({ seq }) => this.heard.push(seq));
  }
}

/** A browser with tabs that all show the same room. */
export class Tabs {
  readonly clock = new ManualClock();
  readonly server = new RoomServer();
  readonly browser = new FakeBrowser();
  all: ChatTab[] = [];

  async open(count: number, userId = 'ada'): Promise<ChatTab[]> {
    const opened: ChatTab[] = [];
    for (let n = 0; n < count; n++) {
      const tab = new ChatTab(this, this.browser.newTab(), userId);
      opened.push(tab);
      this.all.push(tab);
      tab.client.start();
    }
    await settled();
    await settled();
    return opened;
  }

  get leader(): ChatTab {
    const [holder] = this.browser.holders;
    return this.all.find(({ tab }) => tab === holder)!;
  }

  get followers(): ChatTab[] {
    return this.all.filter((tab) => tab !== this.leader);
  }

  async kill(victim: ChatTab): Promise<void> {
    victim.tab.kill();
    this.all = this.all.filter((tab) => tab !== victim);
    await settled();
    await settled();
  }

  /** Time passes, in which the server beats as it does. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= HEARTBEAT_MS) {
      await this.clock.advance(Math.min(left, HEARTBEAT_MS));
      await this.server.beat();
    }
  }

  get statuses(): string[] {
    return this.all.map(({ status }) => status);
  }

  /** Every tab is live, over one stream, and shows exactly these texts. */
  agree(expected: readonly string[], what = 'all'): void {
    this.all.forEach((tab, n) => equal([tab.status, tab.texts], ['live', expected], `${what}: tab ${n}`));
    equal(this.server.open.length, 1, `${what}: streams`);
  }
}

export const texts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `text ${from + n}`);
