package dev.frontrow.chat.rules;

import static dev.frontrow.chat.Given.ADA;
import static dev.frontrow.chat.Given.MO;
import static dev.frontrow.chat.Given.NOON;
import static dev.frontrow.chat.Given.ROOM;
import static dev.frontrow.chat.Given.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Requirement;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import dev.frontrow.chat.mode.RoomModes;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a message in a room with modes, by the rules that every store goes by. */
class ModesOfARoomTest {

    private static final String LONG = "this is a text of its own";
    private static final Entry.AuthorFacts NOT_EXEMPT = Entry.AuthorFacts.NONE;

    private final FakeRoom room = new FakeRoom();

    // Who may send: role, mode, exempt, standing

    /**
     * Everybody has sent this text a second ago, and nobody follows. With the default exemptions; "-": may send. In
     * brackets where no role is exempt.
     */
    private static final String TABLE = """
            mode         viewer           subscriber     vip                moderator          creator            admin
            slow         slow_mode        slow_mode      -(slow_mode)       -(slow_mode)       -(slow_mode)       -(slow_mode)
            subscribers  subscribers_only -              -                  -                  -                  -
            followers    followers_only   followers_only followers_only     -(followers_only)  -(followers_only)  -(followers_only)
            emoji_only   emoji_only       emoji_only     emoji_only         -(emoji_only)      -(emoji_only)      -(emoji_only)
            unique       not_unique       not_unique     not_unique         -(not_unique)      -(not_unique)      -(not_unique)
            locked       locked           locked         locked             -(locked)          -(locked)          -(locked)
            """;

    static Stream<Arguments> table() {
        List<Arguments> cases = new ArrayList<>();
        for (String line : TABLE.lines().skip(1).toList()) {
            String[] cells = line.split(" +");
            Mode mode = Mode.valueOf(cells[0].toUpperCase(Locale.ROOT));
            for (Role role : Role.values()) {
                String cell = cells[1 + role.ordinal()];
                String byDefault = cell.replaceFirst("\\(.*", "");
                String withoutExemptions = cell.contains("(") ? cell.replaceFirst(".*\\((.*)\\)", "$1") : cell;
                for (String standing : List.of("none", "warning", "mute", "ban", "mute and warning", "ended mute")) {
                    cases.add(Arguments.of(mode, role, standing, byDefault, withoutExemptions));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, standing: {2}")
    @MethodSource("table")
    void whoMaySendWhileAModeIsOn(Mode mode, Role role, String standing, String byDefault, String withoutExemptions) {
        ChatUser author = new ChatUser(ADA.id(), "Ada", role);
        room.sent(author.id(), NOON.minusSeconds(1))
                .said(LONG, NOON.minusSeconds(1))
                .modes(on(mode));
        give(author, standing);
        String stopped = Map.of(
                        "warning", "warning_unacknowledged",
                        "mute", "muted",
                        "ban", "banned",
                        "mute and warning", "muted")
                .get(standing);
        ChatSettings.Builder none = ChatSettings.builder();
        for (Mode any : Mode.values()) {
            none.exempt(any, Set.of());
        }
        for (boolean exemptions : new boolean[] {true, false}) {
            ChatSettings settings = exemptions ? ChatSettings.defaults() : none.build();
            Entry.AuthorFacts facts = new Entry.AuthorFacts(settings.exempt(role), null);
            String expected = exemptions ? byDefault : withoutExemptions;
            assertThat(outcome(says(author, LONG, NOON, facts)))
                    .as("with exemptions: " + exemptions)
                    .isEqualTo(stopped != null ? stopped : expected.equals("-") ? "done" : expected);
        }
    }

    private void give(ChatUser user, String standing) {
        for (SanctionKind kind : SanctionKind.values()) {
            if (standing.contains(kind.wireName())) {
                Instant until = standing.startsWith("ended") ? NOON : null;
                room.sanction(new Sanction(kind, user.id(), until, "because", null, NOON.minusSeconds(9)));
            }
        }
    }

    // Slow mode

    @Test
    void slowModeCountsFromTheLastAcceptedMessageAndOpensAtItsMoment() {
        room.modes(on(Mode.SLOW)).sent(ADA.id(), NOON);
        assertThat(decide(says(ADA, "hi", NOON.plusMillis(29_999), NOT_EXEMPT)).outcome())
                .isEqualTo(new EntryOutcome.Rejected(Refusal.gated(
                        List.of(GateReason.of("slow", "slow_mode", Requirement.waitUntil(NOON.plusSeconds(30)))))));
        assertThat(outcome(says(ADA, "hi", NOON.plusMillis(30_000), NOT_EXEMPT)))
                .isEqualTo("done");
    }

    @Test
    void whoHasSaidNothingYetNeedNotWait() {
        room.modes(on(Mode.SLOW)).sent(MO.id(), NOON);
        assertThat(outcome(says(ADA, "hi", NOON, NOT_EXEMPT))).isEqualTo("done");
    }

    /** A refusal writes nothing at all: neither a time nor a fingerprint. */
    @ParameterizedTest
    @EnumSource
    void aRefusedMessageWritesNothing(Mode mode) {
        room.modes(on(mode)).sent(ADA.id(), NOON).said(LONG, NOON);
        RoomRules.Decision decision = decide(says(ADA, LONG, NOON, NOT_EXEMPT));
        assertThat(decision.outcome()).isInstanceOf(EntryOutcome.Rejected.class);
        assertThat(decision.writes()).isEmpty();
    }

    // Unique

    @ParameterizedTest
    @CsvSource({"0, not_unique", "599999, not_unique", "600000, not_unique", "600001, done"})
    void aTextMayBeSaidAgainAfterTenMinutes(long millisAgo, String outcome) {
        room.modes(on(Mode.UNIQUE)).said(LONG, NOON.minusMillis(millisAgo));
        assertThat(outcome(says(ADA, LONG, NOON, NOT_EXEMPT))).isEqualTo(outcome);
        assertThat(outcome(says(ADA, "THIS is a   text, of its own!!", NOON, NOT_EXEMPT)))
                .as("nearly the same")
                .isEqualTo(outcome);
        assertThat(outcome(says(ADA, "this is another text", NOON, NOT_EXEMPT))).isEqualTo("done");
    }

    @Test
    void whatTheExemptSayIsRememberedToo() {
        room.modes(on(Mode.UNIQUE)).said(LONG, NOON.minusSeconds(1));
        Entry.AuthorFacts exempt = new Entry.AuthorFacts(Set.of(Mode.UNIQUE), null);
        assertThat(remembered(says(MO, LONG, NOON, exempt))).isEqualTo(1);
        assertThat(remembered(says(ADA, "something else entirely", NOON, NOT_EXEMPT)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"gg", "hello", "'12345678'", "👍👍👍👍👍👍👍👍👍👍👍", "'?!?!?!?!?!?!'"})
    void shortTextsAreFreeAndNotRemembered(String text) {
        room.modes(on(Mode.UNIQUE));
        assertThat(outcome(says(ADA, text, NOON, NOT_EXEMPT))).isEqualTo("done");
        assertThat(remembered(says(ADA, text, NOON, NOT_EXEMPT))).isZero();
    }

    @Test
    void nothingIsRememberedWhileUniqueIsOff() {
        room.modes(on(Mode.SLOW));
        assertThat(remembered(says(ADA, LONG, NOON, NOT_EXEMPT))).isZero();
        assertThat(room.asked).doesNotContain("said");
    }

    private long remembered(Entry entry) {
        return decide(entry).writes().stream()
                .filter(Write.RememberText.class::isInstance)
                .count();
    }

    // All at once

    @Test
    void allThatAreClosedAreToldAtOnce() {
        RoomModes all = RoomModes.NONE;
        for (Mode mode : Mode.values()) {
            all = all.with(change(mode));
        }
        room.modes(all).sent(ADA.id(), NOON).said(LONG, NOON);
        Refusal refusal = ((EntryOutcome.Rejected)
                        decide(says(ADA, LONG, NOON, NOT_EXEMPT)).outcome())
                .refusal();
        assertThat(refusal.code().wireName()).isEqualTo("gate_closed");
        assertThat(refusal.gate())
                .extracting(GateReason::code)
                .containsExactly(
                        "slow_mode", "subscribers_only", "followers_only", "locked", "emoji_only", "not_unique");
    }

    @Test
    void theShieldCountsLikeWhatItBrings() {
        room.modes(RoomModes.NONE.with(ModeChange.shield(true)))
                .sent(ADA.id(), NOON)
                .said(LONG, NOON);
        assertThat(codes(says(ADA, LONG, NOON.plusSeconds(59), NOT_EXEMPT))).containsExactly("slow_mode", "not_unique");
        assertThat(codes(says(ADA, LONG, NOON.plusSeconds(60), NOT_EXEMPT))).containsExactly("not_unique");
    }

    // What the host says

    @Test
    void aNoticePassesEverythingAndIsNeverTheFirst() {
        RoomModes all = RoomModes.NONE;
        for (Mode mode : Mode.values()) {
            all = all.with(change(mode));
        }
        room.modes(all).said(LONG, NOON);
        give(ADA, "ban mute warning");
        MessageKind notice = new MessageKind.Notice("subscribed", Map.of("months", "3"));
        Entry entry = new Entry.NewMessage(SECOND, ADA, LONG, null, NOON, null, notice, NOT_EXEMPT);
        RoomRules.Decision decision = decide(entry);
        Body.Text body = new Body.Text(LONG, null, notice, false);
        assertThat(posted(decision).body()).isEqualTo(body);
        assertThat(decision.writes()).containsExactly(new Write.PutMessage(posted(decision), null));
        assertThat(room.asked).doesNotContain("ban", "mute", "warning", "sent", "said", "spoken");
    }

    @Test
    void anAnnouncementIsSomethingSaid() {
        room.modes(on(Mode.LOCKED));
        MessageKind kind = new MessageKind.Announcement(MessageKind.Announcement.Color.BLUE);
        Entry entry = new Entry.NewMessage(SECOND, ADA, "hi", null, NOON, null, kind, NOT_EXEMPT);
        assertThat(outcome(entry)).isEqualTo("locked");
        room.modes(RoomModes.NONE);
        assertThat(posted(decide(entry)).body()).isEqualTo(new Body.Text("hi", null, kind, true));
    }

    // The first of its author

    @Test
    void theFirstThatSomebodySaysIsMarked() {
        assertThat(isFirst(says(ADA, "hi", NOON, NOT_EXEMPT))).isTrue();
        room.sent(ADA.id(), NOON.minus(Duration.ofDays(1_000)));
        assertThat(isFirst(says(ADA, "hi", NOON, NOT_EXEMPT))).isFalse();
        assertThat(isFirst(says(new ChatUser(new UserId("other"), "Ada", Role.VIEWER), "hi", NOON, NOT_EXEMPT)))
                .isTrue();
    }

    private boolean isFirst(Entry entry) {
        return ((Body.Text) posted(decide(entry)).body()).first();
    }

    private static dev.frontrow.chat.message.ChatMessage posted(RoomRules.Decision decision) {
        return ((Receipt.Posted) ((EntryOutcome.Done) decision.outcome()).receipt()).message();
    }

    private RoomRules.Decision decide(Entry entry) {
        return RoomRules.decide(ROOM, room, entry);
    }

    /** The code of the refusal, of the gate where that is what refused. */
    private String outcome(Entry entry) {
        return decide(entry)
                .outcome()
                .fold(
                        done -> "done",
                        repeated -> "repeated",
                        refusal -> refusal.gate().isEmpty()
                                ? refusal.code().wireName()
                                : String.join(
                                        " ",
                                        refusal.gate().stream()
                                                .map(GateReason::code)
                                                .toList()));
    }

    private List<String> codes(Entry entry) {
        return List.of(outcome(entry).split(" "));
    }

    private static RoomModes on(Mode mode) {
        return RoomModes.NONE.with(change(mode));
    }

    private static ModeChange change(Mode mode) {
        return mode.hasLength() ? ModeChange.on(mode, Duration.ofSeconds(30)) : ModeChange.on(mode);
    }

    private static Entry says(ChatUser author, String text, Instant at, Entry.AuthorFacts facts) {
        return new Entry.NewMessage(SECOND, author, text, null, at, null, MessageKind.SAID, facts);
    }
}
