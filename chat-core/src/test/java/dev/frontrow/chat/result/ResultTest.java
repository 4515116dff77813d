package dev.frontrow.chat.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.gate.GateReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTest {

    private static final Result<Integer> SEVEN = Result.accepted(7);
    private static final Result<Integer> REFUSED = Result.refused(RefusalCode.BANNED);

    @Test
    void foldGivesOneValueFromWhicheverItIs() {
        assertThat(SEVEN.<String>fold(value -> "got " + value, refusal -> "refused"))
                .isEqualTo("got 7");
        assertThat(REFUSED.<String>fold(
                        value -> "got " + value, refusal -> refusal.code().wireName()))
                .isEqualTo("banned");
    }

    @Test
    void flatMapGoesOnUnlessItWasRefused() {
        assertThat(SEVEN.flatMap(value -> Result.accepted(value + 1))).isEqualTo(Result.accepted(8));
        assertThat(SEVEN.flatMap(value -> Result.refused(RefusalCode.MUTED)))
                .isEqualTo(Result.refused(RefusalCode.MUTED));
        List<Integer> asked = new ArrayList<>();
        Result<String> refused = REFUSED.flatMap(value -> {
            asked.add(value);
            return Result.accepted("x");
        });
        assertThat(refused).isEqualTo(Result.refused(RefusalCode.BANNED));
        assertThat(asked).isEmpty();
    }

    @Test
    void mapChangesTheValueAndKeepsARefusal() {
        assertThat(SEVEN.map(value -> "n" + value)).isEqualTo(Result.accepted("n7"));
        assertThat(REFUSED.map(value -> "n" + value)).isEqualTo(Result.refused(RefusalCode.BANNED));
    }

    @Test
    void orElseThrowGivesTheValueOrNamesTheCode() {
        assertThat(SEVEN.isAccepted()).isTrue();
        assertThat(SEVEN.orElseThrow()).isEqualTo(7);
        assertThat(REFUSED.isAccepted()).isFalse();
        assertThatThrownBy(REFUSED::orElseThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused: banned");
        assertThatThrownBy(() -> REFUSED.orElseThrow(
                        refusal -> new SecurityException(refusal.code().wireName())))
                .isInstanceOf(SecurityException.class)
                .hasMessage("banned");
    }

    @Test
    void ifAcceptedDoesSomethingOnlyWithAValue() {
        List<Integer> seen = new ArrayList<>();
        SEVEN.ifAccepted(seen::add);
        REFUSED.ifAccepted(seen::add);
        assertThat(seen).containsExactly(7);
    }

    @ParameterizedTest
    @CsvSource({"insufficient_credit, INSUFFICIENT_CREDIT", "not_subscribed, GATE_CLOSED"})
    void aClosedGateIsAQuestionOfCreditOrNot(String reason, RefusalCode code) {
        assertThat(Refusal.gated(List.of(GateReason.of("g", reason))).code()).isEqualTo(code);
    }

    @Test
    void aGateThatWantsCreditAmongOthersIsAQuestionOfCredit() {
        List<GateReason> reasons = List.of(GateReason.of("club", "not_a_member"), Given.noCredit());
        assertThat(Refusal.gated(reasons).code()).isEqualTo(RefusalCode.INSUFFICIENT_CREDIT);
        assertThat(Refusal.gated(reasons).gate()).isEqualTo(reasons);
    }

    @Test
    void whoeverIsLimitedMayTryAgainWhenTheWindowEnds() {
        Refusal refusal = Refusal.limited(Given.rate(0, 21_400));
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(21_400));
        assertThat(refusal.code()).isEqualTo(RefusalCode.RATE_LIMITED);
    }

    @Test
    void everyCodeHasAStatusOfItsKindAndATitle() {
        Set<String> titles = new HashSet<>();
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(code.status()).as(code.name()).isBetween(400, 503);
            assertThat(titles.add(code.title())).as(code.title()).isTrue();
            assertThat(code.wireName()).matches("[a-z_]+");
        }
    }

    @Test
    void afterABanOrTheEndOfTheChatNobodyComesBack() {
        assertThat(CloseReason.values())
                .filteredOn(reason -> !reason.reconnect())
                .containsExactly(CloseReason.BANNED, CloseReason.ENDED);
    }
}
