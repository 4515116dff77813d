import type { Environment } from './environment.js';
import type { ChatProblem } from './problem.js';
import { SanctionWatch } from './sanction-watch.js';
import type { ServerClock } from './server-clock.js';
import type { RoomSignal } from './server-event.js';
import * as userStates from './user-state.js';
import type { Hello, Rate, UserStateData } from './wire.js';

export interface UserStateCalls {
  changed(userState: userStates.UserState): void;
  /** Asks the server for the whole. */
  load(): Promise<UserStateData>;
}

/** Makes the user state out of what answers, events and refusals tell of it. */
export class UserStateFeed {
  private current: userStates.UserState | null = null;
  /** When the server last told the whole, on the clock of the environment. */
  private toldAt = 0;
  private readonly sanctionWatch: SanctionWatch;
  private readonly timeOf = (instant: string): number => this.clock.timeOf(instant);

  constructor(
    private readonly environment: Environment,
    private readonly clock: ServerClock,
    private readonly calls: UserStateCalls,
  ) {
    this.sanctionWatch = new SanctionWatch(environment, () => this.refresh());
  }

  stop(): void {
    this.sanctionWatch.stop();
  }

  /** After a stop; what the server tells then may be older than what is known. */
  resume(): void {
    this.sanctionWatch.watch(this.current && this.current.sanction);
  }

  hello(hello: Hello): void {
    this.clock.heard(hello.now, hello.ageMs);
    // Another tab's stream may have begun long before we asked for the whole.
    if (this.environment.now() - (hello.ageMs ?? 0) >= this.toldAt) this.whole(hello);
  }

  /** The answer to a request of ours. */
  answer(data: UserStateData): void {
    this.clock.heard(data.now);
    this.whole(userStates.withKnownGate(data, this.current));
  }

  signal(signal: RoomSignal): void {
    if (signal.type === 'limit') {
      this.rate(signal.data);
    } else if (signal.type === 'gate') {
      this.change((current) => userStates.withGate(current, signal.data, this.timeOf));
    } else if (signal.type === 'sanction') {
      this.change((current) => userStates.withSanction(current, signal.data, this.timeOf));
      if (this.current && !signal.data.active && signal.data.kind !== 'warning') this.refresh();
    }
  }

  rate(rate: Rate): void {
    this.change((current) => userStates.withRate(current, rate, this.environment.now()));
  }

  /** There is no warning any more that is to be acknowledged. */
  acknowledged(): void {
    this.change((current) => ({ ...current, warning: null }));
  }

  /** A text was refused. */
  refused(problem: ChatProblem): void {
    this.change((current) => userStates.withRefusal(current, problem, this.environment.now(), this.timeOf));
    this.actionRefused(problem);
  }

  /** A role may be lost without an event: what else the user may not do any more is asked then. */
  actionRefused({ code }: ChatProblem): void {
    if (code === 'not_allowed') this.refresh();
  }

  /** What the user may do after a sanction has ended, only the server knows. */
  private refresh(): void {
    this.calls.load().then(
      (state) => this.answer(state),
      (error: unknown) => console.warn('chat state not loaded', error),
    );
  }

  private whole(data: UserStateData): void {
    this.toldAt = this.environment.now();
    const before = this.current && userStates.withSlept(this.current, this.clock.takeSlept());
    this.show(userStates.userStateFrom(data, this.environment.now(), this.timeOf, before));
  }

  private change(change: (current: userStates.UserState) => userStates.UserState): void {
    const { current } = this;
    const changed = current && change(current);
    if (changed && changed !== current) this.show(changed);
  }

  private show(userState: userStates.UserState): void {
    this.current = userState;
    this.calls.changed(userState);
    this.sanctionWatch.watch(userState.sanction);
  }
}
