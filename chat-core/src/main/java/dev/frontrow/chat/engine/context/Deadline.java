package dev.frontrow.chat.engine.context;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the store, so long and no longer. For request threads: a work thread must not wait for another. */
public final class Deadline {

    private Deadline() {}

    /**
     * The answer.
     *
     * @param what is waited for, for the exception
     * @throws StoreFailure the store threw, or did not answer in time
     */
    public static <T> T await(CompletableFuture<T> answer, Duration timeout, String what) {
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new StoreFailure(what + " failed", e);
        } catch (TimeoutException e) {
            throw new StoreFailure(what + " took longer than " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailure("interrupted", e);
        }
    }
}
