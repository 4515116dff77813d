export * from './client/index.js';
export { FrontrowChat } from './ui/frontrow-chat.js';
export { english, type Strings } from './ui/strings.js';
