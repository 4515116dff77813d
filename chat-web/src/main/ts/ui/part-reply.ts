/** Late part: what stands above the input while one answers. */
export { ReplyBar } from './composer/reply-bar.js';
