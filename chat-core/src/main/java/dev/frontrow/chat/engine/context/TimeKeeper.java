package dev.frontrow.chat.engine.context;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has the chat's clock follow the time of the store, so that nodes whose own clocks are wrong agree; where the store
 * has none, that of this node.
 */
public final class TimeKeeper {

    private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final EngineContext env;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long lastAsked;

    public TimeKeeper(EngineContext env) {
        this.env = env;
        this.lastAsked = env.time().elapsed();
    }

    /** To be called from time to time: asks what time it is, on a work thread, when it was not asked for 10 s. */
    public void tick() {
        if (env.time().elapsed() - lastAsked >= EVERY_NANOS && !running.getAndSet(true)) {
            try {
                env.work().execute(this::read);
            } catch (Throwable stopped) { // rejected; or there is no memory for one more thread
                running.set(false);
            }
        }
    }

    private void read() {
        lastAsked = env.time().elapsed();
        try {
            env.time().follow(() -> env.store().time().orElseGet(env.clock()::instant));
        } catch (Throwable e) { // also an Error, or the time would never be asked again
            env.observer().hostFailed("store", null, e);
        } finally {
            running.set(false);
        }
    }
}
