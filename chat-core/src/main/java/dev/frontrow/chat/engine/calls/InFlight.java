package dev.frontrow.chat.engine.calls;

import dev.frontrow.chat.engine.context.StoreFailure;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests under way. A key is under way at most once; and one can wait until everything of a user that was begun
 * before is over, so that what the host changed holds for all that is accepted from then on. Safe for use by many
 * threads.
 */
public final class InFlight {

    private static final Duration RETRY_REPEAT = Duration.ofMillis(250);
    private static final Duration RETRY_STORE = Duration.ofSeconds(1);

    private static final CompletableFuture<?> NO_COMMIT = CompletableFuture.completedFuture(null);

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<Key, Running> keys = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private record Key(RoomId room, UserId user, String value) {}

    /** One request under way. */
    public static final class Running {

        private final @Nullable UserId user;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile CompletableFuture<?> commit = NO_COMMIT;

        public Running(@Nullable UserId user) {
            this.user = user;
        }

        /** It is not over before this is, whatever was answered meanwhile. */
        void holdUntil(CompletableFuture<?> committed) {
            commit = committed;
        }
    }

    /**
     * Does something that counts as under way until it is over.
     *
     * @param user whose request it is; null: the host's own
     */
    public <T> Result<T> during(
            RoomId room, @Nullable UserId user, @Nullable IdempotencyKey key, Function<Running, Result<T>> work) {
        Running mine = new Running(user);
        running.add(mine);
        Key claimed = key == null ? null : new Key(room, key.user(), key.value());
        boolean isFirst = claimed == null || keys.putIfAbsent(claimed, mine) == null;
        try {
            if (closed) { // looked at after this request could be seen: whoever closes waits for it
                return draining();
            }
            return isFirst
                    ? work.apply(mine)
                    : Result.refused(Refusal.retryable(RefusalCode.REQUEST_IN_PROGRESS, RETRY_REPEAT));
        } catch (StoreFailure e) {
            return Result.refused(Refusal.retryable(RefusalCode.STORE_UNAVAILABLE, RETRY_STORE));
        } finally {
            endWithCommit(mine, claimed);
        }
    }

    /** Does something that nobody need wait for, as long as nothing is closed. */
    public <T> Result<T> unlessClosed(Supplier<Result<T>> work) {
        return closed ? draining() : work.get();
    }

    private static <T> Result<T> draining() {
        return Result.refused(Refusal.retryable(RefusalCode.DRAINING, RETRY_STORE));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the commit came to was, or will be, answered elsewhere
    private void endWithCommit(Running mine, @Nullable Key claimed) {
        mine.commit.whenComplete((outcome, failure) -> {
            if (claimed != null) {
                keys.remove(claimed, mine);
            }
            running.remove(mine);
            mine.over.complete(null);
        });
    }

    /** Waits until everything of a user that is under way now is over; whether it was in time. */
    public boolean awaitUser(UserId user, Duration timeout) throws InterruptedException {
        return await(running.stream().filter(one -> user.equals(one.user)).toList(), timeout);
    }

    /** Refuses what comes from now on, and waits until everything under way is over; whether it was in time. */
    public boolean close(Duration timeout) throws InterruptedException {
        closed = true;
        return await(List.copyOf(running), timeout);
    }

    private static boolean await(Collection<Running> some, Duration timeout) throws InterruptedException {
        try {
            CompletableFuture.allOf(some.stream().map(one -> one.over).toArray(CompletableFuture[]::new))
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("completed normally, always", e);
        }
    }
}
