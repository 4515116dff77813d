/** Late part: the dialog of the reader's own settings. */
export { ChatSettings } from './settings/chat-settings.js';
