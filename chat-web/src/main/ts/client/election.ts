import type { Cancel } from './cancel.js';
import type { Tabs } from './tabs.js';

export interface ElectionSink {
  elected(): void;
  /** Another tab took the lead. */
  deposed(): void;
  /** The browser lets nobody lead here. */
  impossible(): void;
}

/** One tab's place in the line of those who want to lead. Who leads is whoever holds the lock: one, or nobody for a moment. */
export class Election {
  private leads = false;
  private leaveLine: Cancel = () => {};

  constructor(
    private readonly tabs: Tabs,
    private readonly name: string,
    private readonly sink: ElectionSink,
  ) {
    this.stand('queue');
  }

  get isLeader(): boolean {
    return this.leads;
  }

  /** Leads at once: the one who leads does not answer any more (frozen by the browser, say). */
  steal(): void {
    if (!this.leads) this.stand('steal');
  }

  leave(): void {
    this.leads = false;
    this.leaveLine();
  }

  private stand(how: 'queue' | 'steal'): void {
    this.leaveLine();
    this.leaveLine = this.tabs.lock(this.name, how, {
      held: () => {
        this.leads = true;
        this.sink.elected();
      },
      lost: () => this.lost(how),
    });
  }

  private lost(how: 'queue' | 'steal'): void {
    if (!this.leads && how === 'queue') {
      this.sink.impossible();
      return;
    }
    this.leads = false;
    this.stand('queue');
    this.sink.deposed();
  }
}
