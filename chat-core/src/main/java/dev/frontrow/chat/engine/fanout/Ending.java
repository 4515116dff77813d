package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.result.CloseReason;
import java.util.EnumSet;
import java.util.Set;

/** How a stream ends, by its reason. */
final class Ending {

    private static final Set<CloseReason> DROPS_REST = EnumSet.of(
            CloseReason.BANNED,
            CloseReason.SIGNED_OUT,
            CloseReason.SUPERSEDED,
            CloseReason.SLOW_CONSUMER,
            CloseReason.EPOCH_CHANGED,
            CloseReason.TOO_OLD,
            CloseReason.STORE_UNAVAILABLE);

    private static final Set<CloseReason> AT_ONCE =
            EnumSet.of(CloseReason.BANNED, CloseReason.SIGNED_OUT, CloseReason.SUPERSEDED);

    private static final Set<CloseReason> OF_MANY = EnumSet.of(
            CloseReason.DRAINING, CloseReason.OVERLOADED, CloseReason.EPOCH_CHANGED, CloseReason.STORE_UNAVAILABLE);

    private Ending() {}

    /** Whether nothing more may be shown then, or can be. */
    static boolean dropsRest(CloseReason reason) {
        return DROPS_REST.contains(reason);
    }

    /** Whether a connection that takes no bytes is not waited for: not even for the farewell. */
    static boolean isAtOnce(CloseReason reason) {
        return AT_ONCE.contains(reason);
    }

    /** Whether it holds for many streams at once. */
    static boolean isOfMany(CloseReason reason) {
        return OF_MANY.contains(reason);
    }
}
