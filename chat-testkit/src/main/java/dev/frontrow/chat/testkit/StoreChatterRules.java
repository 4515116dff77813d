package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who has said something, when, and what: what modes and marks go by. */
interface StoreChatterRules {

    String LONG = "a text that is long enough to be one of its own";

    ChatStore store();

    private static ModeChange slow(int seconds) {
        return ModeChange.on(Mode.SLOW, Duration.ofSeconds(seconds));
    }

    @Test
    @DisplayName(
            "S64 in slow mode nobody sends again before the time has passed since their last message here, deleted or not; what is refused does not count")
    default void s64Slow() {
        TestRoom room = new TestRoom(store());
        new TestRoom(store()).post(BOB, "elsewhere");
        ChatMessage before = room.post(ANN, "before it was on");
        room.act(room.delete(before));
        room.act(room.switches(slow(30)));
        assertThat(Outcomes.rejected(room.one(room.says(ANN, "too early", room.now.plusSeconds(1))))
                        .gate())
                .containsExactly(GateReason.of("slow", "slow_mode", Requirement.waitUntil(room.now.plusSeconds(30))));
        Outcomes.posted(room.one(room.says(BOB, "not I", room.now.plusSeconds(1))));
        assertThat(Outcomes.kinds(room.append(
                        room.says(ANN, "too early", room.now.plusMillis(29_999)),
                        room.says(ANN, "in time", room.now.plusMillis(30_000)),
                        room.says(ANN, "too early", room.now.plusMillis(59_999)))))
                .containsExactly("gate_closed", "done", "gate_closed");
        Outcomes.posted(room.one(room.says(ANN, "in time", room.now.plusMillis(60_000))));
        Entry.NewMessage exempt = new Entry.NewMessage(
                TestRoom.messageId(),
                ANN,
                "exempt",
                null,
                room.now.plusSeconds(61),
                null,
                MessageKind.SAID,
                new Entry.AuthorFacts(Set.of(Mode.SLOW), null));
        Outcomes.posted(room.one(exempt));
        room.act(room.switches(slow(5)));
        Outcomes.posted(room.one(room.says(ANN, "turned down", room.now.plusSeconds(66))));
        room.act(room.switches(ModeChange.off(Mode.SLOW)));
        Outcomes.posted(room.one(room.says(ANN, "turned off", room.now.plusSeconds(66))));
    }

    @Test
    @DisplayName("S65 in slow mode many threads of one user at once: exactly one message in each stretch")
    default void s65SlowThreads() {
        TestRoom room = new TestRoom(store());
        room.act(room.switches(slow(10)));
        for (int stretch = 0; stretch < 8; stretch++) {
            Instant at = room.now.plusSeconds(20L * stretch);
            List<String> kinds = Threads.together(
                            8,
                            thread -> Outcomes.kinds(room.append(
                                    room.says(ANN, "a", at.plusMillis(9_999L * (thread % 2))),
                                    room.says(ANN, "b", at.plusMillis(9_999 - thread)),
                                    room.says(BOB, "c", at))))
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(kinds).containsOnly("done", "gate_closed");
            assertThat(kinds.stream().filter("done"::equals)).hasSize(2);
        }
        assertThat(room.everything()).hasSize(16);
    }

    @Test
    @DisplayName("S66 while unique is on a text is said once in ten minutes, by many threads of many users at once too")
    default void s66Unique() {
        TestRoom room = new TestRoom(store());
        room.post(ANN, LONG);
        room.act(room.switches(ModeChange.on(Mode.UNIQUE)));
        for (int round = 0; round < 8; round++) {
            String text = LONG + " in round " + "abcdefgh".charAt(round);
            List<String> kinds = Threads.together(
                            8,
                            thread -> Outcomes.kinds(room.append(
                                    room.says(chatter(thread), text + "!"),
                                    room.says(chatter(thread), text.toUpperCase(java.util.Locale.ROOT)),
                                    room.says(chatter(thread), "short"))))
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(kinds.stream().filter("done"::equals)).hasSize(1 + 8);
            assertThat(kinds.stream().filter("gate_closed"::equals)).hasSize(15);
        }
        assertThat(Outcomes.kinds(room.append(
                        room.says(ANN, LONG),
                        room.says(BOB, LONG),
                        room.says(BOB, LONG, room.now.plusSeconds(600)),
                        room.says(BOB, LONG, room.now.plusMillis(600_001)),
                        room.says(ANN, LONG, room.now.plusMillis(600_002)))))
                .as("only what was said while it was on")
                .containsExactly("done", "gate_closed", "gate_closed", "done", "gate_closed");
        new TestRoom(store()).post(ANN, LONG);
    }

    private static ChatUser chatter(int number) {
        return new ChatUser(new UserId("chatter-" + number), "Chatter", Role.VIEWER);
    }

    @Test
    @DisplayName(
            "S68 the first message of somebody in a room is marked, one only, by many threads at once too, deleted or not; what the host says of them is none")
    default void s68First() {
        TestRoom room = new TestRoom(store());
        MessageKind notice = new MessageKind.Notice("raid", Map.of());
        assertThat(isFirst(Outcomes.posted(room.one(room.says(ANN, "Ann came", notice, room.now)))))
                .isFalse();
        List<ChatMessage> batch =
                room.append(room.says(ANN, "one"), room.says(ANN, "two"), room.says(BOB, "three")).stream()
                        .map(Outcomes::posted)
                        .toList();
        assertThat(batch).extracting(StoreChatterRules::isFirst).containsExactly(true, false, true);
        room.act(room.delete(batch.get(0)));
        room.act(room.does(new ModerationAction.Purge(BOB.id())));
        assertThat(isFirst(room.post(ANN, "four"))).isFalse();
        assertThat(isFirst(room.post(BOB, "five"))).isFalse();
        assertThat(isFirst(new TestRoom(store()).post(ANN, "elsewhere"))).isTrue();
        for (int round = 0; round < 8; round++) {
            ChatUser newcomer = chatter(round);
            List<ChatMessage> posted = Threads.together(8, thread -> room.post(newcomer, "hi from " + thread));
            assertThat(posted).filteredOn(StoreChatterRules::isFirst).hasSize(1);
            assertThat(room.everything().stream()
                            .filter(message -> message.author().equals(newcomer))
                            .map(StoreChatterRules::isFirst)
                            .toList())
                    .startsWith(true)
                    .containsOnlyOnce(true);
        }
    }

    private static boolean isFirst(ChatMessage message) {
        return message.body().fold(Body.Text::first, tombstone -> false);
    }

    @Test
    @DisplayName("S69 every kind of message comes back as it was, by every path")
    default void s69Kinds() {
        TestRoom room = new TestRoom(store());
        List<MessageKind> kinds = new ArrayList<>(List.of(
                MessageKind.SAID,
                new MessageKind.Notice("raid", Map.of()),
                new MessageKind.Notice(
                        "gift", Map.of("from", "Ann & Bob = 100 %", "what", "🎁 '; DROP--", "empty", "")),
                new MessageKind.Notice("most", most())));
        for (MessageKind.Announcement.Color color : MessageKind.Announcement.Color.values()) {
            kinds.add(new MessageKind.Announcement(color));
        }
        room.post(MO, "the first");
        for (int i = 0; i < kinds.size(); i++) {
            IdempotencyKey key = TestRoom.key(MO, "k" + i, "x");
            ChatMessage message = Outcomes.posted(room.one(new Entry.NewMessage(
                    TestRoom.messageId(), MO, "x", null, room.now, key, kinds.get(i), Entry.AuthorFacts.NONE)));
            assertThat(message.body()).isEqualTo(new Body.Text("x", null, kinds.get(i), false));
            assertThat(room.everything()).last().isEqualTo(message);
            assertThat(room.one(message.id()).items()).containsExactly(message);
            assertThat(room.wholeLog()).last().isEqualTo(new RoomEvent.Posted(message));
            assertThat(room.store.known(new KeyQuery(room.id, MO.id(), "k" + i)).map(KnownKey::receipt))
                    .contains(new Receipt.Posted(message));
        }
    }

    private static Map<String, String> most() {
        Map<String, String> most = new java.util.HashMap<>();
        for (int i = 0; i < MessageKind.Notice.MAX_ENTRIES; i++) {
            most.put("key_" + i + "x".repeat(27), "漢".repeat(MessageKind.Notice.MAX_LENGTH));
        }
        return most;
    }

    @Test
    @DisplayName(
            "S71 lastSentAt is when somebody last said something in that room, deleted or not; what the host says of them is nothing they said")
    default void s71LastSentAt() {
        TestRoom room = new TestRoom(store());
        new TestRoom(store()).post(ANN, "elsewhere");
        assertThat(store().lastSentAt(room.id, ANN.id())).isEmpty();
        MessageKind notice = new MessageKind.Notice("raid", Map.of());
        room.one(room.says(ANN, "Ann came", notice, room.now));
        assertThat(store().lastSentAt(room.id, ANN.id())).isEmpty();
        room.act(room.does(MO, new RoomAction.Clear(), null));
        assertThat(store().lastSentAt(room.id, ANN.id())).isEmpty();
        ChatMessage one = room.post(ANN, "one");
        if (store().lastSentAt(room.id, ANN.id()).isEmpty()) {
            return; // a store need not say
        }
        assertThat(store().lastSentAt(room.id, ANN.id())).contains(room.now);
        assertThat(store().lastSentAt(room.id, BOB.id())).isEmpty();
        ChatMessage two = Outcomes.posted(room.one(room.says(ANN, "two", room.now.plusMillis(1_234))));
        room.act(room.delete(one));
        room.act(room.delete(two));
        room.one(room.says(ANN, "Ann came", notice, room.now.plusSeconds(5)));
        room.act(room.switches(ModeChange.on(Mode.LOCKED)));
        Outcomes.rejected(room.one(room.says(ANN, "refused", room.now.plusSeconds(6))));
        assertThat(store().lastSentAt(room.id, ANN.id())).contains(room.now.plusMillis(1_234));
    }
}
