package dev.frontrow.benchmarks.fanout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whole servers over real sockets, in turns: what a delivery costs, how long it takes, and what is lost. */
public final class FanOut {

    private final FanOutOptions options;
    private final Map<String, Results> results = new LinkedHashMap<>();
    private final Map<String, Measurement> running = new LinkedHashMap<>();

    private FanOut(FanOutOptions options) {
        this.options = options;
    }

    /** Runs it and prints a table; {@link FanOutOptions} says which arguments there are. */
    public static void run(List<String> arguments) throws IOException, InterruptedException {
        new FanOut(FanOutOptions.parse(arguments)).run();
    }

    private void run() throws IOException, InterruptedException {
        List<Candidate> candidates = candidates();
        try (RunFolder folder = RunFolder.create()) {
            measure(candidates, folder);
            if (results.values().stream().anyMatch(Results::hasFailed)) {
                folder.keep();
            }
        }
        print();
    }

    private void measure(List<Candidate> candidates, RunFolder folder) throws IOException, InterruptedException {
        try {
            for (Candidate candidate : candidates) {
                Results told = new Results();
                results.put(candidate.name(), told);
                attempt(candidate.name(), () -> {
                    Measurement measurement = new Measurement(options, candidate, folder.of(candidate.name()), told);
                    running.put(candidate.name(), measurement);
                    measurement.warmUp();
                    System.err.println(candidate.name() + " is warm");
                });
            }
            for (int turn = 1; turn <= options.turns(); turn++) {
                for (String name : List.copyOf(running.keySet())) {
                    Measurement measurement = running.get(name);
                    if (measurement != null) {
                        attempt(name, measurement::turn);
                    }
                }
                compare();
                System.err.printf("turn %d of %d is over%n", turn, options.turns());
            }
        } finally {
            running.values().forEach(Measurement::close);
        }
    }

    private List<Candidate> candidates() throws IOException {
        List<Candidate> known = Candidate.all(options);
        List<String> names = known.stream().map(Candidate::name).toList();
        Candidate.optional().forEach((name, missing) -> {
            if (options.asksFor(name) && !names.contains(name)) {
                System.err.println(name + ": skipped, " + missing);
            }
        });
        for (String asked : options.servers()) {
            if (!names.contains(asked) && !Candidate.optional().containsKey(asked)) {
                throw new IllegalArgumentException(
                        "server: " + asked + " (expected: " + String.join(", ", names) + ")");
            }
        }
        List<Candidate> chosen = new ArrayList<>(known.stream()
                .filter(candidate -> options.asksFor(candidate.name()))
                .toList());
        for (FanOutOptions.Also also : options.also()) {
            chosen.add(Candidate.frontrow(also.name(), also.kind(), ClassPath.parse(also.classPath())));
        }
        return chosen;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** One that fails is told in the table, and the others go on. */
    private void attempt(String name, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (IOException | IllegalStateException e) {
            System.err.println(name + ": given up: " + e);
            results.getOrDefault(name, new Results()).fail(String.valueOf(e.getMessage()));
            Measurement given = running.remove(name);
            if (given != null) {
                given.close();
            }
        }
    }

    /** To the nearest limit there is. */
    private void compare() {
        Results limit = results.get(results.containsKey(Candidate.LIMIT_C) ? Candidate.LIMIT_C : Candidate.LIMIT);
        if (limit != null) {
            for (Results one : results.values()) {
                if (!one.hasFailed()) {
                    one.add(ratio(), one.last(Column.CPU) / limit.last(Column.CPU));
                }
            }
        }
    }

    private Column ratio() {
        return results.containsKey(Candidate.LIMIT_C) ? Column.TIMES_C : Column.TIMES_LIMIT;
    }

    private void print() {
        System.out.printf(
                "%n%d viewers of one room, %d messages a second for %d s, texts of %d characters (events of %d bytes),"
                        + " medians of %d turns%nJDK %s, %d processors, %s %s, send buffers: %s%n%n",
                options.viewers(),
                options.perSecond(),
                options.seconds(),
                Message.TEXT_LENGTH,
                new Message(0, System.nanoTime()).encoded().length,
                options.turns(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                options.sendBuffer() == 0 ? "the system's" : options.sendBuffer() + " bytes");
        Set<Column> columns = new LinkedHashSet<>();
        columns.add(Column.CPU);
        columns.add(ratio());
        results.values().forEach(one -> columns.addAll(one.columns()));
        StringBuilder table = new StringBuilder("| server |");
        columns.forEach(column -> table.append(' ').append(column.title()).append(" |"));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        results.forEach((name, one) -> {
            table.append("| ").append(name).append(" |");
            columns.forEach(column -> table.append(' ').append(one.cell(column)).append(" |"));
            table.append(one.hasFailed() ? " given up: " + one.remark() : "").append('\n');
        });
        System.out.print(table);
    }
}
