/** Everything that is loaded with the first use of a tool beside the chat: one file, instead of many small ones. */
import './moderation-panel.js';
import './staff-menu.js';
import './user-card.js';

export { completeCommand } from './commands.js';
export { StaffTools } from './staff-tools.js';
