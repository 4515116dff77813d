package dev.frontrow.chat.servlet;

import dev.frontrow.chat.host.RoomId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs exceptions, in few lines however frequent they are: the first failure of a kind in a room with its stack trace;
 * further ones are counted, and their number is logged at most once a minute, with the first failure after that minute.
 * A kind without failures for a minute starts anew. Every single failure is logged at DEBUG. Safe for use by many
 * threads.
 */
final class FailureLog {

    /** How often the counts are logged. */
    static final long PERIOD_SECONDS = 60;

    /**
     * Kinds and rooms that are counted separately at one time. Clients choose the names of rooms: further ones are
     * counted together.
     */
    static final int MAX_APART = 20;

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(PERIOD_SECONDS);

    private record Source(String what, @Nullable RoomId room) {

        @Override
        public String toString() {
            return room == null ? what : what + " in room " + room;
        }
    }

    /** The failures since the last log line. */
    private static final class Count {
        private long loggedAt;
        private long lastAt;
        private long unlogged;

        Count(long now) {
            loggedAt = now;
            lastAt = now;
        }
    }

    private final LongSupplier nanoTime;
    private final Map<Source, Count> counts = new HashMap<>(); // guarded by itself; nothing is logged under it

    /** @param nanoTime such as {@link System#nanoTime()} */
    FailureLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Counts one failure.
     *
     * @param level the log level: whether the host is responsible, or a defect of the library
     * @param what the part that failed
     * @param room the room, if it is known
     */
    void failed(Level level, String what, @Nullable RoomId room, Throwable failure) {
        Source source = new Source(what, room);
        LOG.debug("{} failed", source, failure);
        long now = nanoTime.getAsLong();
        Map<Source, Long> counted = new HashMap<>();
        boolean isFirst;
        synchronized (counts) {
            forgetQuiet(now, counted);
            boolean isApart = counts.size() < MAX_APART || counts.containsKey(source);
            Source known = isApart ? source : new Source(what, null);
            Count count = counts.get(known);
            isFirst = count == null;
            if (count == null) {
                counts.put(known, new Count(now));
            } else {
                count.lastAt = now;
                count.unlogged++;
                if (now - count.loggedAt >= PERIOD_NANOS) {
                    counted.put(known, count.unlogged);
                    count.unlogged = 0;
                    count.loggedAt = now;
                }
            }
        }
        counted.forEach(
                (kind, times) -> LOG.atLevel(level).log("{} failed {} more times since it was told last", kind, times));
        if (isFirst) {
            LOG.atLevel(level).setCause(failure).log("{} failed; what follows is counted", source);
        }
    }

    private void forgetQuiet(long now, Map<Source, Long> counted) {
        counts.entrySet().removeIf(entry -> {
            Count count = entry.getValue();
            boolean isQuiet = now - count.lastAt > PERIOD_NANOS;
            if (isQuiet && count.unlogged > 0) {
                counted.put(entry.getKey(), count.unlogged);
            }
            return isQuiet;
        });
    }
}
