-- Frontrow wallet, version 1, MariaDB 10.6 or newer, MySQL 8.
-- Amounts are in the smallest unit of the currency. Times are milliseconds since 1970-01-01T00:00Z. Everything compares byte by byte.

CREATE TABLE frontrow_wallet_schema (
  version    INTEGER PRIMARY KEY,
  applied_at BIGINT  NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A wallet: its row is the lock that whoever books holds.
CREATE TABLE frontrow_wallet (
  user_id  VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  balance  BIGINT NOT NULL,              -- the sum of its entries
  entries  BIGINT NOT NULL,              -- how many there are
  CONSTRAINT frontrow_wallet_of PRIMARY KEY (user_id, currency),
  CONSTRAINT frontrow_wallet_not_below_zero CHECK (balance >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The ledger: rows are only ever added.
CREATE TABLE frontrow_wallet_entry (
  user_id   VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency  VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no        BIGINT NOT NULL,             -- 1, 2, 3 ... in each wallet
  reference VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount    BIGINT NOT NULL,             -- a credit as it is, a debit negative
  balance   BIGINT NOT NULL,             -- after it
  reason    VARCHAR(200) NOT NULL,
  made_at   BIGINT NOT NULL,
  CONSTRAINT frontrow_wallet_entry_no PRIMARY KEY (user_id, currency, no),
  CONSTRAINT frontrow_wallet_entry_reference UNIQUE (user_id, currency, reference)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO frontrow_wallet_schema (version, applied_at) VALUES (1, floor(unix_timestamp(now(3)) * 1000));
