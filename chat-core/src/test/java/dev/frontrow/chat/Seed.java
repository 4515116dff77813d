package dev.frontrow.chat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Randomness for tests that can be had again: the seed is printed, and {@code -Dfrontrow.seed=…} sets it. */
public final class Seed {

    private Seed() {}

    /** A generator whose seed is in the output under the name of the test. */
    public static RandomGenerator random(String test) {
        long seed = Long.getLong("frontrow.seed", System.nanoTime());
        System.out.println(test + ": -Dfrontrow.seed=" + seed);
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
