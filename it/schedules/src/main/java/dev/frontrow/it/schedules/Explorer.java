package dev.frontrow.it.schedules;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario under one schedule after the other: first all in which no strand is stopped before it must be, then
 * those in which that happens once, twice, and three times. If there are more than it may run, it takes some of them at
 * random, the same ones every time. Most mistakes need two such stops at the right places (Musuvathi and Qadeer,
 * "Iterative context bounding", PLDI 2007).
 */
public final class Explorer {

    private static final int MAX_STOPS = 3;
    private static final int SEED = 17;

    /** A schedule to be tried: that of another run up to a place, and there another choice. */
    @SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
    private record Branch(int[] before, int place, int choice) {
        int[] schedule() {
            int[] schedule = Arrays.copyOf(before, place + 1);
            schedule[place] = choice;
            return schedule;
        }
    }

    /**
     * What came of it.
     *
     * @param runs how many were made
     * @param failure what went wrong in the last one, and who moved when; null if all went well
     */
    public record Report(int runs, @Nullable AssertionError failure) {}

    private final Class<? extends Scenario> scenario;
    private final Set<String> instrumented;
    private final Map<String, byte[]> planted;
    private final int maxRuns;

    private Explorer(
            Class<? extends Scenario> scenario, Set<String> instrumented, Map<String, byte[]> planted, int maxRuns) {
        this.scenario = scenario;
        this.instrumented = instrumented;
        this.planted = planted;
        this.maxRuns = maxRuns;
    }

    /**
     * All schedules of a scenario, 800 runs at most.
     *
     * @param instrumented the classes inside which strands may be stopped
     */
    public static Explorer of(Class<? extends Scenario> scenario, Class<?>... instrumented) {
        Set<String> names = Arrays.stream(instrumented).map(Class::getName).collect(Collectors.toSet());
        return new Explorer(scenario, names, Map.of(), 800);
    }

    /** The same with so many runs at most. Default 800. */
    public Explorer maxRuns(int runs) {
        return new Explorer(scenario, instrumented, planted, runs);
    }

    /** The same with a mistake in one class. */
    public Explorer with(PlantedBug bug) {
        return new Explorer(scenario, instrumented, bug.classes(), maxRuns);
    }

    /** Runs it until something goes wrong, or there is nothing left to try. */
    public Report explore() throws Exception {
        Class<?> loaded = Class.forName(scenario.getName(), true, new Loader(instrumented, planted));
        Constructor<?> constructor = loaded.getDeclaredConstructor();
        constructor.setAccessible(true);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "strand");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return explore(constructor, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private Report explore(Constructor<?> constructor, ExecutorService threads) throws Exception {
        List<List<Branch>> byStops = new ArrayList<>();
        for (int stops = 0; stops <= MAX_STOPS; stops++) {
            byStops.add(new ArrayList<>());
        }
        Random random = new Random(SEED);
        int runs = 0;
        int stops = 0;
        int[] schedule = {};
        while (true) {
            Run run = new Run(schedule);
            runs++;
            AssertionError failure = play((Scenario) constructor.newInstance(), run, threads);
            if (failure != null) {
                failure.addSuppressed(new AssertionError("in run " + runs + ":\n" + String.join("\n", run.trace())));
                return new Report(runs, failure);
            }
            branches(run.choices(), schedule.length, stops, byStops);
            while (stops <= MAX_STOPS && byStops.get(stops).isEmpty()) {
                stops++;
            }
            if (stops > MAX_STOPS || runs == maxRuns) {
                return new Report(runs, null);
            }
            schedule = takeAny(byStops.get(stops), random).schedule();
        }
    }

    private static @Nullable AssertionError play(Scenario program, Run run, ExecutorService threads) throws Exception {
        program.begin(run);
        AssertionError failure = run.play(threads);
        if (failure == null) {
            try {
                program.check();
            } catch (AssertionError e) {
                return e;
            }
        }
        return failure;
    }

    /** All schedules that differ from a run's at one place behind its own schedule. */
    private static void branches(List<Run.Choice> choices, int from, int stops, List<List<Branch>> byStops) {
        int[] taken = choices.stream().mapToInt(Run.Choice::taken).toArray();
        for (int place = from; place < taken.length; place++) {
            Run.Choice choice = choices.get(place);
            int cost = stops + (choice.isPreemptible() ? 1 : 0);
            for (int other = 1; cost <= MAX_STOPS && other < choice.options(); other++) {
                byStops.get(cost).add(new Branch(taken, place, other));
            }
        }
    }

    private static Branch takeAny(List<Branch> branches, Random random) {
        int last = branches.size() - 1;
        int any = random.nextInt(branches.size());
        Branch taken = branches.get(any);
        branches.set(any, branches.get(last));
        branches.remove(last);
        return taken;
    }
}
