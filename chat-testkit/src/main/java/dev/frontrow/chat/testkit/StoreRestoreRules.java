package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Moderation of a room: restore, clear, warnings, notes. */
interface StoreRestoreRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S60 restore gives back what was deleted by every path, at its old place, with one event; the audit log keeps what it kept")
    default void s60Restore() {
        TestRoom room = new TestRoom(store());
        room.post(ANN, "the first");
        IdempotencyKey key = TestRoom.key(ANN, "k", "<b>it</b>");
        ChatMessage message = Outcomes.posted(room.one(room.says(ANN, "<b>it</b> 👋", key)));
        Receipt.Moderated delete = room.act(room.delete(message));
        Receipt.Moderated restore = room.act(room.restores(message));
        RoomEvent event = new RoomEvent.Restored(4, message, room.now);
        assertThat(restore.event()).contains(event);
        assertThat(room.everything()).last().isEqualTo(message);
        assertThat(room.before(3, 1).items()).containsExactly(message);
        assertThat(room.one(message.id()).items()).containsExactly(message);
        assertThat(room.log(1, 4))
                .containsExactly(
                        new RoomEvent.Posted(message),
                        new RoomEvent.Deleted(3, message.id(), DeletedBy.MODERATOR, room.now),
                        event);
        assertThat(room.store.known(new KeyQuery(room.id, ANN.id(), "k")).map(KnownKey::receipt))
                .contains(new Receipt.Posted(message));
        assertThat(Outcomes.message(Outcomes.repeated(room.one(room.says(ANN, "x", key)))))
                .isEqualTo(message);
        assertThat(restore.audit().hidden()).isEmpty();
        assertThat(room.audit(10).items()).containsExactly(restore.audit(), delete.audit());
        assertThat(delete.audit().hidden()).containsExactly(new HiddenText(message.id(), "<b>it</b> 👋"));
    }

    @Test
    @DisplayName(
            "S61 what was restored may be deleted and restored again; once its author retracts it or a purge hides it, it stays hidden")
    default void s61Again() {
        TestRoom room = new TestRoom(store());
        room.post(ANN, "the first");
        List<ModerationAction> forGood = new ArrayList<>();
        List<ChatMessage> messages = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ChatMessage message = room.post(ANN, "message " + i);
            for (int round = 0; round < 2; round++) {
                room.act(room.delete(message));
                assertThat(room.one(message.id()).items()).containsExactly(message.deleted(DeletedBy.MODERATOR));
                room.act(room.restores(message));
                assertThat(room.one(message.id()).items()).containsExactly(message);
            }
            messages.add(message);
        }
        forGood.add(new ModerationAction.Retract(messages.get(0).id()));
        forGood.add(new ModerationAction.Purge(ANN.id()));
        forGood.add(new RoomAction.Clear());
        for (int i = 0; i < 3; i++) {
            ModerationAction action = forGood.get(i);
            boolean isRetract = action instanceof ModerationAction.Retract;
            if (i == 2) {
                messages.set(2, room.post(BOB, "another's first"));
                room.act(room.delete(messages.get(2)));
                room.act(room.restores(messages.get(2)));
            }
            room.act(room.does(isRetract ? ANN : MO, action, action instanceof RoomAction ? null : ANN.id()));
            assertThat(room.one(messages.get(i).id()).items()).allMatch(ChatMessage::isDeleted);
            assertThat(Outcomes.code(room.one(room.restores(messages.get(i)))))
                    .isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
            assertThat(room.one(messages.get(i).id()).items()).allMatch(ChatMessage::isDeleted);
        }
    }

    @Test
    @DisplayName("S62 only what was deleted is restored: what is shown is already_resolved, all else message_not_found")
    default void s62Only() {
        TestRoom room = new TestRoom(store());
        ChatMessage elsewhere = new TestRoom(store()).post(ANN, "elsewhere");
        ChatMessage retracted = room.post(ANN, "one");
        ChatMessage purged = room.post(ANN, "two");
        ChatMessage cleared = room.post(BOB, "three");
        room.act(room.does(ANN, new ModerationAction.Retract(retracted.id()), ANN.id()));
        room.act(room.does(new ModerationAction.Purge(ANN.id())));
        room.act(room.does(new RoomAction.Clear()));
        ChatMessage shown = room.post(BOB, "four");
        long head = room.headSeq();
        int recorded = room.audit(100).items().size();
        for (ChatMessage message : List.of(retracted, purged, cleared, elsewhere)) {
            assertThat(Outcomes.code(room.one(room.restores(message)))).isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
        }
        assertThat(Outcomes.code(room.one(room.restores(shown)))).isEqualTo(RefusalCode.ALREADY_RESOLVED);
        assertThat(room.headSeq()).isEqualTo(head);
        assertThat(room.audit(100).items()).hasSize(recorded);
        assertThat(room.everything().subList(0, 3)).allMatch(ChatMessage::isDeleted);
    }

    @Test
    @DisplayName(
            "S63 clear hides what everybody said before it, in this room, with one event, and lists the newest 100 texts of it")
    default void s63Clear() {
        TestRoom room = new TestRoom(store());
        TestRoom other = new TestRoom(store());
        ChatMessage elsewhere = other.post(ANN, "elsewhere");
        List<HiddenText> newest = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            Entry.NewMessage entry = room.says(i % 2 == 0 ? ANN : BOB, "message " + i);
            entries.add(entry);
            if (i >= 30) {
                newest.add(new HiddenText(entry.id(), "message " + i));
            }
        }
        room.append(entries);
        Receipt.Moderated clear = room.act(room.does(new RoomAction.Clear()));
        assertThat(clear.event()).contains(new RoomEvent.Cleared(131, null, DeletedBy.MODERATOR, room.now));
        assertThat(room.wholeLog()).last().isEqualTo(clear.event().orElseThrow());
        assertThat(clear.audit().hidden()).containsExactlyInAnyOrderElementsOf(newest);
        assertThat(clear.audit().target()).isNull();
        assertThat(room.everything()).hasSize(130).allMatch(ChatMessage::isDeleted);
        ChatMessage later = room.post(BOB, "later");
        assertThat(room.everything()).last().isEqualTo(later);
        assertThat(other.everything()).containsExactly(elsewhere);

        room.act(room.delete(later));
        assertThat(room.act(room.does(new RoomAction.Clear())).event())
                .as("nothing to hide")
                .isEmpty();
    }

    @Test
    @DisplayName("S70 what is done to the room is recorded whole, with nobody as its target; so are notes and warnings")
    default void s70Recorded() {
        TestRoom room = new TestRoom(store());
        ChatMessage message = room.post(ANN, "hi");
        List<Entry.NewAction> actions = List.of(
                room.switches(ModeChange.on(Mode.SLOW, Duration.ofSeconds(30))
                        .and(ModeChange.off(Mode.LOCKED))
                        .and(ModeChange.on(Mode.UNIQUE).ofPreset())
                        .and(ModeChange.shield(true))),
                room.switches(ModeChange.NOTHING),
                room.pins(message, Duration.ofHours(24)),
                room.does(new RoomAction.Unpin()),
                room.pins(message, null),
                room.does(null, new RoomAction.Unpin(), null),
                room.does(new WarningAction.Warn(ANN.id())),
                room.does(ANN, new WarningAction.Acknowledge(ANN.id()), ANN.id(), null, room.now),
                room.does(new ModerationAction.Note(ANN.id())));
        for (Entry.NewAction action : actions) {
            AuditEntry asked = action.audit();
            assertThat(room.act(action).audit()).isEqualTo(asked);
            assertThat(room.audit(1).items()).containsExactly(asked);
        }
        assertThat(room.audit(100)).extracting(AuditPage::more).isEqualTo(false);
        assertThat(room.audit(100).items()).hasSize(actions.size());
        Entry.NewAction keyed =
                TestRoom.keyed(room.switches(ModeChange.off(Mode.SLOW)), TestRoom.key(MO, "k", "slow=off"));
        Receipt.Moderated first = room.act(keyed);
        assertThat(Outcomes.moderated(Outcomes.repeated(room.one(keyed)))).isEqualTo(first);
    }

    @Test
    @DisplayName("S72 a warning stops messages until it is acknowledged, and no actions; the head tells it")
    default void s72Warning() {
        TestRoom room = new TestRoom(store());
        ChatMessage message = room.post(ANN, "hi");
        Entry.NewAction warn = room.does(new WarningAction.Warn(ANN.id()));
        Sanction warning = warn.audit().sanction().orElseThrow();
        assertThat(warning.kind()).isEqualTo(SanctionKind.WARNING);
        assertThat(Outcomes.kinds(room.append(room.says(ANN, "before"), warn, room.says(ANN, "after"))))
                .containsExactly("done", "done", "warning_unacknowledged");
        assertThat(Outcomes.rejected(room.one(room.says(ANN, "again"))).sanction())
                .isEqualTo(warning);
        assertThat(room.head().sanctions()).containsExactly(warning);
        Outcomes.done(room.one(room.says(BOB, "not I")));
        room.act(room.does(ANN, new ModerationAction.Retract(message.id()), ANN.id()));
        Receipt.Moderated done = room.act(room.does(ANN, new WarningAction.Acknowledge(ANN.id()), ANN.id()));
        assertThat(done.event()).isEqualTo(Optional.empty());
        assertThat(room.head().sanctions()).isEmpty();
        Outcomes.done(room.one(room.says(ANN, "thank you")));
    }
}
