-- Frontrow chat, version 1, MariaDB 10.6 or newer, MySQL 8.
-- Times are milliseconds since 1970-01-01T00:00Z. Everything compares byte by byte.

CREATE TABLE frontrow_schema (
  version    INTEGER PRIMARY KEY,
  applied_at BIGINT  NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row: the epoch of all rooms. Changed when the log went back in time, as after restoring a backup.
CREATE TABLE frontrow_log (
  epoch VARCHAR(32) NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A room: its row is the lock that whoever appends holds.
CREATE TABLE frontrow_room (
  no        BIGINT AUTO_INCREMENT PRIMARY KEY,
  id        VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  head      BIGINT NOT NULL,             -- place of the newest public event
  kept_from BIGINT NOT NULL,             -- events before this place are pruned
  actions   BIGINT NOT NULL,             -- moderation actions so far
  CONSTRAINT frontrow_room_id UNIQUE (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A message, or its tombstone: then text is null and deleted_by says who.
CREATE TABLE frontrow_message (
  room        BIGINT NOT NULL,
  seq         BIGINT NOT NULL,
  id          VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  author      VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name        VARCHAR(128) NOT NULL,
  role        VARCHAR(16)  NOT NULL,
  badges      VARCHAR(300) NOT NULL,     -- separated by commas
  text        TEXT,
  reply_to    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  deleted_by  VARCHAR(16),
  sent_at     BIGINT NOT NULL,
  key_value   VARCHAR(128),  -- the idempotency key
  fingerprint VARCHAR(64),
  CONSTRAINT frontrow_message_place PRIMARY KEY (room, seq),
  CONSTRAINT frontrow_message_id UNIQUE (room, id),
  CONSTRAINT frontrow_message_key UNIQUE (author, room, key_value)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The public events that are no message: they take a place of the same numbering.
CREATE TABLE frontrow_change (
  room    BIGINT NOT NULL,
  seq     BIGINT NOT NULL,
  kind    VARCHAR(16) NOT NULL,          -- deleted, cleared
  message VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,      -- what was deleted
  user_id VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin,      -- whose messages were cleared
  made_by VARCHAR(16) NOT NULL,
  made_at BIGINT NOT NULL,
  CONSTRAINT frontrow_change_place PRIMARY KEY (room, seq)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE frontrow_sanction (
  room     BIGINT NOT NULL,
  user_id  VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind     VARCHAR(16)  NOT NULL,        -- mute, ban
  until_at BIGINT,                       -- null: for good
  reason   TEXT,
  given_by VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin,     -- null: the host
  given_at BIGINT NOT NULL,
  CONSTRAINT frontrow_sanction_of PRIMARY KEY (room, user_id, kind)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE frontrow_audit (
  room         BIGINT NOT NULL,
  id           VARCHAR(64)  NOT NULL,
  made_at      BIGINT NOT NULL,
  actor        VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin, -- null: the host
  actor_name   VARCHAR(128),
  actor_role   VARCHAR(16),
  actor_badges VARCHAR(300),
  action       VARCHAR(16)  NOT NULL,
  message      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  target       VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  duration_ms  BIGINT,
  until_at     BIGINT,
  reason       TEXT,
  event_seq    BIGINT,                   -- place of the public event it made
  key_user     VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin,
  key_value    VARCHAR(128),
  fingerprint  VARCHAR(64),
  CONSTRAINT frontrow_audit_id PRIMARY KEY (room, id),
  CONSTRAINT frontrow_audit_key UNIQUE (room, key_user, key_value)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What an action hid, newest first.
CREATE TABLE frontrow_hidden (
  room    BIGINT NOT NULL,
  audit   VARCHAR(64) NOT NULL,
  place   INTEGER NOT NULL,
  message VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  text    TEXT NOT NULL,
  CONSTRAINT frontrow_hidden_place PRIMARY KEY (room, audit, place)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- For export and erasure of one person; messages have frontrow_message_key for that.
CREATE INDEX frontrow_audit_target ON frontrow_audit (target, room, id);
CREATE INDEX frontrow_audit_actor ON frontrow_audit (actor, room, id);
CREATE INDEX frontrow_sanction_user ON frontrow_sanction (user_id, room);

INSERT INTO frontrow_log (epoch) VALUES (substr(md5(concat(rand(), uuid())), 1, 12));
INSERT INTO frontrow_schema (version, applied_at) VALUES (1, floor(unix_timestamp(now(3)) * 1000));
