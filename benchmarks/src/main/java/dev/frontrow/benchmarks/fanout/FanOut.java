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
        try {
            for (Candidate candidate : candidates) {
                Results told = new Results();
                results.put(candidate.name(), told);
                attempt(candidate.name(), () -> {
                    Measurement measurement = new Measurement(options, candidate, told);
                    running.put(candidate.name(), measurement);
                    measurement.warmUp();
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
        print();
    }

    private List<Candidate> candidates() throws IOException {
        List<Candidate> known = Candidate.all(options);
        if (known.stream().noneMatch(candidate -> candidate.name().equals("nchan"))) {
            System.err.println("nchan: skipped, no nginx with it is installed");
        }
        for (String asked : options.servers()) {
            if (known.stream().noneMatch(candidate -> candidate.name().equals(asked)) && !asked.equals("nchan")) {
                throw new IllegalArgumentException("server: " + asked + " (expected: "
                        + String.join(", ", known.stream().map(Candidate::name).toList()) + ")");
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

    private void compare() {
        Results limit = results.get(Candidate.LIMIT);
        if (limit != null) {
            for (Results one : results.values()) {
                if (!one.hasFailed()) {
                    one.add(Column.RATIO, one.last(Column.CPU) / limit.last(Column.CPU));
                }
            }
        }
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
        columns.add(Column.RATIO);
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
