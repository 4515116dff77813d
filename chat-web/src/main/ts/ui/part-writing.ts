/** Late part: what helps while one writes: completion of names, emoji and commands, and what is left of the limit. */
export { CompletionController } from './composer/completion-controller.js';
export { LimitMeter } from './composer/limit-meter.js';
