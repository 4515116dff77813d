package dev.frontrow.chat.engine.calls;

import dev.frontrow.chat.engine.context.Deadline;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.StoreFailure;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.ChatStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads from the host's store, whose exceptions all mean the same to a caller. A read runs on a work thread and is
 * waited for so long, no longer: a store that hangs costs the container no thread. Called on request threads.
 */
public final class StoreCalls {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final EngineContext env;

    public StoreCalls(EngineContext env) {
        this.env = env;
    }

    /**
     * One call, about one room.
     *
     * @throws StoreFailure the store threw, or did not answer in time
     */
    public <T> T call(RoomId room, Function<ChatStore, T> read) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            env.work().execute(() -> answer(room, read, answer));
            return Deadline.await(answer, env.settings().storeTimeout(), "a read");
        } catch (RejectedExecutionException stopped) {
            throw new StoreFailure("the chat is closed", stopped);
        } finally {
            answer.cancel(false); // nobody waits any more: one that has not begun is left out when the store is back
        }
    }

    private <T> void answer(RoomId room, Function<ChatStore, T> read, CompletableFuture<T> answer) {
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(read.apply(env.store()));
        } catch (Throwable e) { // also an Error, or the caller would wait for the deadline
            env.observer().hostFailed("store", room, e);
            answer.completeExceptionally(e);
        }
    }

    /** Turns a failing store into a refusal. */
    public <T> Result<T> guard(Supplier<Result<T>> work) {
        try {
            return work.get();
        } catch (StoreFailure e) {
            return Result.refused(Refusal.retryable(RefusalCode.STORE_UNAVAILABLE, RETRY));
        }
    }
}
