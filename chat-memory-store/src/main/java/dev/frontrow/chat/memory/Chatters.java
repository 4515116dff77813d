package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.UserId;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has spoken in one room, and when last; when there are too many, those who have been silent longest are forgotten.
 * Guarded by the room's lock.
 */
final class Chatters {

    private final int max;
    private final Map<UserId, Instant> lastSentAt = new LinkedHashMap<>();
    private long bytes;

    Chatters(int max) {
        this.max = max;
    }

    long bytes() {
        return bytes;
    }

    void sent(UserId user, Instant at) {
        forget(user); // or they would keep their old place
        lastSentAt.put(user, at);
        bytes += Weigher.chatter(user);
        if (lastSentAt.size() > max) {
            dropOldest();
        }
    }

    Optional<Instant> lastSentAt(UserId user) {
        return Optional.ofNullable(lastSentAt.get(user));
    }

    void forget(UserId user) {
        if (lastSentAt.remove(user) != null) {
            bytes -= Weigher.chatter(user);
        }
    }

    boolean dropOldest() {
        Iterator<UserId> oldest = lastSentAt.keySet().iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        forget(oldest.next());
        return true;
    }
}
