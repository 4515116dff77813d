-- Frontrow wallet, version 1, PostgreSQL 14 or newer.
-- Amounts are in the smallest unit of the currency. Times are milliseconds since 1970-01-01T00:00Z. Ids compare byte by byte (collation "C").

CREATE TABLE frontrow_wallet_schema (
  version    INTEGER PRIMARY KEY,
  applied_at BIGINT  NOT NULL
);

-- A wallet: its row is the lock that whoever books holds.
CREATE TABLE frontrow_wallet (
  user_id  VARCHAR(128) COLLATE "C" NOT NULL,
  currency VARCHAR(16) COLLATE "C" NOT NULL,
  balance  BIGINT NOT NULL,              -- the sum of its entries
  entries  BIGINT NOT NULL,              -- how many there are
  CONSTRAINT frontrow_wallet_of PRIMARY KEY (user_id, currency),
  CONSTRAINT frontrow_wallet_not_below_zero CHECK (balance >= 0)
) WITH (fillfactor = 50);

-- The ledger: rows are only ever added.
CREATE TABLE frontrow_wallet_entry (
  user_id   VARCHAR(128) COLLATE "C" NOT NULL,
  currency  VARCHAR(16) COLLATE "C" NOT NULL,
  no        BIGINT NOT NULL,             -- 1, 2, 3 ... in each wallet
  reference VARCHAR(128) COLLATE "C" NOT NULL,
  amount    BIGINT NOT NULL,             -- a credit as it is, a debit negative
  balance   BIGINT NOT NULL,             -- after it
  reason    VARCHAR(200) NOT NULL,
  made_at   BIGINT NOT NULL,
  CONSTRAINT frontrow_wallet_entry_no PRIMARY KEY (user_id, currency, no),
  CONSTRAINT frontrow_wallet_entry_reference UNIQUE (user_id, currency, reference)
);

INSERT INTO frontrow_wallet_schema (version, applied_at) VALUES (1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint);
