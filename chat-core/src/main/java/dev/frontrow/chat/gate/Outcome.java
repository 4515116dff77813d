package dev.frontrow.chat.gate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a node stands. There are three answers: open, closed, and undecided, which is neither and stays what it is under
 * a "not". It is undecided when the host does not know what would decide it (there are reasons then) or when a leaf
 * failed.
 */
final class Outcome {

    static final Outcome OPEN = new Outcome(GateDecision.open(), null);

    private final @Nullable GateDecision decision;
    private final @Nullable Throwable failure;

    private Outcome(@Nullable GateDecision decision, @Nullable Throwable failure) {
        this.decision = decision;
        this.failure = failure;
    }

    static Outcome of(GateDecision decision) {
        return new Outcome(decision, null);
    }

    static Outcome closed(GateReason reason) {
        return of(GateDecision.closed(reason));
    }

    static Outcome failed(Throwable failure) {
        return new Outcome(null, failure);
    }

    boolean isOpen() {
        return decision != null && decision.isOpen();
    }

    /** Closed by decision. */
    boolean isClosed() {
        return decision != null && !decision.isOpen() && decision.isKnown();
    }

    /** A leaf failed, and what else is there does not decide it. */
    boolean isFailed() {
        return failure != null;
    }

    /** Why it is not open, as far as anybody says. */
    List<GateReason> reasons() {
        return decision == null ? List.of() : decision.reasons();
    }

    /** As the gate's answer; throws what the leaf threw when there is none. */
    GateDecision orThrow() {
        if (decision != null) {
            return decision;
        }
        Throwable thrown = Objects.requireNonNull(failure);
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(thrown); // what Kotlin or Scala threw, where Java could not
    }
}
