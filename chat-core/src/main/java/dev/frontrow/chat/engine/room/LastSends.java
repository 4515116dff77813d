package dev.frontrow.chat.engine.room;

import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When the people of a room in slow mode sent something last, as far as this node knows: what is here is never too
 * late, but another node may have accepted something since. Holds the newest {@value #MAX}. Safe for use by many
 * threads.
 */
final class LastSends {

    private static final int MAX = 10_000;

    private final Map<UserId, Instant> last = new LinkedHashMap<>();

    synchronized void sent(UserId user, Instant at) {
        last.remove(user); // or it would keep its old place
        last.put(user, at);
        if (last.size() > MAX) {
            last.remove(last.keySet().iterator().next());
        }
    }

    synchronized Optional<Instant> of(UserId user) {
        return Optional.ofNullable(last.get(user));
    }

    synchronized void clear() {
        last.clear();
    }
}
