/** Late part: the sound of a mention, off unless the reader wants it. */
export { soundMention } from './messages/mention-sound.js';
