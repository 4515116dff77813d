package dev.frontrow.chat.jdbc.append;

import dev.frontrow.chat.store.EntryOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A batch that waits for a permit, or for another thread to commit it. */
final class PendingBatch {

    private final PlainBatch batch;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean over;
    private @Nullable List<EntryOutcome> outcomes;
    private @Nullable Throwable failure;

    PendingBatch(PlainBatch batch) {
        this.batch = batch;
    }

    PlainBatch batch() {
        return batch;
    }

    boolean isOver() {
        return over;
    }

    /** Wakes its thread, which may find a free permit now. */
    void signal() {
        signals.release();
    }

    /** Waits for a signal, unless it is over. */
    void await() {
        if (!over) {
            signals.acquireUninterruptibly();
        }
    }

    /** What became of it; empty if it was not appended. */
    void end(Optional<GroupStatement.Appended> appended) {
        outcomes = appended.map(batch::done).orElse(null);
        over();
    }

    void fail(Throwable thrown) {
        failure = thrown;
        over();
    }

    /** The outcome, once it is over. */
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
