package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.EntryOutcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Lets batches that come at the same time share a transaction. Whoever comes while there is a free turn takes what waits and commits it; whoever comes while all turns are
 * taken waits, and is committed by, or becomes, the next one. So nobody waits for a group to fill, and a lone batch is committed by its own thread at once.
 */
final class Groups {

    /** While one group is at the disk, the next is being written. */
    private static final int TURNS = 2;

    private static final int MOST_BATCHES = 64;
    private static final int MOST_MESSAGES = 512;

    /** Appends batches of different rooms in one transaction. */
    interface Commit {
        /** For each room that was appended to, the place before its first message. */
        Map<RoomId, Long> append(List<PlainBatch> group) throws SQLException;
    }

    private final Commit commit;
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore turns = new Semaphore(TURNS);

    Groups(Commit commit) {
        this.commit = commit;
    }

    /**
     * Appends a batch, alone or with others. Empty: it was not appended.
     *
     * @throws DatabaseException what became of it is not known
     */
    Optional<List<EntryOutcome>> append(PlainBatch batch) {
        Pending mine = new Pending(batch);
        queue.add(mine);
        while (!mine.isOver()) {
            if (turns.tryAcquire()) {
                try {
                    commit(take());
                } finally {
                    turns.release();
                    // Whoever queued up while no turn was free relies on those who had one.
                    Pending next = queue.peek();
                    if (next != null) {
                        next.signal();
                    }
                }
            }
            mine.await();
        }
        return mine.outcome();
    }

    private void commit(List<Pending> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            Map<RoomId, Long> before =
                    commit.append(group.stream().map(Pending::batch).toList());
            group.forEach(pending ->
                    pending.end(Optional.ofNullable(before.get(pending.batch().room()))));
        } catch (SQLException e) {
            group.forEach(pending -> pending.fail(new DatabaseException("a batch was not appended", e)));
        } catch (RuntimeException | Error e) {
            group.forEach(pending -> pending.fail(e));
        }
    }

    /** At most one batch a room, in the order in which they came. */
    private List<Pending> take() {
        List<Pending> group = new ArrayList<>();
        Set<RoomId> rooms = new HashSet<>();
        int messages = 0;
        Iterator<Pending> waiting = queue.iterator();
        while (waiting.hasNext() && group.size() < MOST_BATCHES && messages < MOST_MESSAGES) {
            Pending next = waiting.next();
            if (!rooms.contains(next.batch().room()) && queue.remove(next)) {
                rooms.add(next.batch().room());
                messages += next.batch().messages().size();
                group.add(next);
            }
        }
        return group;
    }
}
