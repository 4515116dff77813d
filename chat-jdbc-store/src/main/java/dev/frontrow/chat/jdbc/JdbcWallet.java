package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * A ready wallet for hosts that have none: one balance for each user, with a ledger that says how it came about. Called by hosts:
 *
 * <pre>{@code
 * JdbcWallet.migrate(dataSource);
 * JdbcWallet wallet = JdbcWallet.over(dataSource, "EUR").build();
 * Gate gate = CreditGate.builder(wallet).topUpUrl("/wallet").build();
 *
 * wallet.credit(new Booking(user, new Money(500, "EUR"), "Top Up", "payment-8213"));
 * chat.userChanged(user); // open windows hear of it at once
 * }</pre>
 *
 * <p>A wallet is in one currency; over one database there may be several, each with balances of its own. A balance is never below zero. A booking and the balance
 * after it are one transaction; entries are never changed or removed, and the erasure of a user from the chat leaves them: how long accounts are kept is the
 * host's to know.
 *
 * <p>The same databases as {@link JdbcChatStore}, or one of its own. Safe for use by many threads and several nodes; bookings in one wallet wait for each other. Asking
 * for a balance is one query by the primary key.
 *
 * <p>An H2 file is opened as {@code jdbc:h2:retry:...}: the engine interrupts a gate that misses its deadline, and an interrupt in the middle of a read closes a plain H2
 * file for everybody.
 */
public final class JdbcWallet implements Wallet {

    private static final Scripts SCRIPTS = new Scripts(
            "wallet tables", "frontrow_wallet_schema", "wallet/", List.of("V1__wallet.sql", "V2__wallet.sql"));

    private final Database database;
    private final WalletTables tables;
    private final Bookkeeper bookkeeper;
    private final InstantSource clock;

    private JdbcWallet(Database database, WalletTables tables, InstantSource clock) {
        this.database = database;
        this.tables = tables;
        this.bookkeeper = new Bookkeeper(database, tables);
        this.clock = clock;
    }

    /**
     * Brings the wallet's tables to this version, as {@link JdbcSchema#migrate} does with those of the chat: the scripts are
     * {@code dev/frontrow/chat/jdbc/wallet/<product>/V<version>__<name>.sql}, and their versions stand in {@code frontrow_wallet_schema}. A Flyway that applies them needs a
     * history table of its own, since both sets of scripts begin at 1.
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
     * @param currency what every amount is in, as in {@link Money}
     * @throws IllegalArgumentException no currency
     */
    public static Builder over(DataSource pool, String currency) {
        return new Builder(pool, new Money(0, currency));
    }

    @Override
    public Money balance(GateRequest request) {
        return balance(request.user().id());
    }

    /** What somebody has; 0 for whom nothing was ever booked. */
    public Money balance(UserId user) {
        long minor = database.read(connection ->
                tables.find(connection, user).map(WalletRow::balance).orElse(0L));
        return tables.unit().withMinor(minor);
    }

    /**
     * Puts in. A reference that this wallet has booked before does nothing, and gives the first answer again.
     *
     * @throws DatabaseException it is not known whether it was booked; the same again settles it
     * @throws IllegalArgumentException another currency than the wallet's
     */
    public BookingOutcome credit(Booking booking) {
        return bookkeeper.book(booking, amount(booking), clock.instant());
    }

    /**
     * Takes out, if there is enough. A reference that this wallet has booked before does nothing, and gives the first answer again.
     *
     * @throws DatabaseException it is not known whether it was booked; the same again settles it
     * @throws IllegalArgumentException another currency than the wallet's
     */
    public BookingOutcome debit(Booking booking) {
        return bookkeeper.book(booking, -amount(booking), clock.instant());
    }

    private long amount(Booking booking) {
        Money amount = booking.amount();
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
        private Duration timeout = Database.DEFAULT_TIMEOUT;
        private InstantSource clock = InstantSource.system();

        private Builder(DataSource pool, Money unit) {
            this.pool = pool;
            this.unit = unit;
        }

        /** How long a database may say nothing before a call gives up and its connection is dropped; 100 ms to 5 min, default 5 s. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /**
         * How many decimal digits the currency has, 0 to 9; default: as ISO 4217 has it, and none for a unit of your own. It changes
         * how amounts are shown, not what is booked.
         */
        public Builder digits(int value) {
            unit = new Money(0, unit.currency(), value);
            return this;
        }

        /** What time it is when something is booked; the system's clock by default. */
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
            Database database = new Database(pool, timeout);
            SCRIPTS.check(pool);
            return new JdbcWallet(database, new WalletTables(unit), clock);
        }
    }
}
