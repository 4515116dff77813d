import type { Cancel } from './cancel.js';
import type { Credentials } from './credentials.js';
import type { Environment } from './environment.js';
import { ChatProblem, isFinal } from './problem.js';

/** Who was banned asks again after so long, in milliseconds: staff may take it back, at first with one press. */
const ASK_MS = 5_000;
/** So often at the first pace; later on ever more rarely, … */
const EARLY_ASKS = 6;
/** … but no more rarely than this, in milliseconds. */
const MAX_WAIT_MS = 10 * 60_000;

export interface BanWatchCalls {
  /** The user may come in again. */
  lifted(): void;
  /** Something else keeps the user out, for good. */
  refused(problem: ChatProblem): void;
}

/** Asks now and then whether a ban still holds: nobody tells those outside that they may come in again. Nothing is to be seen of it. */
export class BanWatch {
  private asks = 0;
  private cancel: Cancel = () => {};

  constructor(
    private readonly environment: Environment,
    private readonly credentials: Credentials,
    private readonly calls: BanWatchCalls,
  ) {}

  /** @param leftMs until the ban ends by itself, if it does */
  start(leftMs = Number.POSITIVE_INFINITY): void {
    const { environment } = this;
    const pace = Math.min(ASK_MS * 2 ** Math.max(this.asks++ - EARLY_ASKS, 0), MAX_WAIT_MS);
    let isWanted = true;
    const cancel = environment.after(Math.min(pace * (1 + environment.random() / 4), leftMs + ASK_MS / 10), () => {
      this.credentials.user().then(
        () => isWanted && this.calls.lifted(),
        (error: unknown) => isWanted && this.failed(error),
      );
    });
    this.cancel = () => {
      isWanted = false;
      cancel();
    };
  }

  stop(): void {
    this.cancel();
  }

  /** The user is in: another ban begins at the first pace. */
  reset(): void {
    this.asks = 0;
  }

  private failed(error: unknown): void {
    const problem = error instanceof ChatProblem ? error : undefined;
    if (problem && problem.code !== 'banned' && isFinal(problem)) this.calls.refused(problem);
    else this.start(problem?.code === 'banned' ? problem.body.retryAfterMs : undefined);
  }
}
