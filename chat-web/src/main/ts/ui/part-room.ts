/** Late part: what stands around the messages where a room has rules, or something keeps the reader from writing. */
import './status/gate-prompt.js';
import './status/rules-bar.js';
import './status/sanction-notice.js';

export { withRoomStrings } from './i18n/all-strings.js';
