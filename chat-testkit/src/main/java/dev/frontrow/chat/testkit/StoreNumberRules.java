package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.Appended;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.RoomHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds a number, and which. */
interface StoreNumberRules {

    ChatStore store();

    @Test
    @DisplayName("S01 a room nobody wrote to has head 0, and its epoch is that of the first append")
    default void s01EmptyRoom() {
        TestRoom room = new TestRoom(store());
        RoomHead first = room.head();
        assertThat(first.head().seq()).isZero();
        assertThat(first.sanctions()).isEmpty();
        assertThat(room.head()).isEqualTo(first);
        Appended appended = store().append(new Batch(room.id, List.of(room.says(ANN, "hi"))));
        assertThat(appended.epoch()).isEqualTo(first.head().epoch());
        assertThat(room.head().head()).isEqualTo(first.head().at(1));
    }

    @Test
    @DisplayName("S02 public changes are numbered 1, 2, 3 … in the order of the batches and within them, in one epoch")
    default void s02Dense() {
        TestRoom room = new TestRoom(store());
        String epoch = room.head().head().epoch();
        List<Long> numbers = new ArrayList<>();
        for (int size : new int[] {1, 7, 1, 64, 3}) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(room.says(i % 2 == 0 ? ANN : BOB, "message " + i));
            }
            Appended appended = store().append(new Batch(room.id, entries));
            assertThat(appended.epoch()).isEqualTo(epoch);
            appended.outcomes()
                    .forEach(outcome -> numbers.add(Outcomes.posted(outcome).seq()));
        }
        ChatMessage last = room.post(ANN, "to be deleted");
        numbers.add(last.seq());
        numbers.add(room.act(room.delete(last)).event().map(RoomEvent::seq).orElseThrow());
        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 78).boxed().toList());
        assertThat(room.head().head().seq()).isEqualTo(78);
        assertThat(room.head().head().epoch()).isEqualTo(epoch);
    }

    @Test
    @DisplayName("S03 there is one outcome an entry, in the order of the batch")
    default void s03OutcomesInOrder() {
        TestRoom room = new TestRoom(store());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            entries.add(room.says(ANN, "message " + i));
        }
        List<EntryOutcome> outcomes = room.append(entries);
        assertThat(outcomes).hasSameSizeAs(entries);
        for (int i = 0; i < entries.size(); i++) {
            MessageId asked = entries.get(i).fold(Entry.NewMessage::id, action -> TestRoom.messageId());
            assertThat(Outcomes.posted(outcomes.get(i)).id()).isEqualTo(asked);
        }
    }

    @Test
    @DisplayName("S04 an entry that is rejected fails none of its neighbours and takes no number")
    default void s04Neighbours() {
        TestRoom room = new TestRoom(store());
        room.act(room.does(new ModerationAction.Mute(BOB.id(), Duration.ofMinutes(5))));
        List<EntryOutcome> outcomes = room.append(
                room.says(BOB, "muted"),
                room.says(ANN, "one"),
                room.answers(TestRoom.messageId(), ANN, "to nobody"),
                room.says(ANN, "two"),
                room.does(TestRoom.MO, new ModerationAction.Delete(TestRoom.messageId()), ANN.id()),
                room.says(ANN, "three"));
        assertThat(Outcomes.kinds(outcomes))
                .containsExactly("muted", "done", "message_not_found", "done", "message_not_found", "done");
        assertThat(room.everything()).extracting(ChatMessage::seq).containsExactly(1L, 2L, 3L);
        assertThat(room.headSeq()).isEqualTo(3);
        assertThat(Outcomes.code(outcomes.get(0))).isEqualTo(RefusalCode.MUTED);
    }

    @Test
    @DisplayName("S05 rooms share nothing: neither numbers nor messages nor sanctions nor audit entries")
    default void s05Rooms() {
        List<TestRoom> rooms = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rooms.add(new TestRoom(store()));
        }
        for (int round = 1; round <= 3; round++) {
            for (TestRoom room : rooms) {
                assertThat(room.post(ANN, "round " + round + " in " + room.id).seq())
                        .isEqualTo(round);
            }
        }
        TestRoom first = rooms.get(0);
        first.act(first.does(new ModerationAction.Ban(BOB.id(), null)));
        for (TestRoom room : rooms.subList(1, rooms.size())) {
            assertThat(room.head().sanctions()).isEmpty();
            assertThat(room.audit(10).items()).isEmpty();
            assertThat(room.everything()).extracting(ChatMessage::room).containsExactly(room.id, room.id, room.id);
            assertThat(Outcomes.posted(room.one(room.says(BOB, "banned elsewhere")))
                            .seq())
                    .isEqualTo(4);
        }
    }

    @Test
    @DisplayName(
            "S06 an accepted message is what was asked for: room, id, author with role and badges, text, reply, time")
    default void s06Whole() {
        TestRoom room = new TestRoom(store());
        ChatMessage first = room.post(ANN, "first");
        Entry.NewMessage asked = room.answers(first.id(), BOB, "second");
        Body.Text body = new Body.Text("second", first.id(), MessageKind.SAID, true);
        ChatMessage expected = new ChatMessage(room.id, 2, asked.id(), BOB, asked.at(), body);
        assertThat(Outcomes.posted(room.one(asked))).isEqualTo(expected);
        assertThat(room.one(asked.id()).items()).containsExactly(expected);
        assertThat(room.wholeLog()).contains(new RoomEvent.Posted(expected));
    }

    @Test
    @DisplayName("S07 mute, unmute, ban and unban are no public changes: they take no number and make no event")
    default void s07Private() {
        TestRoom room = new TestRoom(store());
        room.post(ANN, "before");
        for (ModerationAction.OnUser action : List.of(
                new ModerationAction.Mute(BOB.id(), Duration.ofMinutes(1)),
                new ModerationAction.Unmute(BOB.id()),
                new ModerationAction.Ban(BOB.id(), Duration.ofMinutes(1)),
                new ModerationAction.Unban(BOB.id()))) {
            assertThat(room.act(room.does(action)).event())
                    .as(action.wireName())
                    .isEmpty();
        }
        assertThat(room.headSeq()).isEqualTo(1);
        assertThat(room.post(ANN, "after").seq()).isEqualTo(2);
    }
}
