/** Late part: everything about emoji, whether they are picked or typed. */
export { EmojiPicker } from './emoji/emoji-picker.js';
export { emojiOf, search } from './emoji/emojis.js';
