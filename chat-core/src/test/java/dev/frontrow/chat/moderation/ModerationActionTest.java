package dev.frontrow.chat.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.mode.ModeChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModerationActionTest {

    private static final UserId ADA = Given.ADA.id();

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT60M", "P14D"})
    void aMuteLastsASecondToFourteenDays(Duration duration) {
        assertThat(new ModerationAction.Mute(ADA, duration).duration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "PT336H1S", "PT2562047788015215H30M7S"})
    void aMuteOfAnotherLengthIsRefused(Duration duration) {
        assertThatThrownBy(() -> new ModerationAction.Mute(ADA, duration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mute duration: " + duration + " (expected: PT1S..PT336H)");
    }

    @Test
    void aMuteLastsAnHourWhenNobodySays() {
        assertThat(ModerationAction.DEFAULT_MUTE).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "P3650D"})
    void aBanLastsASecondToTenYears(Duration duration) {
        assertThat(new ModerationAction.Ban(ADA, duration).duration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT87600H1S"})
    void aBanOfAnotherLengthIsRefused(Duration duration) {
        assertThatThrownBy(() -> new ModerationAction.Ban(ADA, duration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ban duration: " + duration + " (expected: PT1S..PT87600H)");
    }

    @Test
    void aBanMayBeForGood() {
        assertThat(new ModerationAction.Ban(ADA, null).duration()).isNull();
    }

    private static Stream<ModerationAction> actions() {
        return Stream.of(
                new ModerationAction.Delete(Given.FIRST),
                new ModerationAction.Retract(Given.FIRST),
                new ModerationAction.Mute(ADA, ModerationAction.DEFAULT_MUTE),
                new ModerationAction.Unmute(ADA),
                new ModerationAction.Ban(ADA, null),
                new ModerationAction.Unban(ADA),
                new ModerationAction.Purge(ADA),
                new ModerationAction.Restore(Given.FIRST),
                new WarningAction.Warn(ADA),
                new WarningAction.Acknowledge(ADA),
                new ModerationAction.Note(ADA),
                new RoomAction.Pin(Given.FIRST, Duration.ofMinutes(2)),
                new RoomAction.Unpin(),
                new RoomAction.Clear(),
                new RoomAction.ChangeModes(ModeChange.on(Mode.SLOW, Duration.ofSeconds(30))
                        .and(ModeChange.off(Mode.LOCKED))
                        .and(ModeChange.on(Mode.UNIQUE).ofPreset())
                        .and(ModeChange.shield(true))));
    }

    @Test
    void everyActionHasANameOfItsOwnOnTheWire() {
        assertThat(actions().map(ModerationAction::wireName))
                .containsExactly(
                        "delete",
                        "retract",
                        "mute",
                        "unmute",
                        "ban",
                        "unban",
                        "purge",
                        "restore",
                        "warn",
                        "acknowledge",
                        "note",
                        "pin",
                        "unpin",
                        "clear",
                        "modes");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionIsReadAsItWasStored(ModerationAction action) {
        assertThat(StoredAction.of(
                        action.wireName(),
                        action.message(),
                        action instanceof RoomAction ? null : ADA,
                        action.duration(),
                        action.detail()))
                .isEqualTo(action);
    }

    @Test
    void whatOnlyANewerVersionStoresKeepsItsNameAndMessage() {
        assertThat(StoredAction.of("applaud", null, ADA, Duration.ofDays(1), null))
                .isEqualTo(new ModerationAction.Unrecognized("applaud", null));
        assertThat(StoredAction.of("frame", Given.FIRST, ADA, null, null))
                .isEqualTo(new ModerationAction.Unrecognized("frame", Given.FIRST));
        assertThat(StoredAction.of("mute", null, ADA, Duration.ofDays(400), null))
                .isEqualTo(new ModerationAction.Unrecognized("mute", null));
        assertThat(StoredAction.of("mute", null, ADA, null, null))
                .isEqualTo(new ModerationAction.Unrecognized("mute", null));
        assertThat(StoredAction.of("purge", Given.FIRST, ADA, null, null))
                .isEqualTo(new ModerationAction.Unrecognized("purge", Given.FIRST));
    }

    @Test
    void theNameOfEarlierVersionsIsRead() {
        assertThat(StoredAction.of("take_back", Given.FIRST, ADA, null, null))
                .isEqualTo(new ModerationAction.Retract(Given.FIRST));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionChangesSanctionsOrHidesTextsOrNeither(ModerationAction action) {
        assertThat(action.changesSanctions() && action.hides()).isFalse();
        assertThat(action.changesSanctions() || action.hides())
                .isEqualTo(!List.of("restore", "note", "pin", "unpin", "modes").contains(action.wireName()));
        assertThat(action.gives().isPresent() && action.lifts().isPresent()).isFalse();
    }

    @Test
    void aReasonIsCleanedAndCut() {
        assertThat(reason(" why\n\u202Enot ")).isEqualTo("why not");
        assertThat(reason("\uD83D\uDE00".repeat(501))).isEqualTo("\uD83D\uDE00".repeat(500));
        assertThat(reason("x".repeat(499) + " y")).isEqualTo("x".repeat(499));
        assertThat(reason("\u200B")).isNull();
        assertThat(reason(null)).isNull();
    }

    @Test
    void theHostActsWithoutAnActor() {
        ModerationRequest request = ModerationRequest.byHost(Given.ROOM, new ModerationAction.Purge(ADA), "takedown");
        assertThat(request.actor()).isNull();
        assertThat(request.reason()).isEqualTo("takedown");
    }

    @Test
    void anAuditEntryKeepsACopyOfWhatItHid() {
        List<HiddenText> hidden = new ArrayList<>(List.of(new HiddenText(Given.FIRST, "x")));
        AuditEntry entry = Given.audit(new ModerationAction.Delete(Given.FIRST), null, null)
                .hiding(hidden);
        hidden.clear();
        assertThat(entry.hidden()).containsExactly(new HiddenText(Given.FIRST, "x"));
    }

    @Test
    void aVerdictFoldsToWhicheverItIs() {
        assertThat(Stream.of(Verdict.allow(), Verdict.replace("***"), Verdict.hold("links"), Verdict.block())
                        .map(verdict -> verdict.fold(
                                () -> "allowed",
                                text -> "replaced by " + text,
                                rule -> "held by " + rule,
                                () -> "blocked")))
                .containsExactly("allowed", "replaced by ***", "held by links", "blocked");
    }

    private static String reason(String typed) {
        return new ModerationRequest(Given.ROOM, ADA, new ModerationAction.Purge(ADA), typed, null).reason();
    }
}
