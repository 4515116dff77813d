/** Streams and answers as the server makes them, byte for byte: the golden files of the specification. */
import history from '../../../../docs/spec/golden/answer-history.json';
import state from '../../../../docs/spec/golden/answer-state.json';
import token from '../../../../docs/spec/golden/answer-token.json';
import byeBanned from '../../../../docs/spec/golden/event-bye-banned.txt';
import bye from '../../../../docs/spec/golden/event-bye.txt';
import gateClosed from '../../../../docs/spec/golden/event-gate-closed.txt';
import gate from '../../../../docs/spec/golden/event-gate.txt';
import helloSilenced from '../../../../docs/spec/golden/event-hello-silenced.txt';
import hello from '../../../../docs/spec/golden/event-hello.txt';
import limit from '../../../../docs/spec/golden/event-limit.txt';
import reply from '../../../../docs/spec/golden/event-message-reply.txt';
import tombstone from '../../../../docs/spec/golden/event-message-tombstone.txt';
import deleted from '../../../../docs/spec/golden/event-message.deleted.txt';
import message from '../../../../docs/spec/golden/event-message.txt';
import cleared from '../../../../docs/spec/golden/event-messages.cleared.txt';
import moderationDelete from '../../../../docs/spec/golden/event-moderation-delete.txt';
import moderation from '../../../../docs/spec/golden/event-moderation.txt';
import occupancy from '../../../../docs/spec/golden/event-occupancy.txt';
import resync from '../../../../docs/spec/golden/event-resync.txt';
import sanctionBan from '../../../../docs/spec/golden/event-sanction-ban.txt';
import sanctionLifted from '../../../../docs/spec/golden/event-sanction-lifted.txt';
import sanction from '../../../../docs/spec/golden/event-sanction.txt';
import ticket from '../../../../docs/spec/golden/event-ticket.txt';
import heartbeat from '../../../../docs/spec/golden/heartbeat.txt';
import retry from '../../../../docs/spec/golden/retry.txt';
import resumed from '../../../../docs/spec/golden/stream-resumed.txt';

export const answers = { history, state, token };

/** One event each; the name begins with the event's type. */
export const events = {
  bye,
  'bye-banned': byeBanned,
  gate,
  'gate-closed': gateClosed,
  hello,
  'hello-silenced': helloSilenced,
  limit,
  message,
  'message-reply': reply,
  'message-tombstone': tombstone,
  'message.deleted': deleted,
  'messages.cleared': cleared,
  moderation,
  'moderation-delete': moderationDelete,
  occupancy,
  resync,
  sanction,
  'sanction-ban': sanctionBan,
  'sanction-lifted': sanctionLifted,
  ticket,
};

export { heartbeat, resumed, retry };
