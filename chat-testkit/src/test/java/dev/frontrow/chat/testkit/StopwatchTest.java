package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    /**
     * What a gate over a wallet of 200 ms needs for one who is let in and one who is not: 200 times would be more than
     * a minute.
     */
    @Test
    void what_is_slow_is_done_less_often() {
        assertThat(Stopwatch.times(10, 200, Duration.ofSeconds(10), () -> take(Duration.ofMillis(400))))
                .isBetween(10, 25);
    }

    @Test
    void what_is_very_slow_is_done_as_often_as_the_rule_needs() {
        assertThat(Stopwatch.times(10, 200, Duration.ofMillis(1), () -> take(Duration.ofMillis(10))))
                .isEqualTo(10);
    }

    @Test
    void what_is_quick_is_done_no_more_often_than_asked() {
        assertThat(Stopwatch.times(10, 200, Duration.ofDays(1), () -> {})).isEqualTo(200);
    }

    private static void take(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
