import type { Environment } from './environment.js';
export interface ApiRequest {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    readonly path: string;
    readonly token?: string;
    readonly body?: unknown;
    readonly idempotencyKey?: string;
}
/** The plain requests of the contract: JSON in, JSON out, {@link ChatProblem} for whatever is no success. */
export declare class Api {
    private readonly environment;
    /** Where the host mounted the chat, without a slash at the end. */
    readonly base: string;
    readonly stream: string;
    constructor(environment: Environment, 
    /** Where the host mounted the chat, without a slash at the end. */
    base: string, stream: string);
    /** The path of something inside the stream's room, with what is asked of it. */
    inStream(rest: string, options?: object): string;
    call<T>(request: ApiRequest): Promise<T>;
}
