package dev.frontrow.chat.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    @Test
    void noTryBeginsWhenHalfOfTheTimeoutIsOver() {
        Retries retries = new Retries(Duration.ofSeconds(5));
        assertThat(retries.mayTryAgain(1, Duration.ofMillis(2_499))).isTrue();
        assertThat(retries.mayTryAgain(1, Duration.ofMillis(2_500))).isFalse();
        assertThat(retries.mayTryAgain(9, Duration.ZERO)).isTrue();
        assertThat(retries.mayTryAgain(10, Duration.ZERO)).isFalse();
    }

    @Test
    void pausesGrowAndAreLeftToChance() {
        assertThat(Retries.pause(1, 0)).isEqualTo(Duration.ofNanos(500_000));
        assertThat(Retries.pause(1, 1)).isEqualTo(Duration.ofMillis(1));
        assertThat(Retries.pause(5, 1)).isEqualTo(Duration.ofMillis(16));
        assertThat(Retries.pause(50, 1)).isEqualTo(Duration.ofMillis(64));
    }

    @Test
    void eachTryHasAConnectionAndTheLastFailureIsTold() throws SQLException {
        Database database = new Database(new BarePool(true, 0).dataSource(), Duration.ofSeconds(60));
        List<Integer> tries = new ArrayList<>();
        assertThatThrownBy(() -> database.tryTransaction(connection -> {
                    tries.add(tries.size());
                    throw new SQLException("collision", "40001");
                }))
                .hasMessage("collision");
        assertThat(tries).hasSize(10);
    }

    @Test
    void aTryThatTookHalfOfTheTimeoutIsTheLast() throws SQLException {
        Duration timeout = Duration.ofMillis(100);
        Database database = new Database(new BarePool(true, 0).dataSource(), timeout);
        List<Integer> tries = new ArrayList<>();
        assertThatThrownBy(() -> database.tryTransaction(connection -> {
                    long end = System.nanoTime() + timeout.dividedBy(2).toNanos();
                    while (System.nanoTime() - end < 0) {
                        Thread.onSpinWait(); // as one does that waits for somebody's lock
                    }
                    tries.add(tries.size());
                    throw new SQLException("lock wait timed out", "HYT00");
                }))
                .hasMessage("lock wait timed out");
        assertThat(tries).hasSize(1);
    }

    @Test
    void betweenTwoTriesThereIsAPause() throws SQLException {
        Database database = new Database(new BarePool(true, 0).dataSource(), Duration.ofSeconds(60));
        List<Long> times = new ArrayList<>();
        assertThatThrownBy(() -> database.tryTransaction(connection -> {
                    times.add(System.nanoTime());
                    throw new SQLException("collision", "40001");
                }))
                .hasMessage("collision");
        for (int tries = 1; tries < times.size(); tries++) {
            assertThat(Duration.ofNanos(times.get(tries) - times.get(tries - 1)))
                    .isGreaterThanOrEqualTo(Retries.pause(tries, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"HY000, 1020, true", "HY000, 1205, true", "40001, 1213, true", "HY000, 1030, false", "08000, 0, false"})
    void mariaDbSaysByItsCodesWhatIsWorthAnotherTry(String state, int code, boolean retryable) {
        assertThat(SqlErrors.isRetryable(new SQLException("refused", state, code)))
                .isEqualTo(retryable);
    }
}
