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
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory has no thread free, so that requests are refused: what the host says once is heard all the same. */
class BusyDirectoryTest {

    private static final RoomId HANGING = new RoomId("hanging");
    private static final UserId ADA = user("ada");

    private final CountDownLatch back = new CountDownLatch(1);
    private volatile RoomStatus status = RoomStatus.OPEN;
    private final RecordingStreamWriter stream = new RecordingStreamWriter();

    private final Directory directory = new Directory() {
        @Override
        public RoomStatus status(RoomId room) {
            while (room.equals(HANGING) && back.getCount() > 0) {
                try {
                    back.await();
                } catch (InterruptedException ignored) {
                    // as much code does
                }
            }
            return status;
        }

        @Override
        public Optional<ChatUser> user(RoomId room, UserId user) {
            return Optional.of(new ChatUser(user, user.value(), Role.VIEWER));
        }
    };

    private final Chat chat = Chat.builder(MemoryChatStore.create(), directory)
            .settings(ChatSettings.builder()
                    .hostThreads(1)
                    .directoryTimeout(Duration.ofMillis(500))
                    .build())
            .build();

    @BeforeEach
    void takeTheOnlyThread() {
        accepted(chat.open(StreamRequest.of(ROOM, ADA))).start(stream, HeartbeatSource.plain());
        stream.await(SOON, "hello");
        assertThat(refused(chat.userState(HANGING, ADA))).isEqualTo(RefusalCode.HOST_UNAVAILABLE);
    }

    @AfterEach
    void close() {
        back.countDown();
        chat.close();
    }

    /** The thread comes back only when requests that began after it were refused. */
    private void whileNoRequestGetsAThread(Runnable event) {
        CompletableFuture<Void> told = CompletableFuture.runAsync(event);
        for (int i = 0; i < 3; i++) {
            assertThat(refused(chat.send(new Draft(ROOM, ADA, "hi")))).isEqualTo(RefusalCode.OVERLOADED);
        }
        back.countDown();
        assertThat(told).succeedsWithin(SOON);
    }

    @Test
    void the_streams_of_a_room_that_is_over_end() {
        status = RoomStatus.ENDED;
        whileNoRequestGetsAThread(() -> chat.roomChanged(ROOM));
        assertThat(stream.await(SOON, "bye").data()).contains("ended");
    }

    @Test
    void somebody_whose_balance_changed_hears_of_the_gate() {
        whileNoRequestGetsAThread(() -> chat.userChanged(ADA));
        stream.await(SOON, "gate");
    }
}
