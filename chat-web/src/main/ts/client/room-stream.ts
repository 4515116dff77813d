import { Backoff } from './backoff.js';
import { BanWatch } from './ban-watch.js';
import type { Cancel } from './cancel.js';
import type { Connection } from './connection.js';
import { ConnectionState } from './connection-state.js';
import type { Credentials } from './credentials.js';
import type { Environment } from './environment.js';
import { OPENING_MS } from './event-stream.js';
import { LogCursor } from './log-cursor.js';
import type { NetworkHint } from './page-watch.js';
import type { Position } from './position.js';
import { ChatProblem, isFinal } from './problem.js';
import { decodeEvent, type RoomChange, type RoomSignal } from './server-event.js';
import type { SseEvent } from './sse-parser.js';
import { StreamAttempt } from './stream-attempt.js';
import type { StreamSource } from './stream-source.js';
import { SupersededBackoff } from './superseded-backoff.js';
import type { Bye, Hello } from './wire.js';

export interface RoomStreamSink {
  connection(connection: Connection): void;
  hello(hello: Hello): void;
  /** A public change: each position once, without a hole, in order. */
  change(change: RoomChange): void;
  /** What is so at the moment. */
  signal(signal: RoomSignal): void;
  /** What was known of the room may have a gap before this position (if known): load it again. */
  resync(position: Position | undefined): void;
}

const CAP_MS = 30_000;
/** Until a stream's own `retry:` is known. */
const BASE_MS = 3_000;
/** A stream that lived this long counts as healthy: the next loss starts the backoff anew. */
const HEALTHY_MS = 10_000;
/** Farewells after which many come back at once: then the server says how long to wait at least. */
const CROWDED = ['draining', 'overloaded', 'epoch_changed', 'store_unavailable'];
/** Until the server has named its own heartbeat. */
const HEARTBEAT_MS = 15_000;
/** A try that has heard nothing by then is given up, whatever it waits for: credentials and stream have times of their own. */
const TRY_MS = 3 * OPENING_MS;
/** The login that the stream rested on has ended: only a new token, by the host's login, brings it back. */
const LOGIN_ENDED = ['signed_out', 'session_expired'];

/**
 * Keeps hearing the room: connects, resumes where it was, waits between tries, gives up when told to.
 *
 * States: connecting → live → waiting → connecting …, from any of these paused, and from anywhere refused or ended.
 * Whatever belongs to an attempt that was given up (late bytes, late answers) is ignored.
 */
export class RoomStream {
  private attempt: StreamAttempt | undefined;
  private readonly cursor = new LogCursor();
  private heartbeatMs = HEARTBEAT_MS;
  private rejectedTickets = 0;
  private loginAskedAt = Number.NEGATIVE_INFINITY;
  private cancelRetry: Cancel = () => {};
  private cancelHealthy: Cancel = () => {};
  private readonly state: ConnectionState;
  private readonly backoff: Backoff;
  private readonly superseded: SupersededBackoff;
  private readonly banWatch: BanWatch;

  constructor(
    private readonly environment: Environment,
    private readonly source: StreamSource,
    private readonly credentials: Credentials,
    private readonly sink: RoomStreamSink,
  ) {
    this.state = new ConnectionState(environment, (connection) => sink.connection(connection));
    this.backoff = new Backoff({ baseMs: BASE_MS, capMs: CAP_MS, random: environment.random });
    this.superseded = new SupersededBackoff(environment);
    this.banWatch = new BanWatch(environment, credentials, {
      lifted: () => this.start(),
      refused: (problem) => this.refused(problem),
    });
  }

  /** Begins, or tries again at once after a refusal or in the middle of a wait. */
  start(): void {
    if (this.attempt) return;
    this.source.nudge();
    this.state.begin();
    this.connect();
  }

  stop(): void {
    this.leave({ status: 'idle' });
  }

  /** Lets go of the stream, and of every try, until {@link resume}. */
  pause(): void {
    const isWanted = this.attempt !== undefined || this.state.status === 'waiting';
    this.release();
    this.source.leave();
    if (isWanted) this.state.end({ status: 'paused' });
  }

  resume(): void {
    if (this.state.status === 'paused') this.start();
    else if (this.state.isBanned) this.banWatch.start(0);
  }

  hint(hint: NetworkHint): void {
    if (hint === 'offline') return this.attempt && this.wait('offline');
    this.source.nudge();
    this.hurry();
  }

  /** Tries at once if it waits. */
  hurry(): void {
    // Timers stand still in a sleeping machine: look at the clock before trusting the connection.
    this.attempt?.watchdog.check();
    if (this.state.status === 'waiting') this.connect();
  }

  /** Does what is due by the clock: in a tab that nobody sees, timers come late. */
  check(): void {
    this.attempt?.watchdog.check();
    if (this.state.isDue) this.connect();
  }

  /** The login is this user's now: what is said to another is not for them. */
  belongTo(user: string): void {
    const { attempt } = this;
    if (attempt && attempt.user !== '' && attempt.user !== user) this.connect();
  }

  private connect(): void {
    this.release();
    const silenceMs = Math.max(2 * this.heartbeatMs, TRY_MS);
    const attempt = (this.attempt = new StreamAttempt(this.environment, silenceMs, () => this.wait('silent')));
    this.state.connecting();
    this.read(attempt).then(
      (end) => attempt === this.attempt && (end === 'over' ? this.leave({ status: 'ended' }) : this.wait('cut')),
      (error: unknown) => attempt === this.attempt && this.failed(error),
    );
  }

  private read(attempt: StreamAttempt): Promise<'over' | 'cut'> {
    const request = {
      user: () => this.credentials.user(),
      ticket: () => this.credentials.ticket(),
      lastEventId: () => this.cursor.lastEventId,
      heartbeatMs: () => this.heartbeatMs,
      signal: attempt.abort.signal,
    };
    return this.source.read(request, {
      activity: () => attempt.watchdog.heard(),
      retry: (ms) => this.backoff.rebase(ms),
      event: (event) => attempt === this.attempt && this.receive(attempt, event),
      moving: () => attempt === this.attempt && this.moving(),
    });
  }

  private receive(attempt: StreamAttempt, sent: SseEvent): void {
    const event = decodeEvent(sent);
    if (event.position) return this.advance(event);
    switch (event.type) {
      case 'hello':
        return this.live(attempt, event.data);
      case 'ticket':
        return this.credentials.renewTicket(event.data.ticket, event.data.ticketExpiresAt, attempt.user);
      case 'bye':
        return this.dismissed(event.data);
      default:
        this.sink.signal(event);
    }
  }

  private advance(change: RoomChange): void {
    if (change.type === 'resync') {
      this.cursor.moveTo(change.position);
      return this.sink.resync(change.position);
    }
    const next = this.cursor.advance(change.position);
    if (next === 'hole') this.hole();
    else if (next === 'next') this.sink.change(change);
  }

  private live(attempt: StreamAttempt, hello: Hello): void {
    this.heartbeatMs = hello.heartbeatMs;
    attempt.user = hello.user.id;
    attempt.watchdog.limit(2 * hello.heartbeatMs);
    this.rejectedTickets = 0;
    this.banWatch.reset();
    this.cancelHealthy();
    this.cancelHealthy = this.environment.after(HEALTHY_MS, () => this.backoff.reset());
    this.state.live();
    this.sink.hello(hello);
  }

  private moving(): void {
    if (this.state.status !== 'live') return;
    this.cancelHealthy();
    this.state.connecting();
  }

  private hole(): void {
    const tries = this.cursor.missed();
    if (tries === 0) this.sink.resync(undefined);
    if (tries === 1) this.connect();
    else this.wait('hole');
  }

  private dismissed(bye: Bye): void {
    if (LOGIN_ENDED.includes(bye.reason)) this.signInAgain(bye.reason);
    else if (bye.reconnect && CROWDED.includes(bye.reason)) this.wait(bye.reason, this.backoff.nextOfCrowd());
    else if (bye.reconnect && bye.reason === 'superseded') this.wait(bye.reason, this.superseded.next());
    else if (bye.reconnect) this.wait(bye.reason);
    else if (bye.reason === 'banned') this.refused(new ChatProblem(403, 'banned'));
    else this.leave({ status: 'ended' });
  }

  private failed(error: unknown): void {
    if (!(error instanceof ChatProblem)) {
      console.error('chat stream not readable', error);
      this.wait('unreadable');
    } else if (error.status === 401 && error.code !== 'login_required') {
      this.credentials.forgetTicket();
      if (++this.rejectedTickets === 1) this.connect();
      else this.wait(error.code);
    } else if (isFinal(error)) this.refused(error);
    else this.wait(error.code);
  }

  /** Asks the host's login who we are now; whoever is signed in still hears nothing of it. Told so again soon, it waits first. */
  private signInAgain(why: string): void {
    this.credentials.forget();
    const isSoon = this.environment.now() - this.loginAskedAt < HEALTHY_MS;
    this.loginAskedAt = this.environment.now();
    if (isSoon) this.wait(why);
    else this.connect();
  }

  private wait(why: string, delay = this.backoff.next()): void {
    this.release();
    this.cancelRetry = this.environment.after(delay, () => this.connect());
    this.state.waiting(why, delay);
  }

  private refused(problem: ChatProblem): void {
    this.leave({ status: 'refused', problem });
    if (this.state.isBanned) this.banWatch.start(problem.body.retryAfterMs);
  }

  private leave(connection: Connection): void {
    this.release();
    this.source.leave();
    this.credentials.forget();
    this.state.end(connection);
  }

  private release(): void {
    this.cancelRetry();
    this.banWatch.stop();
    this.cancelHealthy();
    const { attempt } = this;
    this.attempt = undefined; // What its end sets off is not ours any more.
    attempt?.giveUp();
  }
}
