package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.result.CloseReason;
import dev.frontrow.chat.transport.HeartbeatSource;
import dev.frontrow.chat.transport.PendingSubscription;
import dev.frontrow.chat.transport.StreamRequest;
import dev.frontrow.chat.transport.StreamWriter;
import dev.frontrow.chat.transport.Subscription;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.StreamEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: a cursor in a room's log ({@link Feed}), and a {@link Connection} that takes the bytes when it can.
 *
 * <p>The fields belong to its shard's loop. What others call ({@link Subscription}, {@link PendingSubscription}) only
 * posts to that loop.
 */
public final class Viewer implements PendingSubscription, Subscription {

    private final StreamOwner owner;
    private final FanOutShard shard;
    private final StreamRequest request;
    private final Feed feed;
    private final StreamPermit permit;
    private final Instant sessionEnd;
    private volatile boolean isStaff;

    private @Nullable Connection connection;
    private @Nullable CloseReason closing;
    private boolean ended;
    private int place = -1;

    public Viewer(
            StreamOwner owner,
            FanOutShard shard,
            StreamRequest request,
            boolean isStaff,
            ResumePoint start,
            StreamPermit permit) {
        this.owner = owner;
        this.shard = shard;
        this.request = request;
        this.sessionEnd = request.signedInAt()
                .map(at -> at.plus(owner.env().settings().sessionLife()))
                .orElse(Instant.MAX);
        this.isStaff = isStaff;
        this.feed = new Feed(owner, start, request.encoding(), this::readPage);
        this.permit = permit;
    }

    public UserId user() {
        return request.user();
    }

    public boolean isStaff() {
        return isStaff;
    }

    /** Where it began. */
    public ResumePoint start() {
        return feed.start();
    }

    public boolean takePermit() {
        return permit.tryTake();
    }

    /**
     * Sets what is written first, and with what rights it goes on. Before
     * {@link #start(StreamWriter, HeartbeatSource)}.
     */
    public void open(List<StreamEvent> greeting, boolean staff) {
        feed.open(greeting);
        isStaff = staff;
    }

    @Override
    public Subscription start(StreamWriter writer, HeartbeatSource heartbeats) {
        shard.add(this, viewer -> {
            viewer.connection = new Connection(writer, heartbeats, request.encoding(), owner.env());
            if (viewer.ended) { // cut while it was on its way here
                writer.close();
            }
        });
        return this;
    }

    @Override
    public void abandon() {
        gone();
    }

    @Override
    public void writable() {
        shard.on(this, viewer -> {});
    }

    @Override
    public void gone() {
        cut(CloseReason.GONE);
    }

    /** Ends it without a word, from any thread. */
    public void cut(CloseReason reason) {
        shard.on(this, viewer -> viewer.end(reason));
    }

    /** A newer stream of the same user came: it gets this one's place at once, however long this one takes to end. */
    public void supersede() {
        permit.giveBack();
        dismiss(CloseReason.SUPERSEDED);
    }

    /** Tells it how its user stands, from any thread. */
    public void tell(UserStateKind kind, StreamEvent event, long askedAt) {
        shard.on(this, viewer -> viewer.feed.pendingStates().put(kind, event, askedAt));
    }

    /** Ends it from any thread. */
    public void dismiss(CloseReason reason) {
        shard.on(this, viewer -> viewer.close(reason));
    }

    /** Where it stands in the list of its shard; belongs to that list. */
    int place() {
        return place;
    }

    void setPlace(int newPlace) {
        place = newPlace;
    }

    /** Ends it: what is still due is written first where that is right, and then the farewell. */
    void close(CloseReason reason) {
        if (closing == null) {
            closing = reason;
        }
    }

    /** Writes what is due while the connection takes it. Returns whether the stream has ended. */
    boolean drain(FanOutShard.Slices slices) {
        Connection open = connection;
        if (open == null || ended) {
            return ended;
        }
        try {
            while (open.isReady()) {
                EncodedEvent piece = due(slices);
                if (piece != null) {
                    open.write(piece);
                } else if (closing != null) {
                    open.write(StreamGreeting.farewell(closing));
                    end(closing);
                    return true;
                } else {
                    return false;
                }
            }
            if (closing != null && Ending.isAtOnce(closing)) {
                end(closing); // the others may wait for their farewell until the deadline
            }
        } catch (IOException gone) {
            end(CloseReason.GONE);
        } catch (RuntimeException defect) {
            fail(defect);
        }
        return ended;
    }

    /** By its transport: its writer or its encoding threw what it should not. */
    private void fail(RuntimeException defect) {
        owner.env().observer().hostFailed("transport", request.room(), defect);
        end(CloseReason.GONE);
    }

    /**
     * Heartbeat and write deadline. Returns whether the stream has ended.
     *
     * @param now by the clock of this node
     */
    boolean tick(Instant now) {
        Connection open = connection;
        if (open == null || ended) {
            return ended;
        }
        if (open.isOverdue()) {
            end(CloseReason.SLOW_CONSUMER);
        } else if (!now.isBefore(sessionEnd)) {
            dismiss(CloseReason.SESSION_EXPIRED);
        } else {
            try {
                open.beat();
            } catch (IOException gone) {
                end(CloseReason.GONE);
            } catch (RuntimeException defect) {
                fail(defect);
            }
        }
        return ended;
    }

    private @Nullable EncodedEvent due(FanOutShard.Slices slices) {
        if (closing != null && Ending.dropsRest(closing)) {
            return feed.nextState(); // even then: who is banned is told why
        }
        EncodedEvent next = feed.next(slices, isStaff);
        if (feed.isLapped()) {
            closing = CloseReason.SLOW_CONSUMER;
        }
        return next;
    }

    private void readPage(long after, long upTo) {
        owner.readPage(
                request.encoding(),
                after,
                upTo,
                page -> shard.on(this, viewer -> viewer.feed.arrived(page)),
                reason -> shard.on(this, viewer -> viewer.close(reason)));
    }

    /** The place is given back last: whoever waits for the end of all streams finds them closed, and told. */
    private void leave(CloseReason reason) {
        try {
            owner.left(this, reason);
        } finally {
            permit.giveBack();
        }
    }

    private void end(CloseReason reason) {
        if (!ended) {
            ended = true;
            try {
                if (connection != null) {
                    connection.close();
                }
            } finally {
                leave(reason);
            }
        }
    }
}
