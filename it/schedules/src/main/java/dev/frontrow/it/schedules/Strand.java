package dev.frontrow.it.schedules;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One thread of a run. It moves only while it is the run's current one. */
final class Strand implements Runnable {

    private static final ThreadLocal<@Nullable Strand> CURRENT = new ThreadLocal<>();

    /** Unwinds a strand that is left over when the run has ended. */
    @SuppressWarnings("serial")
    static final class Over extends Error {
        Over() {
            super("the run is over", null, false, false);
        }
    }

    private final Run run;
    private final String name;
    private final boolean serves;
    private final Callable<?> body;
    private volatile @Nullable Thread thread;

    // Changed by the current strand alone.
    private String where = "its start";
    private @Nullable BooleanSupplier until;
    private boolean ended;

    /** @param serves whether it only waits for tasks: the run is over when nothing else is left */
    Strand(Run run, String name, boolean serves, Callable<?> body) {
        this.run = run;
        this.name = name;
        this.serves = serves;
        this.body = body;
    }

    /** That of this thread, if it belongs to a run. */
    static @Nullable Strand current() {
        return CURRENT.get();
    }

    Run home() {
        return run;
    }

    String name() {
        return name;
    }

    String where() {
        return where;
    }

    boolean serves() {
        return serves;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether it could go on now. */
    boolean isEnabled() {
        return !ended && (until == null || until.getAsBoolean());
    }

    /** Stops here, until it is its turn again; that it is not before the condition holds. */
    void pauseAt(String place, @Nullable BooleanSupplier condition) {
        where = place;
        until = condition;
        run.next(this);
        awaitTurn();
        until = null;
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    private void awaitTurn() {
        while (!run.isTurnOf(this)) {
            LockSupport.park(this);
        }
        if (run.isOver()) {
            throw new Over();
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        CURRENT.set(this);
        try {
            awaitTurn();
            work();
            ended = true;
            where = "its end";
            run.next(this);
        } catch (Over over) {
            // nobody waits for it any more
        } finally {
            CURRENT.remove();
            run.left();
        }
    }

    private void work() {
        try {
            body.call();
        } catch (Over over) {
            throw over;
        } catch (Throwable e) {
            run.fail(new AssertionError(name + " failed: " + e, e));
        }
    }
}
