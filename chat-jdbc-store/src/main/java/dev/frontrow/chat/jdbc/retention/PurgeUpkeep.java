package dev.frontrow.chat.jdbc.retention;

import dev.frontrow.chat.jdbc.table.PurgeTable;
import java.util.List;

/**
 * Removes the texts that purges have hidden from their rows, a few hundred per transaction and without the room's lock.
 * Any thread; several nodes may do it at the same time.
 */
public final class PurgeUpkeep {

    private static final int MARKS = 100;
    private static final int MESSAGES = 500;

    private final Upkeep upkeep;
    private final PurgeTable purges;
    private volatile boolean stopped;

    public PurgeUpkeep(Upkeep upkeep, PurgeTable purges) {
        this.upkeep = upkeep;
        this.purges = purges;
    }

    /** Ends after the current step; remaining texts stay hidden until the next run. */
    void stop() {
        stopped = true;
    }

    public void run() {
        List<PurgeTable.Mark> marks;
        do {
            marks = upkeep.read(connection -> purges.some(connection, MARKS));
            marks.forEach(this::write);
        } while (marks.size() == MARKS && !stopped);
    }

    private void write(PurgeTable.Mark mark) {
        long after = mark.after();
        long next;
        boolean isSame = true;
        while (isSame && !stopped && (next = next(mark, after)) > 0) {
            long from = after;
            long to = next;
            // A message that was restored is left out of its mark by whoever restores it: that is another mark then.
            isSame = upkeep.step(connection -> {
                boolean locked = purges.lock(connection, mark);
                if (locked) {
                    purges.redact(connection, mark, from, to);
                }
                return locked;
            });
            after = next;
        }
        if (isSame && !stopped) {
            upkeep.step(connection -> purges.delete(connection, mark));
        }
    }

    private long next(PurgeTable.Mark mark, long after) {
        return upkeep.read(connection -> purges.next(connection, mark, after, MESSAGES));
    }
}
