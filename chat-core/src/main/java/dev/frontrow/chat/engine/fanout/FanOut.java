package dev.frontrow.chat.engine.fanout;

import dev.frontrow.chat.engine.context.EngineContext;
import dev.frontrow.chat.engine.ring.Added;
import dev.frontrow.chat.engine.ring.Ring;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The viewers of one room in their shards, one for each loop, and when they are served. Safe for use by many threads. */
public final class FanOut {

    /** How much of the ring may wait for viewers: most of it is left to those whose connection is slow. */
    private static final int PART_OF_RING = 8;

    private final List<FanOutShard> shards;
    private final DeliveryBatching batching;
    private final AtomicInteger turn = new AtomicInteger();

    public FanOut(List<EventLoop> loops, Ring ring, EngineContext env) {
        this.shards = loops.stream().map(loop -> new FanOutShard(loop, ring)).toList();
        this.batching = new DeliveryBatching(
                env.settings().batchFrom(),
                new Added(
                        env.settings().ringEntries() / PART_OF_RING,
                        env.settings().ringBytes() / PART_OF_RING),
                env.nanoTime(),
                env.later(),
                ring::added,
                () -> shards.forEach(FanOutShard::wake),
                () -> shards.forEach(FanOutShard::wakeStaff));
    }

    /** The shard of the next viewer: each in turn. */
    public FanOutShard next() {
        return shards.get(Math.floorMod(turn.getAndIncrement(), shards.size()));
    }

    /**
     * Has the viewers served with what is new, now or soon: see {@link DeliveryBatching}.
     *
     * @param viewers how many there are
     */
    public void serve(int viewers) {
        batching.serve(viewers);
    }

    /** Heartbeats and deadlines, at this time of this node's clock. */
    public void tick(Instant now) {
        shards.forEach(shard -> shard.tick(now));
    }

    /** Runs when every loop has passed this moment: what it wrote from the ring as it was before has left by then. */
    public void afterCurrentWrites(Runnable then) {
        AtomicInteger left = new AtomicInteger(shards.size());
        shards.forEach(shard -> shard.passed(() -> {
            if (left.decrementAndGet() == 0) {
                then.run();
            }
        }));
    }
}
