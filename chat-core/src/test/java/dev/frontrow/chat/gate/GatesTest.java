package dev.frontrow.chat.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.gate.Gates.OnFailure;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatesTest {

    private static final Gate OPEN = Gate.open();
    private static final Gate FAILING = request -> {
        throw new IllegalStateException("away");
    };
    /** The host knows nothing. */
    private static final Gate UNKNOWN = Gates.followersFor(Duration.ZERO);

    private static Gate closed(String code) {
        return request -> GateDecision.closed(GateReason.of("gate", code));
    }

    private static GateRequest request(Role role) {
        ChatUser user = new ChatUser(Given.ADA.id(), "Ada", role);
        return GateRequest.of(Given.ROOM, user, GateRequest.Action.SEND, Given.NOON);
    }

    private static final GateRequest ADA = request(Role.VIEWER);

    private static List<String> codes(Gate gate, GateRequest request) {
        return gate.decide(request).reasons().stream().map(GateReason::code).toList();
    }

    private static List<String> codes(Gate gate) {
        return codes(gate, ADA);
    }

    /** {@code open}, {@code closed}, {@code unknown} or {@code failed}. */
    private static String outcome(Gate gate) {
        try {
            GateDecision decision = gate.decide(ADA);
            return decision.isOpen() ? "open" : decision.isKnown() ? "closed" : "unknown";
        } catch (IllegalStateException e) {
            return "failed";
        }
    }

    private static Gate gate(String name) {
        return switch (name) {
            case "open" -> OPEN;
            case "closed" -> closed("closed");
            case "unknown" -> UNKNOWN;
            default -> FAILING;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "open, open, open, open",
        "open, closed, closed, open",
        "open, unknown, unknown, open",
        "open, failed, failed, open",
        "closed, closed, closed, closed",
        "closed, unknown, closed, unknown",
        "closed, failed, closed, failed",
        "unknown, unknown, unknown, unknown",
        "unknown, failed, unknown, failed",
        "failed, failed, failed, failed",
    })
    void twoGatesTogether(String one, String other, String all, String any) {
        assertThat(outcome(Gates.allOf(gate(one), gate(other)))).isEqualTo(all);
        assertThat(outcome(Gates.allOf(gate(other), gate(one)))).isEqualTo(all);
        assertThat(outcome(Gates.anyOf(gate(one), gate(other)))).isEqualTo(any);
        assertThat(outcome(Gates.anyOf(gate(other), gate(one)))).isEqualTo(any);
    }

    @ParameterizedTest
    @CsvSource({"open, closed", "closed, open", "unknown, unknown", "failed, failed"})
    void theOppositeOfWhatIsUndecidedIsUndecided(String one, String opposite) {
        assertThat(outcome(Gates.not("not", "not_it", gate(one)))).isEqualTo(opposite);
    }

    @Test
    void anOppositeThatIsNotOpenSaysItsOwnReason() {
        assertThat(Gates.not("early", "too_early", OPEN).decide(ADA).reasons())
                .containsExactly(GateReason.of("early", "too_early"));
        assertThat(codes(Gates.not("early", "too_early", UNKNOWN))).containsExactly("too_early");
    }

    @Test
    void theOppositeOfAnOppositeIsTheGateItself() {
        Gate gate = closed("closed");
        assertThat(Gates.not("a", "b", Gates.not("c", "d", gate))).isSameAs(gate);
    }

    @Test
    void whatIsUnknownStaysSoThroughAGateOfTheHosts() {
        Gate wrapped = UNKNOWN::decide;
        assertThat(outcome(wrapped)).isEqualTo("unknown");
        assertThat(outcome(Gates.not("not", "not_it", wrapped))).isEqualTo("unknown");
        assertThat(outcome(Gates.not("not", "not_it", FAILING::decide))).isEqualTo("failed");
    }

    @Test
    void allOfSaysEveryReasonInOrderAndAsksAll() {
        AtomicInteger asked = new AtomicInteger();
        Gate counting = request -> {
            asked.incrementAndGet();
            return GateDecision.open();
        };
        assertThat(codes(Gates.allOf(closed("b"), counting, Gates.allOf(closed("a"), closed("b"), closed("c")))))
                .containsExactly("b", "a", "c");
        assertThat(asked).hasValue(1);
        assertThat(Gates.allOf().decide(ADA).isOpen()).isTrue();
        assertThat(Gate.allOf(closed("a"), closed("b")).decide(ADA))
                .isEqualTo(Gates.allOf(closed("a"), closed("b")).decide(ADA));
    }

    @Test
    void anyOfAsksNothingBehindOneThatIsOpen() {
        Gate never = request -> {
            throw new AssertionError("asked");
        };
        assertThat(Gates.anyOf(closed("a"), OPEN, never).decide(ADA).isOpen()).isTrue();
    }

    private static Gate costs(String code, long required, long balance) {
        return request -> GateDecision.closed(GateReason.of(
                "gate", code, Requirement.balance(new Money(required, "EUR"), new Money(balance, "EUR"))));
    }

    private static Gate opens(String code, int inSeconds) {
        return request -> GateDecision.closed(
                GateReason.of("gate", code, Requirement.waitUntil(Given.NOON.plusSeconds(inSeconds))));
    }

    @Test
    void anyOfExplainsTheNearestFirst() {
        Gate two = Gates.allOf(opens("soon", 1), closed("too"));
        Gate unsaid = request ->
                GateDecision.closed(GateReason.of("gate", "unsaid", Requirement.balance(new Money(1, "EUR"))));
        Gate overdrawn = costs("overdrawn", Long.MAX_VALUE, Long.MIN_VALUE);
        assertThat(codes(Gates.anyOf(
                        two,
                        closed("never"),
                        unsaid,
                        overdrawn,
                        costs("dear", 10, 4),
                        costs("cheap", 10, 5),
                        opens("late", 60),
                        opens("later", 61),
                        costs("cheap_too", 100, 95))))
                .containsExactly(
                        "late", "later", "cheap", "cheap_too", "dear", "overdrawn", "never", "unsaid", "soon", "too");
    }

    @Test
    void aBranchIsAsFarAsItsLastMoment() {
        Gate both = Gates.allOf(opens("first", 1), opens("last", 100));
        Gate other = Gates.allOf(opens("second", 50), opens("third", 51));
        assertThat(codes(Gates.anyOf(both, other))).containsExactly("second", "third", "first", "last");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void rolesAreAskedOrPass(Role role) {
        boolean isHigh = role.compareTo(Role.VIP) >= 0;
        assertThat(Gates.exempt(Role.VIP, closed("c")).decide(request(role)).isOpen())
                .isEqualTo(isHigh);
        assertThat(Gates.forRole(Role.VIP, closed("c")).decide(request(role)).isOpen())
                .isEqualTo(!isHigh);
        assertThat(Gates.exempt(Role.VIP, OPEN).decide(request(role)).isOpen()).isTrue();
        assertThat(Gates.subscribers().decide(request(role)).isOpen()).isEqualTo(role != Role.VIEWER);
    }

    @Test
    void aLinkIsGivenToReasonsThatHaveNone() {
        Gate linked = request -> GateDecision.closed(GateReason.of("gate", "a").withTopUpUrl("/a"));
        assertThat(Gates.withLink("/b", Gates.allOf(linked, closed("b")))
                        .decide(ADA)
                        .reasons())
                .extracting(GateReason::topUpUrl)
                .containsExactly("/a", "/b");
        assertThat(outcome(Gates.withLink("/b", UNKNOWN))).isEqualTo("unknown");
        assertThat(outcome(Gates.withLink("/b", FAILING))).isEqualTo("failed");
        assertThat(outcome(Gates.withLink("/b", OPEN))).isEqualTo("open");
    }

    private static GateRequest knowing(UserFacts facts) {
        return ADA.withFacts(request -> facts);
    }

    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({"3601, true", "3600, true", "3599, false", "0, false", "-60, false"})
    void whatTakesTimeSaysWhenItIsLongEnough(int secondsAgo, boolean isOpen) {
        Instant since = Given.NOON.minusSeconds(secondsAgo);
        GateRequest request = knowing(UserFacts.builder()
                .followsSince(since)
                .subscribedSince(since, 1)
                .accountCreated(since)
                .build());
        for (Gate gate : List.of(Gates.followersFor(HOUR), Gates.subscribersFor(HOUR), Gates.accountOlderThan(HOUR))) {
            GateDecision decision = gate.decide(request);
            assertThat(decision.isOpen()).isEqualTo(isOpen);
            assertThat(decision.isKnown()).isTrue();
            assertThat(decision.reasons())
                    .extracting(GateReason::requirement)
                    .allMatch(Requirement.waitUntil(since.plus(HOUR))::equals);
        }
    }

    @Test
    void aMomentThatNobodyCanWaitForIsNotTold() {
        Instant end = Instant.parse("9999-12-31T23:59:59Z");
        GateDecision decision = Gates.accountOlderThan(Duration.ofDays(36_500))
                .decide(knowing(UserFacts.builder().accountCreated(end).build()));
        assertThat(decision.reasons()).containsExactly(GateReason.of("account", "account_too_new"));
    }

    @Test
    void whoDoesNotFollowIsToldSoAndThatIsKnown() {
        GateRequest request =
                knowing(UserFacts.builder().notFollowing().notSubscribed().build());
        assertThat(Gates.followersFor(Duration.ZERO).decide(request))
                .isEqualTo(GateDecision.closed(GateReason.of("followers", "followers_only")));
        for (Gate gate : List.of(Gates.subscribersFor(Duration.ZERO), Gates.subscribers(1))) {
            assertThat(gate.decide(request)).isEqualTo(GateDecision.closed(GateReason.subscribersOnly("subscribers")));
        }
    }

    @Test
    void aTierMayBeTooLow() {
        GateRequest request =
                knowing(UserFacts.builder().subscribedSince(Given.NOON, 2).build());
        assertThat(Gates.subscribers(2).decide(request).isOpen()).isTrue();
        assertThat(Gates.subscribers(3).decide(request).reasons())
                .containsExactly(GateReason.of(
                        "subscribers",
                        "subscribers_only",
                        Requirement.custom("tier", Map.of("required", "3", "tier", "2"))));
    }

    @Test
    void whatIsNotVerifiedIsNamedOneByOne() {
        Gate gate = Gates.verified(Verification.EMAIL, Verification.AGE, Verification.PHONE, Verification.EMAIL);
        GateRequest request =
                knowing(UserFacts.builder().verified(Set.of(Verification.PHONE)).build());
        assertThat(gate.decide(request).reasons())
                .containsExactly(
                        GateReason.of("email", "not_verified", Requirement.custom("verify", Map.of("what", "email"))),
                        GateReason.of("age", "age_not_verified", Requirement.custom("verify", Map.of("what", "age"))));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"2, true", "1, false", "null, false"},
            nullValues = "null")
    void theVersionOfTheRulesIsTheOneThatCounts(@Nullable String accepted, boolean isOpen) {
        UserFacts facts = accepted == null
                ? UserFacts.builder().rulesNotAccepted().build()
                : UserFacts.builder().rulesAccepted(accepted).build();
        GateDecision decision = Gates.rulesAccepted("2").decide(knowing(facts));
        assertThat(decision.isOpen()).isEqualTo(isOpen);
        assertThat(decision.reasons())
                .allMatch(GateReason.of(
                        "rules", "rules_not_accepted", Requirement.custom("rules", Map.of("version", "2")))::equals);
    }

    @Test
    void factsInForceAreAskedTogetherAndOnce() {
        List<Set<Fact>> asked = new ArrayList<>();
        Facts host = request -> {
            asked.add(request.facts());
            return UserFacts.builder().accountCreated(Given.NOON).build();
        };
        Gate gate = Gates.allOf(
                Gates.accountOlderThan(Duration.ZERO),
                Gates.exempt(Role.VIP, Gates.followersFor(HOUR)),
                Gates.anyOf(OPEN, Gates.rulesAccepted("1")));
        assertThat(codes(gate, ADA.withFacts(host))).containsExactly("followers_only");
        assertThat(codes(gate, request(Role.VIP).withFacts(host))).isEmpty();
        assertThat(codes(Gates.anyOf(OPEN, gate), ADA.withFacts(host))).isEmpty();
        assertThat(asked)
                .containsExactly(
                        Set.of(Fact.ACCOUNT_CREATED, Fact.FOLLOWS, Fact.RULES_ACCEPTED),
                        Set.of(Fact.ACCOUNT_CREATED, Fact.RULES_ACCEPTED));
    }

    @Test
    void factsThatFailAreNotAskedAgainAndOpenNothing() {
        AtomicInteger asked = new AtomicInteger();
        for (Facts host : List.<Facts>of(
                request -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("away");
                },
                request -> {
                    asked.incrementAndGet();
                    throw new NoClassDefFoundError("away");
                },
                new NoAnswer(asked))) {
            asked.set(0);
            Gate gate = Gates.anyOf(UNKNOWN, Gates.not("a", "b", UNKNOWN), Gates.rulesAccepted("1"));
            assertThatThrownBy(() -> gate.decide(ADA.withFacts(host))).isNotNull();
            assertThat(asked).hasValue(1);
            assertThat(Gates.anyOf(gate, OPEN).decide(ADA.withFacts(host)).isOpen())
                    .isTrue();
            assertThat(codes(Gates.allOf(gate, closed("c")), ADA.withFacts(host)))
                    .containsExactly("c");
        }
    }

    private record NoAnswer(AtomicInteger asked) implements Facts {
        @Override
        @SuppressWarnings("NullAway") // as a host may
        public UserFacts of(FactsRequest request) {
            asked.incrementAndGet();
            return null;
        }
    }

    @Test
    void aLeafThatFailsIsWhatItsPolicySaysAndItsOppositeIsNeverOpen() {
        Gate strict = Gates.leaf("leaf", FAILING, HOUR.dividedBy(3600), OnFailure.CLOSED);
        Gate lax = Gates.leaf("leaf", FAILING, HOUR.dividedBy(3600), OnFailure.OPEN);
        assertThat(outcome(strict)).isEqualTo("failed");
        assertThat(outcome(Gates.not("a", "b", strict))).isEqualTo("failed");
        assertThat(outcome(lax)).isEqualTo("open");
        assertThat(outcome(Gates.not("a", "b", lax))).isEqualTo("closed");
    }

    @Test
    void aRuleOfTheHostsIsALambda() {
        Gate gate = Gates.leaf(
                "name",
                "named_otherwise",
                request -> request.user().name().startsWith("B"),
                Duration.ofMillis(100),
                OnFailure.CLOSED);
        assertThat(gate.decide(ADA).reasons()).containsExactly(GateReason.of("name", "named_otherwise"));
    }

    @Test
    void aBalanceIsInTheUnitThatIsAskedFor() {
        Money five = new Money(5, "EUR");
        assertThat(codes(Gates.atLeastBalance(request -> new Money(5, "EUR"), five)))
                .isEmpty();
        assertThat(Gates.atLeastBalance(request -> new Money(4, "EUR"), five)
                        .decide(ADA)
                        .reasons())
                .containsExactly(GateReason.insufficientCredit("credit", five, new Money(4, "EUR")));
        for (Money other : List.of(new Money(500, "GEM"), new Money(500, "EUR", 3))) {
            assertThat(outcome(Gates.atLeastBalance(request -> other, five))).isEqualTo("failed");
        }
    }

    @Test
    void whatCannotBeIsRefusedWhereItIsWritten() {
        Duration ok = Duration.ofMillis(1);
        refused("gates: 0 (expected: at least 1)", Gates::anyOf);
        refused("gate: not [a-z0-9_]{1,32}", () -> Gates.not("Bad", "code", OPEN));
        refused("code: not [a-z0-9_]{1,64}", () -> Gates.not("name", "", OPEN));
        refused("duration: PT-0.001S (expected: 0..PT876000H)", () -> Gates.followersFor(ok.negated()));
        refused(
                "duration: PT876000H0.001S (expected: 0..PT876000H)",
                () -> Gates.accountOlderThan(Duration.ofDays(36_500).plus(ok)));
        refused("tier: 0 (expected: from 1)", () -> Gates.subscribers(0));
        refused("version: not [A-Za-z0-9._-]{1,64}", () -> Gates.rulesAccepted("1 2"));
        refused("topUpUrl: neither http, https nor a path from /", () -> Gates.withLink("javascript:1", OPEN));
        refused(
                "deadline: PT0S (expected: PT0.001S..PT10S)",
                () -> Gates.leaf("a", OPEN, Duration.ZERO, OnFailure.CLOSED));
        refused(
                "deadline: PT10.001S (expected: PT0.001S..PT10S)",
                () -> Gates.leaf("a", OPEN, Duration.ofSeconds(10).plus(ok), OnFailure.CLOSED));
        refused("gate: not [a-z0-9_]{1,32}", () -> Gates.leaf("", OPEN, ok, OnFailure.CLOSED));
        refused(
                "gate: made by Gates (expected: one of your own)",
                () -> Gates.leaf("a", Gates.allOf(OPEN), ok, OnFailure.CLOSED));
        Gate credit = CreditGate.builder(request -> new Money(1, "EUR")).build();
        refused(
                "onFailure: OPEN (expected: CLOSED, as the gate is about money)",
                () -> Gates.leaf("a", credit, ok, OnFailure.OPEN));
        refused(
                "atLeast: 0 (expected: from 1)",
                () -> Gates.atLeastBalance(request -> new Money(1, "EUR"), new Money(0, "EUR")));
        refused("facts: 0 (expected: at least 1)", () -> new FactsRequest(Given.ROOM, Given.ADA, Set.of()));
        refused("tier: 0 (expected: from 1)", () -> UserFacts.builder().subscribedSince(Given.NOON, 0));
        refused(
                "since: -1000000000-01-01T00:00:00Z (expected: in the years 1970..9999)",
                () -> UserFacts.builder().followsSince(Instant.MIN));
        refused("version: not [A-Za-z0-9._-]{1,64}", () -> UserFacts.builder().rulesAccepted(""));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void theDeadlinesHaveToFitIntoTheWhole() {
        Duration whole = Duration.ofMillis(300);
        Gate quick = request -> GateDecision.open();
        Gate timed = Gates.leaf("a", quick, Duration.ofMillis(150), OnFailure.CLOSED);
        assertThat(GateTree.of(timed).shared(whole)).isEqualTo(Duration.ofMillis(150));
        assertThat(GateTree.of(Gates.allOf(timed, timed)).shared(whole)).isZero();
        assertThat(GateTree.of(Gates.allOf(timed, timed, OPEN)).shared(whole)).isZero();
        refused(
                "gate: the deadlines of its leaves are PT0.3S together (expected: less than gateTimeout, PT0.3S)",
                () -> GateTree.of(Gates.allOf(timed, quick, timed)).shared(whole));
        refused(
                "gate: the deadlines of its leaves are PT0.45S together (expected: at most gateTimeout, PT0.3S)",
                () -> GateTree.of(Gates.anyOf(timed, timed, timed)).shared(whole));
    }

    @Test
    void aTreeKnowsWhatItMayNeed() {
        GateTree tree = GateTree.of(Gates.not(
                "a", "b", Gates.exempt(Role.VIP, Gates.allOf(UNKNOWN, Gates.verified(Verification.AGE)))));
        assertThat(tree.facts()).containsExactlyInAnyOrder(Fact.FOLLOWS, Fact.VERIFIED);
        assertThat(tree.mayBlock()).isFalse();
        assertThat(GateTree.of(Gates.anyOf(OPEN, FAILING)).mayBlock()).isTrue();
        assertThat(Gates.anyOf(OPEN, FAILING).mayBlock()).isTrue();
        assertThat(Gates.anyOf(OPEN, OPEN).mayBlock()).isFalse();
    }
}
