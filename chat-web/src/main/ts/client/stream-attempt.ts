import type { Environment } from './environment.js';
import type { StreamRequest, StreamSink, StreamSource } from './stream-source.js';
import { Watchdog } from './watchdog.js';

/** One try to hear the room, until it ends or is given up. */
export class StreamAttempt {
  /** Id of the user whose stream it is, once known. */
  user = '';
  readonly watchdog: Watchdog;
  private readonly abort: AbortController;

  constructor(environment: Environment, silenceMs: number, onSilence: () => void) {
    this.abort = environment.newAbort();
    this.watchdog = new Watchdog(environment, silenceMs, onSilence);
  }

  read(
    source: StreamSource,
    request: Omit<StreamRequest, 'signal'>,
    sink: Omit<StreamSink, 'activity'>,
  ): Promise<'over' | 'cut'> {
    const { signal } = this.abort;
    return source.read({ ...request, signal }, { ...sink, activity: () => this.watchdog.heard() });
  }

  giveUp(): void {
    this.watchdog.stop();
    this.abort.abort();
  }
}
