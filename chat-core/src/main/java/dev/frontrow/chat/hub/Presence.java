package dev.frontrow.chat.hub;

import dev.frontrow.chat.host.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who has a room open, and in how many streams. Safe for use by many threads. */
final class Presence {

    private final ConcurrentHashMap<UserId, List<Viewer>> streams = new ConcurrentHashMap<>();

    /** Counts a stream in; the oldest of the same user, if that makes more than so many. */
    Optional<Viewer> enter(Viewer viewer, int mostPerUser) {
        List<Viewer> all = streams.compute(viewer.user(), (user, open) -> {
            List<Viewer> more = open == null ? new ArrayList<>(1) : new ArrayList<>(open);
            more.add(viewer);
            return more;
        });
        return all.size() > mostPerUser ? Optional.of(all.get(0)) : Optional.empty();
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

    /** How many people are here. */
    int people() {
        return streams.size();
    }
}
