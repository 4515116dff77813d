package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.Optional;

/**
 * What was answered to a question, and when.
 *
 * @param asked when the question was put, by {@link System#nanoTime()}
 * @param answered when the answer was there
 * @param again whether it was asked before, under the same key
 */
record Answer(long asked, long answered, boolean again, Result<?> result) {

    boolean isAccepted() {
        return refusal().isEmpty();
    }

    Optional<Refusal> refusal() {
        return result.fold(value -> Optional.empty(), Optional::of);
    }

    Duration took() {
        return Duration.ofNanos(answered - asked);
    }

    boolean isWithin(long from, long to) {
        return asked - from >= 0 && to - answered >= 0;
    }
}
