package dev.frontrow.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessageQuery;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryBoundsTest {

    private static final RoomId ROOM = new RoomId("room");
    private static final ChatUser ANN = new ChatUser(new UserId("ann"), "Ann", Role.VIEWER);

    private final ManualTime time = new ManualTime();
    private int ids;

    @Test
    void the_room_that_was_not_used_for_longest_is_let_go_and_comes_back_as_another_log() {
        ChatStore store = MemoryChatStore.builder().maxRooms(3).build();
        RoomId a = new RoomId("a");
        post(store, a, "one");
        post(store, new RoomId("b"), "one");
        post(store, new RoomId("c"), "one");
        Position before = store.open(a).head(); // a is used: b is now the oldest
        post(store, new RoomId("d"), "one");
        assertThat(store.open(a).head()).isEqualTo(before);
        assertThat(store.open(new RoomId("b")).head().seq()).isZero();
        post(store, new RoomId("e"), "one"); // c goes
        post(store, new RoomId("f"), "one"); // d goes
        post(store, new RoomId("g"), "one"); // a goes
        Position gone = store.open(a).head();
        assertThat(gone.seq()).isZero();
        assertThat(gone.epoch()).isNotEqualTo(before.epoch());
        assertThat(post(store, a, "again").seq()).isEqualTo(1);
        assertThat(store.open(a).head()).isEqualTo(gone.at(1));
    }

    @Test
    void asking_for_rooms_that_nobody_wrote_to_keeps_nothing() {
        MemoryChatStore store = MemoryChatStore.builder().maxRooms(1).build();
        post(store, ROOM, "one");
        long bytes = store.bytes();
        for (int i = 0; i < 1_000; i++) {
            RoomId unknown = new RoomId("unknown" + i);
            store.open(unknown);
            store.log(new LogQuery(unknown, 0, 1));
            store.messages(new MessageQuery.Before(unknown, Long.MAX_VALUE, 1));
            store.audit(new AuditQuery(unknown, null, 1));
            store.known(new KeyQuery(unknown, ANN.id(), "k"));
        }
        assertThat(store.bytes()).isEqualTo(bytes);
        assertThat(store.open(ROOM).head().seq()).isEqualTo(1);
    }

    @Test
    void epochs_are_eight_letters_or_digits_and_differ_between_rooms_and_stores() {
        ChatStore store = MemoryChatStore.create();
        String epoch = store.open(ROOM).head().epoch();
        assertThat(epoch).matches("[a-z0-9]{8}");
        assertThat(store.open(new RoomId("other")).head().epoch()).isNotEqualTo(epoch);
        assertThat(MemoryChatStore.create().open(ROOM).head().epoch()).isNotEqualTo(epoch);
    }

    @Test
    void a_room_keeps_its_newest_messages_and_every_event_after_the_oldest_of_them() {
        ChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(3).build();
        post(store, ROOM, "one"); // 1
        ChatMessage two = post(store, ROOM, "two"); // 2
        act(store, new ModerationAction.Delete(two.id())); // 3
        ChatMessage three = post(store, ROOM, "three"); // 4
        assertThat(store.log(new LogQuery(ROOM, 0, 4))).hasSize(4);
        post(store, ROOM, "four"); // 5: message 1 goes
        assertThat(store.log(new LogQuery(ROOM, 0, 5))).isEmpty();
        assertThat(store.log(new LogQuery(ROOM, 1, 5))).hasSize(4);
        post(store, ROOM, "five"); // 6: message 2 goes, and event 3 with it
        assertThat(store.log(new LogQuery(ROOM, 2, 6))).isEmpty();
        assertThat(store.log(new LogQuery(ROOM, 3, 6))).hasSize(3);
        assertThat(store.messages(new MessageQuery.Before(ROOM, Long.MAX_VALUE, 10))
                        .orElseThrow()
                        .items())
                .hasSize(3)
                .endsWith(three);
        assertThat(store.open(ROOM).head().seq()).isEqualTo(6);
    }

    @Test
    void history_below_what_is_kept_is_gone_and_not_empty() {
        ChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(2).build();
        ChatMessage first = post(store, ROOM, "one");
        post(store, ROOM, "two");
        post(store, ROOM, "three");
        assertThat(store.messages(new MessageQuery.Before(ROOM, 2, 10))).isEmpty();
        assertThat(store.messages(new MessageQuery.Before(ROOM, 1, 10)))
                .map(page -> page.items())
                .contains(List.of());
        assertThat(store.messages(new MessageQuery.After(ROOM, 0, 10))
                        .orElseThrow()
                        .items())
                .hasSize(2);
        assertThat(store.messages(new MessageQuery.One(ROOM, first.id()))
                        .orElseThrow()
                        .items())
                .isEmpty();
        EntryOutcome late = append(store, says("reply", first.id(), null));
        assertThat(late).isInstanceOf(EntryOutcome.Rejected.class);
    }

    @Test
    void a_key_outlives_its_message_and_a_purge_reaches_it_there() {
        ChatStore store = MemoryChatStore.builder().maxMessagesPerRoom(1).build();
        IdempotencyKey key = IdempotencyKey.of(ANN.id(), "k", List.of("secret"));
        append(store, says("secret", null, key));
        post(store, ROOM, "newer");
        EntryOutcome again = append(store, says("secret", null, key));
        assertThat(again).isInstanceOf(EntryOutcome.Repeated.class);
        assertThat(again.toString()).contains("secret");
        act(store, new ModerationAction.Purge(ANN.id()));
        assertThat(append(store, says("secret", null, key)).toString()).doesNotContain("secret");
        assertThat(store.known(new KeyQuery(ROOM, ANN.id(), "k")).toString()).doesNotContain("secret");
    }

    @Test
    void a_key_is_kept_for_24_hours() {
        ChatStore store = MemoryChatStore.builder().clock(time).build();
        IdempotencyKey key = IdempotencyKey.of(ANN.id(), "k", List.of("hi"));
        append(store, says("hi", null, key));
        time.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(append(store, says("hi", null, key))).isInstanceOf(EntryOutcome.Repeated.class);
        time.advance(Duration.ofMillis(1));
        assertThat(append(store, says("hi", null, key))).isInstanceOf(EntryOutcome.Done.class);
    }

    @Test
    void of_too_many_keys_the_oldest_is_forgotten() {
        ChatStore store = MemoryChatStore.builder().maxKeysPerRoom(2).build();
        for (String value : List.of("k1", "k2", "k3")) {
            append(store, says("hi", null, IdempotencyKey.of(ANN.id(), value, List.of("hi"))));
        }
        assertThat(store.known(new KeyQuery(ROOM, ANN.id(), "k1"))).isEmpty();
        assertThat(store.known(new KeyQuery(ROOM, ANN.id(), "k2"))).isPresent();
        assertThat(store.known(new KeyQuery(ROOM, ANN.id(), "k3"))).isPresent();
    }

    @Test
    void of_too_many_audit_entries_the_oldest_is_forgotten() {
        ChatStore store = MemoryChatStore.builder().maxAuditPerRoom(2).build();
        List<AuditEntry> entries = IntStream.range(0, 3)
                .mapToObj(i -> act(store, new ModerationAction.Unmute(ANN.id())))
                .toList();
        assertThat(store.audit(new AuditQuery(ROOM, null, 10)).items()).containsExactly(entries.get(2), entries.get(1));
    }

    @Test
    void sanctions_that_ended_long_ago_are_forgotten_when_new_ones_come() {
        ChatStore store = MemoryChatStore.create();
        act(store, new ModerationAction.Mute(ANN.id(), Duration.ofSeconds(10)));
        time.advance(Duration.ofHours(2));
        UserId bob = new UserId("bob");
        act(store, new ModerationAction.Mute(bob, Duration.ofSeconds(10)));
        assertThat(store.open(ROOM).sanctions()).extracting(Sanction::user).containsExactly(bob);
    }

    @Test
    void one_hot_room_stays_within_the_bytes_by_forgetting_its_oldest_messages() {
        long bound = 1 << 20;
        MemoryChatStore store = MemoryChatStore.builder().maxBytes(bound).build();
        String text = "x".repeat(2_000);
        for (int i = 0; i < 2_000; i++) {
            append(store, says(text, null, IdempotencyKey.of(ANN.id(), "k" + i, List.of(text))));
            assertThat(store.bytes()).isBetween(0L, bound);
        }
        assertThat(store.open(ROOM).head().seq()).isEqualTo(2_000);
        assertThat(store.messages(new MessageQuery.After(ROOM, 0, 10_000))
                        .orElseThrow()
                        .items())
                .hasSizeGreaterThan(50)
                .last()
                .matches(message -> message.seq() == 2_000);
    }

    @Test
    void many_rooms_stay_within_the_bytes_by_letting_the_least_recently_used_go() {
        long bound = 1 << 20;
        MemoryChatStore store = MemoryChatStore.builder().maxBytes(bound).build();
        for (int i = 0; i < 2_000; i++) {
            post(store, new RoomId("room" + i), "x".repeat(500));
            assertThat(store.bytes()).isBetween(0L, bound);
        }
        assertThat(store.open(new RoomId("room1999")).head().seq()).isEqualTo(1);
        assertThat(store.open(new RoomId("room0")).head().seq()).isZero();
    }

    @Test
    void the_bytes_are_counted_right_through_everything_that_can_happen() {
        MemoryChatStore store = MemoryChatStore.builder()
                .maxRooms(4)
                .maxMessagesPerRoom(5)
                .maxAuditPerRoom(3)
                .maxKeysPerRoom(3)
                .build();
        for (int i = 0; i < 500; i++) {
            RoomId room = new RoomId("room" + i % 7);
            IdempotencyKey key = IdempotencyKey.of(ANN.id(), "k" + i, List.of("hi"));
            store.append(new Batch(room, List.of(says("message " + i, null, key))));
            ModerationAction action = i % 3 == 0
                    ? new ModerationAction.Purge(ANN.id())
                    : new ModerationAction.Mute(new UserId("u" + i % 5), Duration.ofSeconds(5));
            store.append(new Batch(room, List.of(action(room, action))));
        }
        assertThat(store.bytes()).isPositive();
        store.close();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void rooms_that_are_let_go_while_others_write_to_them_lose_no_count() throws Exception {
        MemoryChatStore store = MemoryChatStore.builder().maxRooms(2).build();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 2_000; i++) {
                            RoomId room = new RoomId("room" + (i + thread) % 5);
                            MessageId id = new MessageId("m" + thread + "-" + i);
                            Entry entry = new Entry.NewMessage(id, ANN, "hi", null, time.instant(), null);
                            EntryOutcome outcome = store.append(new Batch(room, List.of(entry)))
                                    .outcomes()
                                    .get(0);
                            assertThat(outcome).isInstanceOf(EntryOutcome.Done.class);
                        }
                    }))
                    .toList();
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        store.close();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void bounds_are_checked() {
        assertThatThrownBy(() -> MemoryChatStore.builder().maxRooms(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRooms: 0 (expected: 1..10000000)");
        assertThatThrownBy(() -> MemoryChatStore.builder().maxBytes(-1).build())
                .hasMessage("maxBytes: -1 (expected: 1..9223372036854775807)");
    }

    @Test
    void the_text_of_a_tombstone_is_kept_only_where_the_audit_log_shows_it() {
        MemoryChatStore store = MemoryChatStore.builder().maxAuditPerRoom(1).build();
        ChatMessage message = post(store, ROOM, "x".repeat(100_000));
        long before = store.bytes();
        AuditEntry delete = act(store, new ModerationAction.Delete(message.id()));
        assertThat(delete.hidden()).hasSize(1);
        act(store, new ModerationAction.Unmute(ANN.id())); // pushes the entry out of the audit log
        assertThat(store.bytes()).isLessThan(before - 190_000);
    }

    private ChatMessage post(ChatStore store, RoomId room, String text) {
        EntryOutcome outcome = store.append(new Batch(room, List.of(says(text, null, null))))
                .outcomes()
                .get(0);
        return outcome.fold(Receipt::event, Receipt::event, refusal -> Optional.empty())
                .map(event -> ((RoomEvent.Posted) event).message())
                .orElseThrow();
    }

    private AuditEntry act(ChatStore store, ModerationAction action) {
        EntryOutcome outcome = append(store, action(ROOM, action));
        return outcome.<AuditEntry>fold(
                done -> ((Receipt.Moderated) done).audit(),
                again -> {
                    throw new AssertionError("repeated");
                },
                refusal -> {
                    throw new AssertionError(refusal);
                });
    }

    private EntryOutcome append(ChatStore store, Entry entry) {
        return store.append(new Batch(ROOM, List.of(entry))).outcomes().get(0);
    }

    private Entry says(String text, MessageId replyTo, IdempotencyKey key) {
        return new Entry.NewMessage(new MessageId("m" + ids++), ANN, text, replyTo, time.instant(), key);
    }

    private Entry action(RoomId room, ModerationAction action) {
        String id = String.format("a%06d", ids++);
        var until =
                action instanceof ModerationAction.Mute mute ? time.instant().plus(mute.duration()) : null;
        UserId target = action instanceof ModerationAction.OnUser onUser ? onUser.user() : ANN.id();
        return new Entry.NewAction(
                new AuditEntry(id, room, time.instant(), null, action, target, until, null, List.of()), null);
    }
}
