package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.refused;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.limit.RateLimit;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.Draft;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.Erased;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final RoomId OTHER = new RoomId("other");

    private final ChatStore store = MemoryChatStore.create();
    private final ChatFixture node = node();

    private ChatFixture node() {
        ChatFixture made = new ChatFixture(
                ChatSettings.builder()
                        .rate(RateLimit.perSeconds(10_000, 30))
                        .gateTimeout(SOON.dividedBy(2))
                        .ringEntries(16)
                        .tail(10),
                store,
                chat -> chat.backplane(Backplane.polling(Duration.ofMillis(50))));
        made.directory.with(new ChatUser(user("ada"), "Ada Lovelace", Role.VIEWER, List.of("founder")));
        return made;
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void what_somebody_said_goes_from_all_screens_and_who_they_were_from_the_store() {
        node.send("ada", "a secret");
        node.send("bob", "hi");
        node.chat.send(new Draft(OTHER, user("ada"), "elsewhere"));
        RecordingStreamWriter here = node.watch("bob");
        try (ChatFixture there = node()) {
            RecordingStreamWriter far = there.watch("sue");

            Erased erased = accepted(node.chat.erase(user("ada")));

            assertThat(erased.rooms()).containsExactlyInAnyOrder(ROOM, OTHER);
            assertThat(erased.records()).isEqualTo(4); // two names, and the hidden texts of two purges
            assertThat(here.await(SOON, "messages.cleared").data()).contains("\"userId\":\"ada\"");
            assertThat(far.await(SOON, "messages.cleared").data()).contains("\"userId\":\"ada\"");
        }
        assertThat(accepted(node.chat.history(new HistoryRequest(ROOM, user("bob"), new HistoryRequest.Back(null), 10)))
                        .items())
                .extracting(message -> message.author().name())
                .containsExactly("bob", "ada");
        assertThat(accepted(node.chat.audit(user("mo"), new AuditQuery(ROOM, null, 10)))
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.hidden()).isEmpty());
    }

    @Test
    void the_name_is_served_no_more_neither_from_the_ring_nor_from_pages_that_were_read_before() {
        for (int i = 0; i < 40; i++) {
            node.send(i % 2 == 0 ? "ada" : "bob", "message " + i);
        }
        String cursor = accepted(node.chat.userState(ROOM, user("bob")))
                .position()
                .at(0)
                .toString();
        RecordingStreamWriter before = node.watch("bob", cursor);
        before.await(SOON, events -> before.events("message").size() == 40);
        assertThat(text(before)).contains("Ada Lovelace").contains("founder");

        accepted(node.chat.erase(user("ada")));

        for (String from : new String[] {null, cursor}) {
            RecordingStreamWriter after = node.watch("sue", from);
            after.await(SOON, "messages.cleared");
            assertThat(text(after)).contains("\"name\":\"ada\"").doesNotContain("Lovelace", "founder");
        }
    }

    @Test
    void a_store_that_fails_midway_says_so_and_the_next_call_completes_it() {
        node.send("ada", "a secret");
        node.chat.send(new Draft(OTHER, user("ada"), "elsewhere"));

        node.store.failNextAppends(1);
        assertThat(refused(node.chat.erase(user("ada")))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        node.store.failNextErasures(1);
        assertThat(refused(node.chat.erase(user("ada")))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        node.store.down(true);
        assertThat(refused(node.chat.erase(user("ada")))).isEqualTo(RefusalCode.STORE_UNAVAILABLE);
        node.store.down(false);

        assertThat(accepted(node.chat.erase(user("ada"))).rooms()).containsExactlyInAnyOrder(ROOM, OTHER);
        RecordingStreamWriter bob = node.watch("bob");
        bob.await(SOON, "messages.cleared");
        assertThat(text(bob)).doesNotContain("Lovelace", "secret");
    }

    @Test
    void a_room_that_the_host_does_not_know_any_more_is_erased_too_and_a_ban_stays() {
        node.send("ada", "a secret");
        node.moderate("mo", new ModerationAction.Ban(user("ada"), null));
        node.directory.status(ROOM, RoomStatus.UNKNOWN);

        assertThat(accepted(node.chat.erase(user("ada"))).rooms()).containsExactly(ROOM);

        node.directory.status(ROOM, RoomStatus.OPEN);
        assertThat(refused(node.trySend("ada", "me again"))).isEqualTo(RefusalCode.BANNED);
        assertThat(accepted(node.chat.erase(user("nobody"))).rooms()).isEmpty();
    }

    @Test
    void a_store_that_cannot_says_so() {
        ChatStore plain = new CountingStore(MemoryChatStore.create());
        try (ChatFixture fixture = new ChatFixture(ChatSettings.builder(), plain, chat -> chat)) {
            assertThatThrownBy(() -> fixture.chat.erase(user("ada")))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("this store cannot erase anybody: its personalData() is empty");
        }
    }

    private static String text(RecordingStreamWriter writer) {
        return new String(writer.bytes(), StandardCharsets.UTF_8);
    }
}
