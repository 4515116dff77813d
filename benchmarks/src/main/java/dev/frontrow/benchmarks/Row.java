package dev.frontrow.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What several turns of one load came to. */
public final class Row {

    private final String name;
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> micros = new ArrayList<>();

    Row(String name) {
        this.name = name;
    }

    void add(Load.Outcome outcome) {
        perSecond.add(outcome.perSecond());
        micros.add(outcome.medianMicros());
    }

    double rate() {
        return median(perSecond);
    }

    double time() {
        return median(micros);
    }

    void print() {
        System.out.printf("  %-32s %,10.0f a second, p50 %,8.0f µs%n", name, rate(), time());
    }

    /** The value in the middle; the upper one of two. */
    public static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
