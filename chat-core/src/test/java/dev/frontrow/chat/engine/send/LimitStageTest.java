package dev.frontrow.chat.engine.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.engine.calls.InFlight;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.SteadyClock;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.limit.WindowRateLimiter;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LimitStageTest {

    private static final RoomId STAGE = new RoomId("stage");

    private long now = 7_000_000_000_000L;
    private int asked;
    private final ChatSettings settings =
            ChatSettings.builder().rate(RateLimit.perSeconds(10, 30)).build();
    private final LimitStage limit =
            new LimitStage(new WindowRateLimiter(() -> now), settings, hub(), new ChatObserver() {});

    private Hub hub() {
        ChatStore unused = (ChatStore) Proxy.newProxyInstance(
                ChatStore.class.getClassLoader(), new Class<?>[] {ChatStore.class}, (self, method, arguments) -> {
                    throw new AssertionError("nobody is here who could be told anything");
                });
        return new Hub(new EngineContext(
                unused,
                new Alone(),
                new ChatObserver() {},
                settings,
                () -> Given.NOON,
                new SteadyClock(Given.NOON, () -> now),
                () -> now,
                Runnable::run,
                List.of(Runnable::run)));
    }

    private static final class Alone implements Backplane {

        @Override
        public void announce(RoomId room) {}

        @Override
        public void listen(Consumer<RoomId> heard) {}

        @Override
        public void close() {}
    }

    /** A store that answers nothing, after so long. */
    private RefusalCode send(String key, Duration takes) {
        IdempotencyKey named = IdempotencyKey.of(Given.ADA.id(), key, List.of("hi"));
        Draft draft = new Draft(STAGE, Given.ADA.id(), "hi", null, named);
        return limit.spend(new SendContext(draft, Given.ADA, "hi", new InFlight.Running(Given.ADA.id())), () -> {
                    asked++;
                    now += takes.toNanos();
                    return Result.refused(RefusalCode.STORE_UNAVAILABLE);
                })
                .fold(
                        sent -> {
                            throw new AssertionError(sent);
                        },
                        refusal -> refusal.code());
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
