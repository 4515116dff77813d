package dev.frontrow.chat.engine.hub;

import dev.frontrow.chat.engine.commit.Committer;
import dev.frontrow.chat.engine.context.Deadline;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.StoreFailure;
import dev.frontrow.chat.engine.fanout.EventLoop;
import dev.frontrow.chat.engine.fanout.StreamLimit;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.engine.room.SanctionsVersion;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.store.RoomHead;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rooms in use on this node. A room is read from the store by whoever comes first, once, and everybody else waits
 * for that.
 */
final class Rooms {

    /**
     * With more rooms than these the ones that nobody uses go at once: anybody who signed in can ask for one of any
     * name that the host takes for a room.
     */
    private static final int MANY = 2000;

    /** Time enough for whoever has just found a room in use, and the shortest that the setting may be. */
    private static final Duration MIN_IDLE = Duration.ofSeconds(1);

    private final ConcurrentHashMap<RoomId, CompletableFuture<ActiveRoom>> rooms = new ConcurrentHashMap<>();
    private final EngineContext env;
    private final List<EventLoop> loops;
    private final StreamLimit streams;

    /** Hears that other modes are in force in a room; must not block. */
    private volatile Consumer<Room> modesChanged = room -> {};

    Rooms(EngineContext env, List<EventLoop> loops, StreamLimit streams) {
        this.env = env;
        this.loops = loops;
        this.streams = streams;
    }

    /**
     * The room, in use.
     *
     * @throws StoreFailure the store threw, or did not answer in time
     */
    ActiveRoom get(RoomId id) {
        CompletableFuture<ActiveRoom> room = rooms.get(id);
        return await(room != null ? room : load(id));
    }

    void whenModesChange(Consumer<Room> then) {
        modesChanged = then;
    }

    /** Uses a room until it is not one that was retired a moment ago. */
    <T> T use(RoomId id, Function<ActiveRoom, Optional<T>> use) {
        while (true) {
            ActiveRoom room = get(id);
            Optional<T> done = use.apply(room);
            if (done.isPresent()) {
                return done.get();
            }
            forget(room);
        }
    }

    /** The room, if it is in use here. */
    Optional<ActiveRoom> active(RoomId id) {
        CompletableFuture<ActiveRoom> room = rooms.get(id);
        return room == null || !room.isDone() || room.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(room.join());
    }

    /**
     * Something was committed in a room that its committer here may not know of. A room that is being read hears of it
     * afterwards: it may have been read too early.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // of a room that cannot be read there is nothing to refresh
    void hear(RoomId id) {
        CompletableFuture<ActiveRoom> room = rooms.get(id);
        if (room != null) {
            room.thenAccept(active -> active.committer().refresh());
        }
    }

    /**
     * Takes a user's name out of a room in use here; one that is being read may have been read too early, and is waited
     * for. Done when no loop writes what it cut before.
     */
    CompletableFuture<Void> anonymize(RoomId id, UserId user) {
        CompletableFuture<ActiveRoom> found = rooms.get(id);
        return found == null
                ? CompletableFuture.completedFuture(null)
                : found.thenCompose(active -> anonymize(active, user));
    }

    private static CompletableFuture<Void> anonymize(ActiveRoom active, UserId user) {
        Room room = active.room();
        return active.committer().between(() -> room.anonymize(user)).thenCompose(done -> {
            CompletableFuture<Void> written = new CompletableFuture<>();
            room.afterCurrentWrites(() -> written.complete(null));
            return written;
        });
    }

    /** All rooms in use here. */
    Collection<ActiveRoom> active() {
        return rooms.keySet().stream().flatMap(id -> active(id).stream()).toList();
    }

    void tick() {
        Duration idle = rooms.size() > MANY ? MIN_IDLE : env.settings().idleRoom();
        for (ActiveRoom room : active()) {
            room.committer().tick();
            room.room().tick();
            if (room.tryRetire(idle)) {
                forget(room);
            }
        }
    }

    private CompletableFuture<ActiveRoom> load(RoomId id) {
        CompletableFuture<ActiveRoom> mine = new CompletableFuture<>();
        CompletableFuture<ActiveRoom> first = rooms.putIfAbsent(id, mine);
        if (first != null) {
            return first;
        }
        try {
            env.work().execute(() -> complete(id, mine));
        } catch (RejectedExecutionException stopped) {
            fail(id, mine, stopped);
        }
        return mine;
    }

    private void complete(RoomId id, CompletableFuture<ActiveRoom> room) {
        try {
            room.complete(open(id));
        } catch (Throwable e) { // also an Error, or whoever comes next would wait for this room for ever
            env.observer().hostFailed("store", id, e);
            fail(id, room, e);
        }
    }

    /** Whoever comes next tries again. */
    private void fail(RoomId id, CompletableFuture<ActiveRoom> room, Throwable cause) {
        rooms.remove(id, room);
        room.completeExceptionally(cause);
    }

    private ActiveRoom open(RoomId id) {
        RoomHead head = env.store().open(id);
        Room room = new Room(id, head, env, loops, streams, changed -> modesChanged.accept(changed));
        SanctionsVersion sanctions = new SanctionsVersion(head.sanctionsVersion());
        // The committer needs to be able to drop the very room it belongs to.
        ActiveRoom[] self = new ActiveRoom[1];
        self[0] = new ActiveRoom(room, new Committer(room, sanctions, env, () -> lost(self[0])));
        return self[0];
    }

    /** The store began a new log: those who follow the old one come back to the new. */
    private void lost(ActiveRoom room) {
        room.retire();
        forget(room);
        room.room().toAll(viewer -> viewer.dismiss(CloseReason.EPOCH_CHANGED));
        hear(room.room().id()); // what still waited here goes to the new log past the committer of the new room
    }

    private void forget(ActiveRoom room) {
        CompletableFuture<ActiveRoom> entry = rooms.get(room.room().id());
        if (entry != null && entry.isDone() && !entry.isCompletedExceptionally() && entry.join() == room) {
            rooms.remove(room.room().id(), entry);
        }
    }

    private ActiveRoom await(CompletableFuture<ActiveRoom> room) {
        return Deadline.await(room, env.settings().storeTimeout(), "reading a room");
    }
}
