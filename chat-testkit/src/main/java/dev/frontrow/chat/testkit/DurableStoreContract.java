package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What a store must do besides {@link ChatStoreContract} that outlives its process or is shared by several. Extended by
 * whoever writes one:
 *
 * <pre>{@code
 * class OurDurableStoreTest extends DurableStoreContract {
 *     @Override
 *     protected ChatStore openStore() {
 *         return new OurStore(database);
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>D01</th><td>opened anew, a store has everything it acknowledged: head, epoch, log, messages, sanctions, audit log, versions</td></tr>
 * <tr><th>D02</th><td>opened anew, a store knows the keys of messages and of actions, and repeats their first answers</td></tr>
 * <tr><th>D03</th><td>two stores that append to one room together number densely; every receipt tells the number that both logs have</td></tr>
 * <tr><th>D04</th><td>what one has appended the other reads at once: head, version, log, message, audit entry</td></tr>
 * <tr><th>D05</th><td>a ban that one has appended holds in the other from then on, and so does its lifting</td></tr>
 * <tr><th>D06</th><td>one key sent through both at the same moment: one message, the same answer from both</td></tr>
 * <tr><th>D07</th><td>what was deleted through one is a tombstone to the other, also where a key is repeated</td></tr>
 * <tr><th>D08</th><td>two stores that write to a new room at the same moment write to the same room</td></tr>
 * <tr><th>D09</th><td>while one bans and the other appends, nothing of the banned is accepted after the ban was acknowledged</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class DurableStoreContract {

    private @Nullable ChatStore one;
    private @Nullable ChatStore other;

    /** A store on the same data each time, as another process would open it. */
    protected abstract ChatStore openStore();

    @BeforeEach
    final void openStores() {
        one = openStore();
        other = openStore();
    }

    @AfterEach
    final void closeStores() {
        for (ChatStore store : Arrays.asList(one, other)) {
            if (store != null) {
                store.close();
            }
        }
    }

    @Test
    @DisplayName("D01 opened anew, a store has everything it acknowledged")
    final void d01OpenedAnew() {
        TestRoom before = new TestRoom(one());
        ChatMessage kept = before.post(ANN, "kept");
        before.act(before.delete(before.post(BOB, "deleted")));
        before.act(before.does(new ModerationAction.Mute(BOB.id(), Duration.ofHours(1))));
        before.act(before.does(new ModerationAction.Ban(ANN.id(), null)));
        RoomHead head = before.head();
        AuditPage audit = before.audit(10);
        List<?> log = before.wholeLog();
        RoomVersion version = version(before);
        one().close();

        try (ChatStore anew = openStore()) {
            TestRoom after = new TestRoom(anew, before.id);
            assertThat(after.head().head()).isEqualTo(head.head());
            assertThat(after.head().sanctions()).containsExactlyInAnyOrderElementsOf(head.sanctions());
            assertThat(after.wholeLog()).isEqualTo(log);
            assertThat(after.one(kept.id()).items()).containsExactly(kept);
            assertThat(after.audit(10)).isEqualTo(audit);
            assertThat(version(after)).isEqualTo(version);
        }
    }

    @Test
    @DisplayName("D02 opened anew, a store knows the keys of messages and of actions")
    final void d02Keys() {
        TestRoom before = new TestRoom(one());
        IdempotencyKey sent = TestRoom.key(ANN, "sent", "hi");
        IdempotencyKey done = TestRoom.key(MO, "done", "mute");
        ChatMessage message = Outcomes.posted(before.one(before.says(ANN, "hi", sent)));
        Receipt.Moderated mute = Outcomes.moderated(before.one(
                TestRoom.keyed(before.does(new ModerationAction.Mute(BOB.id(), Duration.ofHours(1))), done)));
        one().close();

        try (ChatStore anew = openStore()) {
            TestRoom after = new TestRoom(anew, before.id);
            assertThat(Outcomes.message(Outcomes.repeated(after.one(after.says(ANN, "hi", sent)))))
                    .isEqualTo(message);
            assertThat(Outcomes.repeated(after.one(TestRoom.keyed(
                            after.does(new ModerationAction.Mute(BOB.id(), Duration.ofHours(1))), done))))
                    .isEqualTo(mute);
            assertThat(known(after, sent)).contains(new KnownKey(sent.fingerprint(), new Receipt.Posted(message)));
            assertThat(after.headSeq()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("D03 two stores that append to one room together number densely")
    final void d03TwoStores() {
        TestRoom room = new TestRoom(one());
        TestRoom same = new TestRoom(other(), room.id);
        List<ChatMessage> posted = Threads.together(4, thread -> {
                    TestRoom mine = thread % 2 == 0 ? room : same;
                    List<ChatMessage> said = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        mine.append(mine.says(ANN, thread + " a " + i), mine.says(BOB, thread + " b " + i))
                                .forEach(outcome -> said.add(Outcomes.posted(outcome)));
                    }
                    return said;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(posted)
                .extracting(ChatMessage::seq)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(room.everything()).containsExactlyInAnyOrderElementsOf(posted);
        assertThat(same.wholeLog()).isEqualTo(room.wholeLog()).hasSize(200);
    }

    @Test
    @DisplayName("D04 what one has appended the other reads at once")
    final void d04ReadAtOnce() {
        TestRoom room = new TestRoom(one());
        TestRoom same = new TestRoom(other(), room.id);
        for (int i = 1; i <= 20; i++) {
            TestRoom writer = i % 2 == 0 ? room : same;
            TestRoom reader = i % 2 == 0 ? same : room;
            ChatMessage message = writer.post(ANN, "message " + i);
            assertThat(reader.headSeq()).isEqualTo(i);
            assertThat(version(reader)).isEqualTo(version(writer));
            assertThat(reader.log(i - 1L, i)).hasSize(1);
            assertThat(reader.one(message.id()).items()).containsExactly(message);
        }
        Receipt.Moderated ban = room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
        assertThat(same.audit(10).items()).containsExactly(ban.audit());
    }

    @Test
    @DisplayName("D05 a ban that one has appended holds in the other from then on, and so does its lifting")
    final void d05Bans() {
        TestRoom room = new TestRoom(one());
        TestRoom same = new TestRoom(other(), room.id);
        same.post(BOB, "before");
        for (int i = 0; i < 3; i++) {
            room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
            assertThat(Outcomes.code(same.one(same.says(BOB, "banned")))).isEqualTo(RefusalCode.BANNED);
            assertThat(Outcomes.posted(same.one(same.says(ANN, "still here")))).isNotNull();
            room.act(room.does(new ModerationAction.Unban(BOB.id())));
            assertThat(Outcomes.posted(same.one(same.says(BOB, "back")))).isNotNull();
        }
    }

    @Test
    @DisplayName("D06 one key sent through both at the same moment: one message, the same answer from both")
    final void d06OneKey() {
        TestRoom room = new TestRoom(one());
        TestRoom same = new TestRoom(other(), room.id);
        for (int round = 1; round <= 10; round++) {
            IdempotencyKey key = TestRoom.key(ANN, "k" + round, "hi");
            List<EntryOutcome> outcomes = Threads.together(4, thread -> {
                TestRoom mine = thread % 2 == 0 ? room : same;
                return mine.one(mine.says(ANN, "hi", key));
            });
            assertThat(Outcomes.kinds(outcomes)).containsOnlyOnce("done").doesNotContain("idempotency_mismatch");
            assertThat(Set.copyOf(outcomes.stream()
                            .map(outcome ->
                                    outcome.<Object>fold(Outcomes::message, Outcomes::message, refusal -> refusal))
                            .toList()))
                    .hasSize(1);
            assertThat(room.headSeq()).isEqualTo(round);
        }
    }

    @Test
    @DisplayName("D07 what was deleted through one is a tombstone to the other, also where a key is repeated")
    final void d07Tombstones() {
        TestRoom room = new TestRoom(one());
        TestRoom same = new TestRoom(other(), room.id);
        IdempotencyKey key = TestRoom.key(ANN, "k", "secret");
        ChatMessage message = Outcomes.posted(room.one(room.says(ANN, "secret", key)));
        same.act(same.delete(message));
        assertThat(room.one(message.id()).items())
                .allMatch(ChatMessage::isDeleted)
                .hasSize(1);
        assertThat(Outcomes.message(Outcomes.repeated(room.one(room.says(ANN, "secret", key))))
                        .isDeleted())
                .isTrue();
        assertThat(Outcomes.code(room.one(room.delete(message)))).isEqualTo(RefusalCode.ALREADY_RESOLVED);
    }

    @Test
    @DisplayName("D08 two stores that write to a new room at the same moment write to the same room")
    final void d08NewRooms() {
        for (int round = 0; round < 10; round++) {
            TestRoom room = new TestRoom(one());
            TestRoom same = new TestRoom(other(), room.id);
            List<Long> places = Threads.together(
                    2,
                    thread -> (thread == 0 ? room : same)
                            .post(ANN, "first " + thread)
                            .seq());
            assertThat(places).containsExactlyInAnyOrder(1L, 2L);
            assertThat(room.head()).isEqualTo(same.head());
        }
    }

    @Test
    @DisplayName(
            "D09 while one bans and the other appends, nothing of the banned is accepted after the ban was acknowledged")
    final void d09BanInAStorm() {
        for (int round = 0; round < 5; round++) {
            TestRoom room = new TestRoom(one());
            TestRoom same = new TestRoom(other(), room.id);
            same.post(BOB, "before");
            CountDownLatch acknowledged = new CountDownLatch(1);
            List<Long> heads = Threads.together(
                    2, thread -> thread == 0 ? ban(room, acknowledged) : sendUntilBanned(same, acknowledged));
            assertThat(same.headSeq()).isEqualTo(heads.get(0));
        }
    }

    /** The head when the ban was acknowledged. */
    private static long ban(TestRoom room, CountDownLatch acknowledged) {
        try {
            room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
            return room.headSeq();
        } finally {
            acknowledged.countDown();
        }
    }

    private static long sendUntilBanned(TestRoom room, CountDownLatch acknowledged) {
        while (true) {
            boolean isLate = acknowledged.getCount() == 0;
            if (Outcomes.kinds(room.append(room.says(BOB, "hi"))).contains("banned")) {
                return room.headSeq();
            }
            assertThat(isLate).as("accepted after the ban was acknowledged").isFalse();
        }
    }

    private ChatStore one() {
        return store(one);
    }

    private ChatStore other() {
        return store(other);
    }

    private static ChatStore store(@Nullable ChatStore store) {
        if (store == null) {
            throw new IllegalStateException("no rule runs now");
        }
        return store;
    }

    private static RoomVersion version(TestRoom room) {
        RoomId id = room.id;
        return Objects.requireNonNull(room.store.versions(Set.of(id)).get(id), "version");
    }

    private static Optional<KnownKey> known(TestRoom room, IdempotencyKey key) {
        return room.store.known(new KeyQuery(room.id, key.user(), key.value()));
    }
}
