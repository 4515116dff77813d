-- Frontrow wallet, version 2, MariaDB 10.6 or newer, MySQL 8.

-- From which version on a library may run on the tables as this script leaves them.
ALTER TABLE frontrow_wallet_schema ADD COLUMN compatible_from INTEGER;

INSERT INTO frontrow_wallet_schema (version, applied_at, compatible_from) VALUES (2, floor(unix_timestamp(now(3)) * 1000), 1);
