package dev.frontrow.chat.jdbc.wallet;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.schema.Scripts;
import dev.frontrow.chat.jdbc.sql.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * A ready wallet for hosts that have none: one balance per user, with a ledger that explains it. Called by hosts:
 *
 * <pre>{@code
 * JdbcWallet.migrate(dataSource);
 * JdbcWallet wallet = JdbcWallet.builder(dataSource, "EUR").build();
 * Gate gate = CreditGate.builder(wallet).topUpUrl("/wallet").build();
 *
 * wallet.credit(new LedgerEntry(user, new Money(500, "EUR"), "Top Up", "payment-8213"));
 * chat.userChanged(user); // open windows are updated at once
 * }</pre>
 *
 * <p>A wallet has one currency; one database may hold several wallets, each with its own balances. A balance is never
 * below zero. An entry and the balance after it are written in one transaction. Entries are never changed or removed,
 * not even when a user is erased from the chat: how long accounts are kept is the host's decision.
 *
 * <p>The same databases as {@link dev.frontrow.chat.jdbc.JdbcChatStore}, or one of its own. Safe for use by many
 * threads and several nodes; entries in one user's wallet are written one after the other. Reading a balance is one
 * query by the primary key.
 *
 * <p>Open an H2 file as {@code jdbc:h2:retry:...}: the engine interrupts a gate that misses its deadline, and an
 * interrupt in the middle of a read closes a plain H2 file for all connections.
 */
public final class JdbcWallet implements Wallet {

    private static final Scripts SCRIPTS = new Scripts(
            "wallet tables", "frontrow_wallet_schema", "wallet/", List.of("V1__wallet.sql", "V2__wallet.sql"));

    private final Database database;
    private final WalletTables tables;
    private final Ledger ledger;
    private final InstantSource clock;

    private JdbcWallet(Database database, WalletTables tables, InstantSource clock) {
        this.database = database;
        this.tables = tables;
        this.ledger = new Ledger(database, tables);
        this.clock = clock;
    }

    /**
     * Brings the wallet's tables to this version, as {@link dev.frontrow.chat.jdbc.JdbcSchema#migrate} does for the
     * chat's tables. The scripts are {@code dev/frontrow/chat/jdbc/wallet/<product>/V<version>__<name>.sql}, and their
     * versions are recorded in {@code frontrow_wallet_schema}. If Flyway applies them, give it a separate history
     * table, since both sets of scripts begin at 1.
     *
     * @throws DatabaseException a script failed
     * @throws SchemaException the tables need a newer library
     */
    public static void migrate(DataSource dataSource) {
        SCRIPTS.migrate(dataSource, Scripts.DEFAULT_TIMEOUT);
    }

    /**
     * A builder that starts with the defaults. The pool stays the caller's.
     *
     * @param currency the currency of every amount, as in {@link Money}
     * @throws IllegalArgumentException no currency
     */
    public static Builder builder(DataSource pool, String currency) {
        return new Builder(pool, new Money(0, currency));
    }

    @Override
    public Money balance(GateRequest request) {
        return balance(request.user().id());
    }

    /** The balance of a user; 0 if nothing was ever booked for them. */
    public Money balance(UserId user) {
        long minor = database.read(connection ->
                tables.find(connection, user).map(WalletRow::balance).orElse(0L));
        return tables.unit().withMinor(minor);
    }

    /**
     * Adds to the balance. If this wallet has booked the reference before, nothing happens and the first result is
     * returned again.
     *
     * @throws DatabaseException it is not known whether the entry was booked; booking it again settles it
     * @throws IllegalArgumentException a currency other than the wallet's
     */
    public LedgerResult credit(LedgerEntry entry) {
        return ledger.append(entry, amount(entry), clock.instant());
    }

    /**
     * Takes from the balance, if it is high enough. If this wallet has booked the reference before, nothing happens and
     * the first result is returned again.
     *
     * @throws DatabaseException it is not known whether the entry was booked; booking it again settles it
     * @throws IllegalArgumentException a currency other than the wallet's
     */
    public LedgerResult debit(LedgerEntry entry) {
        return ledger.append(entry, -amount(entry), clock.instant());
    }

    private long amount(LedgerEntry entry) {
        Money amount = entry.amount();
        if (!amount.currency().equals(tables.currency())) {
            throw new IllegalArgumentException(
                    "currency: " + amount.currency() + " (expected: " + tables.currency() + ")");
        }
        return amount.minor();
    }

    /** Used once, by one thread. */
    public static final class Builder {

        private final DataSource pool;
        private Money unit;
        private Duration networkTimeout = Database.DEFAULT_TIMEOUT;
        private InstantSource clock = InstantSource.system();

        private Builder(DataSource pool, Money unit) {
            this.pool = pool;
            this.unit = unit;
        }

        /**
         * Network timeout: how long a call waits for the database before it gives up and its connection is dropped; 100
         * ms to 5 min, default 5 s.
         */
        public Builder networkTimeout(Duration value) {
            networkTimeout = value;
            return this;
        }

        /**
         * How many decimal digits the currency has, 0 to 9; by default as in ISO 4217, and none for a unit of your own.
         * It changes how amounts are displayed, not what is booked.
         */
        public Builder digits(int value) {
            unit = new Money(0, unit.currency(), value);
            return this;
        }

        /** The clock for the times of entries; the system's by default. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * The wallet.
         *
         * @throws SchemaException the tables are missing or of another version
         * @throws DatabaseException the database cannot be reached
         * @throws IllegalArgumentException a setting out of its range
         */
        public JdbcWallet build() {
            Database database = new Database(pool, networkTimeout);
            SCRIPTS.check(pool);
            return new JdbcWallet(database, new WalletTables(unit), clock);
        }
    }
}
