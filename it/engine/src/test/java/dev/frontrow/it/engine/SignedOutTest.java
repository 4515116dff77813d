package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.testkit.StalledStreamWriter;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.StreamWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignedOutTest {

    private static ChatSettings.Builder quick() {
        return ChatSettings.builder()
                .heartbeat(Duration.ofMillis(100))
                .writeDeadline(Duration.ofSeconds(30))
                .gateTimeout(Duration.ofSeconds(10));
    }

    @Test
    void who_signs_out_while_a_stream_opens_is_not_let_in() {
        AtomicReference<Chat> running = new AtomicReference<>();
        AtomicInteger questions = new AtomicInteger();
        Directory directory = (room, user) -> {
            if (questions.incrementAndGet() == 2) { // the stream has its place, and asks once more
                running.get().signedOut(user);
            }
            return Optional.of(new ChatUser(user, "Ada", Role.VIEWER));
        };
        try (Chat chat = Chat.builder(MemoryChatStore.create(), directory).build()) {
            running.set(chat);
            Instant before = chat.clock().instant();
            var subscription = chat.open(StreamRequest.of(ROOM, user("ada")).withSignedInAt(before));
            RecordingStreamWriter ada = new RecordingStreamWriter();
            subscription.ifAccepted(open -> open.start(ada, HeartbeatSource.plain()));
            subscription.fold(open -> ada.await(SOON, "bye"), refusal -> null);

            assertThat(ada.events("hello")).isEmpty();
            assertThat(refused(chat.open(StreamRequest.of(ROOM, user("ada")).withSignedInAt(before))))
                    .isEqualTo(RefusalCode.TOKEN_REVOKED);
            Instant after = chat.clock().instant().plusMillis(1);
            accepted(chat.open(StreamRequest.of(ROOM, user("ada")).withSignedInAt(after)))
                    .abandon();
        }
    }

    @Test
    void a_stream_that_takes_no_bytes_ends_at_once_and_nobody_elses_does() {
        try (ChatFixture fixture = new ChatFixture(quick())) {
            StalledStreamWriter stalled = new StalledStreamWriter(1);
            fixture.watch("ada", null, stalled);
            RecordingStreamWriter second = fixture.watch("ada");
            RecordingStreamWriter bob = fixture.watch("bob");
            second.await(SOON, "hello");
            bob.await(SOON, "hello");
            fixture.send("bob", "hi");

            fixture.chat.signedOut(user("ada"));

            stalled.taken().awaitClose(SOON);
            assertThat(second.await(SOON, "bye").data()).isEqualTo("{\"reason\":\"signed_out\",\"reconnect\":true}");
            fixture.awaitStreams(1);
            assertThat(fixture.observer.closed())
                    .extracting(closed -> closed.reason())
                    .containsExactly(CloseReason.SIGNED_OUT, CloseReason.SIGNED_OUT);
            assertThat(bob.closes()).isZero();
        }
    }

    @Test
    void a_stream_ends_when_the_login_it_rests_on_is_too_old() {
        try (ChatFixture fixture = new ChatFixture(quick().sessionLife(Duration.ofHours(1)))) {
            Instant signedInAt = fixture.time.instant();
            RecordingStreamWriter ada =
                    open(fixture, StreamRequest.of(ROOM, user("ada")).withSignedInAt(signedInAt));
            RecordingStreamWriter bot = open(fixture, StreamRequest.of(ROOM, user("bob")));
            fixture.time.advance(Duration.ofMinutes(59));
            fixture.send("sue", "still here");
            ada.await(SOON, "message");

            fixture.time.advance(Duration.ofMinutes(1));

            assertThat(ada.await(SOON, "bye").data()).isEqualTo("{\"reason\":\"session_expired\",\"reconnect\":true}");
            fixture.awaitStreams(1);
            assertThat(bot.closes()).isZero();
        }
    }

    private static RecordingStreamWriter open(ChatFixture fixture, StreamRequest request) {
        RecordingStreamWriter writer = new RecordingStreamWriter();
        accepted(fixture.chat.open(request)).start((StreamWriter) writer, HeartbeatSource.plain());
        writer.await(SOON, "hello");
        return writer;
    }
}
