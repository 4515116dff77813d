package dev.frontrow.chat.testkit;

import static dev.frontrow.chat.testkit.TestRoom.ANN;
import static dev.frontrow.chat.testkit.TestRoom.BOB;
import static dev.frontrow.chat.testkit.TestRoom.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.mode.RoomModes;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.store.ChatStore;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a room is: its modes and its pin. */
interface StoreModeRules {

    ModeChange LOCK = ModeChange.on(Mode.LOCKED);

    ChatStore store();

    @Test
    @DisplayName(
            "S55 a change of modes is one public change, and in the head from that moment; one that changes nothing is recorded and is none")
    default void s55Modes() {
        TestRoom room = new TestRoom(store());
        assertThat(room.head().state()).isEqualTo(RoomState.of(room.head().head()));
        room.post(ANN, "hi");
        RoomModes locked = RoomModes.NONE.with(LOCK);
        StateEvent.ModesChanged event = new StateEvent.ModesChanged(2, locked, DeletedBy.MODERATOR, room.now);
        Receipt.Moderated done = room.act(room.switches(LOCK));
        assertThat(done.event()).contains(event);
        assertThat(room.wholeLog()).last().isEqualTo(event);
        assertThat(room.head().state())
                .isEqualTo(RoomState.of(room.head().head()).with(locked));

        Receipt.Moderated again = room.act(room.switches(LOCK));
        assertThat(again.event()).isEmpty();
        assertThat(room.headSeq()).isEqualTo(2);
        assertThat(room.audit(10).items()).containsExactly(again.audit(), done.audit());

        Receipt.Moderated byHost =
                room.act(room.does(null, new RoomAction.ChangeModes(ModeChange.off(Mode.LOCKED)), null));
        assertThat(byHost.event()).contains(new StateEvent.ModesChanged(3, RoomModes.NONE, DeletedBy.SYSTEM, room.now));
        assertThat(room.head().state().modes()).isEqualTo(RoomModes.NONE);
        assertThat(new TestRoom(store()).head().state().modes()).isEqualTo(RoomModes.NONE);
    }

    @Test
    @DisplayName("S56 modes, preset and shield stay exactly as they were switched")
    default void s56Shield() {
        TestRoom room = new TestRoom(store());
        ModeChange all = ModeChange.on(Mode.SLOW, Duration.ofMinutes(5))
                .and(ModeChange.on(Mode.SUBSCRIBERS))
                .and(ModeChange.on(Mode.FOLLOWERS, Duration.ofDays(90)))
                .and(ModeChange.on(Mode.EMOJI_ONLY))
                .and(ModeChange.on(Mode.UNIQUE))
                .and(LOCK);
        List<ModeChange> changes = List.of(
                all,
                all.ofPreset(),
                ModeChange.shield(true),
                ModeChange.off(Mode.SLOW),
                ModeChange.on(Mode.FOLLOWERS, Duration.ZERO),
                ModeChange.off(Mode.UNIQUE).and(ModeChange.off(Mode.LOCKED)).ofPreset(),
                ModeChange.shield(false),
                ModeChange.shield(true).and(ModeChange.on(Mode.SLOW, Duration.ofSeconds(1))));
        RoomModes expected = RoomModes.NONE;
        for (ModeChange change : changes) {
            expected = expected.with(change);
            room.act(room.switches(change));
            RoomModes kept = room.head().state().modes();
            assertThat(kept).isEqualTo(expected);
            assertThat(kept.with(ModeChange.shield(false)).inForce())
                    .isEqualTo(expected.with(ModeChange.shield(false)).inForce());
            assertThat(room.wholeLog())
                    .last()
                    .isEqualTo(new StateEvent.ModesChanged(room.headSeq(), expected, DeletedBy.MODERATOR, room.now));
        }
        room.act(room.does(new RoomAction.Clear()));
        assertThat(room.head().state().modes()).isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "S57 a pin is one public change, and in the head with its message and times from that moment; another takes its place; unpinning takes it down")
    default void s57Pin() {
        TestRoom room = new TestRoom(store());
        ChatMessage one = room.post(ANN, "one");
        ChatMessage two = room.post(BOB, "two");
        room.act(room.switches(ModeChange.on(Mode.UNIQUE)));
        Pin first = new Pin(one, room.now, room.now.plusSeconds(30));
        StateEvent.PinChanged event = new StateEvent.PinChanged(4, Optional.of(first), DeletedBy.MODERATOR, room.now);
        assertThat(room.act(room.pins(one, Duration.ofSeconds(30))).event()).contains(event);
        assertThat(room.wholeLog()).last().isEqualTo(event);
        assertThat(room.head().state().pin()).contains(first);
        assertThat(room.head().state().modes().inForce().isOn(Mode.UNIQUE)).isTrue();

        Pin second = new Pin(two, room.now, null);
        room.act(room.pins(two, null));
        assertThat(room.head().state().pin()).contains(second);
        room.act(room.switches(ModeChange.off(Mode.UNIQUE)));
        assertThat(room.head().state().pin()).contains(second);

        assertThat(room.act(room.does(new RoomAction.Unpin())).event())
                .contains(new StateEvent.PinChanged(7, Optional.empty(), DeletedBy.MODERATOR, room.now));
        assertThat(room.head().state().pin()).isEmpty();
        assertThat(Outcomes.code(room.one(room.does(new RoomAction.Unpin())))).isEqualTo(RefusalCode.ALREADY_RESOLVED);
        assertThat(room.headSeq()).isEqualTo(7);
        assertThat(room.wholeLog().subList(3, 7))
                .containsExactly(
                        event,
                        new StateEvent.PinChanged(5, Optional.of(second), DeletedBy.MODERATOR, room.now),
                        new StateEvent.ModesChanged(6, RoomModes.NONE, DeletedBy.MODERATOR, room.now),
                        new StateEvent.PinChanged(7, Optional.empty(), DeletedBy.MODERATOR, room.now));
    }

    @Test
    @DisplayName("S58 whatever hides the pinned message takes it down in the same moment, and nothing else does")
    default void s58Hidden() {
        TestRoom room = new TestRoom(store());
        List<ModerationAction> hiding = List.of(
                new ModerationAction.Purge(ANN.id()), new RoomAction.Clear(), new ModerationAction.Purge(ANN.id()));
        for (ModerationAction action : hiding) {
            ChatMessage other = room.post(BOB, "another's");
            ChatMessage pinned = room.post(ANN, "pinned");
            room.act(room.pins(pinned, null));
            room.act(room.delete(other));
            room.act(room.does(new ModerationAction.Purge(BOB.id())));
            room.act(room.does(new ModerationAction.Mute(ANN.id(), Duration.ofSeconds(1))));
            room.act(room.does(new ModerationAction.Unmute(ANN.id())));
            assertThat(room.head().state().pin()).contains(new Pin(pinned, room.now, null));
            room.act(room.does(MO, action, action instanceof ModerationAction.Purge ? ANN.id() : null));
            assertThat(room.head().state().pin()).isEmpty();
        }
        for (boolean byAuthor : new boolean[] {false, true}) {
            ChatMessage pinned = room.post(ANN, "pinned");
            room.append(
                    room.pins(pinned, null),
                    byAuthor
                            ? room.does(ANN, new ModerationAction.Retract(pinned.id()), ANN.id())
                            : room.delete(pinned));
            assertThat(room.head().state().pin()).isEmpty();
            assertThat(Outcomes.code(room.one(room.pins(pinned, null)))).isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
        }
    }

    @Test
    @DisplayName("S59 log and head give a pinned or restored message as it is now: once it is deleted, its tombstone")
    default void s59AsItIsNow() {
        TestRoom room = new TestRoom(store());
        room.post(ANN, "the first");
        ChatMessage pinned = room.post(ANN, "secret");
        room.act(room.pins(pinned, null));
        room.act(room.delete(pinned));
        room.act(room.restores(pinned));
        assertThat(room.log(2, 3))
                .containsExactly(new StateEvent.PinChanged(
                        3, Optional.of(new Pin(pinned, room.now, null)), DeletedBy.MODERATOR, room.now));
        assertThat(room.log(4, 5)).containsExactly(new RoomEvent.Restored(5, pinned, room.now));
        room.act(room.does(new ModerationAction.Purge(ANN.id())));
        ChatMessage tombstone = pinned.deleted(DeletedBy.MODERATOR);
        assertThat(room.log(2, 3))
                .containsExactly(new StateEvent.PinChanged(
                        3, Optional.of(new Pin(tombstone, room.now, null)), DeletedBy.MODERATOR, room.now));
        assertThat(room.log(4, 5)).containsExactly(new RoomEvent.Restored(5, tombstone, room.now));
        assertThat(List.of(room.wholeLog(), room.head(), room.everything()).toString())
                .doesNotContain("secret");
    }

    @Test
    @DisplayName("S67 modes hold for what comes after them in their batch, and not for what came before")
    default void s67SameBatch() {
        TestRoom room = new TestRoom(store());
        List<String> kinds = Outcomes.kinds(room.append(
                room.says(ANN, "before"),
                room.switches(LOCK),
                room.says(ANN, "after"),
                room.switches(ModeChange.off(Mode.LOCKED).and(ModeChange.on(Mode.SLOW, Duration.ofSeconds(10)))),
                room.says(ANN, "too early"),
                room.says(BOB, "one"),
                room.says(BOB, "two"),
                room.says(ANN, "in time", room.now.plusSeconds(10)),
                room.switches(ModeChange.off(Mode.SLOW).and(ModeChange.on(Mode.UNIQUE))),
                room.says(BOB, "this is said once"),
                room.says(ANN, "this is said once"),
                room.switches(ModeChange.off(Mode.UNIQUE)),
                room.says(ANN, "this is said once")));
        assertThat(kinds)
                .containsExactly(
                        "done",
                        "done",
                        "gate_closed",
                        "done",
                        "gate_closed",
                        "done",
                        "gate_closed",
                        "done",
                        "done",
                        "done",
                        "gate_closed",
                        "done",
                        "done");
        assertThat(room.headSeq()).isEqualTo(9);
    }
}
