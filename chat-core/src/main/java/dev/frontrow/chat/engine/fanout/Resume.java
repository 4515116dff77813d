package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.wire.EventEncoding;
import dev.frontrow.chat.wire.ResyncReason;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds where a viewer begins: at its cursor when everything behind that is at hand, never a part of it. */
public final class Resume {

    /** Reads events behind a place up to another; empty when some are not kept any more. */
    public interface Pages {
        Optional<ReplayPage> read(EventEncoding encoding, long after, long upTo);
    }

    private final String epoch;
    private final Ring ring;
    private final ChatSettings settings;
    private final Pages pages;

    public Resume(String epoch, Ring ring, ChatSettings settings, Pages pages) {
        this.epoch = epoch;
        this.ring = ring;
        this.settings = settings;
        this.pages = pages;
    }

    /**
     * Where a viewer begins.
     *
     * @param lastEventId the cursor as the client gave it
     * @param encoding what it gets from the store is in this
     */
    public ResumePoint from(Optional<String> lastEventId, EventEncoding encoding) {
        Ring.Mark mark = ring.mark(); // first: whatever is added from here on is live
        if (lastEventId.isEmpty()) {
            long tail = Math.max(0, mark.headSeq() - settings.tail());
            return begin(tail, mark, false, encoding).orElseGet(() -> live(mark, Optional.empty()));
        }
        Optional<Position> cursor = Position.parse(lastEventId.get());
        if (cursor.isEmpty()) {
            return live(mark, Optional.of(ResyncReason.MALFORMED));
        }
        if (!cursor.get().epoch().equals(epoch)) {
            return live(mark, Optional.of(ResyncReason.EPOCH_CHANGED));
        }
        long seq = cursor.get().seq();
        if (seq > mark.headSeq()) {
            return live(mark, Optional.of(ResyncReason.AHEAD));
        }
        return begin(seq, mark, true, encoding).orElseGet(() -> live(mark, Optional.of(ResyncReason.TOO_OLD)));
    }

    private Optional<ResumePoint> begin(long seq, Ring.Mark mark, boolean resumed, EventEncoding encoding) {
        long missed = mark.headSeq() - seq;
        if (missed > settings.maxReplay() && resumed) {
            return Optional.empty();
        }
        OptionalLong index = ring.indexBehind(seq);
        if (index.isPresent()) {
            return Optional.of(start(index.getAsLong(), mark, Optional.empty(), resumed, missed));
        }
        // The first page shows whether the rest is kept too: a log is pruned from its old end.
        return pages.read(encoding, seq, Math.min(mark.headSeq(), seq + ReplayPage.MAX_EVENTS))
                .map(first -> {
                    Replay replay = new Replay(seq, mark.headSeq());
                    replay.arrived(first);
                    return start(mark.index(), mark, Optional.of(replay), resumed, missed);
                });
    }

    private ResumePoint start(long index, Ring.Mark mark, Optional<Replay> replay, boolean resumed, long missed) {
        return new ResumePoint(index, mark.index(), mark.room(), replay, Optional.empty(), resumed, missed);
    }

    private ResumePoint live(Ring.Mark mark, Optional<ResyncReason> resync) {
        return new ResumePoint(mark.index(), mark.index(), mark.room(), Optional.empty(), resync, false, 0);
    }
}
