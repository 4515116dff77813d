package dev.frontrow.benchmarks.parts;

/** One thing that is done again and again, on one thread. */
@FunctionalInterface
interface Part {

    /** Does it once. What it returns is kept, so that the compiler cannot leave the work out. */
    Object run();
}
