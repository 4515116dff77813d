CREATE TABLE host_thing (no INTEGER);
