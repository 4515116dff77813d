package dev.frontrow.benchmarks.fanout;

/**
 * A column of the table.
 *
 * @param title its head
 * @param decimals digits behind the point
 * @param summed whether it tells the sum of all turns; otherwise their median
 */
record Column(String title, int decimals, boolean summed) {

    static final Column CPU = new Column("µs CPU a delivery", 2, false);
    static final Column TIMES_C = new Column("× C", 2, false);
    static final Column TIMES_LIMIT = new Column("× limit", 2, false);
    static final Column P50 = new Column("p50 ms", 1, false);
    static final Column P99 = new Column("p99 ms", 1, false);
    static final Column ACK = new Column("ack p50 ms", 2, false);
    static final Column LOST = new Column("lost", 0, true);
    static final Column DOUBLED = new Column("doubled", 0, true);
    static final Column RSS = new Column("RSS KiB a viewer", 1, false);
    static final Column HEAP = new Column("heap KiB a viewer", 1, false);
    static final Column STORM = new Column("storm s", 2, false);
    static final Column STALLED_CPU = new Column("stalled: µs CPU a delivery", 2, false);
    static final Column STALLED_LOST = new Column("stalled: lost by the others", 0, true);
    static final Column STALLED_SLOW_LOST = new Column("stalled: lost by the stalled", 0, true);

    /** How many deliveries a second while so many send as fast as they are answered, in millions. */
    static Column burst(int senders) {
        return new Column("burst of " + senders + ": M/s", 3, false);
    }

    /** How long their answers took. */
    static Column burstAck(int senders) {
        return new Column("burst of " + senders + ": ack p50 ms", 2, false);
    }
}
