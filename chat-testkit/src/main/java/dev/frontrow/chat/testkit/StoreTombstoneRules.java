package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.Receipt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What deleting does. */
interface StoreTombstoneRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S24 delete and retract make one tombstone and one event that says by whom: moderator, author, or system when the host acts")
    default void s24Delete() {
        TestRoom room = new TestRoom(store());
        ChatMessage one = room.post(ANN, "one");
        ChatMessage two = room.post(ANN, "two");
        ChatMessage three = room.post(ANN, "three");
        Receipt.Moderated byModerator = room.act(room.delete(one));
        Receipt.Moderated byAuthor = room.act(room.does(ANN, new ModerationAction.Retract(two.id()), ANN.id()));
        Receipt.Moderated byHost = room.act(room.does(null, new ModerationAction.Delete(three.id()), ANN.id()));
        assertThat(byModerator.event()).contains(new RoomEvent.Deleted(4, one.id(), DeletedBy.MODERATOR, room.now));
        assertThat(byAuthor.event()).contains(new RoomEvent.Deleted(5, two.id(), DeletedBy.AUTHOR, room.now));
        assertThat(byHost.event()).contains(new RoomEvent.Deleted(6, three.id(), DeletedBy.SYSTEM, room.now));
        assertThat(room.everything())
                .containsExactly(
                        one.deleted(DeletedBy.MODERATOR),
                        two.deleted(DeletedBy.AUTHOR),
                        three.deleted(DeletedBy.SYSTEM));
    }

    @Test
    @DisplayName(
            "S25 the text of a tombstone is served by no path but the audit log: log, history, single message, key, repetition")
    default void s25Gone() {
        TestRoom room = new TestRoom(store());
        IdempotencyKey deletedKey = TestRoom.key(ANN, "k1", "secret");
        IdempotencyKey purgedKey = TestRoom.key(BOB, "k2", "secret");
        ChatMessage deleted = Outcomes.posted(room.one(room.says(ANN, "secret one", deletedKey)));
        Outcomes.posted(room.one(room.says(BOB, "secret two", purgedKey)));
        room.act(room.delete(deleted));
        room.act(room.does(new ModerationAction.Purge(BOB.id())));
        List<Object> served = List.of(
                room.wholeLog(),
                room.before(Long.MAX_VALUE, 10),
                room.after(0, 10),
                room.one(deleted.id()),
                room.store.known(new KeyQuery(room.id, ANN.id(), "k1")),
                room.store.known(new KeyQuery(room.id, BOB.id(), "k2")),
                room.one(room.says(ANN, "x", deletedKey)),
                room.one(room.says(BOB, "x", purgedKey)));
        assertThat(served).allSatisfy(answer -> assertThat(answer.toString()).doesNotContain("secret"));
    }

    @Test
    @DisplayName(
            "S26 what is a tombstone already is already_resolved; what is not in the room is message_not_found; neither is recorded")
    default void s26Twice() {
        TestRoom room = new TestRoom(store());
        TestRoom elsewhere = new TestRoom(store());
        ChatMessage message = room.post(ANN, "hi");
        ChatMessage other = elsewhere.post(ANN, "hi");
        room.act(room.delete(message));
        assertThat(Outcomes.code(room.one(room.delete(message)))).isEqualTo(RefusalCode.ALREADY_RESOLVED);
        assertThat(Outcomes.code(room.one(room.does(ANN, new ModerationAction.Retract(message.id()), ANN.id()))))
                .isEqualTo(RefusalCode.ALREADY_RESOLVED);
        assertThat(Outcomes.code(room.one(room.delete(other)))).isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
        assertThat(room.audit(10).items()).hasSize(1);
        assertThat(room.headSeq()).isEqualTo(2);
        assertThat(elsewhere.everything()).containsExactly(other);
    }

    @Test
    @DisplayName("S27 purge hides everything one user said before it, in this room, with one event")
    default void s27Purge() {
        TestRoom room = new TestRoom(store());
        TestRoom elsewhere = new TestRoom(store());
        ChatMessage other = elsewhere.post(BOB, "elsewhere");
        ChatMessage bob1 = room.post(BOB, "one");
        ChatMessage ann = room.post(ANN, "two");
        ChatMessage bob2 = room.post(BOB, "three");
        ChatMessage bob3 = room.post(BOB, "four");
        room.act(room.does(BOB, new ModerationAction.Retract(bob3.id()), BOB.id()));
        Receipt.Moderated purge = room.act(room.does(new ModerationAction.Purge(BOB.id())));
        assertThat(purge.event()).contains(new RoomEvent.Cleared(6, BOB.id(), DeletedBy.MODERATOR, room.now));
        ChatMessage later = room.post(BOB, "later");
        assertThat(later.seq()).isEqualTo(7);
        assertThat(room.everything())
                .containsExactly(
                        bob1.deleted(DeletedBy.MODERATOR),
                        ann,
                        bob2.deleted(DeletedBy.MODERATOR),
                        bob3.deleted(DeletedBy.AUTHOR),
                        later);
        assertThat(elsewhere.everything()).containsExactly(other);
    }

    @Test
    @DisplayName("S28 a purge that finds nothing is recorded, and is no public change")
    default void s28EmptyPurge() {
        TestRoom room = new TestRoom(store());
        room.post(ANN, "hi");
        Receipt.Moderated purge = room.act(room.does(new ModerationAction.Purge(BOB.id())));
        assertThat(purge.event()).isEmpty();
        assertThat(purge.audit().hidden()).isEmpty();
        assertThat(room.audit(10).items()).containsExactly(purge.audit());
        assertThat(room.headSeq()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "S29 an answer to what is not in the room is message_not_found; a tombstone, or a message of the same batch, may be answered")
    default void s29Reply() {
        TestRoom room = new TestRoom(store());
        ChatMessage elsewhere = new TestRoom(store()).post(ANN, "elsewhere");
        assertThat(Outcomes.code(room.one(room.answers(elsewhere.id(), BOB, "hm"))))
                .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
        Entry.NewMessage first = room.says(ANN, "first");
        List<EntryOutcome> outcomes = room.append(first, room.answers(first.id(), BOB, "second"));
        assertThat(Outcomes.kinds(outcomes)).containsExactly("done", "done");
        room.act(room.delete(Outcomes.posted(outcomes.get(0))));
        Outcomes.posted(room.one(room.answers(first.id(), BOB, "third")));
    }

    @Test
    @DisplayName("S30 a message may be deleted in the batch that brought it")
    default void s30SameBatch() {
        TestRoom room = new TestRoom(store());
        Entry.NewMessage message = room.says(ANN, "oops");
        List<EntryOutcome> outcomes = room.append(
                message,
                room.does(MO, new ModerationAction.Delete(message.id()), ANN.id()),
                room.does(MO, new ModerationAction.Delete(message.id()), ANN.id()));
        assertThat(Outcomes.kinds(outcomes)).containsExactly("done", "done", "already_resolved");
        assertThat(Outcomes.moderated(outcomes.get(1)).event().map(RoomEvent::seq))
                .isEqualTo(Optional.of(2L));
        assertThat(room.everything()).allMatch(ChatMessage::isDeleted);
    }
}
