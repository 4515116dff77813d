package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.engine.ring.Slice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The viewers of one room that one loop serves. {@link #wake()} may be called by anybody, and costs the same for one viewer and for thousands; everything else runs on the loop.
 */
public final class FanOutShard {

    private static final int WRITE_BYTES = 64 * 1024;

    private final EventLoop loop;
    private final Ring ring;
    private final Set<Viewer> viewers = new HashSet<>(); // touched by the loop's thread alone
    private final AtomicBoolean awake = new AtomicBoolean();

    public FanOutShard(EventLoop loop, Ring ring) {
        this.loop = loop;
        this.ring = ring;
    }

    /** There is something new in the ring. However often it is called before the loop gets to it, the viewers are served once. */
    public void wake() {
        if (!awake.getAndSet(true)) {
            loop.execute(() -> {
                awake.set(false); // before the ring is read, so that what is added from now on wakes again
                Slices slices = new Slices();
                viewers.removeIf(viewer -> viewer.drain(slices));
            });
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

    /** Heartbeats and deadlines. */
    public void tick() {
        loop.execute(() -> viewers.removeIf(Viewer::tick));
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

    /** The slices of one round: viewers at the same place share one. */
    final class Slices {

        private final Map<Long, Optional<Slice>> cut = new HashMap<>();

        Optional<Slice> from(long index) {
            return cut.computeIfAbsent(index, from -> ring.slice(from, WRITE_BYTES));
        }
    }
}
