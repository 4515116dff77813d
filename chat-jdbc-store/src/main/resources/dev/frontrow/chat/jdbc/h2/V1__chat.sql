-- Frontrow chat, version 1, H2 2.2 or newer.
-- Times are milliseconds since 1970-01-01T00:00Z. Everything compares character by character.

CREATE TABLE frontrow_schema (
  version    INTEGER PRIMARY KEY,
  applied_at BIGINT  NOT NULL
);

-- One row: the epoch of all rooms. Changed when the log went back in time, as after restoring a backup.
CREATE TABLE frontrow_log (
  epoch VARCHAR(32) NOT NULL
);

-- A room: its row is the lock that whoever appends holds.
CREATE TABLE frontrow_room (
  no        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id        VARCHAR(128) NOT NULL,
  head      BIGINT NOT NULL,             -- place of the newest public event
  kept_from BIGINT NOT NULL,             -- events before this place are pruned
  actions   BIGINT NOT NULL,             -- moderation actions so far
  CONSTRAINT frontrow_room_id UNIQUE (id)
);

-- A message, or its tombstone: then text is null and deleted_by says who.
CREATE TABLE frontrow_message (
  room        BIGINT NOT NULL,
  seq         BIGINT NOT NULL,
  id          VARCHAR(64)  NOT NULL,
  author      VARCHAR(128) NOT NULL,
  name        VARCHAR(128) NOT NULL,
  role        VARCHAR(16)  NOT NULL,
  badges      VARCHAR(300) NOT NULL,     -- separated by commas
  text        VARCHAR(100000),
  reply_to    VARCHAR(64),
  deleted_by  VARCHAR(16),
  sent_at     BIGINT NOT NULL,
  key_value   VARCHAR(128),  -- the idempotency key
  fingerprint VARCHAR(64),
  CONSTRAINT frontrow_message_place PRIMARY KEY (room, seq),
  CONSTRAINT frontrow_message_id UNIQUE (room, id),
  CONSTRAINT frontrow_message_key UNIQUE (author, room, key_value)
);

-- The public events that are no message: they take a place of the same numbering.
CREATE TABLE frontrow_change (
  room    BIGINT NOT NULL,
  seq     BIGINT NOT NULL,
  kind    VARCHAR(16) NOT NULL,          -- deleted, cleared
  message VARCHAR(64),      -- what was deleted
  user_id VARCHAR(128),      -- whose messages were cleared
  made_by VARCHAR(16) NOT NULL,
  made_at BIGINT NOT NULL,
  CONSTRAINT frontrow_change_place PRIMARY KEY (room, seq)
);

CREATE TABLE frontrow_sanction (
  room     BIGINT NOT NULL,
  user_id  VARCHAR(128) NOT NULL,
  kind     VARCHAR(16)  NOT NULL,        -- mute, ban
  until_at BIGINT,                       -- null: for good
  reason   VARCHAR(100000),
  given_by VARCHAR(128),     -- null: the host
  given_at BIGINT NOT NULL,
  CONSTRAINT frontrow_sanction_of PRIMARY KEY (room, user_id, kind)
);

CREATE TABLE frontrow_audit (
  room         BIGINT NOT NULL,
  id           VARCHAR(64)  NOT NULL,
  made_at      BIGINT NOT NULL,
  actor        VARCHAR(128), -- null: the host
  actor_name   VARCHAR(128),
  actor_role   VARCHAR(16),
  actor_badges VARCHAR(300),
  action       VARCHAR(16)  NOT NULL,
  message      VARCHAR(64),
  target       VARCHAR(128) NOT NULL,
  duration_ms  BIGINT,
  until_at     BIGINT,
  reason       VARCHAR(100000),
  event_seq    BIGINT,                   -- place of the public event it made
  key_user     VARCHAR(128),
  key_value    VARCHAR(128),
  fingerprint  VARCHAR(64),
  CONSTRAINT frontrow_audit_id PRIMARY KEY (room, id),
  CONSTRAINT frontrow_audit_key UNIQUE (room, key_user, key_value)
);

-- What an action hid, newest first.
CREATE TABLE frontrow_hidden (
  room    BIGINT NOT NULL,
  audit   VARCHAR(64) NOT NULL,
  place   INTEGER NOT NULL,
  message VARCHAR(64) NOT NULL,
  text    VARCHAR(100000) NOT NULL,
  CONSTRAINT frontrow_hidden_place PRIMARY KEY (room, audit, place)
);

-- For export and erasure of one person; messages have frontrow_message_key for that.
CREATE INDEX frontrow_audit_target ON frontrow_audit (target, room, id);
CREATE INDEX frontrow_audit_actor ON frontrow_audit (actor, room, id);
CREATE INDEX frontrow_sanction_user ON frontrow_sanction (user_id, room);

INSERT INTO frontrow_log (epoch) VALUES (lower(substring(replace(cast(random_uuid() AS VARCHAR), '-', ''), 1, 12)));
INSERT INTO frontrow_schema (version, applied_at) VALUES (1, cast(extract(EPOCH FROM current_timestamp) * 1000 AS BIGINT));
