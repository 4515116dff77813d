import { type CSSProperties, type ReactElement } from 'react';
import type { HostHeaders } from '../client/host-headers.js';
import type { Strings } from '../ui/i18n/strings.js';
/** `detail` says where to top up, and which gate is closed. `preventDefault()` keeps the link from being followed. */
export type TopUpEvent = CustomEvent<{
    readonly url: string;
    readonly gate: string;
    readonly code: string;
}>;
/** `detail` says whom the reader has blocked, or blocks no more. `preventDefault()` keeps the browser from keeping it. */
export type BlockEvent = CustomEvent<{
    readonly userId: string;
    readonly name: string;
    readonly blocked: boolean;
}>;
export interface ChatProps {
    /** Id of the stream whose chat this is. */
    readonly streamId: string;
    /** `false` hides the tools of the staff. Who has them otherwise, the server says. */
    readonly canModerate?: boolean;
    /** Where the host mounted the chat; `/api` by default. */
    readonly api?: string;
    /** What each request to the server also carries, for a host's login that is no cookie; the newest is asked each time. */
    readonly headers?: HostHeaders;
    /** Without it, as the reader's system has it. */
    readonly theme?: 'light' | 'dark';
    readonly topUpTarget?: string;
    readonly readonly?: boolean;
    readonly overlay?: boolean;
    /** How long the page is hidden before the chat lets go of its stream; `false`: it goes on. A minute by default. */
    readonly pauseHiddenAfterMs?: number | false | undefined;
    readonly lang?: string;
    readonly strings?: Strings;
    readonly className?: string;
    readonly style?: CSSProperties;
    readonly onTopUp?: (event: TopUpEvent) => void;
    /** Ids of those whom the reader has blocked, if the page keeps them; without it, the browser does. */
    readonly blocked?: readonly string[];
    readonly onBlock?: (event: BlockEvent) => void;
}
/** `<frontrow-chat>` as a React component. The element is loaded in the browser, so rendering on a server is safe. */
export declare function Chat(props: ChatProps): ReactElement;
