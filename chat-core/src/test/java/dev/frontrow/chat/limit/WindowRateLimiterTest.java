package dev.frontrow.chat.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRateLimiterTest {

    private static final RateLimit LIMIT = RateLimit.perSeconds(10, 30);
    private static final RateRequest ADA = request("ada", LIMIT);
    private static final Duration ZERO = Duration.ZERO;

    /** Begins just before the counter wraps around, which {@link System#nanoTime()} allows. */
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());

    private final WindowRateLimiter limiter = new WindowRateLimiter(nanos::get);

    @Test
    void tenPassAndTheEleventhIsRefused() {
        for (int left = 9; left >= 0; left--) {
            assertThat(limiter.tryAcquire(ADA))
                    .isEqualTo(new RateDecision(true, state(left, Duration.ofSeconds(30)), 1));
        }
        assertThat(limiter.tryAcquire(ADA)).isEqualTo(new RateDecision(false, state(0, Duration.ofSeconds(30)), 1));
    }

    @Test
    void theWindowBeginsWithTheFirstPermitAndEndsExactlyItsLengthLater() {
        pass(Duration.ofSeconds(100));
        take(1);
        pass(Duration.ofSeconds(20));
        take(9);
        pass(Duration.ofSeconds(10).minusNanos(1));
        assertThat(limiter.tryAcquire(ADA)).isEqualTo(new RateDecision(false, state(0, Duration.ofNanos(1)), 1));
        pass(Duration.ofNanos(1));
        assertThat(limiter.tryAcquire(ADA)).isEqualTo(new RateDecision(true, state(9, Duration.ofSeconds(30)), 2));
    }

    @Test
    void refusedTriesDoNotMakeTheWindowLonger() {
        take(10);
        for (int i = 0; i < 29; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(limiter.tryAcquire(ADA).allowed()).isFalse();
        }
        pass(Duration.ofSeconds(1));
        assertThat(limiter.tryAcquire(ADA).allowed()).isTrue();
    }

    @Test
    void aPermitGivenBackCanBeTakenAgain() {
        RateRefund first = new RateRefund(ADA, limiter.tryAcquire(ADA).window());
        take(9);
        limiter.refund(first);
        assertThat(limiter.peek(ADA).remaining()).isEqualTo(1);
        assertThat(limiter.tryAcquire(ADA).allowed()).isTrue();
        assertThat(limiter.tryAcquire(ADA).allowed()).isFalse();
    }

    @Test
    void givingBackNeverMakesMoreThanTheLimit() {
        RateRefund first = new RateRefund(ADA, limiter.tryAcquire(ADA).window());
        for (int i = 0; i < 5; i++) {
            limiter.refund(first);
        }
        assertThat(limiter.peek(ADA).remaining()).isEqualTo(10);
        take(10);
        assertThat(limiter.tryAcquire(ADA).allowed()).isFalse();
    }

    @Test
    void aPermitOfAWindowThatHasEndedAddsNoneToTheNext() {
        RateRefund late = new RateRefund(ADA, limiter.tryAcquire(ADA).window());
        pass(Duration.ofSeconds(30));
        take(10);
        limiter.refund(late);
        assertThat(limiter.tryAcquire(ADA).allowed()).isFalse();
    }

    @Test
    void givingBackWhatNobodyTookDoesNothing() {
        limiter.refund(new RateRefund(ADA, 1));
        assertThat(limiter.peek(ADA)).isEqualTo(state(10, ZERO));
    }

    @Test
    void peekTakesNothingAndBeginsNothing() {
        assertThat(limiter.peek(ADA)).isEqualTo(state(10, ZERO));
        pass(Duration.ofSeconds(29));
        take(3);
        for (int i = 0; i < 20; i++) {
            assertThat(limiter.peek(ADA)).isEqualTo(state(7, Duration.ofSeconds(30)));
        }
        pass(Duration.ofSeconds(30));
        assertThat(limiter.peek(ADA)).isEqualTo(state(10, ZERO));
    }

    @Test
    void everyUserHasABudgetInEveryRoom() {
        take(10);
        RateRequest elsewhere = new RateRequest(new RoomId("other"), ADA.user(), LIMIT);
        assertThat(limiter.tryAcquire(elsewhere).allowed()).isTrue();
        assertThat(limiter.tryAcquire(request("mo", LIMIT)).allowed()).isTrue();
    }

    @Test
    void anotherLimitBeginsAnotherWindow() {
        take(10);
        RateLimit more = RateLimit.perSeconds(100, 30);
        assertThat(limiter.peek(request("ada", more)).remaining()).isEqualTo(100);
        assertThat(limiter.tryAcquire(request("ada", more)).state().remaining()).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aThousandThreadsTakeExactlyTen(boolean clockRuns) throws InterruptedException {
        WindowRateLimiter shared = clockRuns ? new WindowRateLimiter() : limiter;
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (shared.tryAcquire(ADA).allowed()) {
                    taken.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        }
        assertThat(taken).hasValue(10);
    }

    /** Every window has one number of the clock to itself, so permits can be counted by the window they were taken in. */
    @Test
    @Timeout(20)
    void atTheTurnOfAWindowNoThreadTakesFromTheOldOne() throws InterruptedException {
        RateLimit brief = new RateLimit(10, Duration.ofMillis(1));
        RateRequest request = request("ada", brief);
        AtomicLong clock = new AtomicLong();
        WindowRateLimiter turning = new WindowRateLimiter(clock::get);
        AtomicInteger taken = new AtomicInteger();
        int windows = 300;
        Runnable sender = () -> {
            while (clock.get() < windows * 1_000_000L) {
                if (turning.tryAcquire(request).allowed()) {
                    taken.incrementAndGet();
                }
            }
        };
        List<Thread> senders =
                IntStream.range(0, 4).mapToObj(i -> new Thread(sender)).toList();
        senders.forEach(Thread::start);
        for (int i = 0; i < windows; i++) {
            while (turning.peek(request).remaining() > 0) {
                Thread.yield();
            }
            clock.addAndGet(1_000_000L);
        }
        for (Thread thread : senders) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        }
        assertThat(taken.get()).isBetween(windows * 10, windows * 10 + 10); // the last window may be begun
    }

    @Test
    void whoHasNoWindowIsRefusedWhenThereAreTooManyAndWindowsThatEndedAreForgotten() {
        WindowRateLimiter small = new WindowRateLimiter(nanos::get, 3);
        for (String user : List.of("a", "b", "c")) {
            assertThat(small.tryAcquire(request(user, LIMIT)).allowed()).isTrue();
        }
        assertThat(small.tryAcquire(request("d", LIMIT)))
                .isEqualTo(new RateDecision(false, state(0, Duration.ofSeconds(30)), 0));
        assertThat(small.tryAcquire(request("a", LIMIT)).allowed()).isTrue();
        pass(Duration.ofSeconds(30));
        assertThat(small.tryAcquire(request("d", LIMIT)).allowed()).isTrue();
        assertThat(small.tryAcquire(request("e", LIMIT)).allowed()).isTrue();
    }

    @Test
    void limitsHaveRanges() {
        assertThatThrownBy(() -> RateLimit.perSeconds(0, 1)).hasMessage("permits: 0 (expected: 1..1000000)");
        assertThatThrownBy(() -> RateLimit.perSeconds(1_000_001, 1))
                .hasMessage("permits: 1000001 (expected: 1..1000000)");
        assertThatThrownBy(() -> RateLimit.perSeconds(1, 0)).hasMessage("window: PT0S (expected: PT0.001S..PT24H)");
        assertThatThrownBy(() -> RateLimit.perSeconds(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimit.perSeconds(1, 86_401))
                .hasMessage("window: PT24H1S (expected: PT0.001S..PT24H)");
        assertThatThrownBy(() -> RateLimit.perSeconds(1, Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStateIsWithinItsLimit() {
        assertThatThrownBy(() -> state(-1, ZERO)).hasMessage("remaining: -1 (expected: 0..10)");
        assertThatThrownBy(() -> state(11, ZERO)).hasMessage("remaining: 11 (expected: 0..10)");
        assertThatThrownBy(() -> state(1, Duration.ofNanos(-1)))
                .hasMessage("reset: PT-0.000000001S (expected: >= PT0S)");
    }

    private void take(int permits) {
        for (int i = 0; i < permits; i++) {
            assertThat(limiter.tryAcquire(ADA).allowed()).isTrue();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static RateState state(int remaining, Duration reset) {
        return new RateState(LIMIT, remaining, reset);
    }

    private static RateRequest request(String user, RateLimit limit) {
        return new RateRequest(Given.ROOM, new UserId(user), limit);
    }
}
