package dev.frontrow.chat.rules;

import static dev.frontrow.chat.Given.ADA;
import static dev.frontrow.chat.Given.FIRST;
import static dev.frontrow.chat.Given.MO;
import static dev.frontrow.chat.Given.NOON;
import static dev.frontrow.chat.Given.ROOM;
import static dev.frontrow.chat.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.log.StateEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.mode.RoomModes;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.RoomAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.moderation.WarningAction;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with a room, a warning, a pin, and a text that comes back. */
class RoomActionRulesTest {

    private static final ModeChange SLOW = ModeChange.on(Mode.SLOW, Duration.ofSeconds(30));
    private static final ChatMessage OLDER = text(3, FIRST, "older");
    private static final ChatMessage NEWER = text(5, SECOND, "newer");

    private final FakeRoom room = new FakeRoom().message(OLDER).message(NEWER);

    // Modes

    @Test
    void aChangeOfModesIsOneEventAndTheStateAfterIt() {
        RoomModes after = RoomModes.NONE.with(SLOW);
        RoomEvent event = new StateEvent.ModesChanged(6, after, DeletedBy.MODERATOR, NOON);
        assertThat(decide(MO, new RoomAction.ChangeModes(SLOW)))
                .isEqualTo(done(MO, new RoomAction.ChangeModes(SLOW), event, List.of(), state(6).with(after)));
        assertThat(event(null, new RoomAction.ChangeModes(SLOW)))
                .contains(new StateEvent.ModesChanged(6, after, DeletedBy.SYSTEM, NOON));
    }

    @Test
    void aChangeThatChangesNothingIsRecordedWithoutAnEvent() {
        room.modes(RoomModes.NONE.with(SLOW));
        for (ModeChange change : List.of(SLOW, ModeChange.NOTHING, ModeChange.shield(false))) {
            RoomRules.Decision decision = decide(MO, new RoomAction.ChangeModes(change));
            assertThat(decision.writes()).hasSize(1).allMatch(Write.AddAudit.class::isInstance);
        }
    }

    @Test
    void modesArePutOverThoseOfBeforeAndThePinStays() {
        Pin pin = new Pin(OLDER, NOON, null);
        room.modes(RoomModes.NONE.with(SLOW)).pin(pin);
        RoomModes both = RoomModes.NONE.with(SLOW).with(ModeChange.on(Mode.LOCKED));
        assertThat(newState(MO, new RoomAction.ChangeModes(ModeChange.on(Mode.LOCKED))))
                .contains(state(6).with(both).with(Optional.of(pin)));
    }

    // Pins

    @Test
    void aPinHoldsTheMessageAsItIsFromNowOn() {
        RoomAction.Pin action = new RoomAction.Pin(FIRST, Duration.ofMinutes(2));
        Pin pin = new Pin(OLDER, NOON, NOON.plusSeconds(120));
        RoomEvent event = new StateEvent.PinChanged(6, Optional.of(pin), DeletedBy.MODERATOR, NOON);
        assertThat(decide(MO, action)).isEqualTo(done(MO, action, event, List.of(), state(6).with(Optional.of(pin))));
        assertThat(newState(MO, new RoomAction.Pin(FIRST, null)).flatMap(RoomState::pin))
                .contains(new Pin(OLDER, NOON, null));
    }

    @Test
    void aPinTakesThePlaceOfTheOneBefore() {
        room.pin(new Pin(NEWER, NOON.minusSeconds(9), null));
        assertThat(newState(MO, new RoomAction.Pin(FIRST, null)).flatMap(RoomState::pin))
                .contains(new Pin(OLDER, NOON, null));
    }

    @Test
    void onlyWhatIsShownCanBePinned() {
        room.message(OLDER.deleted(DeletedBy.AUTHOR));
        assertThat(outcome(MO, new RoomAction.Pin(FIRST, null))).isEqualTo("message_not_found");
        assertThat(outcome(MO, new RoomAction.Pin(new MessageId("unknown"), null)))
                .isEqualTo("message_not_found");
        assertThat(outcome(MO, new RoomAction.Pin(SECOND, null))).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT30S", "PT5M", "PT24H"})
    void aPinLastsHalfAMinuteToADay(Duration duration) {
        assertThat(newState(MO, new RoomAction.Pin(FIRST, duration)).flatMap(RoomState::pin))
                .contains(new Pin(OLDER, NOON, NOON.plus(duration)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT29.999S", "PT0S", "PT-30S", "PT24H0.001S", "PT2562047788015215H30M7S"})
    void aPinOfAnotherLengthIsRefused(Duration duration) {
        assertThatThrownBy(() -> new RoomAction.Pin(FIRST, duration)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsPinnedCanBeTakenDown() {
        room.pin(new Pin(OLDER, NOON.minusSeconds(9), NOON.plusMillis(1)));
        assertThat(event(MO, new RoomAction.Unpin()))
                .contains(new StateEvent.PinChanged(6, Optional.empty(), DeletedBy.MODERATOR, NOON));
        assertThat(newState(MO, new RoomAction.Unpin())).contains(state(6));
    }

    @Test
    void withoutAPinThereIsNothingToTakeDown() {
        assertThat(outcome(MO, new RoomAction.Unpin())).isEqualTo("already_resolved");
        room.pin(new Pin(OLDER, NOON.minusSeconds(60), NOON));
        assertThat(outcome(MO, new RoomAction.Unpin())).as("its time has come").isEqualTo("already_resolved");
    }

    @Test
    void hidingThePinnedMessageEndsThePinInTheSameTransaction() {
        room.pin(new Pin(OLDER, NOON, null));
        for (ModerationAction action : List.of(
                new ModerationAction.Delete(FIRST),
                new ModerationAction.Retract(FIRST),
                new ModerationAction.Purge(ADA.id()),
                new RoomAction.Clear())) {
            assertThat(newState(MO, action)).as(action.wireName()).contains(state(6));
        }
        assertThat(newState(MO, new ModerationAction.Delete(SECOND))).isEmpty();
        assertThat(newState(MO, new ModerationAction.Purge(MO.id()))).isEmpty();
    }

    // Restoring

    @Test
    void whatStaffDeletedComesBackAtItsOldPlace() {
        room.message(OLDER.deleted(DeletedBy.MODERATOR)).deletedText(new HiddenText(FIRST, "older"));
        ModerationAction action = new ModerationAction.Restore(FIRST);
        assertThat(decide(MO, action))
                .isEqualTo(done(
                        MO, action, new RoomEvent.Restored(6, OLDER, NOON), List.of(new Write.Restore(OLDER)), null));
    }

    @Test
    void restoringDoesNotBringAPinBack() {
        room.message(OLDER.deleted(DeletedBy.MODERATOR)).deletedText(new HiddenText(FIRST, "older"));
        assertThat(newState(MO, new ModerationAction.Restore(FIRST))).isEmpty();
    }

    @Test
    void whatIsShownOrUnknownOrNotKeptIsNotRestored() {
        assertThat(outcome(MO, new ModerationAction.Restore(FIRST))).isEqualTo("already_resolved");
        assertThat(outcome(MO, new ModerationAction.Restore(new MessageId("unknown"))))
                .isEqualTo("message_not_found");
        room.deletedText(new HiddenText(new MessageId("pruned"), "a text without its message"));
        assertThat(outcome(MO, new ModerationAction.Restore(new MessageId("pruned"))))
                .isEqualTo("message_not_found");
        for (DeletedBy by : DeletedBy.values()) {
            room.message(OLDER.deleted(by));
            assertThat(outcome(MO, new ModerationAction.Restore(FIRST)))
                    .as("no delete has kept it, " + by)
                    .isEqualTo("message_not_found");
        }
    }

    // Clearing

    @Test
    void aClearHidesWhatEverybodySaid() {
        MessageId another = new MessageId("another");
        room.message(new ChatMessage(ROOM, 6, another, MO, NOON, new Body.Text("another's", null)));
        RoomAction.Clear action = new RoomAction.Clear();
        List<HiddenText> hidden = List.of(
                new HiddenText(another, "another's"), new HiddenText(SECOND, "newer"), new HiddenText(FIRST, "older"));
        RoomEvent event = new RoomEvent.Cleared(7, null, DeletedBy.MODERATOR, NOON);
        AuditEntry audit = audit(MO, action).hiding(hidden);
        Receipt.Moderated receipt = new Receipt.Moderated(audit, Optional.of(event));
        assertThat(decide(MO, action))
                .isEqualTo(new RoomRules.Decision(
                        new EntryOutcome.Done(receipt),
                        List.of(
                                new Write.RedactAll(null, DeletedBy.MODERATOR),
                                new Write.PutEvent(event),
                                new Write.AddAudit(receipt, null))));
    }

    @Test
    void aClearOfAnEmptyRoomIsRecordedWithoutAnEvent() {
        room.message(OLDER.deleted(DeletedBy.AUTHOR)).message(NEWER.deleted(DeletedBy.MODERATOR));
        assertThat(event(MO, new RoomAction.Clear())).isEmpty();
        assertThat(outcome(null, new RoomAction.Clear())).isEqualTo("done");
    }

    // Warnings and notes

    @Test
    void aWarningIsASanctionUntilItIsAcknowledged() {
        WarningAction.Warn warn = new WarningAction.Warn(ADA.id());
        Sanction warning = audit(MO, warn).sanction().orElseThrow();
        assertThat(warning.kind()).isEqualTo(SanctionKind.WARNING);
        assertThat(decide(MO, warn).writes())
                .containsExactly(
                        new Write.SetSanction(SanctionKind.WARNING, ADA.id(), Optional.of(warning)), audited(MO, warn));
        room.sanction(warning);
        assertThat(says()).isEqualTo("warning_unacknowledged");
        assertThat(outcome(ADA, new ModerationAction.Retract(FIRST))).isEqualTo("done");
        WarningAction.Acknowledge acknowledge = new WarningAction.Acknowledge(ADA.id());
        assertThat(decide(ADA, acknowledge).writes())
                .containsExactly(
                        new Write.SetSanction(SanctionKind.WARNING, ADA.id(), Optional.empty()),
                        audited(ADA, acknowledge));
    }

    @Test
    void thePlaceOfAWarningIsBehindBansAndMutes() {
        room.sanction(sanction(SanctionKind.WARNING));
        assertThat(says()).isEqualTo("warning_unacknowledged");
        room.sanction(sanction(SanctionKind.MUTE));
        assertThat(says()).isEqualTo("muted");
        room.sanction(sanction(SanctionKind.BAN));
        assertThat(says()).isEqualTo("banned");
    }

    @Test
    void aNoteIsOnlyRecorded() {
        ModerationAction.Note note = new ModerationAction.Note(ADA.id());
        assertThat(decide(MO, note).writes()).containsExactly(audited(MO, note));
        assertThat(event(MO, note)).isEmpty();
    }

    private String says() {
        Entry entry = new Entry.NewMessage(new MessageId("new"), ADA, "hi", null, NOON, null);
        return code(RoomRules.decide(ROOM, room, entry));
    }

    private RoomRules.Decision decide(ChatUser actor, ModerationAction action) {
        return RoomRules.decide(ROOM, room, new Entry.NewAction(audit(actor, action), null));
    }

    private String outcome(ChatUser actor, ModerationAction action) {
        RoomRules.Decision decision = decide(actor, action);
        assertThat(decision.writes().isEmpty()).isEqualTo(!code(decision).equals("done"));
        return code(decision);
    }

    private static String code(RoomRules.Decision decision) {
        return decision.outcome()
                .fold(
                        done -> "done",
                        repeated -> "repeated",
                        refusal -> refusal.code().wireName());
    }

    private Optional<RoomEvent> event(ChatUser actor, ModerationAction action) {
        return writes(actor, action, Write.PutEvent.class).map(Write.PutEvent::event);
    }

    private Optional<RoomState> newState(ChatUser actor, ModerationAction action) {
        return writes(actor, action, Write.PutState.class).map(Write.PutState::state);
    }

    private <W extends Write> Optional<W> writes(ChatUser actor, ModerationAction action, Class<W> kind) {
        return decide(actor, action).writes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private static RoomRules.Decision done(
            ChatUser actor, ModerationAction action, RoomEvent event, List<Write> changes, RoomState state) {
        Receipt.Moderated receipt = new Receipt.Moderated(audit(actor, action), Optional.of(event));
        List<Write> writes = new java.util.ArrayList<>(changes);
        writes.add(new Write.PutEvent(event));
        if (state != null) {
            writes.add(new Write.PutState(state));
        }
        writes.add(new Write.AddAudit(receipt, null));
        return new RoomRules.Decision(new EntryOutcome.Done(receipt), writes);
    }

    private static Write audited(ChatUser actor, ModerationAction action) {
        return new Write.AddAudit(new Receipt.Moderated(audit(actor, action), Optional.empty()), null);
    }

    private static RoomState state(long seq) {
        return RoomState.of(new Position("e1", seq));
    }

    private static AuditEntry audit(ChatUser actor, ModerationAction action) {
        boolean isOnRoom = action instanceof RoomAction && !(action instanceof RoomAction.Pin);
        UserId onUser = action instanceof ModerationAction.OnUser on ? on.user() : ADA.id();
        UserId target = isOnRoom ? null : onUser;
        Instant until = action.duration() == null ? null : NOON.plus(action.duration());
        return new AuditEntry("a", ROOM, NOON, actor, action, target, null, until, "because", List.of());
    }

    private static Sanction sanction(SanctionKind kind) {
        return new Sanction(kind, ADA.id(), null, "because", null, NOON.minusSeconds(1));
    }

    private static ChatMessage text(long seq, MessageId id, String text) {
        return new ChatMessage(ROOM, seq, id, ADA, NOON, new Body.Text(text, null));
    }
}
