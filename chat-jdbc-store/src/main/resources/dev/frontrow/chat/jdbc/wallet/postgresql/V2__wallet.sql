-- Frontrow wallet, version 2, PostgreSQL 14 or newer.

-- From which version on a library may run on the tables as this script leaves them.
ALTER TABLE frontrow_wallet_schema ADD COLUMN compatible_from INTEGER;

INSERT INTO frontrow_wallet_schema (version, applied_at, compatible_from) VALUES (2, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 1);
