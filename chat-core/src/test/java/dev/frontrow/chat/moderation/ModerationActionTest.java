package dev.frontrow.chat.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.host.UserId;
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
                new ModerationAction.Purge(ADA));
    }

    @Test
    void everyActionHasANameOfItsOwnOnTheWire() {
        assertThat(actions().map(ModerationAction::wireName))
                .containsExactly("delete", "retract", "mute", "unmute", "ban", "unban", "purge");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionIsReadAsItWasStored(ModerationAction action) {
        assertThat(ModerationAction.of(action.wireName(), action.message(), ADA, action.duration()))
                .isEqualTo(action);
    }

    @Test
    void whatOnlyANewerVersionStoresKeepsItsNameAndMessage() {
        assertThat(ModerationAction.of("warn", null, ADA, Duration.ofDays(1)))
                .isEqualTo(new ModerationAction.Unrecognized("warn", null));
        assertThat(ModerationAction.of("pin", Given.FIRST, ADA, null))
                .isEqualTo(new ModerationAction.Unrecognized("pin", Given.FIRST));
        assertThat(ModerationAction.of("mute", null, ADA, Duration.ofDays(400)))
                .isEqualTo(new ModerationAction.Unrecognized("mute", null));
        assertThat(ModerationAction.of("mute", null, ADA, null))
                .isEqualTo(new ModerationAction.Unrecognized("mute", null));
        assertThat(ModerationAction.of("purge", Given.FIRST, ADA, null))
                .isEqualTo(new ModerationAction.Unrecognized("purge", Given.FIRST));
    }

    @Test
    void theNameOfEarlierVersionsIsRead() {
        assertThat(ModerationAction.of("take_back", Given.FIRST, ADA, null))
                .isEqualTo(new ModerationAction.Retract(Given.FIRST));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionChangesSanctionsOrHidesTexts(ModerationAction action) {
        assertThat(action.changesSanctions()).isNotEqualTo(action.hides());
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
