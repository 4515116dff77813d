package dev.frontrow.chat.gate;

/**
 * Implemented by hosts: what somebody has.
 *
 * <p>Called from the gate's own threads at every send, and for everybody who joins, many at once; may block. When a
 * send has waited for {@code gateTimeout} (300 ms by default), the answer is no longer waited for and the send is
 * refused; see {@link Gate}. Throwing refuses as well: money gates fail closed.
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
