package dev.frontrow.benchmarks.parts;

/**
 * What one run of a part takes.
 *
 * @param nanos time on the clock
 * @param cpuNanos processor time of the whole process
 * @param bytes allocated, by all threads
 */
record Cost(double nanos, double cpuNanos, double bytes) {

    /** One line, for {@link #parse}. */
    String written() {
        return nanos + " " + cpuNanos + " " + bytes;
    }

    static Cost parse(String line) {
        String[] numbers = line.strip().split(" ", 3);
        return new Cost(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
    }
}
