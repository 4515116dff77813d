-- Frontrow chat, version 3, MariaDB 10.6 or newer, MySQL 8.
-- Servers of version 2 go on beside those of version 3: what they write has no names. They erase none either.

-- What people were called when something was done to them, and who did it. Null: not known, or erased.
ALTER TABLE frontrow_audit ADD COLUMN target_name VARCHAR(128);
ALTER TABLE frontrow_sanction ADD COLUMN user_name VARCHAR(128);
ALTER TABLE frontrow_sanction ADD COLUMN given_by_name VARCHAR(128);

-- For erasure of whoever gave one.
CREATE INDEX frontrow_sanction_giver ON frontrow_sanction (given_by, room);

INSERT INTO frontrow_schema (version, applied_at, compatible_from) VALUES (3, floor(unix_timestamp(now(3)) * 1000), 2);
