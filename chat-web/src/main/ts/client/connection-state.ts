import type { Connection } from './connection.js';
import type { Environment } from './environment.js';

/** How the connection is: remembers since when it is away, and why. */
export class ConnectionState {
  private connection: Connection = { status: 'idle' };
  /** When we were last live, or began. */
  private since = 0;
  private why: string | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly onChange: (connection: Connection) => void,
  ) {}

  get status(): Connection['status'] {
    return this.connection.status;
  }

  /** Whether the server keeps the user out, and may let them in again. */
  get isBanned(): boolean {
    return this.connection.status === 'refused' && this.connection.problem.code === 'banned';
  }

  /** Whether it is time for the next try. */
  get isDue(): boolean {
    return this.connection.status === 'waiting' && this.environment.now() >= this.connection.retryAt;
  }

  /** The page wants a connection: unless it waits for one already, the time counts from now. */
  begin(): void {
    if (this.status !== 'waiting') this.since = this.environment.now();
  }

  connecting(): void {
    this.lost();
    this.change({ status: 'connecting', since: this.since, why: this.why });
  }

  live(): void {
    this.end({ status: 'live' });
  }

  waiting(why: string, delayMs: number): void {
    this.lost();
    this.why = why;
    this.change({ status: 'waiting', since: this.since, retryAt: this.environment.now() + delayMs, why });
  }

  /** The tries have come to this. */
  end(connection: Connection): void {
    this.why = undefined;
    this.change(connection);
  }

  private lost(): void {
    if (this.status === 'live') this.since = this.environment.now();
  }

  private change(connection: Connection): void {
    this.connection = connection;
    this.onChange(connection);
  }
}
