/**
 * Everything that is loaded with the first use of a tool beside the chat: one file, instead of many small ones. It is
 * `frontrow-moderation.js` as well, for pages of the staff: both have to be the same file.
 */
import './staff-menu.js';
import './user-card.js';

export { completeCommand } from './commands.js';
export { ModerationPanel } from './moderation-panel.js';
export { staffEnglish, type StaffStrings } from './staff-strings.js';
export { StaffTools } from './staff-tools.js';
export { english, type Strings } from './strings.js';
export { ChatTheme } from './theme.js';
