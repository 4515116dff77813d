package dev.frontrow.it.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.wallet.JdbcWallet;
import dev.frontrow.chat.jdbc.wallet.LedgerEntry;
import dev.frontrow.chat.jdbc.wallet.LedgerResult;
import dev.frontrow.chat.testkit.WalletContract;
import dev.frontrow.it.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of every wallet, and what its row's lock is for, on one database for all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseWallet extends WalletContract {

    private static final int CONNECTIONS = 10;

    private TestDatabase database;
    private DataSource pool;
    private JdbcWallet wallet;

    abstract TestDatabase database();

    @BeforeAll
    void start() {
        database = database();
        pool = database.pool(CONNECTIONS);
        JdbcWallet.migrate(pool);
        JdbcWallet.migrate(pool); // finds everything done
        wallet = JdbcWallet.builder(pool, "EUR").build();
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Override
    protected Wallet wallet() {
        return wallet;
    }

    @Override
    protected void setBalance(UserId user, long minor) {
        long missing = minor - wallet.balance(user).minor();
        if (missing > 0) {
            wallet.credit(entry(user, missing, newReference()));
        } else if (missing < 0) {
            wallet.debit(entry(user, -missing, newReference()));
        }
    }

    @Test
    @DisplayName("a unit of the host's own has the digits that the host says")
    void digits() {
        JdbcWallet gems = JdbcWallet.builder(pool, "GEM").digits(2).build();
        UserId user = newUser();
        gems.credit(new LedgerEntry(user, new Money(250, "GEM"), "Top Up", newReference()));
        assertThat(gems.balance(user)).isEqualTo(new Money(250, "GEM", 2));
    }

    @Test
    @DisplayName("of a hundred debits at once from fifty exactly fifty succeed")
    void debits() throws Exception {
        UserId user = newUser();
        wallet.credit(entry(user, 50, "start"));

        List<LedgerResult> outcomes = together(100, i -> wallet.debit(entry(user, 1, "debit-" + i)));

        assertThat(outcomes).filteredOn(LedgerResult.Booked.class::isInstance).hasSize(50);
        assertThat(outcomes)
                .filteredOn(new LedgerResult.Refused(LedgerResult.Reason.INSUFFICIENT, eur(0))::equals)
                .hasSize(50);
        assertThat(wallet.balance(user)).isEqualTo(eur(0));
    }

    @Test
    @DisplayName("the same reference many times at once makes a wallet and is booked once")
    void references() throws Exception {
        UserId user = newUser();

        List<LedgerResult> outcomes = together(40, i -> wallet.credit(entry(user, 9, "payment-1")));

        assertThat(outcomes).hasSize(40).hasOnlyElementsOfType(LedgerResult.Booked.class);
        assertThat(outcomes.stream().distinct()).hasSize(1);
        assertThat(wallet.balance(user)).isEqualTo(eur(9));
    }

    @Test
    @DisplayName("a wallet made by many at once holds what all of them put in")
    void creation() throws Exception {
        UserId user = newUser();

        together(40, i -> wallet.credit(entry(user, 1, "credit-" + i)));

        assertThat(wallet.balance(user)).isEqualTo(eur(40));
    }

    @Test
    @DisplayName("references tell upper from lower case, and reasons keep every character")
    void texts() {
        UserId user = newUser();
        wallet.credit(new LedgerEntry(user, eur(1), "'; DROP TABLE frontrow_wallet; -- 🌙\\", "a"));
        wallet.credit(new LedgerEntry(user, eur(1), "🌙".repeat(100), "A"));
        wallet.credit(new LedgerEntry(new UserId(user.value().toUpperCase(Locale.ROOT)), eur(1), "another", "a"));
        assertThat(wallet.balance(user)).isEqualTo(eur(2));
    }

    @Test
    @DisplayName("the largest balance is kept, and one more is refused")
    void overflow() {
        UserId user = newUser();
        wallet.credit(entry(user, Long.MAX_VALUE, "a"));
        assertThat(wallet.credit(entry(user, 1, "b")))
                .isEqualTo(new LedgerResult.Refused(LedgerResult.Reason.OVERFLOW, eur(Long.MAX_VALUE)));
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

    private static LedgerEntry entry(UserId user, long amount, String reference) {
        return new LedgerEntry(user, eur(amount), "test", reference);
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private static UserId newUser() {
        return new UserId("user-" + newReference());
    }

    private static String newReference() {
        return UUID.randomUUID().toString();
    }
}
