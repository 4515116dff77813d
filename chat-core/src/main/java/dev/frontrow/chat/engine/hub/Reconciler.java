package dev.frontrow.chat.engine.hub;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.store.RoomVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compares rooms in use with the store: all of them from time to time, so that what no hint told of is found, and one
 * of them for whoever must not be shown what another node has taken back. One comparison at a time, however long the
 * store takes; all who come meanwhile share the next one, so thousands who come at once cost few questions.
 */
final class Reconciler {

    private static final int MAX_AT_ONCE = 500;

    private record Asked(ActiveRoom room, CompletableFuture<Void> current) {}

    private final EngineContext env;
    private final Rooms rooms;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    /** When the comparison began that is at work. */
    private final AtomicReference<@Nullable Long> runningSince = new AtomicReference<>();

    private volatile boolean all;

    Reconciler(EngineContext env, Rooms rooms) {
        this.env = env;
        this.rooms = rooms;
    }

    /** Compares all rooms in use, at once or when the comparison at work is over. */
    void compareAll() {
        all = true;
        wake();
    }

    /**
     * Completes when the room has everything that was committed before this call; fails when the store does, and at
     * once when it has not answered for so long that nobody would wait any more.
     */
    CompletableFuture<Void> current(ActiveRoom room) {
        Long since = runningSince.get();
        if (since != null && now() - since > env.settings().storeTimeout().toNanos()) {
            return CompletableFuture.failedFuture(new TimeoutException("the store does not answer"));
        }
        Asked mine = new Asked(room, new CompletableFuture<>());
        asked.add(mine);
        wake();
        return mine.current();
    }

    private void wake() {
        if (runningSince.compareAndSet(null, now())) {
            try {
                env.work().execute(this::run);
            } catch (Throwable stopped) { // rejected, or there is no memory for one more thread
                runningSince.set(null);
                takeAsked().forEach(one -> one.current().completeExceptionally(stopped));
            }
        }
    }

    private void run() {
        List<Asked> batch = takeAsked(); // first: whoever asks from here on waits for the next comparison
        try {
            Map<ActiveRoom, CompletableFuture<Void>> compared = compare(some(batch));
            batch.forEach(one -> forward(compared.get(one.room()), one.current()));
        } catch (Throwable e) { // also an Error, or there would be no comparison any more; the next one tries again
            env.observer().hostFailed("store", null, e);
            batch.forEach(one -> one.current().completeExceptionally(e));
        } finally {
            runningSince.set(null);
            if (all || !asked.isEmpty()) { // looked at after it was put down: who came before that relied on this run
                wake();
            }
        }
    }

    private List<ActiveRoom> some(List<Asked> batch) {
        Set<ActiveRoom> some = new LinkedHashSet<>();
        batch.forEach(one -> some.add(one.room()));
        if (all) {
            all = false;
            some.addAll(rooms.active());
        }
        return List.copyOf(some);
    }

    private Map<ActiveRoom, CompletableFuture<Void>> compare(List<ActiveRoom> some) {
        Map<ActiveRoom, CompletableFuture<Void>> compared = new HashMap<>();
        for (int from = 0; from < some.size(); from += MAX_AT_ONCE) {
            compare(some.subList(from, Math.min(some.size(), from + MAX_AT_ONCE)), compared);
        }
        return compared;
    }

    private void compare(List<ActiveRoom> some, Map<ActiveRoom, CompletableFuture<Void>> compared) {
        Map<ActiveRoom, Long> heads = new HashMap<>(); // before the question: a store that has less by then has lost it
        some.forEach(active -> heads.put(active, active.room().head().seq()));
        List<RoomId> ids = some.stream().map(active -> active.room().id()).toList();
        Map<RoomId, RoomVersion> versions = env.store().versions(ids);
        heads.forEach((active, head) -> {
            RoomVersion version = versions.get(active.room().id());
            boolean isCurrent = version != null && active.committer().isCurrent(version, head);
            compared.put( // without a version the committer says what is wrong
                    active,
                    isCurrent
                            ? CompletableFuture.completedFuture(null)
                            : active.committer().catchUp());
        });
    }

    private List<Asked> takeAsked() {
        List<Asked> taken = new ArrayList<>();
        for (Asked one = asked.poll(); one != null; one = asked.poll()) {
            taken.add(one);
        }
        return taken;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whatever it comes to is handed on
    private static void forward(@Nullable CompletableFuture<Void> from, CompletableFuture<Void> to) {
        if (from == null) {
            throw new IllegalStateException("a room was not compared");
        }
        from.whenComplete((done, failure) -> {
            if (failure == null) {
                to.complete(null);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    private long now() {
        return env.nanoTime().getAsLong();
    }
}
