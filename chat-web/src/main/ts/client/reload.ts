import { Backoff } from './backoff.js';
import type { Cancel } from './cancel.js';
import type { Credentials } from './credentials.js';
import type { Environment } from './environment.js';
import { ChatProblem } from './problem.js';
import type { Page, RoomStateAnswer } from './wire.js';

/** What a client loads after a `resync`. */
export interface Reloaded {
  readonly state: RoomStateAnswer;
  readonly page: Page;
}

export interface ReloadPaths {
  readonly state: string;
  readonly messages: string;
}

/** Loads state and newest history until it has both. A later order replaces an earlier one. */
export class Reload {
  private generation = 0;
  private cancelPause: Cancel = () => {};

  constructor(
    private readonly environment: Environment,
    private readonly credentials: Credentials,
    private readonly paths: ReloadPaths,
    private readonly onLoaded: (loaded: Reloaded) => void,
  ) {}

  start(): void {
    this.stop();
    const backoff = new Backoff({ baseMs: 1_000, capMs: 30_000, random: this.environment.random });
    void this.attempt(this.generation, backoff);
  }

  stop(): void {
    this.generation++;
    this.cancelPause();
  }

  private async attempt(generation: number, backoff: Backoff): Promise<void> {
    try {
      const state = await this.credentials.call<RoomStateAnswer>({ method: 'GET', path: this.paths.state });
      const page = await this.credentials.call<Page>({ method: 'GET', path: this.paths.messages });
      if (generation === this.generation) this.onLoaded({ state, page });
    } catch (error) {
      if (generation !== this.generation) return;
      // 403 and 404 are final; the stream tells the reader so.
      if (error instanceof ChatProblem && (error.status === 403 || error.status === 404)) return;
      this.cancelPause = this.environment.after(backoff.next(), () => void this.attempt(generation, backoff));
    }
  }
}
