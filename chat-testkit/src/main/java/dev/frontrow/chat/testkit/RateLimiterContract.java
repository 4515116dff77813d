package dev.frontrow.chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link RateLimiter} must do. Extended by whoever writes one:
 *
 * <pre>{@code
 * class OurLimiterTest extends RateLimiterContract {
 *     @Override
 *     protected RateLimiter createLimiter(ManualTime time) {
 *         return new OurLimiter(time);
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>R01</th><td>as many permits as the limit has, then none; each answer counts down</td></tr>
 * <tr><th>R02</th><td>of 1,000 that ask at once exactly as many pass as the limit has</td></tr>
 * <tr><th>R03</th><td>a window ends exactly its length after its first permit, and then all permits are back</td></tr>
 * <tr><th>R04</th><td>before that, none comes back</td></tr>
 * <tr><th>R05</th><td>the next window begins with the next permit</td></tr>
 * <tr><th>R06</th><td>whoever is refused loses nothing: the window ends when it would have</td></tr>
 * <tr><th>R07</th><td>a refund gives back one permit and leaves the window as it is</td></tr>
 * <tr><th>R08</th><td>refunds never make more permits than the limit has, nor help the next window</td></tr>
 * <tr><th>R09</th><td>peek takes nothing and tells what the last answer told</td></tr>
 * <tr><th>R10</th><td>users are apart, and rooms are</td></tr>
 * <tr><th>R11</th><td>reset counts down to the end of the window; without a window it is zero</td></tr>
 * <tr><th>R12</th><td>permits taken and refunded by many at once: never more out than the limit has, none lost</td></tr>
 * <tr><th>R13</th><td>an answer is about the limit that was asked with</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class RateLimiterContract {

    private static final RateLimit TEN_IN_THIRTY = RateLimit.perSeconds(10, 30);
    private static final RateRequest ANN = request("room", "ann", TEN_IN_THIRTY);

    private final ManualTime time = new ManualTime();
    private @Nullable RateLimiter created;

    /** A limiter that nobody asked yet. Its only clock is the one given, which is moved by the rules. */
    protected abstract RateLimiter createLimiter(ManualTime clock);

    @BeforeEach
    void create() {
        created = createLimiter(time);
    }

    @Test
    @DisplayName("R01 as many permits as the limit has, then none; each answer counts down")
    void r01Count() {
        for (int left = 9; left >= 0; left--) {
            RateDecision decision = limiter().tryAcquire(ANN);
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.state().remaining()).isEqualTo(left);
        }
        for (int i = 0; i < 3; i++) {
            RateDecision decision = limiter().tryAcquire(ANN);
            assertThat(decision.allowed()).isFalse();
            assertThat(decision.state().remaining()).isZero();
        }
    }

    @Test
    @DisplayName("R02 of 1,000 that ask at once exactly as many pass as the limit has")
    void r02Parallel() {
        for (int permits : new int[] {1, 10, 100, 999}) {
            RateRequest request = request("room", "user" + permits, RateLimit.perSeconds(permits, 30));
            int passed = Threads.together(20, thread -> take(request, 50)).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(passed).isEqualTo(permits);
        }
    }

    @Test
    @DisplayName("R03 a window ends exactly its length after its first permit, and then all permits are back")
    void r03End() {
        limiter().tryAcquire(ANN);
        time.advance(Duration.ofSeconds(29));
        assertThat(take(ANN, 20)).isEqualTo(9);
        time.advance(Duration.ofMillis(999));
        assertThat(limiter().tryAcquire(ANN).allowed()).isFalse();
        time.advance(Duration.ofMillis(1));
        assertThat(take(ANN, 20)).isEqualTo(10);
    }

    @Test
    @DisplayName("R04 before that, none comes back")
    void r04NoTrickle() {
        take(ANN, 10);
        for (int second = 0; second < 29; second++) {
            time.advance(Duration.ofSeconds(1));
            assertThat(limiter().peek(ANN).remaining()).isZero();
            assertThat(limiter().tryAcquire(ANN).allowed()).isFalse();
        }
    }

    @Test
    @DisplayName("R05 the next window begins with the next permit")
    void r05NextWindow() {
        take(ANN, 10);
        time.advance(Duration.ofSeconds(45));
        assertThat(limiter().tryAcquire(ANN).state().reset()).isEqualTo(Duration.ofSeconds(30));
        assertThat(take(ANN, 20)).isEqualTo(9);
        time.advance(Duration.ofSeconds(29));
        assertThat(limiter().tryAcquire(ANN).allowed()).isFalse();
        time.advance(Duration.ofSeconds(1));
        assertThat(limiter().tryAcquire(ANN).allowed()).isTrue();
    }

    @Test
    @DisplayName("R06 whoever is refused loses nothing: the window ends when it would have")
    void r06Refused() {
        take(ANN, 10);
        for (int second = 0; second < 29; second++) {
            time.advance(Duration.ofSeconds(1));
            assertThat(take(ANN, 5)).isZero();
        }
        time.advance(Duration.ofSeconds(1));
        assertThat(take(ANN, 20)).isEqualTo(10);
    }

    @Test
    @DisplayName("R07 a refund gives back one permit and leaves the window as it is")
    void r07Refund() {
        RateRefund first = refund(ANN, limiter().tryAcquire(ANN));
        take(ANN, 9);
        time.advance(Duration.ofSeconds(10));
        limiter().refund(first);
        assertThat(limiter().peek(ANN)).isEqualTo(new RateState(TEN_IN_THIRTY, 1, Duration.ofSeconds(20)));
        assertThat(take(ANN, 5)).isEqualTo(1);
        time.advance(Duration.ofSeconds(20));
        assertThat(take(ANN, 20)).isEqualTo(10);
    }

    @Test
    @DisplayName("R08 refunds never make more permits than the limit has, nor help the next window, running or not")
    void r08RefundBounded() {
        RateRefund one = refund(ANN, limiter().tryAcquire(ANN));
        limiter().refund(one);
        limiter().refund(one);
        limiter().refund(one);
        assertThat(limiter().peek(ANN).remaining()).isEqualTo(10);
        RateRefund late = refund(ANN, limiter().tryAcquire(ANN));
        assertThat(take(ANN, 20)).isEqualTo(9);
        time.advance(Duration.ofSeconds(30));
        limiter().refund(late);
        assertThat(take(ANN, 20)).isEqualTo(10);
        limiter().refund(late);
        assertThat(take(ANN, 20)).isZero();
        limiter().refund(new RateRefund(request("room", "never-seen", TEN_IN_THIRTY), late.window()));
    }

    @Test
    @DisplayName("R09 peek takes nothing and tells what the last answer told")
    void r09Peek() {
        RateState unused = new RateState(TEN_IN_THIRTY, 10, Duration.ZERO);
        for (int i = 0; i < 20; i++) {
            assertThat(limiter().peek(ANN)).isEqualTo(unused);
        }
        for (int i = 0; i < 12; i++) {
            RateState told = limiter().tryAcquire(ANN).state();
            assertThat(limiter().peek(ANN)).isEqualTo(told);
        }
        time.advance(Duration.ofSeconds(30));
        assertThat(limiter().peek(ANN)).isEqualTo(unused);
    }

    @Test
    @DisplayName("R10 users are apart, and rooms are")
    void r10Apart() {
        take(ANN, 10);
        for (RateRequest other : List.of(
                request("room", "bob", TEN_IN_THIRTY),
                request("other", "ann", TEN_IN_THIRTY),
                request("rooma", "nn", TEN_IN_THIRTY),
                request("room", "Ann", TEN_IN_THIRTY))) {
            assertThat(take(other, 20)).as("%s", other).isEqualTo(10);
        }
        RateRequest carl = request("room", "carl", TEN_IN_THIRTY);
        limiter().refund(refund(carl, limiter().tryAcquire(carl)));
        assertThat(limiter().tryAcquire(ANN).allowed()).isFalse();
    }

    @Test
    @DisplayName("R11 reset counts down to the end of the window; without a window it is zero")
    void r11Reset() {
        assertThat(limiter().tryAcquire(ANN).state().reset()).isEqualTo(Duration.ofSeconds(30));
        time.advance(Duration.ofMillis(8_600));
        assertThat(limiter().tryAcquire(ANN).state().reset()).isEqualTo(Duration.ofMillis(21_400));
        take(ANN, 10);
        time.advance(Duration.ofMillis(21_399));
        assertThat(limiter().tryAcquire(ANN).state().reset()).isEqualTo(Duration.ofMillis(1));
        time.advance(Duration.ofMillis(1));
        assertThat(limiter().peek(ANN).reset()).isEqualTo(Duration.ZERO);
    }

    @Test
    @DisplayName("R12 permits taken and refunded by many at once: never more out than the limit has, none lost")
    void r12Refunds() {
        RateRequest three = request("room", "three", RateLimit.perSeconds(3, 30));
        AtomicInteger out = new AtomicInteger();
        Threads.together(8, thread -> {
            for (int i = 0; i < 500; i++) {
                RateDecision decision = limiter().tryAcquire(three);
                if (decision.allowed()) {
                    assertThat(out.incrementAndGet()).isLessThanOrEqualTo(3);
                    out.decrementAndGet();
                    limiter().refund(refund(three, decision));
                }
            }
            return thread;
        });
        assertThat(limiter().peek(three).remaining()).isEqualTo(3);
        assertThat(take(three, 20)).isEqualTo(3);
    }

    @Test
    @DisplayName("R13 an answer is about the limit that was asked with")
    void r13Limit() {
        RateLimit staff = RateLimit.perSeconds(100, 30);
        RateRequest promoted = request("room", "ann", staff);
        assertThat(limiter().tryAcquire(ANN).state().limit()).isEqualTo(TEN_IN_THIRTY);
        assertThat(limiter().peek(promoted).limit()).isEqualTo(staff);
        assertThat(limiter().tryAcquire(promoted).state().limit()).isEqualTo(staff);
        assertThat(limiter().tryAcquire(ANN).state().limit()).isEqualTo(TEN_IN_THIRTY);
    }

    private RateLimiter limiter() {
        if (created == null) {
            throw new IllegalStateException("no rule runs now");
        }
        return created;
    }

    private static RateRefund refund(RateRequest request, RateDecision decision) {
        return new RateRefund(request, decision.window());
    }

    private int take(RateRequest request, int times) {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            taken += limiter().tryAcquire(request).allowed() ? 1 : 0;
        }
        return taken;
    }

    private static RateRequest request(String room, String user, RateLimit limit) {
        return new RateRequest(new RoomId(room), new UserId(user), limit);
    }
}
