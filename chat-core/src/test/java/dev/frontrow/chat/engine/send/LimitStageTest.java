package dev.frontrow.chat.engine.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import java.time.Duration;
import java.util.List;
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
}
