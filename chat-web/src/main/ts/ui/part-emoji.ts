/** Late part: everything about emoji, whether they are picked or typed. */
export { emojiOf, search } from './emoji/emojis.js';
export { PickerController } from './emoji/picker-controller.js';
