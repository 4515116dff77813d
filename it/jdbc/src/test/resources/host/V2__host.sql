CREATE TABLE host_other (no INTEGER);
