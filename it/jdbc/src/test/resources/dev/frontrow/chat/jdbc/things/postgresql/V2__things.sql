-- outside a transaction
-- Those who write to the table go on while this is built.
DROP INDEX CONCURRENTLY IF EXISTS things_no;
CREATE UNIQUE INDEX CONCURRENTLY things_no ON things (no);
INSERT INTO things_schema VALUES (2, 0, 1);
