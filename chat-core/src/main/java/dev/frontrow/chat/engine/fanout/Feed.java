package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Slice;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.StreamEvent;
import java.util.List;
import java.util.Optional;
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
    private final PendingUserStates pendingStates = new PendingUserStates();
    private List<StreamEvent> greeting = List.of();
    private @Nullable Replay replay;
    private long index;
    private long signalsVersion;
    private boolean lapped;

    /** What is signalled before this is old news: the greeting, which is made later, tells it. */
    Feed(StreamOwner owner, ResumePoint start, EventEncoding encoding) {
        this.owner = owner;
        this.start = start;
        this.encoding = encoding;
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
     * The next piece. Empty: there is none, or a page of the replay is on its way, or it is lapped.
     *
     * @param isStaff whether it gets what is for staff
     * @param pages asked for the next page of the replay
     */
    Optional<EncodedEvent> next(FanOutShard.Slices slices, boolean isStaff, Replay.Source pages) {
        if (!greeting.isEmpty()) {
            EncodedEvent first = EncodedEvent.of(encoding, greeting);
            greeting = List.of();
            return Optional.of(first);
        }
        Optional<EncodedEvent> state = nextState();
        if (state.isPresent()) {
            return state;
        }
        if (replay != null) {
            Optional<EncodedEvent> page = replay.poll(owner.redactions(), pages);
            if (replay.isDone()) {
                replay = null;
            }
            return page;
        }
        Optional<EncodedEvent> events = fromRing(slices, isStaff);
        return events.isPresent() || lapped ? events : fromSignals();
    }

    /** How its user stands, if that changed. */
    Optional<EncodedEvent> nextState() {
        return Optional.of(pendingStates.take())
                .filter(events -> !events.isEmpty())
                .map(events -> EncodedEvent.of(encoding, events));
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
            EncodedEvent encoded = slice.get().encodedFor(encoding, isStaff, start.liveFrom());
            if (encoded.size() > 0) {
                return Optional.of(encoded);
            }
        }
    }

    private Optional<EncodedEvent> fromSignals() {
        if (owner.signals().version() == signalsVersion) {
            return Optional.empty();
        }
        Signals.Batch batch = owner.signals().since(signalsVersion);
        signalsVersion = batch.version();
        return Optional.of(batch.events().in(encoding)).filter(encoded -> encoded.size() > 0);
    }

    /** A page that was asked for. */
    void arrived(ReplayPage page) {
        if (replay != null) {
            replay.arrived(page);
        }
    }
}
