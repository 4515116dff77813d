import { latePart } from '../client/late-part.js';

/** What the chat does without until somebody needs it. Each is one file that imports nothing but what the chat has. */
export const settingsPart = latePart(() => import('./chat-settings.js'));
export const replyPart = latePart(() => import('./reply-bar.js'));
export const completionPart = latePart(() => import('./completion-controller.js'));
export const emojiPart = latePart(() => import('./emoji/emoji-parts.js'));
export const staffPart = latePart(() => import('./staff-parts.js'));
