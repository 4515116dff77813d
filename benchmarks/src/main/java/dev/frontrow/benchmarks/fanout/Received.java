package dev.frontrow.benchmarks.fanout;

import java.util.BitSet;

/** Which messages of a stretch one viewer has got, and how many of them more than once. For one thread. */
final class Received {

    private final BitSet seen;
    private final long first;
    private final int count;
    private int distinct;
    private int doubled;

    /**
     * Nothing yet.
     *
     * @param first the number of the first message
     * @param count how many messages there are
     */
    Received(long first, int count) {
        this.first = first;
        this.count = count;
        this.seen = new BitSet(count);
    }

    /**
     * A message has come. Returns whether it is of this stretch and new; if it is of this stretch and known, it is
     * counted as doubled.
     */
    boolean add(long number) {
        if (number < first || number >= first + count) {
            return false;
        }
        int index = (int) (number - first);
        if (seen.get(index)) {
            doubled++;
            return false;
        }
        seen.set(index);
        distinct++;
        return true;
    }

    int missing() {
        return count - distinct;
    }

    int doubled() {
        return doubled;
    }
}
