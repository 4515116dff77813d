package dev.frontrow.chat.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditGateTest {

    private static final GateRequest ADA = request(Given.ADA);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, Long.MAX_VALUE})
    void aBalanceAboveZeroOpensIt(long minor) {
        assertThat(credit(minor).decide(ADA).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void anyOtherBalanceClosesItAndSaysWhatIsMissing(long minor) {
        Gate gate = CreditGate.builder(request -> new Money(minor, "CREDIT"))
                .topUpUrl("/wallet")
                .build();
        assertThat(gate.decide(ADA).reasons())
                .containsExactly(
                        GateReason.insufficientCredit("credit", new Money(1, "CREDIT"), new Money(minor, "CREDIT"))
                                .withTopUpUrl("/wallet"));
    }

    @Test
    void whatIsMissingIsInTheUnitOfTheBalanceWithItsDigits() {
        Gate gate = CreditGate.builder(request -> new Money(0, "GEM", 2)).build();
        assertThat(gate.decide(ADA).reasons())
                .extracting(GateReason::requirement)
                .containsExactly(Requirement.balance(new Money(1, "GEM", 2), new Money(0, "GEM", 2)));
    }

    @ParameterizedTest
    @CsvSource({"5, 5, true", "5, 6, true", "5, 4, false", "1, 1, true", "1, 0, false", "5, -1, false"})
    void atLeastSoMuchOpensItAndTheReasonSaysHowMuch(long required, long balance, boolean isOpen) {
        Gate gate = CreditGate.builder(request -> new Money(balance, "EUR"))
                .atLeast(required)
                .build();
        GateDecision decision = gate.decide(ADA);
        assertThat(decision.isOpen()).isEqualTo(isOpen);
        assertThat(decision.reasons())
                .extracting(GateReason::requirement)
                .allMatch(Requirement.balance(new Money(required, "EUR"), new Money(balance, "EUR"))::equals);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void nothingIsNoPrice(long required) {
        assertThatThrownBy(
                        () -> CreditGate.builder(request -> new Money(0, "EUR")).atLeast(required))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("atLeast: " + required + " (expected: from 1)");
    }

    @Test
    void theWalletIsAskedEveryTimeForWhoAsks() {
        List<GateRequest> asked = new ArrayList<>();
        Gate gate = CreditGate.builder(request -> {
                    asked.add(request);
                    return new Money(asked.size() == 1 ? 1 : 0, "EUR");
                })
                .build();
        assertThat(gate.decide(ADA).isOpen()).isTrue();
        assertThat(gate.decide(ADA).isOpen()).isFalse();
        assertThat(asked).containsExactly(ADA, ADA);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void fromARoleOnNobodyNeedsCreditOrIsLookedUp(Role role) {
        Gate gate = CreditGate.builder(request -> new Money(0, "EUR"))
                .exemptFrom(Role.MODERATOR)
                .build();
        GateRequest request = request(new ChatUser(Given.ADA.id(), "Ada", role));
        assertThat(gate.decide(request).isOpen()).isEqualTo(role.isStaff());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybodyNeedsCreditUnlessToldOtherwise(Role role) {
        GateRequest request = request(new ChatUser(Given.ADA.id(), "Ada", role));
        assertThat(credit(0).decide(request).isOpen()).isFalse();
    }

    @Test
    void aBuilderBuildsOneGateAndIsNotChangedAfterThat() {
        CreditGate.Builder builder = CreditGate.builder(request -> new Money(1, "EUR"));
        builder.build();
        Map<String, ThrowingCallable> calls = Map.of(
                "build", builder::build,
                "atLeast", () -> builder.atLeast(5),
                "topUpUrl", () -> builder.topUpUrl("/wallet"),
                "exemptFrom", () -> builder.exemptFrom(Role.VIP));
        calls.forEach((name, call) -> assertThatThrownBy(call)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(name + ": the gate is built already; a builder builds one"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> new Money(1, null)).hasMessage("currency");
        assertThatThrownBy(() -> new Money(1, null, 2)).hasMessage("currency");
        assertThatThrownBy(() -> CreditGate.builder(null)).hasMessage("wallet");
        CreditGate.Builder builder = CreditGate.builder(request -> new Money(1, "EUR"));
        assertThatThrownBy(() -> builder.topUpUrl(null)).hasMessage("topUpUrl");
        assertThatThrownBy(() -> builder.exemptFrom(null)).hasMessage("role");
        assertThatThrownBy(() -> Gate.allOf((Gate[]) null)).hasMessage("gates");
        assertThatThrownBy(() -> Gate.allOf(Gate.open(), null)).hasMessage("gates");
        assertThatThrownBy(() -> GateDecision.closed((GateReason) null)).hasMessage("reason");
        assertThatThrownBy(() -> GateDecision.closed((List<GateReason>) null)).hasMessage("reasons");
    }

    @Test
    void aBadLinkIsRefusedWhereItIsSet() {
        CreditGate.Builder builder = CreditGate.builder(request -> new Money(1, "EUR"));
        assertThatThrownBy(() -> builder.topUpUrl("javascript:alert(1)")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailingWalletIsNotTakenForAnEmptyOrAFullOne() {
        Gate gate = CreditGate.builder(request -> {
                    throw new IllegalStateException("wallet");
                })
                .build();
        assertThatThrownBy(() -> gate.decide(ADA)).hasMessage("wallet");
    }

    @Test
    void allOfIsOpenWhenAllAre() {
        assertThat(Gate.allOf().decide(ADA).isOpen()).isTrue();
        assertThat(Gate.allOf(Gate.open(), credit(1)).decide(ADA).isOpen()).isTrue();
    }

    @Test
    void allOfTellsTheReasonsOfAllThatAreClosedInTheirOrder() {
        Gate club = request -> GateDecision.closed(GateReason.of("club", "not_a_member"));
        GateDecision decision = Gate.allOf(club, Gate.open(), credit(0)).decide(ADA);
        assertThat(decision.reasons()).extracting(GateReason::gate).containsExactly("club", "credit");
        assertThat(decision.isOpen()).isFalse();
    }

    @Test
    void aClosedGateHasAReason() {
        assertThatThrownBy(() -> GateDecision.closed(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reasons: 0 (expected: at least 1)");
    }

    private static GateRequest request(ChatUser user) {
        return GateRequest.of(Given.ROOM, user, GateRequest.Action.SEND, Given.NOON);
    }

    private static Gate credit(long minor) {
        return CreditGate.builder(request -> new Money(minor, "EUR")).build();
    }
}
