package dev.frontrow.chat.pipeline;

import dev.frontrow.chat.hub.StoreFailure;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.outcome.Refusal;
import dev.frontrow.chat.outcome.RefusalCode;
import dev.frontrow.chat.outcome.Result;
import dev.frontrow.chat.store.ChatStore;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads from the host's store, whose exceptions all mean the same to a caller. */
final class StoreCalls {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ChatStore store;
    private final ChatObserver observer;

    StoreCalls(ChatStore store, ChatObserver observer) {
        this.store = store;
        this.observer = observer;
    }

    /**
     * One call.
     *
     * @throws StoreFailure whatever the store threw
     */
    <T> T call(Function<ChatStore, T> read) {
        try {
            return read.apply(store);
        } catch (Exception e) {
            observer.hostFailed("store", e);
            throw new StoreFailure("a read failed", e);
        }
    }

    /** Turns a failing store into a refusal. */
    <T> Result<T> guard(Supplier<Result<T>> work) {
        try {
            return work.get();
        } catch (StoreFailure e) {
            return Result.refused(Refusal.retryable(RefusalCode.STORE_UNAVAILABLE, RETRY));
        }
    }
}
