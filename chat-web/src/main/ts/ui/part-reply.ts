/** Late part: what stands above the input while one answers. */
export { ReplyBar } from './reply-bar.js';
