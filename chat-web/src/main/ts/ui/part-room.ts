/** Late part: what stands around the messages, and in some of them, where a room has rules or something keeps the reader from writing. */
import './messages/folded-message.js';
import './messages/message-mark.js';
import './messages/pinned-message.js';
import './messages/reply-quote.js';
import './status/gate-prompt.js';
import './status/rules-bar.js';
import './status/sanction-notice.js';

export { withRoomStrings } from './i18n/all-strings.js';
