/** Everything that is loaded with the first use of an emoji: one file, whether it is picked or typed. */
import './emoji-picker.js';

export { emojiOf, search } from './emojis.js';
