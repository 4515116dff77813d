package dev.frontrow.chat.gate;

import java.util.List;

/**
 * A gate's answer.
 *
 * @param reasons why it is closed; none: it is open
 */
public record GateDecision(List<GateReason> reasons) {

    private static final GateDecision OPEN = new GateDecision(List.of());

    public GateDecision {
        reasons = List.copyOf(reasons);
    }

    /** Open. */
    public static GateDecision open() {
        return OPEN;
    }

    /** Closed for one reason. */
    public static GateDecision closed(GateReason reason) {
        return closed(List.of(reason));
    }

    /**
     * Closed.
     *
     * @throws IllegalArgumentException without a reason: a closed gate says why
     */
    public static GateDecision closed(List<GateReason> reasons) {
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("reasons: 0 (expected: at least 1)");
        }
        return new GateDecision(reasons);
    }

    /** Whether the person may speak. */
    public boolean isOpen() {
        return reasons.isEmpty();
    }
}
