package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.wire.EncodedEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one viewer is still to be told of how its user stands: of each kind the last word. Belongs to the viewer's loop. */
final class PendingUserStates {

    private final Map<UserStateKind, EncodedEvent> waiting = new EnumMap<>(UserStateKind.class);
    private final Map<UserStateKind, Long> lastAskedAt = new EnumMap<>(UserStateKind.class);

    /** Takes the place of what waits of this kind. An answer that was asked for earlier than the last one is out of date, and dropped. */
    void put(UserStateKind kind, EncodedEvent encoded, long askedAt) {
        Long last = lastAskedAt.get(kind);
        if (last == null || askedAt - last >= 0) {
            lastAskedAt.put(kind, askedAt);
            waiting.put(kind, encoded);
        }
    }

    /** All that waits, to be written now. */
    Optional<EncodedEvent> take() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        EncodedEvent all = EncodedEvent.join(waiting.values());
        waiting.clear();
        return Optional.of(all);
    }
}
