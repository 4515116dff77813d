package dev.frontrow.chat.jdbc;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Prunes all rooms, one after the other. In each the bound {@code kept_from} is raised first, in a short transaction of its own; from then on what is before it is served
 * to nobody. Then its rows are deleted, a few hundred a transaction and without the room's lock: nobody who writes waits for more than the raise.
 *
 * <p>Any thread; several nodes, and several threads, may prune at once.
 */
final class Pruner {

    private static final int ROOMS = 500;
    private static final int ROOMS_A_STEP = 50;
    private static final int PLACES = 500;
    private static final int PLACES_LOOKED_AT = 5_000;
    private static final int AUDIT_ENTRIES = 50;

    private final Upkeep upkeep;
    private final PurgeUpkeep purges;
    private final Retention retention;
    private final InstantSource clock;
    private final AtomicBoolean thorough = new AtomicBoolean(true);
    private volatile boolean stopped;

    Pruner(Upkeep upkeep, PurgeUpkeep purges, Retention retention, InstantSource clock) {
        this.upkeep = upkeep;
        this.purges = purges;
        this.retention = retention;
        this.clock = clock;
    }

    /** Ends prunings after the batch they are at. */
    void stop() {
        stopped = true;
        purges.stop();
    }

    /**
     * Prunes once. The first time, and after a failure, it looks at all rooms, unless everything is kept, and at all rows that were left for their keys; otherwise only at rooms of which
     * something may be due, and at the oldest of those rows, as somebody has looked at the others.
     */
    Pruned prune() {
        boolean all = thorough.getAndSet(false);
        try {
            Pruned pruned = prune(PruneBounds.at(clock.instant(), retention), all);
            purges.run(); // after it: rows that somebody has locked must not keep what is too old
            return pruned;
        } catch (RuntimeException e) {
            thorough.set(true);
            throw e;
        }
    }

    private Pruned prune(PruneBounds bounds, boolean all) {
        long then = all && !bounds.isKeepingAll() ? Long.MAX_VALUE : bounds.now();
        Pruned sum = Pruned.NOTHING;
        long last = 0;
        List<RoomUpkeep> page;
        do {
            long after = last;
            page = upkeep.read(connection -> RoomUpkeep.next(connection, then, after, ROOMS));
            for (RoomUpkeep room : page) {
                last = room.no();
                if (!stopped) {
                    sum = sum.plus(prune(room, bounds, all));
                }
            }
            rest(page.stream().filter(room -> !room.isDue(bounds, all)).toList(), bounds);
        } while (page.size() == ROOMS && !stopped);
        return sum;
    }

    /** Those of which nothing was due are not looked at again until something may be, or somebody appends. */
    private void rest(List<RoomUpkeep> rooms, PruneBounds bounds) {
        for (int from = 0; from < rooms.size() && !stopped; from += ROOMS_A_STEP) {
            List<RoomUpkeep> some = rooms.subList(from, Math.min(rooms.size(), from + ROOMS_A_STEP));
            upkeep.step(connection -> {
                for (RoomUpkeep room : some) {
                    room.rest(connection, bounds);
                }
                return some.size();
            });
        }
    }

    private Pruned prune(RoomUpkeep room, PruneBounds bounds, boolean all) {
        Pruned sum = Pruned.NOTHING;
        long keptFrom = room.isRaiseDue(bounds) ? raise(room, bounds) : room.keptFrom();
        if (keptFrom > room.keptFrom() || room.isSweepDue(bounds, all)) {
            sum = sum.plus(sweep(room, keptFrom, bounds, all));
        }
        if (bounds.isOldAudit(room.auditAt())) {
            sum = sum.plus(pruneAudit(room, bounds));
        }
        if (room.hasEndedSanctions(bounds)) {
            sum = sum.plus(upkeep.step(
                    connection -> PruneStatements.deleteSanctions(connection, room.no(), bounds.sanctions())));
        }
        return sum;
    }

    private long raise(RoomUpkeep room, PruneBounds bounds) {
        long byCount = bounds.keptByCount(room.head(), room.keptFrom()).orElse(room.keptFrom());
        long keptFrom = byAge(room, byCount, bounds);
        if (keptFrom > room.keptFrom()) {
            upkeep.step(connection -> {
                PruneStatements.raise(connection, room.no(), keptFrom);
                return keptFrom;
            });
        }
        return keptFrom;
    }

    /** The first place from there on that is young enough. Places are in the order of commits, so that is not always the first young one that a clock would name. */
    private long byAge(RoomUpkeep room, long from, PruneBounds bounds) {
        Long since = bounds.messages();
        long end = room.head() + 1;
        while (since != null && from < end && !stopped) {
            long start = from;
            long to = Math.min(end, from + PLACES_LOOKED_AT);
            Optional<Long> young =
                    upkeep.read(connection -> PruneStatements.firstSince(connection, room.no(), start, to, since));
            if (young.isPresent()) {
                return young.get();
            }
            from = to;
        }
        return from;
    }

    private Pruned sweep(RoomUpkeep room, long keptFrom, PruneBounds bounds, boolean all) {
        Pruned sum = Pruned.NOTHING;
        Optional<Long> next = first(room, 1, keptFrom);
        while (next.isPresent() && !stopped) {
            long from = next.get();
            long to = Math.min(keptFrom, from + PLACES);
            Pruned done = upkeep.step(connection -> PruneStatements.sweep(connection, room.no(), from, to, bounds));
            sum = sum.plus(done);
            // Rows stay behind for their keys. Where the oldest of them may not go yet, no later one may.
            boolean skip = !all && done.equals(Pruned.NOTHING);
            next = first(room, skip ? Math.max(to, room.keptFrom()) : to, keptFrom);
        }
        return sum;
    }

    private Optional<Long> first(RoomUpkeep room, long from, long to) {
        return upkeep.read(connection -> PruneStatements.first(connection, room.no(), from, to));
    }

    private Pruned pruneAudit(RoomUpkeep room, PruneBounds bounds) {
        Pruned sum = Pruned.NOTHING;
        Pruned done;
        do {
            done = upkeep.step(connection -> {
                List<String> old = PruneStatements.oldAudit(connection, room.no(), auditBefore(bounds), AUDIT_ENTRIES);
                return old.isEmpty() ? Pruned.NOTHING : PruneStatements.deleteAudit(connection, room.no(), old);
            });
            sum = sum.plus(done);
        } while (done.auditEntries() > 0 && !stopped);
        return sum;
    }

    private static long auditBefore(PruneBounds bounds) {
        Long before = bounds.audit();
        return before == null ? Long.MIN_VALUE : before;
    }
}
