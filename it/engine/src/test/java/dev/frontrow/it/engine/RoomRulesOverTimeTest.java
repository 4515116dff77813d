package dev.frontrow.it.engine;

import static dev.frontrow.it.engine.ChatFixture.ROOM;
import static dev.frontrow.it.engine.ChatFixture.SOON;
import static dev.frontrow.it.engine.ChatFixture.accepted;
import static dev.frontrow.it.engine.ChatFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.Facts;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.log.HistoryRequest;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.message.Notice;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ContentFilter;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.ModerationRequest;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.testkit.RecordingStreamWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Modes, pins and restored messages beside pruning, erasure, and what is on its way meanwhile. */
class RoomRulesOverTimeTest {

    private static final ChatUser ADA = new ChatUser(user("ada"), "Ada Lovelace", Role.VIEWER, List.of("founder"));

    // Pins

    @Test
    void a_pinned_message_is_kept_while_it_is_pinned_and_not_longer() {
        MemoryChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(3).build();
        try (ChatFixture node = new ChatFixture(settings(), store, chat -> chat)) {
            ChatMessage pinned = node.send("ada", "the rules");
            node.moderate("mo", new RoomAction.Pin(pinned.id(), null));
            talk(node, 5);
            assertThat(accepted(node.chat.roomState(ROOM)).pin().orElseThrow().message())
                    .isEqualTo(store.open(ROOM).state().pin().orElseThrow().message());
            node.moderate("mo", new RoomAction.Unpin());
            assertThat(accepted(node.chat.roomState(ROOM)).pin()).isEmpty();
            assertThat(ChatFixture.refused(node.tryModerate("mo", new ModerationAction.Delete(pinned.id()))))
                    .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
        }
    }

    @Test
    void whoever_is_erased_is_in_no_pin_however_old_its_message_is() {
        MemoryChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(3).build();
        try (ChatFixture node = new ChatFixture(settings(), store, chat -> chat)) {
            node.directory.with(ADA);
            node.moderate(
                    "mo", new RoomAction.Pin(node.send("ada", "my phone is 555").id(), null));
            talk(node, 5);
            accepted(node.chat.erase(user("ada")));
            assertThat(node.watch("bob").await(SOON, "hello").data())
                    .contains("\"pin\":null")
                    .doesNotContain("Lovelace", "555");
            assertThat(store.open(ROOM).state().pin()).isEmpty();
        }
    }

    // Texts

    @Test
    void whoever_is_erased_has_no_text_in_the_audit_entry_of_a_clear_and_others_do() {
        try (ChatFixture node = new ChatFixture()) {
            node.send("ada", "my phone is 555");
            node.send("bob", "something else");
            node.moderate("mo", new RoomAction.Clear());
            accepted(node.chat.erase(user("ada")));
            assertThat(accepted(node.chat.audit(user("mo"), new AuditQuery(ROOM, null, 10)))
                            .items()
                            .toString())
                    .contains("something else")
                    .doesNotContain("555");
        }
    }

    @Test
    void whoever_is_erased_has_no_text_in_a_clear_that_hid_their_old_pin() {
        MemoryChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(2).build();
        try (ChatFixture node = new ChatFixture(settings(), store, chat -> chat)) {
            node.moderate(
                    "mo", new RoomAction.Pin(node.send("ada", "my phone is 555").id(), null));
            talk(node, 4);
            node.moderate("mo", new RoomAction.Clear());
            accepted(node.chat.erase(user("ada")));
            assertThat(store.audit(new AuditQuery(ROOM, null, 10)).items().toString())
                    .contains("message 3")
                    .doesNotContain("555");
        }
    }

    @Test
    void slow_mode_holds_in_a_store_that_is_full() {
        MemoryChatStore store = MemoryChatStore.builder().maxBytes(64 << 10).build();
        try (ChatFixture node = new ChatFixture(settings(), store, chat -> chat)) {
            talk(node, 9);
            switchModes(node, ModeChange.on(Mode.SLOW, Duration.ofSeconds(300)));
            node.send("ada", "hi");
            for (int i = 0; i < 200; i++) {
                accepted(node.chat.post(
                        new Notice(ROOM, ADA, "x".repeat(400), new MessageKind.Notice("raid", Map.of()), null)));
            }
            assertThat(ChatFixture.refused(node.trySend("ada", "again"))).isEqualTo(RefusalCode.GATE_CLOSED);
        }
    }

    @Test
    void whoever_is_erased_is_in_no_event_that_restored_a_message_which_is_pruned() {
        MemoryChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(3).build();
        try (ChatFixture node = new ChatFixture(settings(), store, chat -> chat)) {
            node.directory.with(ADA);
            ChatMessage message = node.send("ada", "hi");
            talk(node, 2);
            node.moderate("mo", new ModerationAction.Delete(message.id()));
            node.moderate("mo", new ModerationAction.Restore(message.id()));
            talk(node, 1);
            accepted(node.chat.erase(user("ada")));
            assertThat(store.log(new LogQuery(ROOM, 1, 6))).hasSize(5);
            assertThat(store.log(new LogQuery(ROOM, 1, 6)).toString()).doesNotContain("Lovelace", "founder");
        }
    }

    @Test
    void a_restored_message_is_what_it_was() {
        try (ChatFixture node = new ChatFixture()) {
            MessageKind.Notice kind = new MessageKind.Notice("subscribed", Map.of("months", "3"));
            ChatMessage notice = accepted(node.chat.post(new Notice(ROOM, ADA, "Ada subscribed", kind, null)));
            ChatMessage first = node.send("bob", "hi");
            for (ChatMessage message : List.of(notice, first)) {
                node.moderate("mo", new ModerationAction.Delete(message.id()));
                node.moderate("mo", new ModerationAction.Restore(message.id()));
            }
            assertThat(history(node)).containsExactly(first, notice);
        }
    }

    @Test
    void what_was_deleted_before_a_purge_or_a_clear_is_not_restored() {
        try (ChatFixture node = new ChatFixture()) {
            ChatMessage purged = node.send("ada", "one");
            ChatMessage cleared = node.send("bob", "two");
            node.moderate("mo", new ModerationAction.Delete(purged.id()));
            node.moderate("mo", new ModerationAction.Delete(cleared.id()));
            node.moderate("mo", new ModerationAction.Purge(user("ada")));
            assertThat(ChatFixture.refused(node.tryModerate("mo", new ModerationAction.Restore(purged.id()))))
                    .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
            node.moderate("mo", new ModerationAction.Restore(cleared.id()));
            node.moderate("mo", new ModerationAction.Delete(cleared.id()));
            node.moderate("mo", new RoomAction.Clear());
            assertThat(ChatFixture.refused(node.tryModerate("mo", new ModerationAction.Restore(cleared.id()))))
                    .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
        }
    }

    @Test
    void the_events_of_a_room_in_which_nobody_speaks_are_bounded() {
        MemoryChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(3).build();
        try (ChatFixture node = new ChatFixture(settings(), store, chat -> chat)) {
            node.send("ada", "hi");
            for (int i = 0; i < 1_100; i++) {
                switchModes(node, i % 2 == 0 ? ModeChange.on(Mode.LOCKED) : ModeChange.off(Mode.LOCKED));
            }
            assertThat(store.log(new LogQuery(ROOM, 0, 50))).isEmpty();
            assertThat(store.log(new LogQuery(ROOM, 1_000, 1_101))).hasSize(101);
            assertThat(history(node)).hasSize(1);
        }
    }

    // Warnings

    @Test
    void acknowledging_nothing_leaves_no_trace() {
        try (ChatFixture node = new ChatFixture()) {
            assertThat(ChatFixture.refused(node.tryModerate("ada", new WarningAction.Acknowledge(user("ada")))))
                    .isEqualTo(RefusalCode.ALREADY_RESOLVED);
            assertThat(accepted(node.chat.audit(user("mo"), new AuditQuery(ROOM, null, 10)))
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void warnings_of_people_who_never_come_back_leave_room_for_bans() {
        try (ChatFixture node = new ChatFixture(settings().maxSanctions(2))) {
            for (String who : List.of("x1", "x2")) {
                node.directory.with(who, Role.VIEWER);
                accepted(node.chat.moderate(
                        ModerationRequest.byHost(ROOM, new WarningAction.Warn(user(who)), "calm down")));
            }
            node.moderate("mo", new ModerationAction.Ban(user("ada"), null));
        }
    }

    // Boxes

    @Test
    void somebody_who_follows_since_the_end_of_time_is_refused() {
        Facts facts = request -> UserFacts.builder()
                .followsSince(Instant.parse("9999-12-31T00:00:00Z"))
                .build();
        try (ChatFixture node = new ChatFixture(settings(), MemoryChatStore.create(), chat -> chat.facts(facts))) {
            switchModes(node, ModeChange.on(Mode.FOLLOWERS, Duration.ofDays(90)));
            assertThat(ChatFixture.refused(node.trySend("ada", "hi"))).isEqualTo(RefusalCode.GATE_CLOSED);
        }
    }

    @Test
    void a_follower_whose_send_was_on_its_way_when_followers_mode_came_has_an_open_box() throws Exception {
        CountDownLatch atFilter = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Facts follows =
                request -> UserFacts.builder().followsSince(Instant.EPOCH).build();
        ContentFilter waiting = request -> {
            atFilter.countDown();
            awaits(go);
            return ContentFilter.none().review(request);
        };
        try (ChatFixture node = new ChatFixture(
                settings().filterTimeout(Duration.ofSeconds(10)),
                MemoryChatStore.create(),
                chat -> chat.facts(follows).filter(waiting))) {
            RecordingStreamWriter ada = node.watch("ada");
            ada.await(SOON, "hello");
            var sending = CompletableFuture.supplyAsync(() -> node.trySend("ada", "hi"));
            awaits(atFilter);
            switchModes(node, ModeChange.on(Mode.FOLLOWERS, Duration.ZERO));
            ada.await(SOON, "gate"); // asked again because of the mode
            go.countDown();
            assertThat(ChatFixture.refused(sending.get(20, TimeUnit.SECONDS))).isEqualTo(RefusalCode.GATE_CLOSED);
            ada.await(SOON, events -> ada.events("gate").size() == 2); // and because the commit knew better
            assertThat(ada.events("gate"))
                    .allSatisfy(event -> assertThat(event.data()).contains("\"allowed\":true"));
        }
    }

    @Test
    void modes_that_say_what_a_text_may_be_ask_nobody() {
        AtomicInteger asked = new AtomicInteger();
        try (ChatFixture node = new ChatFixture(
                settings(),
                MemoryChatStore.create(),
                chat -> chat.gate(request -> {
                    asked.incrementAndGet();
                    return GateDecision.open();
                }))) {
            RecordingStreamWriter ada = node.watch("ada");
            ada.await(SOON, "hello");
            int before = asked.get();
            switchModes(node, ModeChange.on(Mode.EMOJI_ONLY));
            switchModes(node, ModeChange.on(Mode.UNIQUE));
            switchModes(node, ModeChange.on(Mode.LOCKED));
            ada.await(SOON, "gate");
            assertThat(asked).hasValue(before + 1);
        }
    }

    @Test
    void whoever_waits_in_slow_mode_goes_on_waiting_when_another_mode_comes_and_goes() {
        try (ChatFixture node = new ChatFixture()) {
            switchModes(node, ModeChange.on(Mode.SLOW, Duration.ofSeconds(300)));
            RecordingStreamWriter ada = node.watch("ada");
            ada.await(SOON, "hello");
            node.send("ada", "hi");
            ada.await(SOON, events -> ada.events("gate").size() == 1);
            switchModes(node, ModeChange.on(Mode.LOCKED));
            ada.await(SOON, events -> ada.events("gate").size() == 2);
            switchModes(node, ModeChange.off(Mode.LOCKED));
            ada.await(SOON, events -> ada.events("gate").size() == 3);
            assertThat(ada.events("gate").get(2).data()).contains("slow_mode").doesNotContain("locked");
        }
    }

    private static ChatSettings.Builder settings() {
        return ChatSettings.builder().gateTimeout(Duration.ofSeconds(10));
    }

    private static void switchModes(ChatFixture node, ModeChange change) {
        accepted(node.chat.moderate(ModerationRequest.byHost(ROOM, new RoomAction.ChangeModes(change), null)));
    }

    /** Newest first, as a viewer reads it. */
    private static List<ChatMessage> history(ChatFixture node) {
        HistoryRequest.Direction newest = new HistoryRequest.Back(null);
        return accepted(node.chat.history(new HistoryRequest(ROOM, user("bob"), newest, 50)))
                .items();
    }

    private static void talk(ChatFixture node, int messages) {
        for (int i = 0; i < messages; i++) {
            node.send("bob", "message " + i);
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
