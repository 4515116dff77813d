package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The leaves that decide on facts: their names, codes and rules. */
final class FactRules {

    private static final Duration MAX_AGE = Duration.ofDays(36_500);

    private FactRules() {}

    /** What one fact, which is known, decides. */
    @FunctionalInterface
    interface Rule {
        GateDecision decide(GateRequest request, UserFacts facts);
    }

    static Node followersFor(Duration duration) {
        Duration atLeast = checkedAge(duration);
        GateReason reason = GateReason.of("followers", "followers_only");
        return new FactLeaf(
                Fact.FOLLOWS, reason, (request, facts) -> oldEnough(request, facts.followsSince(), atLeast, reason));
    }

    static Node subscribersFor(Duration duration) {
        Duration atLeast = checkedAge(duration);
        GateReason reason = GateReason.subscribersOnly("subscribers");
        return new FactLeaf(
                Fact.SUBSCRIPTION,
                reason,
                (request, facts) -> oldEnough(request, facts.subscribedSince(), atLeast, reason));
    }

    static Node subscribers(int minTier) {
        int atLeast = checkedTier(minTier);
        GateReason reason = GateReason.subscribersOnly("subscribers");
        return new FactLeaf(Fact.SUBSCRIPTION, reason, (request, facts) -> {
            int tier = facts.tier().orElse(0);
            if (tier >= atLeast) {
                return GateDecision.open();
            }
            Map<String, String> data = Map.of("required", String.valueOf(atLeast), "tier", String.valueOf(tier));
            return GateDecision.closed(
                    tier == 0 ? reason : GateReason.of(reason.gate(), reason.code(), Requirement.custom("tier", data)));
        });
    }

    static Node accountOlderThan(Duration duration) {
        Duration atLeast = checkedAge(duration);
        GateReason reason = GateReason.of("account", "account_too_new");
        return new FactLeaf(
                Fact.ACCOUNT_CREATED,
                reason,
                (request, facts) -> oldEnough(request, facts.accountCreated(), atLeast, reason));
    }

    static Node verified(Verification what) {
        String name = Objects.requireNonNull(what, "what").name().toLowerCase(Locale.ROOT);
        String code = what == Verification.AGE ? "age_not_verified" : "not_verified";
        GateReason reason = GateReason.of(name, code, Requirement.custom("verify", Map.of("what", name)));
        return new FactLeaf(
                Fact.VERIFIED,
                reason,
                (request, facts) ->
                        facts.verified().contains(what) ? GateDecision.open() : GateDecision.closed(reason));
    }

    static Node rulesAccepted(String version) {
        Requirement accept = Requirement.custom("rules", Map.of("version", UserFacts.checkedVersion(version)));
        GateReason reason = GateReason.of("rules", "rules_not_accepted", accept);
        return new FactLeaf(
                Fact.RULES_ACCEPTED,
                reason,
                (request, facts) ->
                        facts.rulesAccepted().filter(version::equals).isPresent()
                                ? GateDecision.open()
                                : GateDecision.closed(reason));
    }

    static Node subscribers() {
        return new RoleLeaf(Role.SUBSCRIBER, GateReason.subscribersOnly("subscribers"));
    }

    /** Open from the moment on at which it is so old; without a beginning nobody can wait for that. */
    private static GateDecision oldEnough(
            GateRequest request, Optional<Instant> since, Duration atLeast, GateReason without) {
        if (since.isEmpty()) {
            return GateDecision.closed(without);
        }
        Instant opensAt = since.get().plus(atLeast);
        if (!request.at().isBefore(opensAt)) {
            return GateDecision.open();
        }
        return GateDecision.closed(
                Requirement.WaitUntil.isPossible(opensAt)
                        ? GateReason.of(without.gate(), without.code(), Requirement.waitUntil(opensAt))
                        : without);
    }

    private static Duration checkedAge(Duration duration) {
        if (Objects.requireNonNull(duration, "duration").isNegative() || duration.compareTo(MAX_AGE) > 0) {
            throw new IllegalArgumentException("duration: " + duration + " (expected: 0.." + MAX_AGE + ")");
        }
        return duration;
    }

    static int checkedTier(int tier) {
        if (tier < 1) {
            throw new IllegalArgumentException("tier: " + tier + " (expected: from 1)");
        }
        return tier;
    }
}
