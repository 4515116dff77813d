import type { Environment } from './environment.js';
/** Headers of the host's own login, as of now: a bearer token, or one against forged requests. */
export type HostHeaders = () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
/** The environment, whose requests also carry the host's headers. Where the chat has one of the same name, its own is sent. */
export declare function withHeaders(environment: Environment, headers: HostHeaders): Environment;
