package dev.frontrow.chat.gate;

/**
 * Implemented by hosts: what somebody has.
 *
 * <p>Called from the gate's own threads at every send, many at once; may block up to the gate's deadline (300 ms by default), after which the answer is no
 * longer waited for and the send is refused. Throwing refuses as well: money gates fail closed.
 */
@FunctionalInterface
public interface Wallet {

    /** The balance now. */
    Money balance(GateRequest request);

    /** Whether {@link #balance} may wait for something; see {@link Gate#mayBlock}. Default: yes. */
    default boolean mayBlock() {
        return true;
    }
}
