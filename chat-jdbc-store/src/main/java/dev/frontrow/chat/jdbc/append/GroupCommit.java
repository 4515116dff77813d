package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.failure.DatabaseException;
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
 * Group commit: batches that arrive at the same time share a transaction. A thread that finds a free permit takes all
 * waiting batches and commits them. While all permits are taken, a thread waits until another one has committed its
 * batch, or until it gets a permit itself. So no batch waits for a group to fill, and a single batch is committed by
 * its own thread at once.
 */
final class GroupCommit {

    /** While one group waits for the disk, the next one is written. */
    private static final int PERMITS = 2;

    private static final int MAX_BATCHES = 64;
    private static final int MAX_MESSAGES = 512;

    /** Appends batches of different rooms in one transaction. */
    interface Commit {
        /** For each room that was appended to, what became of its batch. */
        Map<RoomId, GroupStatement.Appended> append(List<PlainBatch> group) throws SQLException;
    }

    private final Commit commit;
    private final Queue<PendingBatch> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore permits = new Semaphore(PERMITS);

    GroupCommit(Commit commit) {
        this.commit = commit;
    }

    /**
     * Appends a batch, alone or with others. Empty if it was not appended.
     *
     * @throws DatabaseException the outcome is unknown
     */
    Optional<List<EntryOutcome>> append(PlainBatch batch) {
        PendingBatch own = new PendingBatch(batch);
        queue.add(own);
        while (!own.isOver()) {
            if (permits.tryAcquire()) {
                try {
                    commit(take());
                } finally {
                    permits.release();
                    // Threads that queued up while no permit was free rely on those who held one.
                    PendingBatch next = queue.peek();
                    if (next != null) {
                        next.signal();
                    }
                }
            }
            own.await();
        }
        return own.outcome();
    }

    private void commit(List<PendingBatch> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            Map<RoomId, GroupStatement.Appended> appended =
                    commit.append(group.stream().map(PendingBatch::batch).toList());
            group.forEach(pending ->
                    pending.end(Optional.ofNullable(appended.get(pending.batch().room()))));
        } catch (SQLException e) {
            group.forEach(pending -> pending.fail(new DatabaseException("a batch was not appended", e)));
        } catch (RuntimeException | Error e) {
            group.forEach(pending -> pending.fail(e));
        }
    }

    /** At most one batch per room, in order of arrival. */
    private List<PendingBatch> take() {
        List<PendingBatch> group = new ArrayList<>();
        Set<RoomId> rooms = new HashSet<>();
        int messages = 0;
        Iterator<PendingBatch> waiting = queue.iterator();
        while (waiting.hasNext() && group.size() < MAX_BATCHES && messages < MAX_MESSAGES) {
            PendingBatch next = waiting.next();
            if (!rooms.contains(next.batch().room()) && queue.remove(next)) {
                rooms.add(next.batch().room());
                messages += next.batch().messages().size();
                group.add(next);
            }
        }
        return group;
    }
}
