package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Slice;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer is still to get, piece by piece and in its encoding: what is said at the start, how its user stands,
 * the replay of what it missed, then the ring from its index on, and signals when the ring has nothing more. It owns no
 * queue: while the viewer takes nothing, only its index stays behind.
 *
 * <p>Belongs to the viewer's loop, but for {@link #open}, which comes before it.
 */
final class Feed {

    private final StreamOwner owner;
    private final ResumePoint start;
    private final EventEncoding encoding;
    private final Replay.Source pages;
    private final PendingUserStates pendingStates = new PendingUserStates();
    private List<StreamEvent> greeting = List.of();
    private @Nullable Replay replay;
    private long index;
    private long signalsVersion;
    private boolean lapped;

    /**
     * What is signalled before this is old news: the greeting, which is made later, tells it.
     *
     * @param pages asked for the next page of the replay
     */
    Feed(StreamOwner owner, ResumePoint start, EventEncoding encoding, Replay.Source pages) {
        this.owner = owner;
        this.start = start;
        this.encoding = encoding;
        this.pages = pages;
        this.signalsVersion = owner.signals().version();
        this.replay = start.replay().orElse(null);
        this.index = start.index();
    }

    /** Where it began. */
    ResumePoint start() {
        return start;
    }

    /** Sets what comes first. */
    void open(List<StreamEvent> events) {
        greeting = events;
    }

    /** How its user stands; goes before everything but the opening. */
    PendingUserStates pendingStates() {
        return pendingStates;
    }

    /** Whether the ring no longer has what would come next. */
    boolean isLapped() {
        return lapped;
    }

    /**
     * The next piece. Null, so that a delivery allocates nothing: there is none, or a page of the replay is on its way,
     * or it is lapped.
     *
     * @param isStaff whether it gets what is for staff
     */
    @Nullable
    EncodedEvent next(FanOutShard.Slices slices, boolean isStaff) {
        if (!greeting.isEmpty()) {
            EncodedEvent first = EncodedEvent.of(encoding, greeting);
            greeting = List.of();
            return first;
        }
        if (!pendingStates.isEmpty()) {
            return nextState();
        }
        if (replay != null) {
            EncodedEvent page = replay.poll(owner.redactions(), pages).orElse(null);
            if (replay.isDone()) {
                replay = null;
            }
            return page;
        }
        EncodedEvent events = fromRing(slices, isStaff);
        return events != null || lapped ? events : fromSignals();
    }

    /** How its user stands; null if that has not changed. */
    @Nullable
    EncodedEvent nextState() {
        return pendingStates.isEmpty() ? null : EncodedEvent.of(encoding, pendingStates.take());
    }

    private @Nullable EncodedEvent fromRing(FanOutShard.Slices slices, boolean isStaff) {
        while (true) {
            Slice slice = slices.from(index);
            if (slice == null) {
                lapped = true;
                return null;
            }
            if (slice.end() == index) {
                return null;
            }
            index = slice.end();
            EncodedEvent encoded = slice.encodedFor(encoding, isStaff, start.liveFrom());
            if (encoded.size() > 0) {
                return encoded;
            }
        }
    }

    private @Nullable EncodedEvent fromSignals() {
        if (owner.signals().version() == signalsVersion) {
            return null;
        }
        Signals.Batch batch = owner.signals().since(signalsVersion);
        signalsVersion = batch.version();
        EncodedEvent encoded = batch.events().in(encoding);
        return encoded.size() > 0 ? encoded : null;
    }

    /** A page that was asked for. */
    void arrived(ReplayPage page) {
        if (replay != null) {
            replay.arrived(page);
        }
    }
}
