-- outside a transaction
CREATE TABLE things_schema (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL, compatible_from INTEGER);
INSERT INTO nowhere VALUES (1, 0, 1);
