package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.Receipt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How repetitions are recognised. */
interface StoreKeyRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S08 a key with the fingerprint it was used with repeats the first answer and appends nothing, also within one batch")
    default void s08Repeated() {
        TestRoom room = new TestRoom(store());
        IdempotencyKey key = TestRoom.key(ANN, "k1", "hi");
        ChatMessage first = Outcomes.posted(room.one(room.says(ANN, "hi", key)));
        assertThat(Outcomes.message(Outcomes.repeated(room.one(room.says(ANN, "hi", key)))))
                .isEqualTo(first);
        IdempotencyKey other = TestRoom.key(ANN, "k2", "ho");
        List<EntryOutcome> outcomes = room.append(room.says(ANN, "ho", other), room.says(ANN, "ho", other));
        assertThat(Outcomes.kinds(outcomes)).containsExactly("done", "repeated");
        assertThat(Outcomes.message(Outcomes.repeated(outcomes.get(1)))).isEqualTo(Outcomes.posted(outcomes.get(0)));
        assertThat(room.everything()).hasSize(2);
        assertThat(room.headSeq()).isEqualTo(2);
    }

    @Test
    @DisplayName("S09 a key with another fingerprint is idempotency_mismatch and appends nothing")
    default void s09Mismatch() {
        TestRoom room = new TestRoom(store());
        room.one(room.says(ANN, "hi", TestRoom.key(ANN, "k", "hi")));
        assertThat(Outcomes.code(room.one(room.says(ANN, "ho", TestRoom.key(ANN, "k", "ho")))))
                .isEqualTo(RefusalCode.IDEMPOTENCY_MISMATCH);
        assertThat(room.headSeq()).isEqualTo(1);
    }

    @Test
    @DisplayName("S10 a key is one user's in one room")
    default void s10Scope() {
        TestRoom room = new TestRoom(store());
        TestRoom elsewhere = new TestRoom(store());
        Outcomes.posted(room.one(room.says(ANN, "ann", TestRoom.key(ANN, "k", "same"))));
        Outcomes.posted(room.one(room.says(BOB, "bob", TestRoom.key(BOB, "k", "same"))));
        Outcomes.posted(elsewhere.one(elsewhere.says(ANN, "ann", TestRoom.key(ANN, "k", "same"))));
        assertThat(room.everything()).hasSize(2);
        assertThat(known(elsewhere, BOB.id(), "k")).isEmpty();
    }

    @Test
    @DisplayName("S11 an entry that is rejected leaves its key unused")
    default void s11RejectedKey() {
        TestRoom room = new TestRoom(store());
        IdempotencyKey key = TestRoom.key(BOB, "k", "hi");
        room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
        Outcomes.rejected(room.one(room.says(BOB, "hi", key)));
        assertThat(known(room, BOB.id(), "k")).isEmpty();
        room.act(room.does(new ModerationAction.Unban(BOB.id())));
        assertThat(Outcomes.posted(room.one(room.says(BOB, "hi", key))).seq()).isEqualTo(1);
    }

    @Test
    @DisplayName("S12 a repeated answer holds the message as it is now: once deleted, its tombstone")
    default void s12RepeatedTombstone() {
        TestRoom room = new TestRoom(store());
        IdempotencyKey key = TestRoom.key(ANN, "k", "secret");
        ChatMessage first = Outcomes.posted(room.one(room.says(ANN, "secret", key)));
        room.act(room.delete(first));
        ChatMessage now = Outcomes.message(Outcomes.repeated(room.one(room.says(ANN, "secret", key))));
        assertThat(now.isDeleted()).isTrue();
        assertThat(now.id()).isEqualTo(first.id());
        assertThat(now.seq()).isEqualTo(first.seq());
    }

    @Test
    @DisplayName("S13 an action with a key is done once; its repetition answers the first audit entry and event")
    default void s13Action() {
        TestRoom room = new TestRoom(store());
        ChatMessage message = room.post(ANN, "hi");
        IdempotencyKey key = TestRoom.key(MO, "k", "delete", message.id().value());
        Receipt.Moderated first = Outcomes.moderated(room.one(TestRoom.keyed(room.delete(message), key)));
        Entry.NewAction again = TestRoom.keyed(room.delete(message), key);
        assertThat(Outcomes.repeated(room.one(again))).isEqualTo(first);
        assertThat(room.audit(10).items()).containsExactly(first.audit());
        assertThat(room.headSeq()).isEqualTo(2);
    }

    @Test
    @DisplayName("S14 known tells the fingerprint and what was done of a key that was used, and nothing of any other")
    default void s14Known() {
        TestRoom room = new TestRoom(store());
        IdempotencyKey key = TestRoom.key(ANN, "k", "hi");
        assertThat(known(room, ANN.id(), "k")).isEmpty();
        ChatMessage message = Outcomes.posted(room.one(room.says(ANN, "hi", key)));
        assertThat(known(room, ANN.id(), "k")).contains(new KnownKey(key.fingerprint(), new Receipt.Posted(message)));
        assertThat(known(room, ANN.id(), "K")).isEmpty();
        assertThat(known(room, BOB.id(), "k")).isEmpty();
        Entry.NewAction ban = room.does(new ModerationAction.Ban(BOB.id(), null));
        IdempotencyKey banKey = TestRoom.key(MO, "k", "ban");
        Receipt.Moderated banned = Outcomes.moderated(room.one(TestRoom.keyed(ban, banKey)));
        assertThat(known(room, MO.id(), "k")).contains(new KnownKey(banKey.fingerprint(), banned));
    }

    @Test
    @DisplayName(
            "S15 keys are looked at before sanctions: what was accepted is answered again to somebody who is banned since")
    default void s15BeforeSanctions() {
        TestRoom room = new TestRoom(store());
        IdempotencyKey key = TestRoom.key(BOB, "k", "hi");
        ChatMessage first = Outcomes.posted(room.one(room.says(BOB, "hi", key)));
        room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
        assertThat(Outcomes.message(Outcomes.repeated(room.one(room.says(BOB, "hi", key)))))
                .isEqualTo(first);
        assertThat(Outcomes.code(room.one(room.says(BOB, "ho", TestRoom.key(BOB, "k", "ho")))))
                .isEqualTo(RefusalCode.IDEMPOTENCY_MISMATCH);
    }

    private static Optional<KnownKey> known(TestRoom room, UserId user, String value) {
        return room.store.known(new KeyQuery(room.id, user, value));
    }
}
