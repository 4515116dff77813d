package dev.frontrow.chat.engine.hub;

import dev.frontrow.chat.engine.context.Deadline;
import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.context.StoreFailure;
import dev.frontrow.chat.engine.context.TickPeriod;
import dev.frontrow.chat.engine.context.TimeKeeper;
import dev.frontrow.chat.engine.fanout.EventLoop;
import dev.frontrow.chat.engine.fanout.RejectedStream;
import dev.frontrow.chat.engine.fanout.StreamGreeting;
import dev.frontrow.chat.engine.fanout.StreamLimit;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.fanout.Viewer;
import dev.frontrow.chat.engine.room.Room;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.Refusal;
import dev.frontrow.chat.result.RefusalCode;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.result.UserState;
import dev.frontrow.chat.result.Viewers;
import dev.frontrow.chat.store.Backplane;
import dev.frontrow.chat.store.Entry;
import dev.frontrow.chat.store.EntryOutcome;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.wire.StreamEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** The event hub: rooms in use, their committers, and everybody who follows them. Safe for use by many threads. */
public final class Hub {

    private static final Duration RETRY_DRAINING = Duration.ofSeconds(1);

    private final EngineContext env;
    private final StreamLimit streams;
    private final List<EventLoop> loops;
    private final Rooms rooms;
    private final Reconciler reconciler;
    private final TimeKeeper timeKeeper;
    private final Optional<Duration> checkEvery;
    private volatile boolean draining;

    /** A hub without rooms. */
    public Hub(EngineContext env) {
        this.env = env;
        this.streams = new StreamLimit(env.settings().maxStreams());
        this.loops = env.loops().stream().map(EventLoop::new).toList();
        this.rooms = new Rooms(env, loops, streams);
        this.reconciler = new Reconciler(env, rooms);
        this.timeKeeper = new TimeKeeper(env);
        this.checkEvery = env.backplane().checkEvery();
        env.backplane().listen(rooms::hear);
    }

    /**
     * The room, read from the store if nobody uses it yet.
     *
     * @throws StoreFailure the store threw, or did not answer in time
     */
    public Room room(RoomId id) {
        return rooms.get(id).room();
    }

    /** Who is told, from then on and without being waited for, that other modes are in force in a room here. */
    public void whenModesChange(Consumer<Room> then) {
        rooms.whenModesChange(then);
    }

    /**
     * Waits until the room, here, has everything that any node committed before this call: nothing that was taken back
     * is shown after this, and nobody passes for not banned. Where there are no other nodes there is nothing to wait
     * for.
     *
     * @throws StoreFailure the store threw, or did not answer in time: what this node has may be out of date
     */
    public void reconcile(RoomId id) {
        if (checkEvery.isPresent()) {
            Deadline.await(reconciler.current(rooms.get(id)), env.settings().storeTimeout(), "comparing a room");
        }
    }

    /** Appends an entry to a room's log. The future fails when the store does. */
    public CompletableFuture<EntryOutcome> commit(RoomId id, Entry entry) {
        return rooms.use(id, room -> room.submit(entry));
    }

    /** The time of day, by the chat's clock. */
    public Instant now() {
        return env.time().instant();
    }

    /** The moment, to be taken before something is asked of which a user will be told. */
    public long nanoTime() {
        return env.nanoTime().getAsLong();
    }

    /**
     * Tells a user how they stand, if they have the room open here.
     *
     * @param askedAt {@link #nanoTime()} before it was asked how they stand: an answer that was asked for earlier than
     *     the last one told is out of date, and dropped
     */
    public void tell(RoomId id, UserId user, UserStateKind kind, StreamEvent event, long askedAt) {
        rooms.active(id).ifPresent(active -> active.room().tell(user, kind, event, askedAt));
    }

    /** Whether a user has a room open here. */
    public boolean has(RoomId id, UserId user) {
        return rooms.active(id).map(active -> active.room().has(user)).orElse(false);
    }

    /** The rooms that a user has open here. */
    public List<RoomId> roomsOf(UserId user) {
        return rooms.active().stream()
                .map(ActiveRoom::room)
                .filter(room -> room.has(user))
                .map(Room::id)
                .toList();
    }

    /** Ends the streams of a user in a room whose rights were those of staff, or were not, and are no longer. */
    public void dismissUnless(RoomId id, UserId user, boolean isStaff) {
        rooms.active(id)
                .ifPresent(active ->
                        active.room().dismiss(user, viewer -> viewer.isStaff() != isStaff, CloseReason.SUPERSEDED));
    }

    /**
     * Takes a user's name out of a room's memory on this node. Completes when nothing that has it is written any more.
     */
    public CompletableFuture<Void> anonymize(RoomId id, UserId user) {
        return rooms.anonymize(id, user);
    }

    /** Ends all streams of a user in a room. */
    public void dismiss(RoomId id, UserId user, CloseReason reason) {
        rooms.active(id).ifPresent(active -> active.room().dismiss(user, viewer -> true, reason));
    }

    /** Ends all streams of a room. */
    public void dismissAll(RoomId id, CloseReason reason) {
        rooms.active(id).ifPresent(active -> active.room().toAll(viewer -> viewer.dismiss(reason)));
    }

    /**
     * Takes a place in a room's log, which has what every node committed before this call, and then asks how the user
     * stands: what happens to them in between reaches the stream after its hello.
     *
     * @param isStaff whether they were staff when they were let in: what counts is the answer of {@code userState}
     * @param userState how they stand, given the room at the place taken. The stream gets what is for staff if they may
     *     moderate by this answer
     * @return what may be started; where there is no room for one more stream, one that only says so
     */
    public Result<PendingSubscription> open(
            StreamRequest request, boolean isStaff, Function<RoomState, Result<UserState>> userState) {
        reconcile(request.room());
        // First into the room: if it is one too many of this user's own, their oldest has made place by then.
        Viewer viewer = rooms.use(request.room(), room -> room.enter(request, isStaff));
        if (!viewer.takePermit()) {
            viewer.cut(CloseReason.OVERLOADED);
            return Result.accepted(new RejectedStream(loops.get(0), request.encoding(), CloseReason.OVERLOADED));
        }
        if (draining) { // looked at after the viewer could be seen: whoever closes ends it, or it ends here
            viewer.abandon();
            return Result.refused(Refusal.retryable(RefusalCode.DRAINING, RETRY_DRAINING));
        }
        try {
            Result<UserState> now = userState.apply(viewer.start().room());
            return now.fold(
                    stands -> {
                        viewer.open(
                                StreamGreeting.greeting(viewer.start(), stands, env.settings()),
                                stands.capabilities().moderate());
                        return Result.accepted(viewer);
                    },
                    refusal -> {
                        viewer.abandon();
                        return Result.refused(refusal);
                    });
        } catch (RuntimeException e) {
            viewer.abandon();
            throw e;
        }
    }

    /** Who has a room open here. */
    public Viewers viewers(RoomId id) {
        return rooms.active(id).map(active -> active.room().viewers()).orElseGet(() -> new Viewers(0, 0, List.of()));
    }

    /** How many streams are open. */
    public int streams() {
        return streams.open();
    }

    /** What is due from time to time; called every {@link #tickPeriod()}. */
    public void tick() {
        rooms.tick();
        timeKeeper.tick();
    }

    /** How often {@link #tick()} is to be called. */
    public Duration tickPeriod() {
        return TickPeriod.period(env.settings());
    }

    /** Compares the rooms in use with the store, on a work thread. To be called every {@link #checkPeriod()}. */
    public void check() {
        reconciler.compareAll();
    }

    /** {@link Backplane#checkEvery()}, as it was when this was made. */
    public Optional<Duration> checkPeriod() {
        return checkEvery;
    }

    /**
     * Ends all streams: what is due is written first, then the farewell. Those that take too long are cut. Opens no
     * more.
     */
    public void close(Duration timeout) throws InterruptedException {
        draining = true;
        rooms.active().forEach(active -> active.room().toAll(viewer -> viewer.dismiss(CloseReason.DRAINING)));
        if (!streams.awaitNone(timeout)) {
            rooms.active().forEach(active -> active.room().toAll(Viewer::gone));
            streams.awaitNone(Duration.ofSeconds(1));
        }
    }
}
