-- What version 4 wrote. Never changed after its release.
INSERT INTO frontrow_room (id, head, kept_from, actions, sanctions, upkeep_at, modes, pin_message, pin_at, pin_until, cleared_to) VALUES ('old', 3, 1, 2, 1, 1767268803000, NULL, NULL, NULL, NULL, 0);
INSERT INTO frontrow_message (room, seq, id, author, name, role, badges, text, reply_to, deleted_by, sent_at, key_value, fingerprint, kind, is_first)
  SELECT no, 1, 'message-1', 'ann', 'Änn 🎈', 'subscriber', 'founder,tier-3', 'hi 🎉', NULL, NULL, 1767268800000, 'key-1', 'fingerprint-1', NULL, true FROM frontrow_room;
INSERT INTO frontrow_message (room, seq, id, author, name, role, badges, text, reply_to, deleted_by, sent_at, key_value, fingerprint)
  SELECT no, 2, 'message-2', 'bob', 'Bob', 'viewer', '', NULL, NULL, 'moderator', 1767268801000, NULL, NULL FROM frontrow_room;
INSERT INTO frontrow_change (room, seq, kind, message, user_id, made_by, made_at, detail, until_at, about_seq)
  SELECT no, 3, 'deleted', 'message-2', NULL, 'moderator', 1767268802000, NULL, NULL, NULL FROM frontrow_room;
INSERT INTO frontrow_sanction (room, user_id, user_name, kind, until_at, reason, given_by, given_by_name, given_at)
  SELECT no, 'bob', 'Bob 🎈', 'ban', NULL, 'enough', 'mo', 'Mo', 1767268803000 FROM frontrow_room;
INSERT INTO frontrow_audit (room, id, made_at, actor, actor_name, actor_role, actor_badges, action, message, target, target_name, duration_ms, until_at, reason, detail, event_seq, log_head, key_user, key_value, fingerprint)
  SELECT no, 'audit-1', 1767268802000, 'mo', 'Mo', 'moderator', '', 'delete', 'message-2', 'bob', 'Bob 🎈', NULL, NULL, NULL, NULL, 3, 3, NULL, NULL, NULL FROM frontrow_room;
INSERT INTO frontrow_hidden (room, audit, place, message, text)
  SELECT no, 'audit-1', 0, 'message-2', 'rude' FROM frontrow_room;
INSERT INTO frontrow_audit (room, id, made_at, actor, actor_name, actor_role, actor_badges, action, message, target, target_name, duration_ms, until_at, reason, detail, event_seq, log_head, key_user, key_value, fingerprint)
  SELECT no, 'audit-2', 1767268803000, 'mo', 'Mo', 'moderator', '', 'ban', NULL, 'bob', 'Bob 🎈', NULL, NULL, 'enough', NULL, NULL, 3, 'mo', 'key-2', 'fingerprint-2' FROM frontrow_room;
INSERT INTO frontrow_chatter (user_id, room, first_at) SELECT 'ann', no, 1767268800000 FROM frontrow_room;
INSERT INTO frontrow_chatter (user_id, room, first_at) SELECT 'bob', no, 1767268801000 FROM frontrow_room;
