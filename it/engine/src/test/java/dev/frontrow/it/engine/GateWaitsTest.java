package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.SseEvent;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A box that was closed until a moment opens by itself when it has come, over a gate that may block and one that does
 * not.
 */
class GateWaitsTest {

    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private Chat chat;

    private void open(Gate gate) {
        chat = Chat.builder(
                        MemoryChatStore.create(),
                        (room, user) -> Optional.of(new ChatUser(user, user.value(), Role.VIEWER)))
                .gate(gate)
                .settings(ChatSettings.builder()
                        .gateTimeout(Duration.ofSeconds(10)) // a machine may be busy
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        chat.close();
    }

    /** While it is closed it always names a moment that is near: it is asked again and again until it opens. */
    private static final class Clockwork implements Gate {

        private final boolean mayBlock;
        private volatile boolean isOpen;

        Clockwork(boolean mayBlock, boolean isOpen) {
            this.mayBlock = mayBlock;
            this.isOpen = isOpen;
        }

        @Override
        public GateDecision decide(GateRequest request) {
            return isOpen ? GateDecision.open() : tooEarly(request.at().plus(A_MOMENT));
        }

        @Override
        public boolean mayBlock() {
            return mayBlock;
        }
    }

    private static GateDecision tooEarly(Instant until) {
        return GateDecision.closed(GateReason.of("clockwork", "too_early", Requirement.waitUntil(until)));
    }

    private Subscription watch(String name, RecordingStreamWriter writer) {
        return accepted(chat.open(StreamRequest.of(ROOM, user(name)))).start(writer, HeartbeatSource.plain());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_joined_too_early_is_told_when_the_moment_has_come_and_whether_there_is_another(boolean mayBlock) {
        Clockwork gate = new Clockwork(mayBlock, false);
        open(gate);
        RecordingStreamWriter ada = new RecordingStreamWriter();
        watch("ada", ada);
        assertThat(ada.await(SOON, "hello").data()).contains("\"type\":\"wait_until\"");

        assertThat(ada.await(SOON, "gate").data()).contains("\"type\":\"wait_until\"");
        gate.isOpen = true; // only now: of two events that wait for a busy loop the later one alone is told
        ada.await(SOON, GateWaitsTest::isTold);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_send_that_came_too_early_closes_the_box_until_its_moment(boolean mayBlock) {
        Clockwork gate = new Clockwork(mayBlock, true);
        open(gate);
        RecordingStreamWriter ada = new RecordingStreamWriter();
        watch("ada", ada);
        assertThat(ada.await(SOON, "hello").data()).contains("\"allowed\":true");

        gate.isOpen = false;
        RefusalCode code = chat.send(new Draft(ROOM, user("ada"), "hi")).fold(sent -> null, refusal -> refusal.code());
        assertThat(code).isEqualTo(RefusalCode.GATE_CLOSED);
        assertThat(ada.await(SOON, "gate").data()).contains("\"allowed\":false");

        gate.isOpen = true;
        ada.await(SOON, GateWaitsTest::isTold);
        accepted(chat.send(new Draft(ROOM, user("ada"), "hi")));
    }

    @Test
    void nobody_is_asked_about_again_who_has_gone() {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        open(request -> {
            asked.merge(request.user().id().value(), 1, Integer::sum);
            return tooEarly(request.at().plus(A_MOMENT));
        });
        RecordingStreamWriter gone = new RecordingStreamWriter();
        Subscription stream = watch("gone", gone);
        watch("here", new RecordingStreamWriter());
        stream.gone();
        gone.awaitClose(SOON);
        int before = asked.get("gone");
        int others = asked.get("here");

        Await.until(SOON, () -> asked.get("here") >= others + 3);
        assertThat(asked.get("gone")).isLessThanOrEqualTo(before + 1); // one may have been on its way
    }

    /** That the box is open, by an event of its own. */
    private static boolean isTold(List<SseEvent> events) {
        return events.stream()
                .anyMatch(event -> event.type().equals("gate") && event.data().contains("\"allowed\":true"));
    }
}
