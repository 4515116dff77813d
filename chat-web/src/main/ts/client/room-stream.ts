import { Backoff } from './backoff.js';
import type { Connection } from './connection.js';
import type { Credentials } from './credentials.js';
import type { Cancel } from './cancel.js';
import type { Environment, Hint } from './environment.js';
import { OPENING_MS } from './event-stream.js';
import { formatPosition, parsePosition, step, type Position } from './position.js';
import { ChatProblem } from './problem.js';
import type { SseEvent } from './sse-parser.js';
import type { StreamSource } from './stream-source.js';
import { Watchdog } from './watchdog.js';
import type { Bye, Hello } from './wire.js';

export interface RoomStreamSink {
  connection(connection: Connection): void;
  hello(hello: Hello): void;
  /** A public change: each position once, without a hole, in order. */
  change(type: string, position: Position, data: unknown): void;
  /** An event without a position. */
  passing(type: string, data: unknown): void;
  /** What was known of the room may have a gap before this position (if known): load it again. */
  resync(position: Position | undefined): void;
}

const CAP_MS = 30_000;
/** Until a stream's own `retry:` is known. */
const BASE_MS = 3_000;
/** A stream that lived this long counts as healthy: the next loss starts the backoff anew. */
const HEALTHY_MS = 10_000;
/** Farewells after which many come back at once: then the server says how long to wait at least. */
const CROWDED = ['draining', 'overloaded'];
/** Until the server has named its own heartbeat. */
const HEARTBEAT_MS = 15_000;
/** A try that has heard nothing by then is given up, whatever it waits for: credentials and stream have times of their own. */
const TRY_MS = 3 * OPENING_MS;
/** A hole that stays after so many tries is not coming back: load the room again. */
const MAX_HOLES = 3;
/** The login that the stream rested on has ended: only a new token, by the host's login, brings it back. */
const LOGIN_ENDED = ['signed_out', 'session_expired'];
/** Nobody waits longer who is driven out again and again, or looks whether a ban was lifted … */
const MAX_WAIT_MS = 10 * 60_000;
/** So often in that time nothing is wrong with it … */
const USUAL_WAYS = 3;
/** … and who was left alone for so long counts as settled. */
const FORGET_MS = 2 * MAX_WAIT_MS;
/** Refusals that trying again as we are would not change. */
const FINAL = [401, 403, 404];
/** Who was banned looks again after so long: staff may take it back, at first with one press. */
const LOOK_MS = 5_000;
/** Looks at the first pace; later ones take ever longer. */
const EARLY_LOOKS = 6;

interface Attempt {
  /** Id of the user whose stream it is, once known. */
  user: string;
  readonly abort: AbortController;
  readonly watchdog: Watchdog;
}

/**
 * Keeps hearing the room: connects, resumes where it was, waits between tries, gives up when told to.
 *
 * States: connecting → live → waiting → connecting …, and from anywhere refused or ended. Whatever belongs to an attempt
 * that was given up (late bytes, late answers) is ignored.
 */
export class RoomStream {
  private attempt: Attempt | undefined;
  private cursor: Position | undefined;
  private heartbeatMs = HEARTBEAT_MS;
  private holes = 0;
  private rejectedTickets = 0;
  private looks = 0;
  private gaveWay = 0;
  private gaveWayAt = Number.NEGATIVE_INFINITY;
  private since = 0;
  private retryAt = 0;
  private loginAskedAt = Number.NEGATIVE_INFINITY;
  private why: string | undefined;
  private status: Connection['status'] = 'idle';
  private cancelRetry: Cancel = () => {};
  private cancelHealthy: Cancel = () => {};
  private readonly backoff: Backoff;

  constructor(
    private readonly environment: Environment,
    private readonly source: StreamSource,
    private readonly credentials: Credentials,
    private readonly sink: RoomStreamSink,
  ) {
    this.backoff = new Backoff({ baseMs: BASE_MS, capMs: CAP_MS, random: environment.random });
  }

  /** Begins, or tries again at once after a refusal or in the middle of a wait. */
  start(): void {
    if (this.attempt) return;
    this.source.nudge();
    if (this.status !== 'waiting') this.since = this.environment.now();
    this.connect();
  }

  stop(): void {
    this.leave({ status: 'idle' });
  }

  hint(hint: Hint): void {
    if (hint === 'offline') {
      if (this.attempt) this.wait('offline');
    } else {
      this.source.nudge();
      this.hurry();
    }
  }

  /** Tries at once if it waits. */
  hurry(): void {
    // Timers stand still in a sleeping machine: look at the clock before trusting the connection.
    this.attempt?.watchdog.check();
    if (this.status === 'waiting') this.connect();
  }

  /** Does what is due by the clock: in a tab that nobody sees, timers come late. */
  check(): void {
    this.attempt?.watchdog.check();
    if (this.status === 'waiting' && this.environment.now() >= this.retryAt) this.connect();
  }

  /** The login is this user's now: what is said to another is not for them. */
  belongTo(user: string): void {
    const { attempt } = this;
    if (attempt && attempt.user !== '' && attempt.user !== user) this.again();
  }

  private connect(): void {
    this.release();
    const attempt: Attempt = {
      user: '',
      abort: this.environment.newAbort(),
      watchdog: new Watchdog(this.environment, Math.max(2 * this.heartbeatMs, TRY_MS), () => this.wait('silent')),
    };
    this.attempt = attempt;
    this.show({ status: 'connecting', since: this.since, ...(this.why !== undefined && { why: this.why }) });
    this.read(attempt).then(
      (end) => this.isCurrent(attempt) && (end === 'over' ? this.leave({ status: 'ended' }) : this.wait('cut')),
      (error: unknown) => this.isCurrent(attempt) && this.failed(error),
    );
  }

  private read(attempt: Attempt): Promise<'over' | 'cut'> {
    const request = {
      user: () => this.credentials.user(),
      ticket: () => this.credentials.ticket(),
      lastEventId: () => this.cursor && formatPosition(this.cursor),
      heartbeatMs: () => this.heartbeatMs,
      signal: attempt.abort.signal,
    };
    return this.source.read(request, {
      activity: () => attempt.watchdog.heard(),
      retry: (ms) => this.backoff.rebase(ms),
      event: (event) => this.isCurrent(attempt) && this.receive(attempt, event),
      moving: () => this.isCurrent(attempt) && this.moving(),
    });
  }

  private receive(attempt: Attempt, { type, data, id }: SseEvent): void {
    const parsed: unknown = JSON.parse(data);
    if (id !== undefined) {
      const position = parsePosition(id);
      if (!position) throw new Error(`event id: ${id} (expected: epoch.seq)`);
      this.advance(type, position, parsed);
    } else if (type === 'hello') {
      this.live(attempt, parsed as Hello);
    } else if (type === 'ticket') {
      const { ticket, ticketExpiresAt } = parsed as { ticket: string; ticketExpiresAt: string };
      this.credentials.renewTicket(ticket, ticketExpiresAt, attempt.user);
    } else if (type === 'bye') {
      this.dismissed(parsed as Bye);
    } else {
      this.sink.passing(type, parsed);
    }
  }

  private advance(type: string, position: Position, data: unknown): void {
    if (type === 'resync') {
      this.cursor = position;
      this.sink.resync(position);
      return;
    }
    const next = step(this.cursor, position);
    if (next === 'hole') {
      this.hole();
    } else if (next === 'next') {
      this.cursor = position;
      this.holes = 0;
      this.sink.change(type, position, data);
    }
  }

  private live(attempt: Attempt, hello: Hello): void {
    this.heartbeatMs = hello.heartbeatMs;
    attempt.user = hello.user.id;
    attempt.watchdog.limit(2 * hello.heartbeatMs);
    this.rejectedTickets = 0;
    this.looks = 0;
    this.why = undefined;
    this.cancelHealthy();
    this.cancelHealthy = this.environment.after(HEALTHY_MS, () => this.backoff.reset());
    this.show({ status: 'live' });
    this.sink.hello(hello);
  }

  private moving(): void {
    if (this.status !== 'live') return;
    this.lost();
    this.cancelHealthy();
    this.show({ status: 'connecting', since: this.since });
  }

  private hole(): void {
    this.holes++;
    if (this.holes >= MAX_HOLES) {
      this.holes = 0;
      this.cursor = undefined;
      this.sink.resync(undefined);
    }
    if (this.holes === 1) this.again();
    else this.wait('hole');
  }

  private dismissed(bye: Bye): void {
    if (LOGIN_ENDED.includes(bye.reason)) this.signInAgain(bye.reason);
    else if (bye.reconnect && CROWDED.includes(bye.reason)) this.wait(bye.reason, this.backoff.nextOfCrowd());
    else if (bye.reconnect && bye.reason === 'superseded') this.giveWay();
    else if (bye.reconnect) this.wait(bye.reason);
    else if (bye.reason === 'banned') this.refused(new ChatProblem(403, 'banned'));
    else this.leave({ status: 'ended' });
  }

  /**
   * A newer stream of the same user took our place. Once or twice, that is a change of rights or a tab too many; again and again, more streams
   * than one user may have drive each other out: each waits ever longer, but for the one that somebody comes back to look at.
   */
  private giveWay(): void {
    const { environment } = this;
    const isAgain = environment.now() - this.gaveWayAt < FORGET_MS;
    this.gaveWay = isAgain ? this.gaveWay + 1 : 0;
    this.gaveWayAt = environment.now();
    const ceiling = Math.min(CAP_MS * 2 ** (this.gaveWay - USUAL_WAYS), MAX_WAIT_MS);
    if (this.gaveWay < USUAL_WAYS) this.wait('superseded');
    else this.wait('superseded', ceiling * (1 - environment.random() / 4));
  }

  private failed(error: unknown): void {
    if (!(error instanceof ChatProblem)) {
      console.error('chat stream is not readable', error);
      this.wait('unreadable');
    } else if (error.status === 401 && error.code !== 'login_required') {
      this.credentials.forgetTicket();
      this.rejectedTickets++;
      if (this.rejectedTickets === 1) this.again();
      else this.wait(error.code);
    } else if (FINAL.includes(error.status)) {
      this.refused(error);
    } else {
      this.wait(error.code);
    }
  }

  /** Asks the host's login who we are now; whoever is signed in still hears nothing of it. Told so again soon, it waits first. */
  private signInAgain(why: string): void {
    this.credentials.forget();
    const now = this.environment.now();
    const isSoon = now - this.loginAskedAt < HEALTHY_MS;
    this.loginAskedAt = now;
    if (isSoon) this.wait(why);
    else this.again();
  }

  /** Connects at once, without a wait. */
  private again(): void {
    this.lost();
    this.connect();
  }

  private wait(why: string, delay = this.backoff.next()): void {
    this.lost();
    this.release();
    this.why = why;
    this.retryAt = this.environment.now() + delay;
    this.cancelRetry = this.environment.after(delay, () => this.connect());
    this.show({ status: 'waiting', since: this.since, retryAt: this.retryAt, why });
  }

  private refused(problem: ChatProblem): void {
    this.leave({ status: 'refused', problem });
    if (problem.code === 'banned') this.lookAgain(problem.body.retryAfterMs);
  }

  /** Nobody tells those outside that they may come in again: they ask, and nothing is to be seen of it. */
  private lookAgain(leftMs = Number.POSITIVE_INFINITY): void {
    const { environment } = this;
    const pace = Math.min(LOOK_MS * 2 ** Math.max(this.looks++ - EARLY_LOOKS, 0), MAX_WAIT_MS);
    let isWanted = true;
    const cancel = environment.after(Math.min(pace * (1 + environment.random() / 4), leftMs + LOOK_MS / 10), () => {
      this.credentials.user().then(
        () => isWanted && this.start(),
        (error: unknown) => isWanted && this.lookedInVain(error),
      );
    });
    this.cancelRetry = () => {
      isWanted = false;
      cancel();
    };
  }

  private lookedInVain(error: unknown): void {
    const problem = error instanceof ChatProblem ? error : undefined;
    if (problem && problem.code !== 'banned' && FINAL.includes(problem.status)) this.refused(problem);
    else this.lookAgain(problem?.code === 'banned' ? problem.body.retryAfterMs : undefined);
  }

  private leave(connection: Connection): void {
    this.release();
    this.why = undefined;
    this.source.leave();
    this.credentials.forget();
    this.show(connection);
  }

  private lost(): void {
    if (this.status === 'live') this.since = this.environment.now();
  }

  private release(): void {
    this.cancelRetry();
    this.cancelHealthy();
    const { attempt } = this;
    this.attempt = undefined;
    attempt?.watchdog.stop();
    attempt?.abort.abort();
  }

  private isCurrent(attempt: Attempt): boolean {
    return this.attempt === attempt;
  }

  private show(connection: Connection): void {
    this.status = connection.status;
    this.sink.connection(connection);
  }
}
