export * from './client/index.js';
export { FrontrowChat } from './ui/chat/frontrow-chat.js';
export { ChatTheme } from './ui/base/theme.js';
export type { GateText } from './ui/i18n/gate-text.js';
export { english, type Strings } from './ui/i18n/strings.js';
