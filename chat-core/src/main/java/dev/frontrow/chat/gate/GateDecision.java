package dev.frontrow.chat.gate;

import java.util.List;
import java.util.Objects;

/** A gate's answer. Made by gates. Immutable. */
public final class GateDecision {

    private static final GateDecision OPEN = new GateDecision(List.of(), true);

    private final List<GateReason> reasons;
    /** False: it is closed because the host does not know what would decide it. */
    private final boolean isKnown;

    private GateDecision(List<GateReason> reasons, boolean isKnown) {
        this.reasons = reasons;
        this.isKnown = isKnown;
    }

    /** Open. */
    public static GateDecision open() {
        return OPEN;
    }

    /** Closed for one reason. */
    public static GateDecision closed(GateReason reason) {
        return new GateDecision(List.of(Objects.requireNonNull(reason, "reason")), true);
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
        return new GateDecision(copy, true);
    }

    /** Closed for the same reasons, and not because it is so, but because nobody knows: no "not" of it is open. */
    GateDecision unknown() {
        return new GateDecision(reasons, false);
    }

    /** Whether it was decided; else nobody knows, and it is neither open nor is its opposite. */
    boolean isKnown() {
        return isKnown;
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
        return other instanceof GateDecision that && reasons.equals(that.reasons) && isKnown == that.isKnown;
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
