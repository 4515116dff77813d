package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.wire.StreamEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one viewer is still to be told of how its user stands: of each kind the last word. Belongs to the viewer's loop.
 */
final class PendingUserStates {

    private final Map<UserStateKind, StreamEvent> waiting = new EnumMap<>(UserStateKind.class);
    private final Map<UserStateKind, Long> lastAskedAt = new EnumMap<>(UserStateKind.class);

    /**
     * Takes the place of what waits of this kind. An answer that was asked for earlier than the last one is out of
     * date, and dropped.
     */
    void put(UserStateKind kind, StreamEvent event, long askedAt) {
        Long last = lastAskedAt.get(kind);
        if (last == null || askedAt - last >= 0) {
            lastAskedAt.put(kind, askedAt);
            waiting.put(kind, event);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** All that waits, to be written now; may be nothing. */
    List<StreamEvent> take() {
        List<StreamEvent> all = List.copyOf(waiting.values());
        waiting.clear();
        return all;
    }
}
