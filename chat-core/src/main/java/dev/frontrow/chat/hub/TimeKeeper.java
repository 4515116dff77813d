package dev.frontrow.chat.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has the chat's clock follow the time of the store, so that nodes whose own clocks are wrong agree; where the store has none, that of this node. */
final class TimeKeeper {

    private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Environment env;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long lastRead;

    TimeKeeper(Environment env) {
        this.env = env;
        this.lastRead = env.time().elapsed();
    }

    /** To be called from time to time: asks what time it is, on a work thread, when it was not asked for 10 s. */
    void tick() {
        if (env.time().elapsed() - lastRead >= EVERY_NANOS && !running.getAndSet(true)) {
            try {
                env.work().execute(this::read);
            } catch (Throwable stopped) { // rejected; or there is no memory for one more thread
                running.set(false);
            }
        }
    }

    private void read() {
        try {
            SteadyClock time = env.time();
            long asked = time.elapsed();
            Optional<Instant> ofStore = env.store().time();
            long answered = time.elapsed();
            lastRead = answered;
            time.follow(ofStore.orElseGet(env.clock()::instant), asked + (answered - asked) / 2);
        } catch (Throwable e) { // also an Error, or the time would never be asked again
            lastRead = env.time().elapsed();
            env.observer().hostFailed("store", null, e);
        } finally {
            running.set(false);
        }
    }
}
