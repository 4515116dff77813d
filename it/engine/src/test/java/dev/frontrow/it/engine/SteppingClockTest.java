package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock of a node is set by an hour while somebody is muted: the mute lasts as long as it was meant to. */
class SteppingClockTest {

    private static final Duration MUTE = Duration.ofMinutes(60);
    private static final Duration A_LITTLE = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Duration step = Duration.ZERO;
    private final ChatFixture node = new ChatFixture(
            ChatSettings.builder().gateTimeout(SOON.dividedBy(2)).heartbeat(Duration.ofMillis(200)),
            MemoryChatStore.create(),
            chat -> chat.clock(this::wall, time));

    private Instant wall() {
        looks.incrementAndGet();
        return time.instant().plus(step);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void step(int hours) {
        step = Duration.ofHours(hours);
        lookAtIt();
    }

    /** Time passes, and the clock is looked at. */
    private void lookAtIt() {
        time.advance(Duration.ofSeconds(20));
        int before = looks.get();
        Await.until(SOON, () -> looks.get() > before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void a_mute_and_a_ban_end_neither_earlier_nor_later(int hours) {
        node.send("ada", "hi");
        node.moderate("mo", new ModerationAction.Mute(user("ada"), MUTE));
        node.moderate("mo", new ModerationAction.Ban(user("bob"), MUTE));

        step(hours);
        assertThat(refused(node.trySend("ada", "hi"))).isEqualTo(RefusalCode.MUTED);
        assertThat(refused(node.trySend("bob", "hi"))).isEqualTo(RefusalCode.BANNED);

        time.advance(MUTE.minusMinutes(2));
        lookAtIt();
        assertThat(refused(node.trySend("ada", "hi"))).isEqualTo(RefusalCode.MUTED);
        assertThat(refused(node.trySend("bob", "hi"))).isEqualTo(RefusalCode.BANNED);

        time.advance(Duration.ofMinutes(2).plus(A_LITTLE));
        node.send("ada", "free");
        node.send("bob", "free");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void messages_stay_in_the_order_of_their_times(int hours) {
        ChatMessage before = node.send("ada", "before");
        step(hours);
        ChatMessage after = node.send("ada", "after");
        assertThat(Duration.between(before.sentAt(), after.sentAt()))
                .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
    }

    @Test
    void a_chat_that_is_built_after_the_step_has_the_new_time() {
        step = Duration.ofHours(1);
        try (ChatFixture anew = new ChatFixture(
                ChatSettings.builder().gateTimeout(SOON.dividedBy(2)),
                MemoryChatStore.create(),
                chat -> chat.clock(this::wall, time))) {
            assertThat(anew.send("ada", "hi").sentAt()).isEqualTo(wall());
        }
    }
}
