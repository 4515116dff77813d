package dev.frontrow.chat.jdbc.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Prunes all rooms, one after the other. In each room the bound {@code kept_from} is raised first, in a short
 * transaction; from then on nothing before it is served. Then the rows are deleted, a few hundred per transaction and
 * without the room's lock: writers wait only for the raise.
 *
 * <p>Any thread; several nodes, and several threads, may prune at once.
 */
public final class Pruner {

    private static final int ROOMS = 500;
    private static final int ROOMS_A_STEP = 50;
    private static final int PLACES = 500;
    private static final int PLACES_LOOKED_AT = 5_000;
    private static final int AUDIT_ENTRIES = 50;
    private static final int TEXTS = 500;

    private final Upkeep upkeep;
    private final PurgeUpkeep purges;
    private final Function<Instant, PruneBounds> bounds;
    private final InstantSource clock;
    private final AtomicBoolean thorough = new AtomicBoolean(true);
    private volatile boolean stopped;

    public Pruner(Upkeep upkeep, PurgeUpkeep purges, Function<Instant, PruneBounds> bounds, InstantSource clock) {
        this.upkeep = upkeep;
        this.purges = purges;
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Ends pruning runs after their current batch. */
    void stop() {
        stopped = true;
        purges.stop();
    }

    /**
     * Prunes once. The first run, and a run after a failure, checks all rooms, unless everything is kept, and all rows
     * that stayed for their keys. Other runs check only rooms in which something may be due, and the oldest of those
     * rows, since the others were checked before.
     */
    public PruneCounts prune() {
        boolean all = thorough.getAndSet(false);
        try {
            PruneBounds now = bounds.apply(clock.instant());
            PruneCounts pruned = prune(now, all);
            forgetSaid(now);
            purges.run(); // last: rows that another transaction has locked must not delay the pruning of old data
            return pruned;
        } catch (RuntimeException e) {
            thorough.set(true);
            throw e;
        }
    }

    private void forgetSaid(PruneBounds bounds) {
        boolean more = true;
        while (more && !stopped) {
            more = upkeep.step(connection -> PruneStatements.deleteSaid(connection, bounds.said(), TEXTS));
        }
    }

    private PruneCounts prune(PruneBounds bounds, boolean all) {
        long then = all && !bounds.isKeepingAll() ? Long.MAX_VALUE : bounds.now();
        PruneCounts sum = PruneCounts.NOTHING;
        long last = 0;
        List<RoomUpkeep> page;
        do {
            long after = last;
            page = upkeep.read(connection -> RoomUpkeep.next(connection, bounds.now(), then, after, ROOMS));
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

    /** Rooms in which nothing was due are not checked again until something may be due, or something is appended. */
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

    private PruneCounts prune(RoomUpkeep room, PruneBounds bounds, boolean all) {
        PruneCounts sum = PruneCounts.NOTHING;
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

    /**
     * The first position from there on that is young enough. Positions are in commit order, so a later position may
     * have an earlier time.
     */
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

    private PruneCounts sweep(RoomUpkeep room, long keptFrom, PruneBounds bounds, boolean all) {
        PruneCounts sum = PruneCounts.NOTHING;
        Optional<Long> next = first(room, 1, keptFrom, bounds);
        while (next.isPresent() && !stopped) {
            long from = next.get();
            long to = Math.min(keptFrom, from + PLACES);
            PruneCounts done =
                    upkeep.step(connection -> PruneStatements.sweep(connection, room.no(), from, to, bounds));
            sum = sum.plus(done);
            // Rows stay for their keys. If the oldest of them may not be deleted yet, no later one may.
            boolean skip = !all && done.equals(PruneCounts.NOTHING);
            next = first(room, skip ? Math.max(to, room.keptFrom()) : to, keptFrom, bounds);
        }
        return sum;
    }

    private Optional<Long> first(RoomUpkeep room, long from, long to, PruneBounds bounds) {
        return upkeep.read(connection -> PruneStatements.first(connection, room.no(), from, to, bounds));
    }

    private PruneCounts pruneAudit(RoomUpkeep room, PruneBounds bounds) {
        PruneCounts sum = PruneCounts.NOTHING;
        PruneCounts done;
        do {
            done = upkeep.step(connection -> {
                List<String> old = PruneStatements.oldAudit(connection, room.no(), auditBefore(bounds), AUDIT_ENTRIES);
                return old.isEmpty() ? PruneCounts.NOTHING : PruneStatements.deleteAudit(connection, room.no(), old);
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
