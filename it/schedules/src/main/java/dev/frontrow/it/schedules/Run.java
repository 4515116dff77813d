package dev.frontrow.it.schedules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario: its strands, of which one moves at a time, and the choices that were made between them. At
 * each point where several could go on the schedule says which one does; behind its end the one that is running goes
 * on for as long as it can.
 */
public final class Run {

    /** More than any scenario takes: it does not come to an end. */
    private static final int MAX_STEPS = 50_000;

    private static final int STUCK_SECONDS = 30;

    /** A place where several strands could go on. */
    record Choice(int taken, int options, boolean isPreemptible) {}

    private final int[] schedule;
    private final List<Strand> strands = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final Set<Object> monitors = Collections.newSetFromMap(new IdentityHashMap<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable CountDownLatch running;
    private volatile @Nullable Strand current;
    private volatile boolean over;
    private volatile @Nullable AssertionError failure;
    private int steps;

    Run(int[] schedule) {
        this.schedule = schedule;
    }

    /** A thread of the scenario. */
    public void strand(String name, Callable<?> body) {
        strands.add(new Strand(this, name, false, body));
    }

    /** An executor of so many threads, which take the tasks in their order. What is left of them at the end is done. */
    public Executor executor(String name, int threads) {
        Queue<Runnable> tasks = new ArrayDeque<>(); // only the current strand touches it
        for (int i = 0; i < threads; i++) {
            strands.add(new Strand(this, name + "-" + i, true, () -> {
                while (true) {
                    Points.await(name + " has a task", () -> !tasks.isEmpty());
                    tasks.remove().run();
                }
            }));
        }
        return tasks::add;
    }

    /** Lets the strands move until all have ended. What went wrong, if something did. */
    @Nullable
    AssertionError play(Executor threads) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(strands.size());
        running = left;
        strands.forEach(threads::execute);
        next(null);
        if (!end.await(STUCK_SECONDS, TimeUnit.SECONDS)) {
            fail(new AssertionError("blocked, in a way that the points do not know of: " + state()));
        }
        over = true;
        strands.forEach(Strand::wake);
        if (!left.await(STUCK_SECONDS, TimeUnit.SECONDS)) {
            fail(new AssertionError("strands do not end: " + state()));
        }
        return failure;
    }

    /** A strand is about to do something that others may see. */
    void point(Strand strand, String where) {
        if (!holdsMonitor()) { // nobody could enter it anyway
            strand.pauseAt(where, null);
        }
    }

    /** A strand can go on only when this holds. */
    void await(Strand strand, String where, BooleanSupplier condition) {
        if (holdsMonitor()) {
            throw new IllegalStateException("waits inside a monitor: " + where);
        }
        strand.pauseAt(where, condition);
    }

    void monitor(Object monitor) {
        monitors.add(monitor);
    }

    private boolean holdsMonitor() {
        return monitors.stream().anyMatch(Thread::holdsLock);
    }

    /** Whose turn it is from now on. */
    void next(@Nullable Strand me) {
        Strand next = ++steps > MAX_STEPS ? null : choose(me);
        if (next == null) {
            if (steps > MAX_STEPS) {
                fail(new AssertionError("no end after " + MAX_STEPS + " steps: " + state()));
            } else if (strands.stream().anyMatch(strand -> !strand.hasEnded() && !strand.serves())) {
                fail(new AssertionError("nobody can go on: " + state()));
            }
            current = null;
            end.countDown();
        } else if (next != me) {
            trace.add((me == null ? "" : me.name() + " stops at " + me.where() + "; ") + next.name() + " goes on from "
                    + next.where());
            current = next;
            next.wake();
        }
    }

    private @Nullable Strand choose(@Nullable Strand me) {
        List<Strand> enabled = new ArrayList<>(strands.size());
        boolean isPreemptible = me != null && me.isEnabled();
        if (isPreemptible) {
            enabled.add(me);
        }
        for (Strand strand : strands) {
            if (strand != me && strand.isEnabled()) {
                enabled.add(strand);
            }
        }
        if (enabled.size() < 2) {
            return enabled.isEmpty() ? null : enabled.get(0);
        }
        int place = choices.size();
        int taken = place < schedule.length ? Math.min(schedule[place], enabled.size() - 1) : 0;
        choices.add(new Choice(taken, enabled.size(), isPreemptible));
        return enabled.get(taken);
    }

    boolean isTurnOf(Strand strand) {
        return over || current == strand;
    }

    boolean isOver() {
        return over;
    }

    /** A thread is done with its strand. */
    void left() {
        CountDownLatch left = running;
        if (left != null) {
            left.countDown();
        }
    }

    /** The first failure counts. */
    void fail(AssertionError failed) {
        if (failure == null) {
            failure = failed;
        }
    }

    List<Choice> choices() {
        return choices;
    }

    /** Who moved when. */
    List<String> trace() {
        return trace;
    }

    private String state() {
        List<String> places = new ArrayList<>();
        strands.forEach(strand -> places.add(strand.name() + " is at " + strand.where()));
        return String.join(", ", places);
    }
}
