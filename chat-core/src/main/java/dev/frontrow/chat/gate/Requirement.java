package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What would open a closed gate, as data: for the person concerned, and for the page that shows it. Made by gates. */
public sealed interface Requirement {

    /** One value from whichever it is. */
    <T> T accept(Visitor<T> visitor);

    /** So much money or credit, where the gate does not say how much there is. */
    static Requirement balance(Money required) {
        return new Balance(required, null);
    }

    /**
     * So much money or credit.
     *
     * @param balance what there is
     * @throws IllegalArgumentException the two are amounts of different units
     */
    static Requirement balance(Money required, Money balance) {
        return new Balance(required, Objects.requireNonNull(balance, "balance"));
    }

    /**
     * This role, or a higher one.
     *
     * @throws IllegalArgumentException for {@link Role#VIEWER}, which everybody has
     */
    static Requirement rank(Role atLeast) {
        return new Rank(atLeast);
    }

    /**
     * That this moment comes.
     *
     * @throws IllegalArgumentException outside of the years 1970 to 9999
     */
    static Requirement waitUntil(Instant until) {
        return new WaitUntil(until);
    }

    /**
     * Something that the host and its page know. See {@link Custom} for what is allowed.
     *
     * @throws IllegalArgumentException for a name or data that are not allowed
     */
    static Requirement custom(String name, Map<String, String> data) {
        return new Custom(name, data);
    }

    /**
     * So much money or credit.
     *
     * @param required how much one must have
     * @param balance how much there is, in the same unit, or null where the gate does not say
     */
    record Balance(Money required, @Nullable Money balance) implements Requirement {

        public Balance {
            Objects.requireNonNull(required, "required");
            if (balance != null && !balance.withMinor(required.minor()).equals(required)) {
                throw new IllegalArgumentException("balance: " + unit(balance) + " (expected: " + unit(required) + ")");
            }
        }

        private static String unit(Money money) {
            return money.currency() + " with " + money.digits() + " digits";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.balance(this);
        }
    }

    /**
     * A role, or a higher one.
     *
     * @param atLeast from {@link Role#SUBSCRIBER}
     */
    record Rank(Role atLeast) implements Requirement {

        public Rank {
            Objects.requireNonNull(atLeast, "atLeast");
            if (atLeast == Role.VIEWER) {
                throw new IllegalArgumentException("atLeast: VIEWER (expected: from SUBSCRIBER)");
            }
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.rank(this);
        }
    }

    /**
     * That a moment comes.
     *
     * @param until when, by the time that {@link GateRequest#at} tells
     */
    record WaitUntil(Instant until) implements Requirement {

        /** What RFC 3339 can write. */
        private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

        public WaitUntil {
            Objects.requireNonNull(until, "until");
            if (!isPossible(until)) {
                throw new IllegalArgumentException("until: " + until + " (expected: in the years 1970..9999)");
            }
        }

        /** Whether this is a moment that a requirement, or a fact, can name. */
        public static boolean isPossible(Instant moment) {
            return !moment.isBefore(Instant.EPOCH) && !moment.isAfter(END);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.waitUntil(this);
        }
    }

    /**
     * Something that the host and its page know.
     *
     * @param name {@code [a-z][a-z0-9_]{0,31}}
     * @param data what the page needs to know of it, in the order of the keys: at most {@value #MAX_ENTRIES} entries,
     *     keys like the name, values of at most {@value #MAX_LENGTH} characters, none of them a control character
     */
    record Custom(String name, Map<String, String> data) implements Requirement {

        /** How many entries the data may have. */
        public static final int MAX_ENTRIES = 8;

        /** How many characters (UTF-16) a value of the data may have. */
        public static final int MAX_LENGTH = 200;

        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
        /** Halves of a surrogate pair are no characters either. */
        private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

        public Custom {
            if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
                throw new IllegalArgumentException("name: not " + NAME);
            }
            data = checked(Objects.requireNonNull(data, "data"));
        }

        private static Map<String, String> checked(Map<String, String> data) {
            if (data.size() > MAX_ENTRIES) {
                throw new IllegalArgumentException(
                        "data: " + data.size() + " entries (expected: at most " + MAX_ENTRIES + ")");
            }
            Map<String, String> copy = new TreeMap<>();
            data.forEach((key, value) -> {
                if (!NAME.matcher(Objects.requireNonNull(key, "data: key")).matches()) {
                    throw new IllegalArgumentException("data: a key is not " + NAME);
                }
                String whose = "data: " + key;
                if (Objects.requireNonNull(value, whose).length() > MAX_LENGTH) {
                    throw new IllegalArgumentException(
                            whose + ": length " + value.length() + " (expected: at most " + MAX_LENGTH + ")");
                }
                if (UNFIT.matcher(value).find()) {
                    throw new IllegalArgumentException(whose + ": has a control character, or is no Unicode");
                }
                copy.put(key, value);
            });
            return Collections.unmodifiableMap(copy);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.custom(this);
        }
    }

    /** One method a kind. A requirement of a kind that is added later goes to {@link #other}. */
    interface Visitor<T> {

        /** Any kind that has no method here, or whose method was not overridden. */
        T other(Requirement requirement);

        /** So much money or credit. */
        default T balance(Balance requirement) {
            return other(requirement);
        }

        /** A role, or a higher one. */
        default T rank(Rank requirement) {
            return other(requirement);
        }

        /** That a moment comes. */
        default T waitUntil(WaitUntil requirement) {
            return other(requirement);
        }

        /** Something of the host's. */
        default T custom(Custom requirement) {
            return other(requirement);
        }
    }
}
