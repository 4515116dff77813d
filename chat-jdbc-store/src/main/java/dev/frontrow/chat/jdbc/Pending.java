package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.store.EntryOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A batch that waits for its turn, or for whoever commits it. */
final class Pending {

    private final PlainBatch batch;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean over;
    private @Nullable List<EntryOutcome> outcomes;
    private @Nullable Throwable failure;

    Pending(PlainBatch batch) {
        this.batch = batch;
    }

    PlainBatch batch() {
        return batch;
    }

    boolean isOver() {
        return over;
    }

    /** It may be its thread's turn now. */
    void signal() {
        signals.release();
    }

    /** Waits for a signal, or until it is over. */
    void await() {
        if (!over) {
            signals.acquireUninterruptibly();
        }
    }

    /** Appended behind this place; empty: not appended. */
    void end(Optional<Long> before) {
        outcomes = before.map(batch::doneBehind).orElse(null);
        over();
    }

    void fail(Throwable thrown) {
        failure = thrown;
        over();
    }

    /** What became of it, once it is over. */
    Optional<List<EntryOutcome>> outcome() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return Optional.ofNullable(outcomes);
    }

    private void over() {
        over = true;
        signals.release();
    }
}
