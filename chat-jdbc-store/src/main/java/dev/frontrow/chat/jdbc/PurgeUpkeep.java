package dev.frontrow.chat.jdbc;

import java.util.List;

/** Takes out of their rows the texts that purges have hidden, a few hundred a transaction and without the room's lock. Any thread; several nodes may do it at once. */
final class PurgeUpkeep {

    private static final int MARKS = 100;
    private static final int MESSAGES = 500;

    private final Upkeep upkeep;
    private final PurgeTable purges;
    private volatile boolean stopped;

    PurgeUpkeep(Upkeep upkeep, PurgeTable purges) {
        this.upkeep = upkeep;
        this.purges = purges;
    }

    /** Ends after the step it is at; what is left stays hidden, and is for whoever runs next. */
    void stop() {
        stopped = true;
    }

    void run() {
        List<PurgeTable.Mark> marks;
        do {
            marks = upkeep.read(connection -> purges.some(connection, MARKS));
            marks.forEach(this::write);
        } while (marks.size() == MARKS && !stopped);
    }

    private void write(PurgeTable.Mark mark) {
        long after = 0;
        long next;
        while ((next = next(mark, after)) > 0 && !stopped) {
            long from = after;
            long to = next;
            upkeep.step(connection -> purges.bury(connection, mark, from, to));
            after = next;
        }
        if (!stopped) {
            upkeep.step(connection -> purges.delete(connection, mark));
        }
    }

    private long next(PurgeTable.Mark mark, long after) {
        return upkeep.read(connection -> purges.next(connection, mark, after, MESSAGES));
    }
}
