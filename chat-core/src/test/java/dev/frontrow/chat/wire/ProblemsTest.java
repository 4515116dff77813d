package dev.frontrow.chat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void everyProblemHasTypeTitleStatusAndCode(RefusalCode code) {
        assertThat(problem(Refusal.of(code)))
                .containsEntry("type", "urn:frontrow:problem:" + code.wireName())
                .containsEntry("title", code.title())
                .containsEntry("status", (long) code.status())
                .containsEntry("code", code.wireName())
                .hasSize(4);
    }

    @Test
    void aRefusalThatTimeCuresSaysWhen() {
        assertThat(problem(Refusal.retryable(RefusalCode.STORE_UNAVAILABLE, Duration.ofMillis(1500))))
                .containsEntry("retryAfterMs", 1500L);
    }

    @Test
    void aBanForGoodHasNoEnd() {
        assertThat(problem(Refusal.sanctioned(Given.ban(), Given.NOON)))
                .containsEntry("until", StrictJson.NULL)
                .doesNotContainKey("reason")
                .doesNotContainKey("retryAfterMs");
    }

    @Test
    void whoeverIsMutedIsToldUntilWhenAndWhy() {
        assertThat(problem(Refusal.sanctioned(Given.mute(), Given.NOON.plusMillis(1500))))
                .containsEntry("retryAfterMs", 3_598_500L)
                .containsEntry("until", "2026-01-01T13:00:00.000Z")
                .containsEntry("reason", "Calm down, please");
    }

    @Test
    void aMuteThatEndedWhileItWasLookedAtHasNothingLeft() {
        assertThat(problem(Refusal.sanctioned(Given.mute(), Given.NOON.plusSeconds(3601))))
                .containsEntry("retryAfterMs", 0L);
    }

    @Test
    void aClosedGateTellsEveryReasonOnce() {
        Map<String, Object> problem =
                problem(Refusal.gated(List.of(Given.noCredit(), GateReason.of("club", "not_a_member"))));
        assertThat(problem).containsOnlyKeys("type", "title", "status", "code", "gate");
        assertThat(problem).containsEntry("code", "insufficient_credit");
        assertThat(StrictJson.at(problem, "gate", "0", "topUpUrl")).isEqualTo("/wallet");
        assertThat(StrictJson.at(problem, "gate", "0", "requirement", "balance", "minor"))
                .isEqualTo(0L);
        assertThat(StrictJson.at(problem, "gate", "1", "gate")).isEqualTo("club");
    }

    /** Browsers and JDKs disagree about some units, so nobody is left to look them up. */
    @ParameterizedTest
    @CsvSource({"GEM,2", "GEM,0", "LBP,2", "EUR,2", "EUR,3", "JPY,0", "BHD,3", "SLE,2", "XCG,2", "CREDIT,9"})
    void theDigitsOfAnAmountAreAlwaysTold(String unit, int digits) {
        assertThat(json(new Money(2500, unit, digits)))
                .contains("\"balance\":{\"minor\":2500,\"currency\":\"" + unit + "\",\"digits\":" + digits + "}")
                .contains("\"required\":{\"minor\":1,\"currency\":\"" + unit + "\",\"digits\":" + digits + "}");
    }

    private static String json(Money balance) {
        GateReason reason = GateReason.insufficientCredit("credit", balance.withMinor(1), balance);
        return new String(Problems.problem(Refusal.gated(List.of(reason))), UTF_8);
    }

    private static Map<String, Object> problem(Refusal refusal) {
        return StrictJson.object(new String(Problems.problem(refusal), UTF_8));
    }
}
