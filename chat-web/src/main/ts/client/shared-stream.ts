import type { Environment } from './environment.js';
import { latePart } from './late-part.js';
import type { StreamRequest, StreamSink, StreamSource } from './stream-source.js';
import type { TabGroup, TabGroupCalls } from './tab-group.js';
import type { Tabs } from './tabs.js';

/** Part of the channel's name: tabs with another version of this script do not hear us, nor we them. */
const PROTOCOL_VERSION = 1;

type GroupModule = typeof import('./part-tabs.js');

const tabGroup = latePart(() => import('./part-tabs.js'));

/**
 * One stream for all tabs of one user in one browser. Browsers open six connections to a server at most (HTTP/1.1), and
 * every stream keeps one: without this, the seventh tab would stand still. Where tabs cannot know of each other, each
 * has a stream of its own.
 */
export class SharedStream implements StreamSource {
  private group: TabGroup | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly tabs: Tabs,
    /** Of the room: what users of the same browser have in common. */
    private readonly url: string,
    private readonly room: string,
    private readonly own: StreamSource,
    private readonly calls: TabGroupCalls,
  ) {}

  async read(request: StreamRequest, sink: StreamSink): Promise<'over' | 'cut'> {
    const loading = this.load();
    for (;;) {
      const user = await request.user();
      const loaded = await loading;
      if (request.signal.aborted) return 'cut';
      const group = loaded && this.groupOf(user, loaded);
      if (!group) return this.own.read(request, sink);
      const turn = await group.take(request, sink);
      if (turn !== 'again') return turn;
    }
  }

  nudge(): void {
    this.group?.nudge();
  }

  leave(): void {
    this.group?.leave();
    this.group = undefined;
  }

  /** On its way while we ask who we are; without it, the stream is our own. */
  private async load(): Promise<GroupModule | undefined> {
    try {
      return await tabGroup();
    } catch (error) {
      console.info('chat stream not shared between tabs', error);
      return undefined;
    }
  }

  private groupOf(user: string, { TabGroup }: GroupModule): TabGroup | undefined {
    if (this.group?.user === user) return this.group.isImpossible ? undefined : this.group;
    this.leave();
    const { environment, tabs, own, calls } = this;
    try {
      // As JSON, so that no two can be the same.
      const name = `frontrow ${JSON.stringify([PROTOCOL_VERSION, tabs.absolute(this.url), this.room, user])}`;
      this.group = new TabGroup(environment, tabs, name, user, own, calls);
    } catch (error) {
      console.info('chat stream not shared between tabs', error);
      return undefined;
    }
    return this.group;
  }
}
