package dev.frontrow.tck;

import java.util.Random;

/** Chance that can be had again: the system property {@code frontrow.seed}, else a new one; reports print it. */
final class Seed {

    private static final long VALUE = Long.getLong("frontrow.seed", System.nanoTime());

    private Seed() {}

    static long value() {
        return VALUE;
    }

    /** A source of its own for each part, so that threads do not disturb each other. */
    static Random random(int part) {
        return new Random(VALUE + part);
    }
}
