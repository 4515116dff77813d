package dev.frontrow.chat.gate;

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
 *
 * <p>Gates are put together, and given deadlines of their own, with {@link Gates}.
 */
@FunctionalInterface
public interface Gate {

    /**
     * May this person do this now? Takes nothing and changes nothing, whatever is answered: it is asked for sends that
     * another stage refuses, for input boxes, and for pages that only want to know what a send would meet.
     */
    GateDecision decide(GateRequest request);

    /**
     * Whether {@link #decide} may wait for something: a lock, a disk, a network. One that says no answers from memory,
     * at once; it is asked on the sender's own thread and without a deadline, which saves two changes of thread a
     * message. Asked once, when the chat is built or a tree of {@link Gates} is made. Default: yes.
     */
    default boolean mayBlock() {
        return true;
    }

    /** The gate that is always open. */
    static Gate open() {
        return OpenGate.INSTANCE;
    }

    /** The same as {@link Gates#allOf}. */
    static Gate allOf(Gate... gates) {
        return Gates.allOf(gates);
    }
}
