package dev.frontrow.chat.engine.room;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.fanout.EventLoop;
import dev.frontrow.chat.engine.fanout.FanOut;
import dev.frontrow.chat.engine.fanout.ResumePoint;
import dev.frontrow.chat.engine.fanout.Signals;
import dev.frontrow.chat.engine.fanout.StreamLimit;
import dev.frontrow.chat.engine.fanout.StreamOwner;
import dev.frontrow.chat.engine.fanout.StreamPermit;
import dev.frontrow.chat.engine.fanout.UserStateKind;
import dev.frontrow.chat.engine.fanout.Viewer;
import dev.frontrow.chat.engine.ring.Audience;
import dev.frontrow.chat.engine.ring.LostLogException;
import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.observe.ChatObserver;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.result.Viewers;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import dev.frontrow.chat.store.SeenEvent;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import dev.frontrow.chat.wire.StreamEvents;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A room that somebody uses: its log, its sanctions, and the viewers in their shards. Safe for use by many threads;
 * what changes the log comes from the room's committer alone.
 */
public final class Room implements StreamOwner {

    private final RoomId id;
    private final EngineContext env;
    private final StreamLimit streams;
    private final RoomLog log;
    private final Sanctions sanctions;
    private final FanOut fanOut;
    private final Presence presence = new Presence();
    private final Signals signals = new Signals();
    private final Occupancy occupancy;
    private final ModeWatch modes;

    /** @param modesChanged hears, from the committer, that other modes are in force; must not block */
    public Room(
            RoomId id,
            RoomHead head,
            EngineContext env,
            List<EventLoop> loops,
            StreamLimit streams,
            Consumer<Room> modesChanged) {
        this.id = id;
        this.env = env;
        this.streams = streams;
        this.sanctions = new Sanctions(
                head.sanctions(), () -> env.time().instant(), env.settings().maxSanctions());
        this.log = new RoomLog(id, head.state(), env);
        this.fanOut = new FanOut(loops, log.ring(), env);
        this.modes = new ModeWatch(() -> state().modes().inForce(), () -> modesChanged.accept(this));
        this.occupancy = new Occupancy(env.settings().occupancyEvery());
    }

    public RoomId id() {
        return id;
    }

    /** The head of the log. */
    public Position head() {
        return state().head();
    }

    /** The room after the newest event here. */
    public RoomState state() {
        return log.state();
    }

    public ModeWatch modes() {
        return modes;
    }

    /** Everybody who has the chat open. */
    public Set<UserId> users() {
        return presence.users();
    }

    /** Who has the chat open. */
    public Viewers viewers() {
        return presence.viewers();
    }

    /** Whether nobody has the chat open. Whoever has it open all the time is never overlooked. */
    public boolean isDeserted() {
        return presence.isEmpty();
    }

    /** How many people have the chat open. */
    public int people() {
        return presence.people();
    }

    public Sanctions sanctions() {
        return sanctions;
    }

    /** Tells one user how they stand, in all their streams here. */
    public void tell(UserId user, UserStateKind kind, StreamEvent event, long askedAt) {
        presence.of(user).forEach(viewer -> viewer.tell(kind, event, askedAt));
    }

    /** Tells the staff here something that has no place in the log. */
    public void tellStaff(StreamEvent event) {
        log.ring().add(Audience.STAFF, event);
        wake();
    }

    /**
     * Puts a public event behind the head, after those that another node committed in between. Called by the committer,
     * which has the viewers served when it has answered: see {@link #wake}.
     *
     * @throws LostLogException the store gave it a place that another event had
     */
    public void append(RoomEvent event) {
        modes.around(() -> log.append(event));
        modes.appended(event);
    }

    /** Has the viewers served with what is new, now or soon. */
    public void wake() {
        fanOut.serve(presence.people());
    }

    /**
     * Reads what was committed elsewhere up to the head of the store. Called by the committer.
     *
     * @param storeHead read from the store after everything that is here
     * @throws LostLogException the store does not have everything that is here
     */
    public void catchUp(long storeHead) {
        modes.around(() -> log.catchUp(storeHead));
        wake();
    }

    /** Whether a store, whose log ends where it does here, ends with another message. */
    public boolean contradicts(RoomVersion version) {
        return log.ring().contradicts(version);
    }

    /** The newest event here. */
    public SeenEvent newest() {
        return new SeenEvent(id, head(), log.ring().newest());
    }

    /** Takes a place for a stream. Nothing that happens after this is missed. */
    public Viewer enter(StreamRequest request, boolean isStaff) {
        ResumePoint start = log.begin(request);
        Viewer viewer = new Viewer(this, fanOut.next(), request, isStaff, start, new StreamPermit(streams));
        presence.enter(viewer, env.settings().maxStreamsPerUser()).ifPresent(Viewer::supersede);
        env.observer().opened(id, request.user());
        return viewer;
    }

    /**
     * A stream ended. Called once a viewer. It is no longer present when the observer hears of it, and gives its place
     * back after that: see {@link ChatObserver#closed}.
     */
    @Override
    public void left(Viewer viewer, CloseReason reason) {
        presence.leave(viewer);
        env.observer().closed(id, viewer.user(), reason);
    }

    /** Ends the streams of one user for which something is true. */
    public void dismiss(UserId user, Predicate<Viewer> which, CloseReason reason) {
        presence.of(user).stream().filter(which).forEach(viewer -> viewer.dismiss(reason));
    }

    /** Does something to all streams: ends them, say. */
    public void toAll(Consumer<Viewer> then) {
        presence.all().forEach(then);
    }

    /** Whether somebody has a stream open here. */
    public boolean has(UserId user) {
        return !presence.of(user).isEmpty();
    }

    /** What is due from time to time: heartbeats, deadlines, the number of viewers. */
    public void tick() {
        fanOut.tick(env.clock().instant());
        sanctions.forgetEnded();
        log.tick();
        occupancy
                .due(presence.people(), nanoTime())
                .ifPresent(people -> signals.set("occupancy", StreamEvents.occupancy(people)));
        if (signals.publish()) {
            wake();
        }
    }

    /** Runs when every loop has passed this moment: what it wrote from the ring as it was before has left by then. */
    public void afterCurrentWrites(Runnable then) {
        fanOut.afterCurrentWrites(then);
    }

    @Override
    public void readPage(
            EventEncoding encoding, long after, long upTo, Consumer<ReplayPage> then, Consumer<CloseReason> instead) {
        log.readPage(encoding, after, upTo, then, instead);
    }

    /** Serves the name of a user no more. Called by the committer: what it read before is in the ring by then. */
    public void anonymize(UserId user) {
        log.ring().anonymize(user);
        sanctions.anonymize(user);
    }

    @Override
    public Signals signals() {
        return signals;
    }

    @Override
    public long redactions() {
        return log.ring().redactions();
    }

    /** The time of the chat, by which sanctions end. */
    public Instant now() {
        return env.time().instant();
    }

    public long nanoTime() {
        return env.nanoTime().getAsLong();
    }

    @Override
    public EngineContext env() {
        return env;
    }
}
