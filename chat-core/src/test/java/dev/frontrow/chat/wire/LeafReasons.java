package dev.frontrow.chat.wire;

import dev.frontrow.chat.Given;
import dev.frontrow.chat.gate.Gate;
import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.gate.GateReason;
import dev.frontrow.chat.gate.GateRequest;
import dev.frontrow.chat.gate.Gates;
import dev.frontrow.chat.gate.Gates.OnFailure;
import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.UserFacts;
import dev.frontrow.chat.gate.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Why each gate that {@link Gates} makes is closed for somebody who has little of everything. */
final class LeafReasons {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final UserFacts LITTLE = UserFacts.builder()
            .followsSince(Given.NOON.minusSeconds(90))
            .subscribedSince(Given.NOON.minusSeconds(90), 1)
            .accountCreated(Given.NOON.minusSeconds(90))
            .verified(Set.of(Verification.EMAIL))
            .rulesAccepted("2025-12")
            .build();
    private static final UserFacts NOTHING = UserFacts.builder()
            .notFollowing()
            .notSubscribed()
            .verified(Set.of())
            .rulesNotAccepted()
            .build();

    private LeafReasons() {}

    /** By a word for the golden file. */
    static Map<String, List<GateReason>> all() {
        Gate credit =
                Gates.withLink("/wallet", Gates.atLeastBalance(request -> new Money(20, "EUR"), new Money(500, "EUR")));
        Map<String, List<GateReason>> reasons = new TreeMap<>();
        reasons.put("balance", reasons(credit, LITTLE));
        reasons.put("subscribers", reasons(Gates.subscribers(), LITTLE));
        reasons.put("tier", reasons(Gates.subscribers(3), LITTLE));
        reasons.put("subscribers_for", reasons(Gates.subscribersFor(HOUR), LITTLE));
        reasons.put("not_subscribed", reasons(Gates.subscribersFor(HOUR), NOTHING));
        reasons.put("followers", reasons(Gates.followersFor(HOUR), LITTLE));
        reasons.put("not_following", reasons(Gates.followersFor(HOUR), NOTHING));
        reasons.put("unknown", reasons(Gates.followersFor(HOUR), UserFacts.unknown()));
        reasons.put("account", reasons(Gates.accountOlderThan(HOUR), LITTLE));
        reasons.put("verified", reasons(Gates.verified(Verification.PHONE, Verification.AGE), LITTLE));
        reasons.put("rules", reasons(Gates.rulesAccepted("2026-01"), LITTLE));
        reasons.put(
                "not", reasons(Gates.not("newcomers", "newcomers_only", Gates.followersFor(Duration.ZERO)), LITTLE));
        reasons.put(
                "leaf",
                reasons(
                        Gates.leaf(
                                "level", "level_too_low", request -> false, Duration.ofMillis(100), OnFailure.CLOSED),
                        LITTLE));
        reasons.put("any", reasons(Gates.anyOf(Gates.subscribers(), credit, Gates.followersFor(HOUR)), LITTLE));
        return reasons;
    }

    private static List<GateReason> reasons(Gate gate, UserFacts facts) {
        GateDecision decision = gate.decide(GateRequest.of(Given.ROOM, Given.ADA, GateRequest.Action.SEND, Given.NOON)
                .withFacts(request -> facts));
        return decision.reasons();
    }
}
