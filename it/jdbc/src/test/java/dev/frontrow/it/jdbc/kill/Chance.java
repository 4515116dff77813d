package dev.frontrow.it.jdbc.kill;

import java.util.Random;

/** Chance that can be had again: the system property {@code frontrow.seed}, else a new one; reports print it. */
final class Chance {

    private static final long SEED = Long.getLong("frontrow.seed", System.nanoTime());

    private Chance() {}

    static long seed() {
        return SEED;
    }

    static Random random() {
        return new Random(SEED);
    }
}
