export { ModerationPanel } from './ui/moderation-panel.js';
export { staffEnglish, type StaffStrings } from './ui/staff-strings.js';
export { english, type Strings } from './ui/strings.js';
export { ChatTheme } from './ui/theme.js';
