package dev.frontrow.chat.engine.calls;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A question to a part of the host, and its answer, which is never null. Cancelled by whoever gives it up. */
final class Question<T> extends FutureTask<T> {

    private final @Nullable Consumer<T> late;
    /** Came too late; known to the thread that asks. */
    private @Nullable T unheard;

    /** @param name of the part */
    Question(Callable<T> question, String name) {
        this(question, name, null);
    }

    /**
     * @param name of the part
     * @param late gets an answer that came after the question was cancelled
     */
    Question(Callable<T> question, String name, @Nullable Consumer<T> late) {
        super(() -> Objects.requireNonNull(question.call(), name));
        this.late = late;
    }

    @Override
    protected void set(T answer) {
        super.set(answer);
        if (isCancelled()) {
            unheard = answer;
        }
    }

    /**
     * What is done with a late answer is begun here and not in {@link #set}: when this has run, and not before, the
     * interrupt by whoever gave the question up has arrived, and it is for the question alone.
     */
    @Override
    public void run() {
        super.run();
        if (unheard != null && late != null) {
            late.accept(unheard);
        }
    }
}
