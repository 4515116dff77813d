-- outside a transaction
CREATE TABLE things_schema (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL, compatible_from INTEGER);
CREATE TABLE things (no INTEGER);
INSERT INTO things_schema VALUES (1, 0, 1);
