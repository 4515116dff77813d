package dev.frontrow.chat.log;

import static dev.frontrow.chat.Given.ADA;
import static dev.frontrow.chat.Given.MO;
import static dev.frontrow.chat.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.mode.RoomModes;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomStateTest {

    private static final Position HEAD = new Position("k3f9", 1850);
    private static final ChatMessage PINNED = Given.message();
    private static final Pin PIN = Given.pin();
    private static final RoomState ROOM = RoomState.of(HEAD).with(Given.modes()).with(Optional.of(PIN));

    @Test
    void aRoomIsEmptyAtFirst() {
        RoomState room = RoomState.of(HEAD);
        assertThat(room.head()).isEqualTo(HEAD);
        assertThat(room.modes()).isEqualTo(RoomModes.NONE);
        assertThat(room.pin(NOON)).isEmpty();
        assertThat(room.pin()).isEmpty();
    }

    static Stream<RoomEvent> hiding() {
        return Stream.of(
                new RoomEvent.Deleted(1851, PINNED.id(), DeletedBy.MODERATOR, NOON),
                new RoomEvent.Deleted(1851, PINNED.id(), DeletedBy.AUTHOR, NOON),
                new RoomEvent.Cleared(1851, MO.id(), DeletedBy.SYSTEM, NOON),
                new RoomEvent.Cleared(1851, null, DeletedBy.MODERATOR, NOON),
                new StateEvent.PinChanged(1851, Optional.empty(), DeletedBy.MODERATOR, NOON),
                new StateEvent.PinChanged(
                        1851,
                        Optional.of(new Pin(Given.reply().deleted(DeletedBy.AUTHOR), NOON, null)),
                        DeletedBy.MODERATOR,
                        NOON));
    }

    @ParameterizedTest
    @MethodSource("hiding")
    void aPinEndsWhenItsMessageIsHiddenOrItIsTakenDown(RoomEvent event) {
        RoomState after = ROOM.after(event);
        assertThat(after).isEqualTo(RoomState.of(HEAD.at(1851)).with(Given.modes()));
        assertThat(after.looksLike(ROOM)).isFalse();
    }

    static Stream<RoomEvent> leaving() {
        return Stream.of(
                new RoomEvent.Posted(at(1851, Given.reply())),
                new RoomEvent.Deleted(1851, Given.reply().id(), DeletedBy.MODERATOR, NOON),
                new RoomEvent.Cleared(1851, ADA.id(), DeletedBy.MODERATOR, NOON),
                new RoomEvent.Restored(1851, Given.reply(), NOON),
                new RoomEvent.Unrecognized(1851, "poll", NOON));
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void everythingElseMovesTheHeadAndLeavesModesAndPin(RoomEvent event) {
        RoomState after = ROOM.after(event);
        assertThat(after.head()).isEqualTo(HEAD.at(1851));
        assertThat(after.looksLike(ROOM)).isTrue();
        assertThat(after).isNotEqualTo(ROOM);
    }

    @Test
    void restoringItsMessageDoesNotBringAPinBack() {
        RoomState after = ROOM.after(new RoomEvent.Deleted(1851, PINNED.id(), DeletedBy.MODERATOR, NOON))
                .after(new RoomEvent.Restored(1852, PINNED, NOON));
        assertThat(after.pin()).isEmpty();
        assertThat(after.head().seq()).isEqualTo(1852);
    }

    @Test
    void aRestoredMessageMayBePinnedAgain() {
        RoomState after = ROOM.after(new RoomEvent.Deleted(1851, PINNED.id(), DeletedBy.MODERATOR, NOON))
                .after(new RoomEvent.Restored(1852, PINNED, NOON))
                .after(new StateEvent.PinChanged(1853, Optional.of(PIN), DeletedBy.MODERATOR, NOON));
        assertThat(after.pin()).contains(PIN);
    }

    @Test
    void aPinTakesThePlaceOfTheOneBefore() {
        Pin other = new Pin(Given.reply(), NOON, null);
        assertThat(ROOM.after(new StateEvent.PinChanged(1851, Optional.of(other), DeletedBy.SYSTEM, NOON))
                        .pin())
                .contains(other);
    }

    @Test
    void aPinHoldsUpToAndNotAtItsEnd() {
        Instant end = NOON.plusSeconds(132);
        assertThat(PIN.until()).isEqualTo(end);
        assertThat(ROOM.pin(end.minusMillis(1))).contains(PIN);
        assertThat(ROOM.pin(end)).isEmpty();
        assertThat(ROOM.pin()).as("a store keeps it").contains(PIN);
        assertThat(RoomState.of(HEAD)
                        .with(Optional.of(new Pin(PINNED, NOON, null)))
                        .pin(Instant.MAX))
                .isPresent();
    }

    @Test
    void newModesTakeThePlaceOfThoseBeforeAndLeaveThePin() {
        RoomState after = ROOM.after(new StateEvent.ModesChanged(1851, RoomModes.NONE, DeletedBy.MODERATOR, NOON));
        assertThat(after.modes()).isEqualTo(RoomModes.NONE);
        assertThat(after.pin()).contains(PIN);
    }

    @Test
    void anEventThatIsInItAlreadyChangesNothing() {
        hiding().map(event -> ((RoomEvent) event)).forEach(event -> {
            RoomState later = ROOM.at(1851);
            assertThat(later.after(event)).isSameAs(later);
        });
        RoomEvent modes = new StateEvent.ModesChanged(1850, RoomModes.NONE, DeletedBy.MODERATOR, NOON);
        assertThat(ROOM.after(modes)).isSameAs(ROOM);
    }

    /** The state of a newer place, told at an older one, is that of the newer place again after all events between. */
    @Test
    void whoIsToldTooMuchKnowsTheSameInTheEnd() {
        RoomEvent pinned = new StateEvent.PinChanged(1851, Optional.of(PIN), DeletedBy.MODERATOR, NOON);
        RoomEvent modes = new StateEvent.ModesChanged(1852, Given.modes(), DeletedBy.MODERATOR, NOON);
        RoomEvent deleted = new RoomEvent.Deleted(1853, PINNED.id(), DeletedBy.MODERATOR, NOON);
        RoomEvent none = new StateEvent.ModesChanged(1854, RoomModes.NONE, DeletedBy.MODERATOR, NOON);
        RoomState end = RoomState.of(HEAD);
        for (RoomEvent event : new RoomEvent[] {pinned, modes, deleted, none}) {
            end = end.after(event);
        }
        RoomState told = end.at(1850);
        for (RoomEvent event : new RoomEvent[] {pinned, modes, deleted, none}) {
            told = told.after(event);
        }
        assertThat(told).isEqualTo(end).hasSameHashCodeAs(end);
    }

    private static ChatMessage at(long seq, ChatMessage message) {
        return new ChatMessage(message.room(), seq, message.id(), message.author(), message.sentAt(), message.body());
    }
}
