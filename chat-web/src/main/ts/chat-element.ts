import { latePart } from './client/late-part.js';

/** The element, for what can do without until it runs in a browser. */
export const chatElement = latePart(() => import('./frontrow-chat.js'));
