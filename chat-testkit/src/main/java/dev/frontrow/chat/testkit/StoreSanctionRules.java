package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The last check of bans and mutes. */
interface StoreSanctionRules {

    ChatStore store();

    @Test
    @DisplayName(
            "S16 a mute rejects messages with muted and itself, up to and not at its end, by the time the message carries")
    default void s16Mute() {
        TestRoom room = new TestRoom(store());
        room.act(room.does(new ModerationAction.Mute(BOB.id(), Duration.ofMinutes(5))));
        Instant end = room.now.plus(Duration.ofMinutes(5));
        Refusal refusal = Outcomes.rejected(room.one(room.says(BOB, "hm", end.minusMillis(1))));
        assertThat(refusal.code()).isEqualTo(RefusalCode.MUTED);
        assertThat(refusal.sanction()).isEqualTo(sanction(SanctionKind.MUTE, BOB.id(), end, "because", MO, room.now));
        assertThat(Outcomes.posted(room.one(room.says(BOB, "free", end))).seq()).isEqualTo(1);
        assertThat(room.post(ANN, "never muted").seq()).isEqualTo(2);
    }

    @Test
    @DisplayName("S17 a ban rejects messages and actions with banned and itself; it goes before a mute")
    default void s17Ban() {
        TestRoom room = new TestRoom(store());
        ChatMessage message = room.post(ANN, "hi");
        room.act(room.does(null, new ModerationAction.Ban(MO.id(), null), MO.id()));
        room.act(room.does(null, new ModerationAction.Mute(MO.id(), Duration.ofHours(1)), MO.id()));
        Instant muchLater = room.now.plus(Duration.ofDays(5_000));
        Refusal refusal = Outcomes.rejected(room.one(room.says(MO, "hm", muchLater)));
        assertThat(refusal.code()).isEqualTo(RefusalCode.BANNED);
        assertThat(refusal.sanction()).isEqualTo(sanction(SanctionKind.BAN, MO.id(), null, "because", null, room.now));
        assertThat(Outcomes.code(room.one(room.delete(message)))).isEqualTo(RefusalCode.BANNED);
        assertThat(room.one(message.id()).items()).containsExactly(message);
    }

    @Test
    @DisplayName("S18 a timed ban holds up to and not at its end")
    default void s18TimedBan() {
        TestRoom room = new TestRoom(store());
        room.act(room.does(new ModerationAction.Ban(BOB.id(), Duration.ofDays(1))));
        Instant end = room.now.plus(Duration.ofDays(1));
        assertThat(Outcomes.code(room.one(room.says(BOB, "hm", end.minusMillis(1)))))
                .isEqualTo(RefusalCode.BANNED);
        Outcomes.posted(room.one(room.says(BOB, "free", end)));
    }

    @Test
    @DisplayName("S19 a mute stops messages, not actions: the muted may retract what they said")
    default void s19MutedActs() {
        TestRoom room = new TestRoom(store());
        ChatMessage message = room.post(BOB, "oops");
        room.act(room.does(new ModerationAction.Mute(BOB.id(), Duration.ofMinutes(5))));
        room.act(room.does(BOB, new ModerationAction.Retract(message.id()), BOB.id()));
        assertThat(room.everything()).allMatch(ChatMessage::isDeleted);
    }

    @Test
    @DisplayName("S20 a new sanction of one kind overwrites the old, be it longer or shorter")
    default void s20Overwrite() {
        TestRoom room = new TestRoom(store());
        room.act(room.does(new ModerationAction.Mute(BOB.id(), Duration.ofDays(14))));
        room.act(room.does(new ModerationAction.Mute(BOB.id(), Duration.ofSeconds(10))));
        assertThat(room.head().sanctions()).hasSize(1);
        Outcomes.posted(room.one(room.says(BOB, "free", room.now.plusSeconds(10))));
        room.act(room.does(new ModerationAction.Ban(BOB.id(), Duration.ofSeconds(10))));
        room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
        assertThat(Outcomes.code(room.one(room.says(BOB, "hm", room.now.plusSeconds(10)))))
                .isEqualTo(RefusalCode.BANNED);
    }

    @Test
    @DisplayName("S21 lifting ends that kind only; lifting what is not in force is done and recorded")
    default void s21Lift() {
        TestRoom room = new TestRoom(store());
        room.act(room.does(new ModerationAction.Unmute(BOB.id())));
        room.act(room.does(new ModerationAction.Unban(BOB.id())));
        assertThat(room.audit(10).items()).hasSize(2);
        room.act(room.does(new ModerationAction.Mute(BOB.id(), Duration.ofHours(1))));
        room.act(room.does(new ModerationAction.Ban(BOB.id(), null)));
        room.act(room.does(new ModerationAction.Unban(BOB.id())));
        assertThat(Outcomes.code(room.one(room.says(BOB, "hm")))).isEqualTo(RefusalCode.MUTED);
        room.act(room.does(new ModerationAction.Unmute(BOB.id())));
        assertThat(room.post(BOB, "free").seq()).isEqualTo(1);
        assertThat(room.head().sanctions()).isEmpty();
    }

    @Test
    @DisplayName("S22 within a batch a sanction holds for what comes after it, and not for what came before")
    default void s22InBatch() {
        TestRoom room = new TestRoom(store());
        List<EntryOutcome> outcomes = room.append(
                room.says(BOB, "before"),
                room.does(new ModerationAction.Ban(BOB.id(), null)),
                room.says(BOB, "after"),
                room.does(new ModerationAction.Unban(BOB.id())),
                room.says(BOB, "again"));
        assertThat(Outcomes.kinds(outcomes)).containsExactly("done", "done", "banned", "done", "done");
    }

    @Test
    @DisplayName(
            "S23 the head tells who is muted and banned, until when, why, by whom, since when, and their names of then")
    default void s23Head() {
        TestRoom room = new TestRoom(store());
        room.act(room.does(new ModerationAction.Mute(ANN.id(), Duration.ofMinutes(5))));
        room.act(room.does(null, new ModerationAction.Ban(BOB.id(), null), BOB.id(), null, room.now.plusSeconds(1)));
        Instant end = room.now.plus(Duration.ofMinutes(5));
        assertThat(room.head().sanctions())
                .containsExactlyInAnyOrder(
                        sanction(SanctionKind.MUTE, ANN.id(), end, "because", MO, room.now),
                        sanction(SanctionKind.BAN, BOB.id(), null, null, null, room.now.plusSeconds(1)));
        Entry.NewAction nameless = room.does(new ModerationAction.Ban(ANN.id(), null));
        room.act(new Entry.NewAction(nameless.audit().without(ANN.id()), null));
        assertThat(room.head().sanctions())
                .filteredOn(sanction -> sanction.kind() == SanctionKind.BAN)
                .extracting(Sanction::userName)
                .containsExactlyInAnyOrder(null, TestRoom.nameOf(BOB.id()));
    }

    private static Sanction sanction(
            SanctionKind kind,
            UserId user,
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable ChatUser by,
            Instant at) {
        return by == null
                ? new Sanction(kind, user, TestRoom.nameOf(user), until, reason, null, null, at)
                : new Sanction(kind, user, TestRoom.nameOf(user), until, reason, by.id(), by.name(), at);
    }
}
