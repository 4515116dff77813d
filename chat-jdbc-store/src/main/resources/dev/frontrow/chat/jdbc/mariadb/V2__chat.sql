-- Frontrow chat, version 2, MariaDB 10.6 or newer, MySQL 8.
-- Comparisons overlook spaces at the end of a text; no id and no key has one.
-- Servers of version 1 must have ended before: they would show what a purge has hidden.

-- From which version on a library may run on the tables as this script leaves them.
ALTER TABLE frontrow_schema ADD COLUMN compatible_from INTEGER;

-- How many mutes and bans were given or lifted so far.
ALTER TABLE frontrow_room ADD COLUMN sanctions BIGINT DEFAULT 0 NOT NULL;

-- When something of the room may next be due to be pruned; brought forward by whoever appends.
ALTER TABLE frontrow_room ADD COLUMN upkeep_at BIGINT DEFAULT 0 NOT NULL;

CREATE INDEX frontrow_room_upkeep ON frontrow_room (upkeep_at, no);

-- A purge of more messages than one transaction changes: all of that author up to that place are tombstones,
-- whatever their rows still say. Removed when their rows say it too.
CREATE TABLE frontrow_purge (
  room    BIGINT NOT NULL,
  author  VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  up_to   BIGINT NOT NULL,
  made_by VARCHAR(16) NOT NULL,
  CONSTRAINT frontrow_purge_of PRIMARY KEY (room, author, up_to)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX frontrow_message_author ON frontrow_message (room, author, seq);

INSERT INTO frontrow_schema (version, applied_at, compatible_from) VALUES (2, floor(unix_timestamp(now(3)) * 1000), 2);
