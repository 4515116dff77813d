package dev.frontrow.chat.jdbc.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.H2;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
import dev.frontrow.chat.jdbc.failure.SchemaException;
import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JdbcWalletTest {

    private static final UserId ANN = new UserId("ann");
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00.123Z");

    private final DataSource database = H2.inMemory();
    private JdbcWallet wallet;

    @BeforeEach
    void makeTables() {
        JdbcWallet.migrate(database);
        wallet = JdbcWallet.builder(database, "EUR")
                .clock(InstantSource.fixed(NOW))
                .build();
    }

    @Test
    void whoWasNeverCreditedHasNothing() {
        assertThat(wallet.balance(new UserId("nobody"))).isEqualTo(eur(0));
        assertThat(wallet.debit(ann(1, "a"))).isEqualTo(refused(LedgerResult.Reason.INSUFFICIENT, 0));
        assertThat(rows("frontrow_wallet")).isZero();
    }

    @Test
    void aCreditPutsInAndADebitTakesOut() {
        assertThat(wallet.credit(ann(500, "a"))).isEqualTo(booked(500));
        assertThat(wallet.debit(ann(120, "b"))).isEqualTo(booked(380));
        assertThat(wallet.balance(ANN)).isEqualTo(eur(380));
    }

    @Test
    void aDebitOfAllLeavesZeroAndOneMoreIsRefused() {
        wallet.credit(ann(7, "a"));
        assertThat(wallet.debit(ann(7, "b"))).isEqualTo(booked(0));
        assertThat(wallet.debit(ann(1, "c"))).isEqualTo(refused(LedgerResult.Reason.INSUFFICIENT, 0));
        assertThat(rows("frontrow_wallet_entry")).isEqualTo(2);
    }

    @Test
    void aRefusedDebitMayComeAgainUnderItsReference() {
        wallet.credit(ann(5, "a"));
        assertThat(wallet.debit(ann(8, "b"))).isEqualTo(refused(LedgerResult.Reason.INSUFFICIENT, 5));
        wallet.credit(ann(5, "c"));
        assertThat(wallet.debit(ann(8, "b"))).isEqualTo(booked(2));
    }

    @Test
    void aRepeatedReferenceDoesNothingAndGivesTheFirstAnswer() {
        wallet.credit(ann(500, "payment-1"));
        wallet.debit(ann(100, "gift-1"));
        assertThat(wallet.credit(ann(500, "payment-1"))).isEqualTo(booked(500));
        assertThat(wallet.debit(ann(100, "gift-1"))).isEqualTo(booked(400));
        assertThat(wallet.balance(ANN)).isEqualTo(eur(400));
        assertThat(rows("frontrow_wallet_entry")).isEqualTo(2);
    }

    @Test
    void aReferenceOfAnotherBookingIsRefused() {
        wallet.credit(ann(500, "a"));
        assertThat(wallet.credit(ann(501, "a"))).isEqualTo(refused(LedgerResult.Reason.REFERENCE_TAKEN, 500));
        assertThat(wallet.debit(ann(500, "a"))).isEqualTo(refused(LedgerResult.Reason.REFERENCE_TAKEN, 500));
        assertThat(wallet.balance(ANN)).isEqualTo(eur(500));
    }

    @Test
    void twoWalletsMayBookTheSameReference() {
        UserId bob = new UserId("bob");
        wallet.credit(ann(5, "gift-1"));
        wallet.credit(new LedgerEntry(bob, eur(5), "test", "gift-1"));
        assertThat(wallet.balance(bob)).isEqualTo(eur(5));
    }

    @Test
    void aBalanceThatWouldOverflowIsRefused() {
        wallet.credit(ann(Long.MAX_VALUE, "a"));
        assertThat(wallet.credit(ann(1, "b"))).isEqualTo(refused(LedgerResult.Reason.OVERFLOW, Long.MAX_VALUE));
        assertThat(wallet.credit(ann(Long.MAX_VALUE, "c")))
                .isEqualTo(refused(LedgerResult.Reason.OVERFLOW, Long.MAX_VALUE));
        assertThat(wallet.debit(ann(Long.MAX_VALUE, "d"))).isEqualTo(booked(0));
    }

    @Test
    void anAmountThatIsNegativeOrZeroIsNoBooking() {
        for (long amount : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ann(amount, "a"))
                    .withMessage("amount: %d (expected: at least 1)", amount);
        }
    }

    @Test
    void anotherCurrencyIsRefused() {
        LedgerEntry dollars = new LedgerEntry(ANN, new Money(5, "USD"), "test", "a");
        for (LedgerCall call : List.<LedgerCall>of(wallet::credit, wallet::debit)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> call.call(dollars))
                    .withMessage("currency: USD (expected: EUR)");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> JdbcWallet.builder(database, "eur"));
    }

    @Test
    void eachCurrencyHasItsOwnWallet() {
        JdbcWallet credits = JdbcWallet.builder(database, "CREDIT").build();
        credits.credit(new LedgerEntry(ANN, new Money(3, "CREDIT"), "test", "a"));
        wallet.credit(ann(500, "a"));
        assertThat(credits.balance(ANN)).isEqualTo(new Money(3, "CREDIT"));
        assertThat(wallet.balance(ANN)).isEqualTo(eur(500));
    }

    @Test
    void textsAreStoredAsTheyAre() throws SQLException {
        for (String reason : List.of("'; DROP TABLE frontrow_wallet; --", "🌙".repeat(100), "\\' OR 1=1", "?")) {
            wallet.credit(new LedgerEntry(ANN, eur(1), reason, "ref-" + reason.hashCode() + "'\";--"));
            try (Connection connection = database.getConnection()) {
                assertThat(Statements.list(
                                connection, "SELECT reason FROM frontrow_wallet_entry", row -> row.getString("reason")))
                        .contains(reason);
            }
        }
        for (String reason : List.of("", "x".repeat(201), "a\u0000b", "a\nb", "\ud83c")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new LedgerEntry(ANN, eur(1), reason, "r"));
        }
        for (String reference : List.of("", "x".repeat(129), "a b", "é")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new LedgerEntry(ANN, eur(1), "test", reference));
        }
    }

    @Test
    void ofAHundredDebitsAtOnceFromFiftyExactlyFiftySucceed() throws Exception {
        wallet.credit(ann(50, "start"));
        List<LedgerResult> outcomes = together(100, i -> wallet.debit(ann(1, "debit-" + i)));
        assertThat(outcomes)
                .filteredOn(LedgerResult.Booked.class::isInstance)
                .hasSize(50)
                .doesNotHaveDuplicates();
        assertThat(outcomes)
                .filteredOn(refused(LedgerResult.Reason.INSUFFICIENT, 0)::equals)
                .hasSize(50);
        assertThat(wallet.balance(ANN)).isEqualTo(eur(0));
    }

    @Test
    void theSameReferenceManyTimesAtOnceIsBookedOnce() throws Exception {
        assertThat(together(50, i -> wallet.credit(ann(9, "payment-1"))))
                .hasSize(50)
                .containsOnly(booked(9));
        assertThat(wallet.balance(ANN)).isEqualTo(eur(9));
    }

    @Test
    void aWalletMadeByManyAtOnceHoldsWhatAllOfThemPutIn() throws Exception {
        together(50, i -> wallet.credit(ann(1, "credit-" + i)));
        assertThat(wallet.balance(ANN)).isEqualTo(eur(50));
        try (Connection connection = database.getConnection()) {
            assertThat(Statements.list(
                            connection,
                            "SELECT balance FROM frontrow_wallet_entry ORDER BY no",
                            row -> row.getLong("balance")))
                    .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
        }
    }

    @Test
    void aBookingThatFailsHalfwayLeavesNothing() throws SQLException {
        wallet.credit(ann(5, "a"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE frontrow_wallet ADD CONSTRAINT small CHECK (balance < 10)");
        }
        assertThatThrownBy(() -> wallet.credit(ann(6, "b"))).isInstanceOf(DatabaseException.class);
        assertThat(wallet.balance(ANN)).isEqualTo(eur(5));
        assertThat(rows("frontrow_wallet_entry")).isEqualTo(1);
    }

    @Test
    void aWalletWithoutItsTablesSaysWhichScriptIsMissing() {
        assertThatThrownBy(() -> JdbcWallet.builder(H2.inMemory(), "EUR").build())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(
                        "wallet tables: version 0 (expected: 2; missing: [V1__wallet.sql, V2__wallet.sql]")
                .hasMessageContaining("dev/frontrow/chat/jdbc/wallet/h2");
    }

    @Test
    void itsTablesAndThoseOfTheChatComeSeparatelyAndTogether() {
        assertThatThrownBy(() -> JdbcSchema.check(database)).isInstanceOf(SchemaException.class);
        JdbcSchema.migrate(database);
        JdbcWallet.migrate(database);
        JdbcSchema.check(database);
        wallet.credit(ann(5, "a"));
        assertThat(wallet.balance(ANN)).isEqualTo(eur(5));
    }

    /** A call with bookings. */
    private interface LedgerCall {
        LedgerResult call(LedgerEntry entry);
    }

    private static List<LedgerResult> together(int threads, IntFunction<LedgerResult> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<LedgerResult>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    start.await();
                    return call.apply(number);
                }));
            }
            start.countDown();
            List<LedgerResult> outcomes = new ArrayList<>();
            for (Future<LedgerResult> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    private long rows(String table) {
        try (Connection connection = database.getConnection()) {
            return Statements.first(connection, "SELECT count(*) AS n FROM " + table, row -> row.getLong("n"))
                    .orElseThrow();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static LedgerEntry ann(long amount, String reference) {
        return new LedgerEntry(ANN, eur(amount), "test", reference);
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private static LedgerResult booked(long balance) {
        return new LedgerResult.Booked(eur(balance), NOW);
    }

    private static LedgerResult refused(LedgerResult.Reason reason, long balance) {
        return new LedgerResult.Refused(reason, eur(balance));
    }
}
