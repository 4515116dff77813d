/**
 * Everything that is loaded with the first use of a tool beside the chat: one file, instead of many small ones. It is
 * `frontrow-moderation.js` as well, for pages of the staff: both have to be the same file.
 */
import './moderation/message-menu.js';
import './moderation/user-card.js';

export { completeCommand } from './moderation/commands.js';
export { ModerationPanel } from './moderation/moderation-panel.js';
export { staffEnglish, type StaffStrings } from './i18n/staff-strings.js';
export { StaffTools } from './moderation/staff-tools.js';
export { english, type Strings } from './i18n/strings.js';
export { ChatTheme } from './base/theme.js';
