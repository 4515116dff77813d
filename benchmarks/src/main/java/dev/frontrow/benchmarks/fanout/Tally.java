package dev.frontrow.benchmarks.fanout;

/**
 * What came of a stretch of messages.
 *
 * @param deliveries messages that arrived, each counted for each viewer
 * @param missing what did not arrive at viewers who read all the time
 * @param missingSlow what did not arrive at those who did not
 * @param doubled what arrived more than once
 * @param ended viewers whose connection the server ended
 * @param lastNanos when the last message arrived
 * @param latencies from sent to arrived
 */
record Tally(
        long deliveries, long missing, long missingSlow, long doubled, int ended, long lastNanos, Samples latencies) {}
