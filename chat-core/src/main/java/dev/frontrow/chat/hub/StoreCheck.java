package dev.frontrow.chat.hub;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.RoomMark;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Compares the rooms in use with the store: what no hint told of is found here. One check at a time, however long the store takes. */
final class StoreCheck {

    private static final int MOST_AT_ONCE = 500;

    private final Environment env;
    private final Rooms rooms;
    private final AtomicBoolean running = new AtomicBoolean();

    StoreCheck(Environment env, Rooms rooms) {
        this.env = env;
        this.rooms = rooms;
    }

    /** Begins a check, unless one is at work. */
    void start() {
        if (!running.getAndSet(true)) {
            try {
                env.work().execute(this::run);
            } catch (RejectedExecutionException stopped) {
                running.set(false);
            }
        }
    }

    private void run() {
        try {
            List<ActiveRoom> active = List.copyOf(rooms.active());
            for (int from = 0; from < active.size(); from += MOST_AT_ONCE) {
                compare(active.subList(from, Math.min(active.size(), from + MOST_AT_ONCE)));
            }
        } catch (Throwable e) { // also an Error, or there would be no check any more; the next one tries again
            env.observer().hostFailed("store", null, e);
        } finally {
            running.set(false);
        }
    }

    private void compare(List<ActiveRoom> some) {
        List<RoomId> ids = some.stream().map(active -> active.room().id()).toList();
        Map<RoomId, RoomMark> marks = env.store().marks(ids);
        for (ActiveRoom active : some) {
            RoomMark mark = marks.get(active.room().id());
            if (mark == null || active.committer().isBehind(mark)) { // without a mark the committer says what is wrong
                active.committer().refresh();
            }
        }
    }
}
