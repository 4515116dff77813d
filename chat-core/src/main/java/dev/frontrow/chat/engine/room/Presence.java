package dev.frontrow.chat.engine.room;

import dev.frontrow.chat.engine.fanout.Viewer;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.Viewers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Who has a room open, and in how many streams. Safe for use by many threads. */
final class Presence {

    private final ConcurrentHashMap<UserId, List<Viewer>> streams = new ConcurrentHashMap<>();

    /**
     * Counts a stream in. If that makes more than so many of the same user, the oldest is counted out at once and
     * returned, to be ended: the next to enter finds the next oldest, however long this one takes to end.
     */
    Optional<Viewer> enter(Viewer viewer, int maxPerUser) {
        AtomicReference<Viewer> surplus = new AtomicReference<>();
        streams.compute(viewer.user(), (user, open) -> {
            List<Viewer> more = open == null ? new ArrayList<>(1) : new ArrayList<>(open);
            more.add(viewer);
            if (more.size() > maxPerUser) {
                surplus.set(more.remove(0));
            }
            return more;
        });
        return Optional.ofNullable(surplus.get());
    }

    void leave(Viewer viewer) {
        streams.computeIfPresent(viewer.user(), (user, open) -> {
            List<Viewer> fewer = new ArrayList<>(open);
            fewer.remove(viewer);
            return fewer.isEmpty() ? null : fewer;
        });
    }

    /** The streams of one user. */
    List<Viewer> of(UserId user) {
        return streams.getOrDefault(user, List.of());
    }

    /** The streams of everybody. */
    List<Viewer> all() {
        return streams.values().stream().flatMap(List::stream).toList();
    }

    /** Everybody who is here: a look while people come and go. */
    Set<UserId> users() {
        return Set.copyOf(streams.keySet());
    }

    /** Who is here: a look while people come and go. */
    Viewers viewers() {
        List<UserId> users = new ArrayList<>();
        int people = 0;
        int open = 0;
        for (Map.Entry<UserId, List<Viewer>> one : streams.entrySet()) {
            people++;
            open += one.getValue().size();
            if (users.size() < Viewers.MAX_USERS) {
                users.add(one.getKey());
            }
        }
        return new Viewers(people, open, users);
    }

    /** Whether nobody is here: a look at the entries, because their count is a sum that is made while it changes. */
    boolean isEmpty() {
        return !streams.keys().hasMoreElements();
    }

    /** How many people are here. */
    int people() {
        return streams.size();
    }
}
