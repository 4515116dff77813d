package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.engine.ring.Slice;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The viewers of one room that one loop serves. {@link #wake()} may be called by anybody, and costs the same for one
 * viewer and for thousands; everything else runs on the loop.
 */
public final class FanOutShard {

    private static final Logger LOG = LoggerFactory.getLogger(FanOutShard.class);

    private static final int WRITE_BYTES = 64 * 1024;

    private final EventLoop loop;
    private final Ring ring;
    private final ViewerList viewers = new ViewerList(); // touched by the loop's thread alone
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AtomicBoolean staffAwake = new AtomicBoolean();

    public FanOutShard(EventLoop loop, Ring ring) {
        this.loop = loop;
        this.ring = ring;
    }

    /**
     * There is something new in the ring. However often it is called before the loop gets to it, the viewers are served
     * once.
     */
    public void wake() {
        wake(awake, viewer -> true);
    }

    /** As {@link #wake()}, for viewers who are staff. */
    public void wakeStaff() {
        wake(staffAwake, Viewer::isStaff);
    }

    private void wake(AtomicBoolean posted, Predicate<Viewer> who) {
        if (posted.getAndSet(true)) {
            return;
        }
        try {
            loop.execute(() -> {
                posted.set(false); // before the ring is read, so that what is added from now on wakes again
                Slices slices = new Slices();
                viewers.removeIf(viewer -> who.test(viewer) && viewer.drain(slices));
            });
        } catch (Throwable noThread) { // then the next wake may find one; whoever committed has done its work
            posted.set(false);
            LOG.error("viewers wait for the next event, because their loop has no thread", noThread);
        }
    }

    /** Takes a viewer in, prepares it, and serves it at once. */
    void add(Viewer viewer, Consumer<Viewer> prepare) {
        loop.execute(() -> {
            viewers.add(viewer);
            step(viewer, prepare);
        });
    }

    /** Does something to a viewer on the loop, and serves it. */
    void on(Viewer viewer, Consumer<Viewer> change) {
        loop.execute(() -> step(viewer, change));
    }

    /**
     * Heartbeats and deadlines.
     *
     * @param now by the clock of this node; read once for all, because there may be thousands
     */
    public void tick(Instant now) {
        loop.execute(() -> viewers.removeIf(viewer -> viewer.tick(now)));
    }

    /** Runs when the loop has done what it is doing now. */
    public void passed(Runnable then) {
        loop.execute(then);
    }

    private void step(Viewer viewer, Consumer<Viewer> change) {
        change.accept(viewer);
        if (viewer.drain(new Slices())) {
            viewers.remove(viewer);
        }
    }

    /**
     * The slices of one round: viewers at the same place share one. Nearly all stand at the same place and have nothing
     * more to get when they have written what is there, so these two places are found without a look into a map.
     */
    final class Slices {

        private final Map<Long, Optional<Slice>> found = new HashMap<>();
        private long lastIndex = -1;
        private @Nullable Slice last;
        private long endIndex = -1;
        private @Nullable Slice end;

        /** What lies behind an index; null: it is not in the ring any more. */
        @Nullable
        Slice from(long index) {
            if (index == lastIndex) {
                return last;
            }
            if (index == endIndex) {
                return end;
            }
            Slice slice = found.computeIfAbsent(index, from -> ring.slice(from, WRITE_BYTES))
                    .orElse(null);
            if (slice != null && slice.end() == index) {
                endIndex = index;
                end = slice;
            } else {
                lastIndex = index;
                last = slice;
            }
            return slice;
        }
    }
}
