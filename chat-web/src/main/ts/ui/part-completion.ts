/** Late part: what completes names, emoji and commands while one types. */
export { CompletionController } from './completion-controller.js';
