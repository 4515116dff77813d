package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.ring.Ring;
import dev.frontrow.chat.engine.ring.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The viewers of one room that one loop serves. {@link #wake()} may be called by anybody, and costs the same for one
 * viewer and for thousands; everything else runs on the loop.
 */
public final class FanOutShard {

    private static final int WRITE_BYTES = 64 * 1024;

    private final EventLoop loop;
    private final Ring ring;
    private final ViewerList viewers = new ViewerList(); // touched by the loop's thread alone
    private final AtomicBoolean awake = new AtomicBoolean();

    public FanOutShard(EventLoop loop, Ring ring) {
        this.loop = loop;
        this.ring = ring;
    }

    /**
     * There is something new in the ring. However often it is called before the loop gets to it, the viewers are served
     * once.
     */
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

    /**
     * The slices of one round: viewers at the same place share one, and nearly all stand at the place of the last one.
     */
    final class Slices {

        private long lastIndex = -1;
        private Optional<Slice> last = Optional.empty();
        private @Nullable Map<Long, Optional<Slice>> others;

        Optional<Slice> from(long index) {
            if (index != lastIndex) {
                last = find(index);
                lastIndex = index;
            }
            return last;
        }

        private Optional<Slice> find(long index) {
            if (lastIndex < 0) {
                return ring.slice(index, WRITE_BYTES);
            }
            if (others == null) {
                others = new HashMap<>();
            }
            others.put(lastIndex, last);
            return others.computeIfAbsent(index, from -> ring.slice(from, WRITE_BYTES));
        }
    }
}
