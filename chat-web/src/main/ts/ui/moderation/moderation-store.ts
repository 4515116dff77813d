import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatClient } from '../../client/chat-client.js';
import { now } from '../../client/now.js';
import type { AuditEntry, UserSanction } from '../../client/wire.js';
import { emptyFeed, withLive, withNewest, withOlder, type AuditFeed } from './audit-feed.js';
import { nameIn } from './moderation-text.js';
import {
  noSanctions,
  withNewestSanctions,
  withOlderSanctions,
  withoutSanction,
  type SanctionList,
} from './sanction-list.js';

/** How far something is that has to be loaded. */
export type Loading = 'loading' | 'failed' | 'ready';

type State = 'feed' | 'feedState' | 'olderState' | 'sanctions' | 'sanctionsState' | 'olderSanctionsState';

const PAGE = 50;
/** These change who is sanctioned. */
const SANCTIONING = ['mute', 'unmute', 'ban', 'unban'];
/** These end a sanction of a kind. */
const LIFTING: Readonly<Record<string, string>> = { unmute: 'mute', unban: 'ban' };
/** These hide texts, which only the log tells, not the live event. */
const HIDING = ['delete', 'purge', 'retract', 'clear'];

/**
 * What staff know of a room: what was done, and who is sanctioned; loaded, and kept up to date by what comes live. What
 * was missed while the connection was away is loaded again when it is back.
 */
export class ModerationStore implements ReactiveController {
  feed: AuditFeed = emptyFeed;
  feedState: Loading = 'loading';
  olderState: Loading = 'ready';
  sanctions: SanctionList = noSanctions;
  olderSanctionsState: Loading = 'ready';
  sanctionsState: Loading = 'loading';
  private client: ChatClient | undefined;
  private user: string | undefined;
  private unsubscribe: (() => void)[] = [];
  private wasLive = false;
  private asked = 0;
  private refresh: 'none' | 'running' | 'again' = 'none';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: () => ChatClient | undefined,
    /** Whose sanctions are wanted; nobody's in particular: those of all. */
    private readonly sanctioned: () => string | undefined = () => undefined,
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
      const page = await client.auditLog({ limit: PAGE, ...this.onUser });
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
      const page = await client.auditLog({ before, limit: PAGE, ...this.onUser });
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
      const page = await client.sanctions({ limit: PAGE, ...this.onUser });
      if (turn === this.asked)
        this.set({ sanctions: withNewestSanctions(this.sanctions, page), sanctionsState: 'ready' });
    } catch {
      if (turn === this.asked) this.set({ sanctionsState: 'failed' });
    }
  }

  async loadOlderSanctions(): Promise<void> {
    const { client } = this;
    const before = this.sanctions.older;
    if (!client || before === null || this.olderSanctionsState === 'loading') return;
    this.set({ olderSanctionsState: 'loading' });
    try {
      const page = await client.sanctions({ before, limit: PAGE, ...this.onUser });
      const sanctions = withOlderSanctions(this.sanctions, before, page);
      if (client === this.client) this.set({ sanctions, olderSanctionsState: 'ready' });
    } catch {
      if (client === this.client) this.set({ olderSanctionsState: 'failed' });
    }
  }

  /** The mutes and bans in force now. */
  inForce(): readonly UserSanction[] {
    return this.sanctions.items.filter((sanction) => (this.leftOf(sanction) ?? 1) > 0);
  }

  /** The milliseconds that are left of it, or null if it is for good. */
  leftOf({ until }: UserSanction): number | null {
    return until === null || !this.client ? null : this.client.timeOf(until) - now();
  }

  /** How many there are now, loaded or not. */
  sanctionCount(): number {
    return this.sanctions.total - (this.sanctions.items.length - this.inForce().length);
  }

  /** What the person was called whom it was done to. */
  targetOf({ user, userId }: Pick<AuditEntry, 'user' | 'userId'>): string {
    return user?.name ?? this.nameOf(user?.id ?? userId ?? '');
  }

  /** What the person was called who gave it; empty: the host itself did. */
  giverOf({ actor, by }: Pick<UserSanction, 'actor' | 'by'>): string {
    return actor?.name ?? this.nameOf(actor?.id ?? by ?? '');
  }

  /** Where the server does not say: by the messages at hand and what staff did. */
  private nameOf(userId: string): string {
    const messages = this.client?.snapshot.room.messages ?? [];
    const actor = this.feed.entries.find((entry) => entry.actor?.id === userId)?.actor;
    return nameIn(messages, userId) ?? actor?.name ?? userId;
  }

  private follow(client: ChatClient | undefined): void {
    const user = this.sanctioned();
    if (client === this.client && user === this.user) return;
    this.user = user;
    this.unsubscribe.forEach((stop) => stop());
    this.unsubscribe = [];
    this.asked++;
    this.client = client;
    this.feed = emptyFeed;
    this.feedState = this.sanctionsState = 'loading';
    this.olderState = this.olderSanctionsState = 'ready';
    this.sanctions = noSanctions;
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
    const { action, userId } = entry;
    if (typeof userId === 'string' && action in LIFTING) {
      this.set({ sanctions: withoutSanction(this.sanctions, LIFTING[action]!, userId) });
    }
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

  private get onUser() {
    const { user } = this;
    return user === undefined ? {} : { userId: user };
  }

  /** What was lifted meanwhile is not told: all is asked for anew. */
  private load(): void {
    this.sanctions = { ...this.sanctions, older: null, items: [] };
    void this.loadFeed();
    void this.loadSanctions();
  }

  private set(change: Partial<Pick<ModerationStore, State>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
