package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.EntryOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several threads, as several nodes would. */
interface StoreThreadRules {

    ChatStore store();

    @Test
    @DisplayName("S46 threads in different rooms do not meet: each room is dense and holds its own")
    default void s46DifferentRooms() {
        List<TestRoom> rooms = Threads.together(6, thread -> {
            TestRoom room = new TestRoom(store());
            for (int i = 1; i <= 50; i++) {
                assertThat(room.post(ANN, "message " + i).seq()).isEqualTo(i);
            }
            return room;
        });
        for (TestRoom room : rooms) {
            assertThat(room.headSeq()).isEqualTo(50);
            assertThat(room.everything())
                    .hasSize(50)
                    .allMatch(message -> message.room().equals(room.id));
        }
    }

    @Test
    @DisplayName("S47 threads in one room: numbers stay dense, every receipt tells the number that the log has")
    default void s47OneRoom() {
        TestRoom room = new TestRoom(store());
        List<ChatMessage> posted = Threads.together(4, thread -> {
                    List<ChatMessage> mine = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        room.append(room.says(ANN, thread + " a " + i), room.says(BOB, thread + " b " + i))
                                .forEach(outcome -> mine.add(Outcomes.posted(outcome)));
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(posted)
                .extracting(ChatMessage::seq)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(room.everything()).containsExactlyInAnyOrderElementsOf(posted);
        assertThat(room.wholeLog()).hasSize(200);
    }

    @Test
    @DisplayName("S48 one key from many threads at once: one message, one number, the same answer for all")
    default void s48OneKey() {
        for (int round = 0; round < 10; round++) {
            TestRoom room = new TestRoom(store());
            IdempotencyKey key = TestRoom.key(ANN, "k" + round, "hi");
            List<EntryOutcome> outcomes = Threads.together(8, thread -> room.one(room.says(ANN, "hi", key)));
            Set<ChatMessage> answers = Set.copyOf(outcomes.stream()
                    .map(outcome -> outcome.<ChatMessage>fold(Outcomes::message, Outcomes::message, refusal -> {
                        throw new AssertionError("rejected: " + refusal);
                    }))
                    .toList());
            assertThat(answers).hasSize(1);
            assertThat(Outcomes.kinds(outcomes)).containsOnlyOnce("done");
            assertThat(room.everything()).containsExactlyElementsOf(answers);
        }
    }

    @Test
    @DisplayName("S49 once the append of a ban has returned, nothing of that user is accepted")
    default void s49Ban() {
        TestRoom room = new TestRoom(store());
        CountDownLatch storm = new CountDownLatch(20);
        CountDownLatch returned = new CountDownLatch(1);
        Threads.together(4, thread -> {
            if (thread > 0) {
                return sendUntilBanned(room, storm, returned);
            }
            Threads.await(storm);
            try {
                return room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
            } finally {
                returned.countDown();
            }
        });
        assertThat(room.headSeq()).isEqualTo(room.everything().size());
    }

    /** Sends while the ban is on its way, and five times after it has returned. */
    private static int sendUntilBanned(TestRoom room, CountDownLatch storm, CountDownLatch returned) {
        int afterwards = 0;
        for (int sent = 0; afterwards < 5; sent++) {
            if (sent == 250) {
                Threads.await(returned);
            }
            boolean later = returned.getCount() == 0;
            String kind = Outcomes.kinds(room.append(room.says(BOB, "hi"))).get(0);
            if (later) {
                assertThat(kind).isEqualTo("banned");
                afterwards++;
            }
            storm.countDown();
        }
        return afterwards;
    }

    @Test
    @DisplayName("S50 who reads while others write sees a beginning of the log without holes")
    default void s50ReadersAndWriters() {
        TestRoom room = new TestRoom(store());
        AtomicInteger writing = new AtomicInteger(2);
        Threads.together(4, thread -> {
            if (thread < 2) {
                try {
                    for (int i = 0; i < 40; i++) {
                        room.append(room.says(ANN, "one"), room.says(BOB, "two"), room.says(ANN, "three"));
                    }
                } finally {
                    writing.decrementAndGet();
                }
                return 0;
            }
            do {
                long head = room.headSeq();
                assertThat(room.log(0, head).stream().map(RoomEvent::seq))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, head).boxed().toList());
                List<Long> page = room.before(Long.MAX_VALUE, 50).items().stream()
                        .map(ChatMessage::seq)
                        .toList();
                for (int i = 1; i < page.size(); i++) {
                    assertThat(page.get(i)).isEqualTo(page.get(i - 1) - 1);
                }
            } while (writing.get() > 0);
            return 0;
        });
        assertThat(room.headSeq()).isEqualTo(240);
    }
}
