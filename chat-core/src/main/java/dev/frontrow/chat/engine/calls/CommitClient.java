package dev.frontrow.chat.engine.calls;

import dev.frontrow.chat.engine.commit.QueueFull;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for a commit, so long and no longer. What is not known to be committed is not answered as such; the key settles
 * it when the client asks again.
 */
public final class CommitClient {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Hub hub;
    private final Duration timeout;

    public CommitClient(Hub hub, Duration timeout) {
        this.hub = hub;
        this.timeout = timeout;
    }

    public Result<EntryOutcome> commit(RoomId room, Entry entry, InFlight.Running running) {
        CompletableFuture<EntryOutcome> outcome = hub.commit(room, entry);
        running.holdUntil(outcome);
        try {
            return Result.accepted(outcome.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return e.getCause() instanceof QueueFull ? overloaded() : unavailable();
        } catch (TimeoutException e) {
            return unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable();
        }
    }

    /** It was not even begun. */
    private static Result<EntryOutcome> overloaded() {
        return Result.refused(Refusal.retryable(RefusalCode.OVERLOADED, RETRY));
    }

    /** Whether it is committed is not known. */
    private static Result<EntryOutcome> unavailable() {
        return Result.refused(Refusal.retryable(RefusalCode.STORE_UNAVAILABLE, RETRY));
    }
}
