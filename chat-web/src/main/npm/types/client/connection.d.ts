import type { ChatProblem } from './problem.js';
/** Where the live connection stands. `since` is when we were last live, or began; times are those of `now`. */
export type Connection = 
/** Not started, or stopped by the page. */
{
    readonly status: 'idle';
}
/** `why` the last try came to nothing, until one comes to something; the codes are those of `waiting`. */
 | {
    readonly status: 'connecting';
    readonly since: number;
    readonly why?: string | undefined;
} | {
    readonly status: 'live';
}
/** Closed, for nobody sees the page; it goes on where it was when the page is shown. */
 | {
    readonly status: 'paused';
}
/**
 * Lost; the next try comes by itself at `retryAt`. `why` is a code: of a `bye`, of a problem, `unanswered` (the stream was asked for and no byte came),
 * `silent` (none came any more), `cut` …
 */
 | {
    readonly status: 'waiting';
    readonly since: number;
    readonly retryAt: number;
    readonly why: string;
}
/** The server does not let us in; trying again as we are would not help. */
 | {
    readonly status: 'refused';
    readonly problem: ChatProblem;
}
/** The chat is over. */
 | {
    readonly status: 'ended';
};
