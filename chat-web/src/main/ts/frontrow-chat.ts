export * from './client/index.js';
export { FrontrowChat } from './ui/frontrow-chat.js';
export { ChatTheme } from './ui/theme.js';
export type { GateText } from './ui/gate-text.js';
export { english, type Strings } from './ui/strings.js';
