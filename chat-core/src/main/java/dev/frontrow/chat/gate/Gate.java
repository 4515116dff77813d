package dev.frontrow.chat.gate;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * Implemented by hosts: decides whether somebody may do something. Asked at <em>every</em> send, when a stream opens,
 * and again when the host says that something about the user changed; never remembered in between. Later versions may
 * ask about more than sending, see {@link GateRequest.Action}.
 *
 * <p>Called from the library's gate threads (or, where {@link #mayBlock} says no, the sender's), many at once; may
 * block. For a send it has {@code gateTimeout} (300 ms by default), from when it is called: one that is slower, throws,
 * or answers null refuses with {@code gate_unavailable}, because gates fail closed. For somebody who only joins,
 * "cannot say" is no answer: the box stays usable, and the gate is asked again until it says; then it has ten times as
 * long.
 */
@FunctionalInterface
public interface Gate {

    /** May this person do this now? */
    GateDecision decide(GateRequest request);

    /**
     * Whether {@link #decide} may wait for something: a lock, a disk, a network. One that says no answers from memory,
     * at once; it is asked on the sender's own thread and without a deadline, which saves two changes of thread a
     * message. Asked once, when the chat is built. Default: yes.
     */
    default boolean mayBlock() {
        return true;
    }

    /** The gate that is always open. */
    static Gate open() {
        return OpenGate.INSTANCE;
    }

    /**
     * A gate that is open when all the given ones are; closed, it tells the reasons of all that are closed. They are
     * asked in this order.
     */
    static Gate allOf(Gate... gates) {
        return new AllOf(Stream.of(Objects.requireNonNull(gates, "gates"))
                .map(gate -> Objects.requireNonNull(gate, "gates"))
                .toList());
    }
}
