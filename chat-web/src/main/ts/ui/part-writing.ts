/** Late part: what helps while one writes: completion of names, emoji and commands, and what is left of the limit. */
export { CompletionController } from './completion-controller.js';
export { LimitMeter } from './limit-meter.js';
