package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.wire.Frame;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one viewer is still to be told of how its user stands: of each kind the last word. Belongs to the viewer's loop. */
final class Notices {

    private final Map<Notice, Frame> waiting = new EnumMap<>(Notice.class);
    private final Map<Notice, Long> lastAskedAt = new EnumMap<>(Notice.class);

    /** Takes the place of what waits of this kind. An answer that was asked for earlier than the last one is out of date, and dropped. */
    void put(Notice notice, Frame frame, long askedAt) {
        Long last = lastAskedAt.get(notice);
        if (last == null || askedAt - last >= 0) {
            lastAskedAt.put(notice, askedAt);
            waiting.put(notice, frame);
        }
    }

    /** All that waits, to be written now. */
    Optional<Frame> take() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Frame all = Frame.join(waiting.values());
        waiting.clear();
        return Optional.of(all);
    }
}
