package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.StreamRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a stream gets follows the rights that its hello told. */
class ModerationPolicyTest {

    @Test
    void who_is_staff_no_more_when_the_stream_opens_does_not_get_what_is_for_staff() {
        RecordingStreamWriter mo = openedWhileTheRoleGoesFrom(Role.MODERATOR, Role.VIEWER);
        assertThat(mo.await(SOON, "hello").data()).contains("\"moderate\":false");
        assertThat(mo.events("moderation")).isEmpty();
    }

    @Test
    void who_became_staff_while_the_stream_opened_gets_what_is_for_staff() {
        RecordingStreamWriter mo = openedWhileTheRoleGoesFrom(Role.VIEWER, Role.ADMIN);
        assertThat(mo.await(SOON, "hello").data()).contains("\"moderate\":true");
        mo.await(SOON, "moderation");
    }

    /** A stream of somebody whose role changes after the first question, with an action of the host's and a message behind it. */
    private static RecordingStreamWriter openedWhileTheRoleGoesFrom(Role first, Role then) {
        AtomicInteger questions = new AtomicInteger();
        Directory directory = (room, user) -> {
            boolean isFirst = questions.getAndIncrement() == 0;
            return Optional.of(new ChatUser(user, "Mo", isFirst ? first : then));
        };
        RecordingStreamWriter mo = new RecordingStreamWriter();
        try (Chat chat = Chat.builder(MemoryChatStore.create(), directory).build()) {
            accepted(chat.open(StreamRequest.of(ROOM, user("mo")))).start(mo, HeartbeatSource.plain());
            mo.await(SOON, "hello");
            var mute = new ModerationAction.Mute(user("ada"), Duration.ofMinutes(1));
            accepted(chat.moderate(ModerationRequest.byHost(ROOM, mute, "calm down")));
        }
        mo.awaitClose(SOON);
        return mo;
    }
}
