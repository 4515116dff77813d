package dev.frontrow.chat.gate;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a host knows of somebody in a room. A fact that was not set is unknown, which is another thing than "does not
 * follow" or "nothing is verified": what is unknown opens no gate, and no {@link Gates#not} of one. Made by hosts.
 * Immutable.
 */
public final class UserFacts {

    private static final UserFacts UNKNOWN = builder().build();
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** What is known. The value is empty for what they do not have. */
    private final Map<Fact, Optional<Object>> values;

    private record Subscription(Instant since, int tier) {}

    private UserFacts(Map<Fact, Optional<Object>> values) {
        this.values = values;
    }

    /** Nothing is known. */
    public static UserFacts unknown() {
        return UNKNOWN;
    }

    /** A builder; nothing is known yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether the host knows this of them, be it that they do not follow. */
    public boolean knows(Fact fact) {
        return values.containsKey(Objects.requireNonNull(fact, "fact"));
    }

    /** Since when they follow. Empty: they do not, or it is unknown. */
    public Optional<Instant> followsSince() {
        return value(Fact.FOLLOWS, Instant.class);
    }

    /** Since when they are subscribed. Empty: they are not, or it is unknown. */
    public Optional<Instant> subscribedSince() {
        return value(Fact.SUBSCRIPTION, Subscription.class).map(Subscription::since);
    }

    /** In which tier they are subscribed. Empty: they are not, or it is unknown. */
    public OptionalInt tier() {
        return value(Fact.SUBSCRIPTION, Subscription.class).stream()
                .mapToInt(Subscription::tier)
                .findFirst();
    }

    /** When their account was created. Empty: it is unknown. */
    public Optional<Instant> accountCreated() {
        return value(Fact.ACCOUNT_CREATED, Instant.class);
    }

    /** What of them is verified. None: nothing, or it is unknown. */
    public Set<Verification> verified() {
        @SuppressWarnings("unchecked") // as Builder.verified put it
        Set<Verification> verified = value(Fact.VERIFIED, Set.class)
                .map(set -> (Set<Verification>) set)
                .orElse(Set.of());
        return verified;
    }

    /** Which version of the rules they accepted last. Empty: none, or it is unknown. */
    public Optional<String> rulesAccepted() {
        return value(Fact.RULES_ACCEPTED, String.class);
    }

    private <T> Optional<T> value(Fact fact, Class<T> type) {
        return values.getOrDefault(fact, Optional.empty()).map(type::cast);
    }

    /** A version of rules that a host may have. */
    static String checkedVersion(String version) {
        if (!VERSION.matcher(Objects.requireNonNull(version, "version")).matches()) {
            throw new IllegalArgumentException("version: not " + VERSION);
        }
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserFacts that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "UserFacts" + values;
    }

    /**
     * Builds what is known of one person. Used by one thread. Moments are of the years 1970 to 9999, or an
     * {@link IllegalArgumentException} is thrown.
     */
    public static final class Builder {

        private final Map<Fact, Optional<Object>> values = new EnumMap<>(Fact.class);

        private Builder() {}

        /** They follow, since then. */
        public Builder followsSince(Instant since) {
            return put(Fact.FOLLOWS, checked(since, "since"));
        }

        /** They do not follow. */
        public Builder notFollowing() {
            return putNone(Fact.FOLLOWS);
        }

        /**
         * They are subscribed, since then.
         *
         * @param tier from 1; 1 where there is only one
         * @throws IllegalArgumentException for a tier below 1
         */
        public Builder subscribedSince(Instant since, int tier) {
            return put(Fact.SUBSCRIPTION, new Subscription(checked(since, "since"), FactRules.checkedTier(tier)));
        }

        /** They are not subscribed. */
        public Builder notSubscribed() {
            return putNone(Fact.SUBSCRIPTION);
        }

        /** Their account was created then. */
        public Builder accountCreated(Instant at) {
            return put(Fact.ACCOUNT_CREATED, checked(at, "at"));
        }

        /** This is verified of them, and nothing else. */
        public Builder verified(Set<Verification> verified) {
            return put(Fact.VERIFIED, Set.copyOf(Objects.requireNonNull(verified, "verified")));
        }

        /**
         * They accepted this version of the rules last.
         *
         * @param version {@code [A-Za-z0-9._-]{1,64}}
         * @throws IllegalArgumentException for any other
         */
        public Builder rulesAccepted(String version) {
            return put(Fact.RULES_ACCEPTED, checkedVersion(version));
        }

        /** They accepted no rules. */
        public Builder rulesNotAccepted() {
            return putNone(Fact.RULES_ACCEPTED);
        }

        /** What is known by now. The builder may go on. */
        public UserFacts build() {
            return new UserFacts(new EnumMap<>(values));
        }

        private Builder put(Fact fact, Object value) {
            values.put(fact, Optional.of(value));
            return this;
        }

        private Builder putNone(Fact fact) {
            values.put(fact, Optional.empty());
            return this;
        }

        private static Instant checked(Instant moment, String name) {
            if (!Requirement.WaitUntil.isPossible(Objects.requireNonNull(moment, name))) {
                throw new IllegalArgumentException(name + ": " + moment + " (expected: in the years 1970..9999)");
            }
            return moment;
        }
    }
}
