package dev.frontrow.chat.testkit;

import dev.frontrow.chat.transport.StreamWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A connection that takes everything at once and remembers it. Called by tests.
 *
 * <p>Written to by the loop, looked at by any thread.
 */
public final class RecordingStreamWriter implements StreamWriter {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SseParser parser = new SseParser();
    private final List<SseEvent> events = new ArrayList<>();
    private int writes;
    private int closes;
    private @Nullable IOException broken;

    /** A connection that nothing was written to. */
    public RecordingStreamWriter() {}

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void write(byte[] written) throws IOException {
        lock.lock();
        try {
            if (broken != null) {
                throw broken;
            }
            if (closes > 0) {
                throw new IllegalStateException("a write after close()");
            }
            writes++;
            bytes.writeBytes(written);
            events.addAll(parser.feed(written));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on the other side is gone: every write throws this. */
    public void breakWith(IOException failure) {
        lock.lock();
        try {
            broken = failure;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that was written. */
    public byte[] bytes() {
        lock.lock();
        try {
            return bytes.toByteArray();
        } finally {
            lock.unlock();
        }
    }

    /** Everything that was written, as events, comments and retry times. */
    public List<SseEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** The events of one type that a browser would dispatch. */
    public List<SseEvent> events(String type) {
        return events().stream()
                .filter(SseEvent::isDispatched)
                .filter(event -> event.type().equals(type))
                .toList();
    }

    /** How many times something was written. */
    public int writes() {
        lock.lock();
        try {
            return writes;
        } finally {
            lock.unlock();
        }
    }

    /** How many times it was closed; more than once is a mistake of the caller. */
    public int closes() {
        lock.lock();
        try {
            return closes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until what was written satisfies a condition, and returns it.
     *
     * @throws AssertionError it did not within that time
     */
    public List<SseEvent> await(Duration atMost, Predicate<List<SseEvent>> condition) {
        awaitThat(atMost, "the events that were waited for", () -> condition.test(List.copyOf(events)));
        return events();
    }

    /**
     * Waits until an event of this type was written, and returns the first.
     *
     * @throws AssertionError there was none within that time
     */
    public SseEvent await(Duration atMost, String type) {
        awaitThat(atMost, "an event " + type, () -> events.stream().anyMatch(is(type)));
        return events().stream().filter(is(type)).findFirst().orElseThrow();
    }

    /**
     * Waits until it is closed.
     *
     * @throws AssertionError it was not within that time
     */
    public void awaitClose(Duration atMost) {
        awaitThat(atMost, "close()", () -> closes > 0);
    }

    private void awaitThat(Duration atMost, String what, BooleanSupplier holds) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!holds.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("no " + what + " within " + atMost + ", but " + events);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }

    private static Predicate<SseEvent> is(String type) {
        return event -> event.isDispatched() && event.type().equals(type);
    }
}
