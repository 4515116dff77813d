package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.ReplayPage;
import dev.frontrow.chat.wire.EncodedEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a returning viewer missed and the ring no longer has: read from the store page by page, each asked for when the
 * connection can take it, so that a slow one costs a page and no more.
 *
 * <p>Touched by the viewer's loop alone.
 */
final class Replay {

    /** Asks for the page behind a place; the answer comes back later, on the loop. */
    interface Source {
        void read(long after, long upTo);
    }

    private final long end;
    private long at;
    private boolean asked;
    private @Nullable ReplayPage page;

    /**
     * @param at the place before the first event missed
     * @param end the place of the last one
     */
    Replay(long at, long end) {
        this.at = at;
        this.end = end;
    }

    boolean isDone() {
        return at == end;
    }

    /** The next page, if it is here and nothing in it was taken back since it was read; otherwise it is asked for. */
    Optional<EncodedEvent> poll(long redactions, Source source) {
        if (page != null && page.redactions() == redactions) {
            EncodedEvent encodedEvents = page.encodedEvents();
            at = page.upTo();
            page = null;
            return Optional.of(encodedEvents);
        }
        page = null;
        if (!asked) {
            asked = true;
            source.read(at, Math.min(end, at + ReplayPage.MAX_EVENTS));
        }
        return Optional.empty();
    }

    void arrived(ReplayPage read) {
        asked = false;
        page = read;
    }
}
