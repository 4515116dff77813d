package dev.frontrow.chat.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * An executor that runs what was handed to it when a test says so, on the test's own thread, in order. Called by tests.
 *
 * <p>Tasks may be handed over by any thread.
 */
public final class ManualExecutor implements Executor {

    private static final int ENDLESS = 1_000_000;

    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** An executor with nothing to do. */
    public ManualExecutor() {}

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
        }
    }

    /** How many tasks wait. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /**
     * Runs the task that waited longest, if there is one; tells whether there was. What the task throws comes out here.
     */
    public boolean runNext() {
        Runnable task;
        synchronized (waiting) {
            task = waiting.poll();
        }
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    /**
     * Runs tasks until none waits, those included that were handed over meanwhile; tells how many.
     *
     * @throws AssertionError after a million tasks: they will not end
     */
    public int runAll() {
        int ran = 0;
        while (runNext()) {
            if (++ran == ENDLESS) {
                throw new AssertionError("after " + ENDLESS + " tasks there are still new ones");
            }
        }
        return ran;
    }
}
