package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Slice;
import dev.frontrow.chat.wire.EncodedEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer is still to get, piece by piece: what is said at the start, how its user stands, the replay of what it missed, and then the ring from its index on. It owns no queue: while the
 * viewer takes nothing, only its index stays behind.
 *
 * <p>Belongs to the viewer's loop, but for {@link #open}, which comes before it.
 */
final class Feed {

    private final StreamOwner owner;
    private final ResumePoint start;
    private final PendingUserStates pendingStates = new PendingUserStates();
    private @Nullable EncodedEvent greeting;
    private @Nullable Replay replay;
    private long index;
    private boolean lapped;

    Feed(StreamOwner owner, ResumePoint start) {
        this.owner = owner;
        this.start = start;
        this.replay = start.replay().orElse(null);
        this.index = start.index();
    }

    /** Where it began. */
    ResumePoint start() {
        return start;
    }

    /** Sets what comes first. */
    void open(EncodedEvent encodedEvents) {
        greeting = encodedEvents;
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
     * The next piece. Empty: there is none, or a page of the replay is on its way, or it is lapped.
     *
     * @param isStaff whether it gets what is for staff
     * @param pages asked for the next page of the replay
     */
    Optional<EncodedEvent> next(FanOutShard.Slices slices, boolean isStaff, Replay.Source pages) {
        if (greeting != null) {
            EncodedEvent first = greeting;
            greeting = null;
            return Optional.of(first);
        }
        Optional<EncodedEvent> noted = pendingStates.take();
        if (noted.isPresent()) {
            return noted;
        }
        if (replay != null) {
            Optional<EncodedEvent> page = replay.poll(owner.redactions(), pages);
            if (replay.isDone()) {
                replay = null;
            }
            return page;
        }
        return fromRing(slices, isStaff);
    }

    private Optional<EncodedEvent> fromRing(FanOutShard.Slices slices, boolean isStaff) {
        while (true) {
            Optional<Slice> slice = slices.from(index);
            if (slice.isEmpty()) {
                lapped = true;
                return Optional.empty();
            }
            if (slice.get().end() == index) {
                return Optional.empty();
            }
            index = slice.get().end();
            EncodedEvent encodedEvents = slice.get().encodedFor(isStaff, start.liveFrom());
            if (encodedEvents.size() > 0) {
                return Optional.of(encodedEvents);
            }
        }
    }

    /** A page that was asked for. */
    void arrived(ReplayPage page) {
        if (replay != null) {
            replay.arrived(page);
        }
    }
}
