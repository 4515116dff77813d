import { ChatClient } from '../client/chat-client.js';
import type { HostHeaders } from '../client/host-headers.js';
import { type Snapshot } from '../client/snapshot.js';
import type { Action, Effect, Message } from '../client/wire.js';
export interface UseChatOptions {
    /** Id of the stream whose chat this is. */
    readonly streamId: string;
    /** Where the host mounted the chat; `/api` by default. */
    readonly api?: string;
    /** What each request to the server also carries, for a host's login that is no cookie; the newest is asked each time. */
    readonly headers?: HostHeaders;
    /** How long the page is hidden before the chat lets go of its stream; `false`: it goes on. A minute by default. */
    readonly pauseHiddenAfterMs?: number | false | undefined;
}
/** The chat as it is now, and what can be done with it. The functions stay the same from one rendering to the next. */
export interface ChatState extends Snapshot {
    /** What is to be seen, oldest first: {@link Snapshot.room} without the tombstones. */
    readonly messages: readonly Message[];
    /** Resolves once the message is in the log; rejects with the `ChatProblem` that refused it. */
    readonly send: (text: string, options?: {
        readonly replyTo?: string;
    }) => Promise<Message>;
    readonly loadOlder: () => Promise<void>;
    readonly moderate: (action: Action) => Promise<Effect>;
    readonly retract: (messageId: string) => Promise<void>;
    readonly client: ChatClient;
}
/** Follows a chat while the component is shown, and renders it again with every change. */
export declare function useChat(options: UseChatOptions): ChatState;
