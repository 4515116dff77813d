export * from './client/index.js';
export { FrontrowChat } from './ui/chat/frontrow-chat.js';
export { ChatTheme } from './ui/base/theme.js';
export { english, type GateMissing, type GateText, type Strings } from './ui/i18n/strings.js';
