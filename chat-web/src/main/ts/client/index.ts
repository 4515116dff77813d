/** The headless client: everything a page of its own needs. */
export { ChatClient } from './chat-client.js';
export type { ChatClientEvents, ChatClientOptions, PageOptions } from './chat-client-options.js';
export type { Connection } from './connection.js';
export { browserEnvironment, type Environment, type Hint } from './environment.js';
export type { HostHeaders } from './host-headers.js';
export { now } from './now.js';
export type { LockTurn, TabChannel, Tabs } from './tabs.js';
export type { OutboxEntry, SendOptions } from './outbox.js';
export { ChatProblem, type ProblemBody, type SendCheck } from './problem.js';
export type { Room } from './room.js';
export type { Snapshot } from './snapshot.js';
export {
  isSlow,
  mayModerate,
  remainingAt,
  sanctionedAt,
  waitsUntil,
  type SanctionView,
  type UserState,
} from './user-state.js';
export type * from './wire.js';
