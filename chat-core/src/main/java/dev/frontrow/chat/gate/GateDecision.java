package dev.frontrow.chat.gate;

import java.util.List;
import java.util.Objects;

/** A gate's answer. Made by gates. Immutable. */
public final class GateDecision {

    private static final GateDecision OPEN = new GateDecision(List.of());

    private final List<GateReason> reasons;

    private GateDecision(List<GateReason> reasons) {
        this.reasons = reasons;
    }

    /** Open. */
    public static GateDecision open() {
        return OPEN;
    }

    /** Closed for one reason. */
    public static GateDecision closed(GateReason reason) {
        return new GateDecision(List.of(Objects.requireNonNull(reason, "reason")));
    }

    /**
     * Closed.
     *
     * @throws IllegalArgumentException without a reason: a closed gate says why
     */
    public static GateDecision closed(List<GateReason> reasons) {
        List<GateReason> copy = List.copyOf(Objects.requireNonNull(reasons, "reasons"));
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("reasons: 0 (expected: at least 1)");
        }
        return new GateDecision(copy);
    }

    /** Why it is closed; none: it is open. */
    public List<GateReason> reasons() {
        return reasons;
    }

    /** Whether the person may do what was asked. */
    public boolean isOpen() {
        return reasons.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GateDecision that && reasons.equals(that.reasons);
    }

    @Override
    public int hashCode() {
        return reasons.hashCode();
    }

    @Override
    public String toString() {
        return "GateDecision[reasons=" + reasons + "]";
    }
}
