package dev.frontrow.chat.gate;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a closed branch is from being open. The nearest has the fewest reasons; of those, the one whose last moment
 * to wait for comes first (none to wait for: last); of those, the one that misses the least money, as a number of
 * smallest units (none missing, or not told how much: last).
 *
 * @param reasons why the branch is closed
 */
record Distance(List<GateReason> reasons) implements Comparable<Distance> {

    private static final Comparator<Distance> NEAREST_FIRST = Comparator.<Distance>comparingInt(
                    branch -> branch.reasons.size())
            .thenComparing(Distance::opensAt)
            .thenComparing(Distance::missing, Comparator.nullsLast(Comparator.naturalOrder()));

    private Instant opensAt() {
        return requirements(Requirement.WaitUntil.class).stream()
                .map(Requirement.WaitUntil::until)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private @Nullable BigInteger missing() {
        return requirements(Requirement.Balance.class).stream()
                .filter(balance -> balance.balance() != null)
                .map(balance -> minor(balance.required())
                        .subtract(minor(Objects.requireNonNull(balance.balance())))) // more than a long can hold
                .reduce(BigInteger::add)
                .orElse(null);
    }

    private static BigInteger minor(Money money) {
        return BigInteger.valueOf(money.minor());
    }

    private <T extends Requirement> List<T> requirements(Class<T> kind) {
        return reasons.stream()
                .map(GateReason::requirement)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public int compareTo(Distance other) {
        return NEAREST_FIRST.compare(this, other);
    }
}
