-- Frontrow wallet, version 2, H2 2.2 or newer.

-- From which version on a library may run on the tables as this script leaves them.
ALTER TABLE frontrow_wallet_schema ADD COLUMN compatible_from INTEGER;

INSERT INTO frontrow_wallet_schema (version, applied_at, compatible_from) VALUES (2, cast(extract(EPOCH FROM current_timestamp) * 1000 AS BIGINT), 1);
