-- Frontrow chat, version 4, PostgreSQL 14 or newer.
-- Servers of version 3 must have ended before: they would let through what the modes of a room forbid, and show what a
-- clear has hidden.

-- The modes of the room (null: all off), its pinned message (null: none), and the place up to which a clear left
-- nothing but tombstones.
ALTER TABLE frontrow_room ADD COLUMN modes TEXT;
ALTER TABLE frontrow_room ADD COLUMN pin_message VARCHAR(64) COLLATE "C";
ALTER TABLE frontrow_room ADD COLUMN pin_at BIGINT;
ALTER TABLE frontrow_room ADD COLUMN pin_until BIGINT;
ALTER TABLE frontrow_room ADD COLUMN cleared_to BIGINT DEFAULT 0 NOT NULL;

-- New kinds: modes, pinned, unpinned, restored, and cleared without a user, which is everybody.
ALTER TABLE frontrow_change ADD COLUMN detail TEXT;
ALTER TABLE frontrow_change ADD COLUMN until_at BIGINT;
ALTER TABLE frontrow_change ADD COLUMN about_seq BIGINT;

-- What sort of message it is (null: something said), and whether it is its author's first in the room (null: no).
ALTER TABLE frontrow_message ADD COLUMN kind TEXT;
ALTER TABLE frontrow_message ADD COLUMN is_first BOOLEAN;

-- Where the log ended when an action was done: its order among others, whose ids different nodes made.
ALTER TABLE frontrow_audit ADD COLUMN log_head BIGINT;

-- What else is kept of an action. Target null: it was about the room.
ALTER TABLE frontrow_audit ADD COLUMN detail TEXT;
ALTER TABLE frontrow_audit ALTER COLUMN target DROP NOT NULL;

-- Whose text it was, where the action was about the room.
ALTER TABLE frontrow_hidden ADD COLUMN author VARCHAR(128) COLLATE "C";

-- For restoring a message: the action that deleted it.
CREATE INDEX frontrow_audit_message ON frontrow_audit (room, message, id);

-- The messages of a purge begin behind this place. Author '', which is nobody's id: of everybody.
ALTER TABLE frontrow_purge ADD COLUMN after_seq BIGINT DEFAULT 0 NOT NULL;

-- Who has spoken in a room, written with their first message.
CREATE TABLE frontrow_chatter (
  user_id  VARCHAR(128) COLLATE "C" NOT NULL,
  room     BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  CONSTRAINT frontrow_chatter_of PRIMARY KEY (user_id, room)
);

-- What was said lately in rooms where nothing may be said twice: 64 bits of each text.
CREATE TABLE frontrow_said (
  room        BIGINT NOT NULL,
  fingerprint BIGINT NOT NULL,
  said_at     BIGINT NOT NULL,
  CONSTRAINT frontrow_said_text PRIMARY KEY (room, fingerprint)
);

CREATE INDEX frontrow_said_at ON frontrow_said (said_at);

-- Whoever has written before says nothing for the first time any more.
INSERT INTO frontrow_chatter (user_id, room, first_at)
  SELECT author, room, min(sent_at) FROM frontrow_message GROUP BY author, room;

INSERT INTO frontrow_schema (version, applied_at, compatible_from) VALUES (4, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 4);
