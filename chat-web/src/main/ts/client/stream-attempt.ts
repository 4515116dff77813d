import type { Environment } from './environment.js';
import { Watchdog } from './watchdog.js';

/** One try to hear the room, until it ends or is given up. */
export class StreamAttempt {
  /** Id of the user whose stream it is, once known. */
  user = '';
  readonly watchdog: Watchdog;
  readonly abort: AbortController;

  constructor(environment: Environment, silenceMs: number, onSilence: () => void) {
    this.abort = environment.newAbort();
    this.watchdog = new Watchdog(environment, silenceMs, onSilence);
  }

  giveUp(): void {
    this.watchdog.stop();
    this.abort.abort();
  }
}
