import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatClient } from '../client/chat-client.js';
import type { AuditEntry, UserSanction } from '../client/wire.js';
import { emptyFeed, withLive, withNewest, withOlder, type AuditFeed } from './audit-feed.js';
import { nameIn } from './staff-words.js';

/** How far something is that has to be loaded. */
export type Loading = 'loading' | 'failed' | 'ready';

const PAGE = 50;
/** These change who is sanctioned. */
const SANCTIONING = ['mute', 'unmute', 'ban', 'unban'];
/** These hide texts, which only the log tells, not the live event. */
const HIDING = ['delete', 'purge', 'take_back'];

/**
 * What staff know of a room: what was done, and who is sanctioned; loaded, and kept up to date by what comes live. What
 * was missed while the connection was away is loaded again when it is back.
 */
export class StaffRoom implements ReactiveController {
  feed: AuditFeed = emptyFeed;
  feedState: Loading = 'loading';
  olderState: Loading = 'ready';
  sanctions: readonly UserSanction[] = [];
  sanctionsState: Loading = 'loading';
  private client: ChatClient | undefined;
  private unsubscribe: (() => void)[] = [];
  private wasLive = false;
  private asked = 0;
  private refresh: 'none' | 'running' | 'again' = 'none';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: () => ChatClient | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.follow(this.source());
  }

  hostUpdate(): void {
    this.follow(this.source());
  }

  hostDisconnected(): void {
    this.follow(undefined);
  }

  async loadFeed(): Promise<void> {
    const { client } = this;
    if (!client) return;
    this.set({ feedState: this.feed.older === undefined ? 'loading' : this.feedState });
    try {
      const page = await client.auditLog({ limit: PAGE });
      if (client === this.client) this.set({ feed: withNewest(this.feed, page), feedState: 'ready' });
    } catch {
      // Shown with a button that tries again, unless there is something to show all the same.
      if (client === this.client) this.set({ feedState: this.feed.older === undefined ? 'failed' : 'ready' });
    }
  }

  async loadOlder(): Promise<void> {
    const { client } = this;
    const before = this.feed.older;
    if (!client || typeof before !== 'string' || this.olderState === 'loading') return;
    this.set({ olderState: 'loading' });
    try {
      const page = await client.auditLog({ before, limit: PAGE });
      if (client === this.client) this.set({ feed: withOlder(this.feed, before, page), olderState: 'ready' });
    } catch {
      if (client === this.client) this.set({ olderState: 'failed' });
    }
  }

  async loadSanctions(): Promise<void> {
    const { client } = this;
    if (!client) return;
    const turn = ++this.asked;
    try {
      const sanctions = await client.sanctions();
      if (turn === this.asked) this.set({ sanctions, sanctionsState: 'ready' });
    } catch {
      if (turn === this.asked) this.set({ sanctionsState: 'failed' });
    }
  }

  /** The mutes and bans in force at this time. */
  inForce(now: number): readonly UserSanction[] {
    return this.sanctions.filter(({ until }) => until === null || Date.parse(until) > now);
  }

  /** What somebody is called, as far as the messages and what staff did tell. */
  nameOf(userId: string): string {
    const messages = this.client?.snapshot.room.messages ?? [];
    const actor = this.feed.entries.find((entry) => entry.actor?.id === userId)?.actor;
    return nameIn(messages, userId) ?? actor?.name ?? userId;
  }

  private follow(client: ChatClient | undefined): void {
    if (client === this.client) return;
    this.unsubscribe.forEach((stop) => stop());
    this.unsubscribe = [];
    this.asked++;
    this.client = client;
    this.feed = emptyFeed;
    this.feedState = this.sanctionsState = 'loading';
    this.sanctions = [];
    if (!client) return;
    this.wasLive = client.snapshot.connection.status === 'live';
    this.unsubscribe = [
      client.on('moderation', (entry) => this.onModeration(entry)),
      client.on('change', ({ connection }) => this.onConnection(connection.status === 'live')),
    ];
    this.load();
  }

  private onModeration(entry: AuditEntry): void {
    this.set({ feed: withLive(this.feed, entry) });
    if (SANCTIONING.includes(entry.action)) void this.loadSanctions();
    if (HIDING.includes(entry.action)) void this.refreshFeed();
  }

  /** However many entries ask for it: one request at a time, and one more after it. */
  private async refreshFeed(): Promise<void> {
    if (this.refresh !== 'none') {
      this.refresh = 'again';
      return;
    }
    do {
      this.refresh = 'running';
      await this.loadFeed();
    } while ((this.refresh as string) === 'again');
    this.refresh = 'none';
  }

  private onConnection(isLive: boolean): void {
    if (isLive && !this.wasLive) this.load();
    this.wasLive = isLive;
  }

  private load(): void {
    void this.loadFeed();
    void this.loadSanctions();
  }

  private set(change: Partial<Pick<StaffRoom, 'feed' | 'feedState' | 'olderState' | 'sanctions' | 'sanctionsState'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
