import { latePart } from '../client/late-part.js';

/**
 * What the chat does without until somebody needs it. Each part is one file of a lasting name that imports nothing but `frontrow-lit.js`.
 *
 * During an upgrade, and out of a browser's cache, a chat meets parts of another build. What passes between them (the classes'
 * constructors and methods, the elements' properties and events) must therefore fit the builds before: it may grow by what
 * the other side can do without. What cannot be done that way gets a part of another name, and the old one stays for a release.
 */
export const settingsPart = latePart(() => import('./part-settings.js'));
export const replyPart = latePart(() => import('./part-reply.js'));
export const writingPart = latePart(() => import('./part-writing.js'));
export const roomPart = latePart(() => import('./part-room.js'));
export const emojiPart = latePart(() => import('./part-emoji.js'));
export const soundPart = latePart(() => import('./part-sound.js'));
export const germanPart = latePart(() => import('./part-german.js'));
export const arabicPart = latePart(() => import('./part-arabic.js'));
export const staffPart = latePart(() => import('./part-staff.js'));
