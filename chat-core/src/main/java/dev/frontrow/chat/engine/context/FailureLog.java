package dev.frontrow.chat.engine.context;

import dev.frontrow.chat.host.RoomId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs what fails, at the host's or in the chat itself, in few words however often it fails: the first failure of a
 * part in a room with its stack, what follows is counted, and told once a period. Each single one is logged at DEBUG.
 * Safe for use by many threads.
 */
final class FailureLog {

    /** How often it is told what was counted. */
    static final Duration PERIOD = Duration.ofSeconds(60);

    /**
     * Rooms that are told apart at one time. A store that is down fails in all of them: those beyond are counted
     * together.
     */
    private static final int MAX_ROOMS = 20;

    /** Defects of one kind whose names are told in one period. */
    private static final int MAX_NAMED = 20;

    private record Source(String what, @Nullable RoomId room) {

        @Override
        public String toString() {
            return room == null ? what : what + " in room " + room;
        }
    }

    private final Logger log;
    private final ConcurrentHashMap<Source, LongAdder> more = new ConcurrentHashMap<>();

    FailureLog(Logger log) {
        this.log = log;
    }

    void failed(String what, @Nullable RoomId room, Throwable failure) {
        Source source = new Source(what, room);
        log.debug("{} failed", source, failure);
        if (countBefore(source) == 0) {
            log.warn("{} failed; what follows is counted", source, failure);
        }
    }

    /** The same for a defect of the chat itself, which has a name that the client was told, too. */
    void defect(String instance, String what, @Nullable RoomId room, Throwable failure) {
        Source source = new Source(what, room);
        long before = countBefore(source);
        if (before == 0) {
            log.error("{} failed, a defect of the chat: {}; what follows is counted", source, instance, failure);
        } else {
            log.atLevel(before < MAX_NAMED ? Level.ERROR : Level.DEBUG)
                    .log("{} failed, a defect of the chat: {}", source, instance);
        }
    }

    /** Counts it, and says how many there were of its kind in this period. The first is told, and not counted. */
    private long countBefore(Source source) {
        boolean isApart = more.size() < MAX_ROOMS || more.containsKey(source);
        Source counted = isApart ? source : new Source(source.what(), null);
        LongAdder before = more.putIfAbsent(counted, new LongAdder());
        if (before == null) {
            return 0;
        }
        before.increment();
        return before.sum();
    }

    /**
     * Tells what was counted since the last time. What did not fail since then is forgotten: its next failure is a
     * first one. Called every {@link #PERIOD}, and at the end.
     */
    void sumUp() {
        more.forEach((source, counter) -> {
            long count = counter.sumThenReset();
            if (count > 0) {
                log.warn("{} failed {} more times in {} s", source, count, PERIOD.toSeconds());
            } else {
                more.remove(source, counter);
            }
        });
    }
}
