-- A semicolon at the end of a line ends no statement here; nor does one in a text.

CREATE TABLE things_schema (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL, compatible_from INTEGER);
CREATE TABLE things (no INTEGER, word TEXT DEFAULT 'a -- b;
c' NOT NULL);
-- step
CREATE FUNCTION things_count() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  found bigint;
BEGIN
  SELECT count(*) INTO found FROM things;
  RETURN found;
END $$;
-- step
INSERT INTO things_schema VALUES (1, 0, 1);
