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
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.ModerationAction;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.store.Batch;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoomRulesTest {

    private static final Instant END = NOON.plusSeconds(60);
    private static final MessageId NEW = new MessageId("01KDWPVZ00000000000000000A");
    private static final IdempotencyKey KEY = new IdempotencyKey(ADA.id(), "k", "asked");
    private static final IdempotencyKey STAFF_KEY = new IdempotencyKey(MO.id(), "k", "asked");
    private static final ChatMessage OLDER = text(3, FIRST, ADA, "older");
    private static final ChatMessage NEWER = text(5, SECOND, ADA, "newer");

    private final FakeRoom room =
            new FakeRoom().sent(ADA.id(), NOON.minusSeconds(60)).sent(MO.id(), NOON);

    // Messages

    @Test
    void aMessageGetsTheNextPosition() {
        room.message(NEWER);
        ChatMessage posted = text(6, NEW, ADA, "hi");
        assertThat(decide(says("hi", null, KEY)))
                .isEqualTo(new RoomRules.Decision(
                        new EntryOutcome.Done(new Receipt.Posted(posted)), List.of(new Write.PutMessage(posted, KEY))));
    }

    @Test
    void aReplyRefersToAMessageOrATombstoneThatIsKept() {
        room.message(OLDER).message(NEWER.deleted(DeletedBy.AUTHOR));
        assertThat(outcome(says("hi", FIRST, null))).isEqualTo("done");
        assertThat(outcome(says("hi", SECOND, null))).isEqualTo("done");
        assertThat(outcome(says("hi", NEW, null))).isEqualTo("message_not_found");
    }

    // Actions on messages

    static Stream<Arguments> actionsOnAMessage() {
        return Stream.of(
                Arguments.of(new ModerationAction.Delete(FIRST), MO, DeletedBy.MODERATOR),
                Arguments.of(new ModerationAction.Delete(FIRST), null, DeletedBy.SYSTEM),
                Arguments.of(new ModerationAction.Retract(FIRST), ADA, DeletedBy.AUTHOR),
                Arguments.of(new ModerationAction.Retract(FIRST), null, DeletedBy.AUTHOR));
    }

    @ParameterizedTest
    @MethodSource("actionsOnAMessage")
    void aMessageBecomesATombstone(ModerationAction action, ChatUser actor, DeletedBy by) {
        room.message(OLDER).message(NEWER);
        AuditEntry audit = audit(actor, action);
        RoomEvent event = new RoomEvent.Deleted(6, FIRST, by, NOON);
        Receipt.Moderated receipt =
                new Receipt.Moderated(audit.hiding(List.of(new HiddenText(FIRST, "older"))), Optional.of(event));
        assertThat(decide(new Entry.NewAction(audit, STAFF_KEY)))
                .isEqualTo(new RoomRules.Decision(
                        new EntryOutcome.Done(receipt),
                        List.of(
                                new Write.Redact(FIRST, by),
                                new Write.PutEvent(event),
                                new Write.AddAudit(receipt, STAFF_KEY))));
    }

    @ParameterizedTest
    @MethodSource("actionsOnAMessage")
    void aMessageThatIsNotKeptIsNotFound(ModerationAction action, ChatUser actor) {
        room.message(NEWER);
        assertThat(outcome(does(actor, action))).isEqualTo("message_not_found");
    }

    @ParameterizedTest
    @MethodSource("actionsOnAMessage")
    void aTombstoneIsResolved(ModerationAction action, ChatUser actor) {
        room.message(OLDER.deleted(DeletedBy.MODERATOR));
        assertThat(outcome(does(actor, action))).isEqualTo("already_resolved");
    }

    // Purges

    @Test
    void aPurgeHidesAllTextsOfItsUser() {
        room.message(OLDER).message(NEWER).message(text(6, NEW, MO, "another's"));
        AuditEntry audit = audit(MO, new ModerationAction.Purge(ADA.id()));
        RoomEvent event = new RoomEvent.Cleared(7, ADA.id(), DeletedBy.MODERATOR, NOON);
        List<HiddenText> hidden = List.of(new HiddenText(SECOND, "newer"), new HiddenText(FIRST, "older"));
        Receipt.Moderated receipt = new Receipt.Moderated(audit.hiding(hidden), Optional.of(event));
        assertThat(decide(new Entry.NewAction(audit, STAFF_KEY)))
                .isEqualTo(new RoomRules.Decision(
                        new EntryOutcome.Done(receipt),
                        List.of(
                                new Write.RedactAll(ADA.id(), DeletedBy.MODERATOR),
                                new Write.PutEvent(event),
                                new Write.AddAudit(receipt, STAFF_KEY))));
    }

    /** What is not shown any more, but still answered to its key, is hidden all the same. */
    @Test
    void aPurgeThatFindsNothingToHideIsRecordedWithoutAnEvent() {
        room.message(OLDER.deleted(DeletedBy.AUTHOR)).message(text(6, NEW, MO, "another's"));
        AuditEntry audit = audit(null, new ModerationAction.Purge(ADA.id()));
        Receipt.Moderated receipt = new Receipt.Moderated(audit, Optional.empty());
        assertThat(decide(new Entry.NewAction(audit, null)))
                .isEqualTo(new RoomRules.Decision(
                        new EntryOutcome.Done(receipt),
                        List.of(new Write.RedactAll(ADA.id(), DeletedBy.SYSTEM), new Write.AddAudit(receipt, null))));
    }

    // Sanctions that actions change

    static Stream<Arguments> sanctions() {
        Duration minute = Duration.ofMinutes(1);
        return Stream.of(
                Arguments.of(new ModerationAction.Mute(ADA.id(), minute), SanctionKind.MUTE, MO, true),
                Arguments.of(new ModerationAction.Mute(ADA.id(), minute), SanctionKind.MUTE, null, true),
                Arguments.of(new ModerationAction.Ban(ADA.id(), null), SanctionKind.BAN, MO, true),
                Arguments.of(new ModerationAction.Ban(ADA.id(), minute), SanctionKind.BAN, MO, true),
                Arguments.of(new ModerationAction.Unmute(ADA.id()), SanctionKind.MUTE, MO, false),
                Arguments.of(new ModerationAction.Unban(ADA.id()), SanctionKind.BAN, null, false));
    }

    @ParameterizedTest
    @MethodSource("sanctions")
    void aSanctionIsPutInPlaceOfTheOneBefore(
            ModerationAction action, SanctionKind kind, ChatUser actor, boolean gives) {
        room.message(OLDER).sanction(sanction(kind, ADA, END));
        AuditEntry audit = audit(actor, action);
        Receipt.Moderated receipt = new Receipt.Moderated(audit, Optional.empty());
        assertThat(audit.sanction()).isEqualTo(gives ? Optional.of(given(kind, actor, audit)) : Optional.empty());
        assertThat(decide(new Entry.NewAction(audit, STAFF_KEY)))
                .isEqualTo(new RoomRules.Decision(
                        new EntryOutcome.Done(receipt),
                        List.of(
                                new Write.SetSanction(kind, ADA.id(), audit.sanction()),
                                new Write.AddAudit(receipt, STAFF_KEY))));
    }

    // Sanctions of whoever acts

    static Stream<Arguments> states() {
        Sanction mute = sanction(SanctionKind.MUTE, ADA, END);
        Sanction ban = sanction(SanctionKind.BAN, ADA, END);
        Sanction forGood = sanction(SanctionKind.BAN, ADA, null);
        Sanction ended = sanction(SanctionKind.BAN, ADA, NOON);
        Sanction another = sanction(SanctionKind.BAN, MO, null);
        return Stream.of(
                Arguments.of(List.of(), "done", "done"),
                Arguments.of(List.of(mute), "muted", "done"),
                Arguments.of(List.of(ban), "banned", "banned"),
                Arguments.of(List.of(forGood), "banned", "banned"),
                Arguments.of(List.of(mute, ban), "banned", "banned"),
                Arguments.of(List.of(mute, ended), "muted", "done"),
                Arguments.of(List.of(ended), "done", "done"),
                Arguments.of(List.of(another), "done", "done"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aSanctionStopsWhoeverHasIt(List<Sanction> sanctions, String message, String action) {
        room.message(OLDER);
        sanctions.forEach(room::sanction);
        assertThat(outcome(says("hi", null, null))).isEqualTo(message);
        assertThat(outcome(does(ADA, new ModerationAction.Retract(FIRST)))).isEqualTo(action);
        assertThat(outcome(does(null, new ModerationAction.Delete(FIRST)))).isEqualTo("done");
    }

    @Test
    void theRefusalNamesTheSanctionAndTheTimeLeft() {
        Sanction mute = sanction(SanctionKind.MUTE, ADA, END);
        room.sanction(mute);
        assertThat(decide(says("hi", null, KEY)))
                .isEqualTo(
                        new RoomRules.Decision(new EntryOutcome.Rejected(Refusal.sanctioned(mute, NOON)), List.of()));
    }

    // Keys

    @Test
    void aKnownKeyRepeatsTheFirstReceiptWhateverHasHappenedSince() {
        Receipt posted = new Receipt.Posted(NEWER.deleted(DeletedBy.MODERATOR));
        room.key(KEY, posted).sanction(sanction(SanctionKind.BAN, ADA, null));
        assertThat(decide(says("newer", NEW, KEY)))
                .isEqualTo(new RoomRules.Decision(new EntryOutcome.Repeated(posted), List.of()));
    }

    @Test
    void aKnownKeyWithAnotherFingerprintIsAMismatch() {
        room.key(new IdempotencyKey(ADA.id(), "k", "something else"), new Receipt.Posted(NEWER));
        assertThat(outcome(says("newer", null, KEY))).isEqualTo("idempotency_mismatch");
        assertThat(outcome(says("newer", null, null))).isEqualTo("done");
        assertThat(outcome(says("newer", null, new IdempotencyKey(MO.id(), "k", "asked"))))
                .isEqualTo("done");
        assertThat(outcome(says("newer", null, new IdempotencyKey(ADA.id(), "K", "asked"))))
                .isEqualTo("done");
    }

    @Test
    void aKeyIsSharedByMessagesAndActions() {
        room.message(OLDER).key(STAFF_KEY, new Receipt.Posted(NEWER));
        Entry again = new Entry.NewAction(audit(MO, new ModerationAction.Delete(FIRST)), STAFF_KEY);
        assertThat(outcome(again)).isEqualTo("repeated");
    }

    // What is asked

    @Test
    void onlyWhatADecisionDependsOnIsAsked() {
        room.message(OLDER);
        assertThat(asked(says("hi", null, null))).containsExactly("ban", "mute", "warning", "state", "spoken", "seq");
        assertThat(asked(says("hi", FIRST, KEY)))
                .containsExactly("known", "ban", "mute", "warning", "contains", "state", "spoken", "seq");
        assertThat(asked(does(MO, new ModerationAction.Delete(FIRST))))
                .containsExactly("ban", "message", "seq", "state");
        assertThat(asked(does(null, new ModerationAction.Purge(ADA.id())))).containsExactly("shown", "seq", "state");
        assertThat(asked(does(MO, new ModerationAction.Purge(MO.id())))).containsExactly("ban", "shown");
        assertThat(asked(does(MO, new ModerationAction.Ban(ADA.id(), null)))).containsExactly("ban");
        room.sanction(sanction(SanctionKind.BAN, MO, null));
        assertThat(asked(does(MO, new ModerationAction.Delete(FIRST)))).containsExactly("ban");
    }

    @Test
    void aBatchNeedsTheKeysActorsAndReferencesOfItsEntries() {
        RoomRules.Needs needs = RoomRules.needs(new Batch(
                ROOM,
                List.of(
                        says("hi", FIRST, KEY),
                        says("ho", null, null),
                        new Entry.NewAction(audit(MO, new ModerationAction.Delete(SECOND)), STAFF_KEY),
                        does(null, new ModerationAction.Purge(new UserId("x"))))));
        assertThat(needs.keys()).containsExactlyInAnyOrder(KEY, STAFF_KEY);
        assertThat(needs.users()).containsExactlyInAnyOrder(ADA.id(), MO.id());
        assertThat(needs.repliedTo()).containsExactly(FIRST);
    }

    // Newer versions

    @Test
    void anActionThatThisVersionDoesNotKnowIsNotDone() {
        Entry entry = does(MO, new ModerationAction.Unrecognized("warn", null));
        assertThatThrownBy(() -> decide(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    private RoomRules.Decision decide(Entry entry) {
        return RoomRules.decide(ROOM, room, entry);
    }

    /** What it is called; an entry that is not done writes nothing. */
    private String outcome(Entry entry) {
        RoomRules.Decision decision = decide(entry);
        String outcome = decision.outcome()
                .fold(
                        done -> "done",
                        repeated -> "repeated",
                        refusal -> refusal.code().wireName());
        assertThat(decision.writes().isEmpty()).isEqualTo(!outcome.equals("done"));
        return outcome;
    }

    private List<String> asked(Entry entry) {
        room.asked.clear();
        decide(entry);
        return List.copyOf(room.asked);
    }

    private static Entry says(String text, MessageId replyTo, IdempotencyKey key) {
        return new Entry.NewMessage(NEW, ADA, text, replyTo, NOON, key);
    }

    private static Entry does(ChatUser actor, ModerationAction action) {
        return new Entry.NewAction(audit(actor, action), null);
    }

    private static AuditEntry audit(ChatUser actor, ModerationAction action) {
        UserId target = action instanceof ModerationAction.OnUser onUser ? onUser.user() : ADA.id();
        Instant until = action.duration() == null ? null : NOON.plus(action.duration());
        return new AuditEntry("a", ROOM, NOON, actor, action, target, "Ada", until, "because", List.of());
    }

    private static Sanction given(SanctionKind kind, ChatUser actor, AuditEntry audit) {
        return actor == null
                ? new Sanction(kind, ADA.id(), "Ada", audit.until(), "because", null, null, NOON)
                : new Sanction(kind, ADA.id(), "Ada", audit.until(), "because", actor.id(), actor.name(), NOON);
    }

    private static Sanction sanction(SanctionKind kind, ChatUser user, Instant until) {
        return new Sanction(kind, user.id(), until, null, null, NOON.minusSeconds(1));
    }

    private static ChatMessage text(long seq, MessageId id, ChatUser author, String text) {
        return new ChatMessage(ROOM, seq, id, author, NOON, new Body.Text(text, null));
    }
}
