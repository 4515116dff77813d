/** Everything that is loaded with the first use of a tool beside the chat: one file, instead of many small ones. */
import './moderation-panel.js';
import './staff-menu.js';
import './user-card.js';

export { commandErrorWords, helpWords } from './command-words.js';
export { completeCommand, parseCommand } from './commands.js';
export { perform, staffRefusal } from './staff-acts.js';
export { withStaffWords } from './staff-strings.js';
