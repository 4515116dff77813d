package dev.frontrow.chat.gate;

/**
 * Implemented by hosts: what the host knows of somebody in a room, for the gates of {@link Gates} that ask for it and
 * for the followers mode. Asked for those facts alone that the rules in force need: once for the room's modes and once for the
 * gate; never remembered from one decision to the next.
 *
 * <p>Called from threads of the library's own (or, where {@link #mayBlock} says no, the sender's), many at once; may
 * block. A send waits for {@code factsTimeout} (300 ms by default) for a thread, and as long again for the answer. One
 * that is slower, throws or answers null opens nothing: whoever needs a fact to send is refused with
 * {@code gate_unavailable}. For somebody who only joins it is asked again until it answers.
 */
@FunctionalInterface
public interface Facts {

    /**
     * What is known of them now. What was not asked for may be there too, and is not looked at; what was asked for and
     * is not there counts as unknown, which opens nothing either.
     */
    UserFacts of(FactsRequest request);

    /** Whether {@link #of} may wait for something; see {@link Gate#mayBlock}. Default: yes. */
    default boolean mayBlock() {
        return true;
    }

    /** A host that knows nothing of anybody. */
    static Facts none() {
        return NoFacts.INSTANCE;
    }
}
