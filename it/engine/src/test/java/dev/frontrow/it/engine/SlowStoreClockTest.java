package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store that says what time it is, and takes long for it: what it says is out of date when it arrives. */
class SlowStoreClockTest {

    private static final Duration DIFFERENCE = Duration.ofHours(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(11);

    private final ManualTime time = new ManualTime();
    private final ChatStore memory = MemoryChatStore.create();
    private volatile Duration delay = Duration.ZERO;

    /** Whose clock is three hours ahead of the node's. */
    private final ChatStore store = (ChatStore) Proxy.newProxyInstance(
            ChatStore.class.getClassLoader(),
            new Class<?>[] {ChatStore.class},
            (self, method, arguments) -> method.getName().equals("time") ? answer() : method.invoke(memory, arguments));

    private Optional<Instant> answer() {
        Instant now = time.instant().plus(DIFFERENCE);
        time.advance(delay);
        return Optional.of(now);
    }

    private ChatFixture node() {
        return new ChatFixture(
                ChatSettings.builder()
                        .gateTimeout(SOON.dividedBy(2))
                        .heartbeat(Duration.ofMillis(200))
                        .rate(RateLimit.perSeconds(100_000, 30)),
                store,
                chat -> chat.clock(time, time));
    }

    @Test
    void a_first_answer_that_took_ten_seconds_is_not_relied_upon_and_the_next_one_is() {
        delay = Duration.ofSeconds(10);
        try (ChatFixture node = node()) {
            assertThat(node.send("ada", "by the clock of the node").sentAt()).isEqualTo(time.instant());

            delay = Duration.ZERO;
            time.advance(BETWEEN_LOOKS);

            Instant ofStore = time.instant().plus(DIFFERENCE);
            Await.until(
                    SOON,
                    () -> node.send("ada", "by that of the store").sentAt().equals(ofStore));
        }
    }

    @Test
    void an_answer_that_took_a_second_is_of_the_middle_of_it() {
        delay = Duration.ofSeconds(1);
        try (ChatFixture node = node()) {
            assertThat(Duration.between(
                                    time.instant().plus(DIFFERENCE),
                                    node.send("ada", "hi").sentAt())
                            .abs())
                    .isEqualTo(Duration.ofMillis(500));
        }
    }
}
