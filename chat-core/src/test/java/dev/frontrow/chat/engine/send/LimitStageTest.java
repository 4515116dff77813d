package dev.frontrow.chat.engine.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateDecision;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.RateLimiter;
import dev.frontrow.chat.limit.RateRefund;
import dev.frontrow.chat.limit.RateRequest;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimitStageTest {

    private static final RoomId STAGE = new RoomId("stage");

    private long now = 7_000_000_000_000L;
    private int asked;
    private final ChatSettings settings =
            ChatSettings.builder().rate(RateLimit.perSeconds(10, 30)).build();
    private final LimitStage limit = new LimitStage(
            PartsForTests.inline("limiter", new WindowRateLimiter(() -> now)),
            settings,
            PartsForTests.hub(settings, () -> now));

    /** A store that answers nothing, after so long. */
    private RefusalCode send(String key, Duration takes) {
        IdempotencyKey named = IdempotencyKey.of(Given.ADA.id(), key, List.of("hi"));
        Draft draft = new Draft(STAGE, Given.ADA.id(), "hi", null, named);
        SendContext begun = new SendContext(draft, new InFlight.Running(Given.ADA.id())).by(Given.ADA);
        RefusalCode refused = limit.admit(begun)
                .<SendContext>flatMap(context -> {
                    asked++;
                    now += takes.toNanos();
                    return Result.refused(RefusalCode.STORE_UNAVAILABLE);
                })
                .fold(
                        context -> {
                            throw new AssertionError(context);
                        },
                        refusal -> refusal.code());
        begun.end(refused == RefusalCode.STORE_UNAVAILABLE ? SendEnd.UNKNOWN : SendEnd.REFUSED);
        return refused;
    }

    @Test
    void a_permit_is_kept_no_longer_than_its_window_however_long_the_store_took_to_fail() {
        long start = now;
        for (int i = 0; i < 10; i++) {
            assertThat(send("first" + i, Duration.ofMillis(250))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        }
        now = start + Duration.ofMillis(30_100).toNanos(); // the next window
        asked = 0;
        for (int i = 0; i < 10; i++) {
            send("first" + i, Duration.ZERO);
            send("second" + i, Duration.ZERO);
        }
        assertThat(asked).as("reached the store").isEqualTo(10);
    }

    @Test
    void within_the_window_a_repetition_takes_no_other() {
        for (int i = 0; i < 20; i++) {
            assertThat(send("k", Duration.ZERO)).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        }
        int left = limit.state(STAGE, Given.ADA).fold(state -> state.remaining(), refusal -> -1);
        assertThat(left).isEqualTo(9);
    }

    @Test
    void a_permit_is_given_back_also_when_every_thread_of_the_limiter_was_busy_at_the_end_of_the_send()
            throws InterruptedException {
        CountDownLatch back = new CountDownLatch(1);
        BlockingQueue<RateRefund> refunds = new LinkedBlockingQueue<>();
        WindowRateLimiter windows = new WindowRateLimiter(() -> now);
        RateLimiter hangsAtPeek = new RateLimiter() {
            @Override
            public RateDecision tryAcquire(RateRequest request) {
                return windows.tryAcquire(request);
            }

            @Override
            public void refund(RateRefund refund) {
                refunds.add(refund);
            }

            @Override
            public RateState peek(RateRequest request) {
                while (back.getCount() > 0) {
                    try {
                        back.await();
                    } catch (InterruptedException ignored) {
                        // as much code does
                    }
                }
                return windows.peek(request);
            }
        };
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            LimitStage remote = new LimitStage(
                    PartsForTests.onOneThread("limiter", hangsAtPeek, pool, Duration.ofMillis(500)),
                    settings,
                    PartsForTests.hub(settings, () -> now));
            SendContext send = new SendContext(
                            new Draft(STAGE, Given.ADA.id(), "hi"), new InFlight.Running(Given.ADA.id()))
                    .by(Given.ADA);
            assertThat(remote.admit(send).isAccepted()).isTrue();
            assertThat(remote.state(STAGE, Given.ADA).isAccepted()).isFalse(); // and holds the thread

            send.end(SendEnd.REFUSED);
            assertThat(refunds).isEmpty();
            back.countDown();
            assertThat(refunds.poll(20, TimeUnit.SECONDS)).isNotNull();
        } finally {
            back.countDown();
            pool.shutdownNow();
        }
    }
}
