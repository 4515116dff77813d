package dev.frontrow.chat;

import dev.frontrow.chat.engine.ChatComponents;
import dev.frontrow.chat.engine.hub.Hub;
import dev.frontrow.chat.settings.ChatSettings;
import dev.frontrow.chat.store.Backplane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one chat: few, named, all of them daemons. docs/concurrency.md says what each may do. */
final class ChatThreads {

    private static final Logger LOG = LoggerFactory.getLogger(ChatThreads.class);

    /** Writes are cheap and never wait: as many loops as there are processors to run them. */
    private static final int LOOPS =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    /**
     * Store calls wait. More than a pool has connections, because a store may bring several calls into one transaction;
     * one that does not lets them queue for its pool.
     */
    private static final int WORKERS = 64;

    /**
     * Questions that nobody waits for: enough for hundreds a second, and few enough to be no burden to whoever answers.
     */
    private static final int REVALIDATION_THREADS = 8;

    private static final int REVALIDATIONS_WAITING = 10_000;

    private final List<ExecutorService> loops =
            IntStream.range(0, LOOPS).mapToObj(i -> fixed("loop-" + i, 1)).toList();
    private final ExecutorService work = fixed("work", WORKERS);
    private final ScheduledExecutorService ticks = timer("tick");
    private final ChatComponents.HostThreads host;
    private final Backplane backplane;
    private final AtomicBoolean closed = new AtomicBoolean();

    ChatThreads(Backplane backplane, ChatSettings settings) {
        this.backplane = backplane;
        int threads = settings.hostThreads();
        this.host = new ChatComponents.HostThreads(
                fixed("directory", threads),
                fixed("limiter", threads),
                fixed("filter", threads),
                fixed("facts", threads),
                fixed("gate", settings.gateThreads()),
                fixed("gate-check", settings.gateCheckThreads()),
                pool("revalidation", REVALIDATION_THREADS, new LinkedBlockingQueue<>(REVALIDATIONS_WAITING)),
                ticks);
    }

    Executor work() {
        return work;
    }

    List<Executor> loops() {
        return List.copyOf(loops);
    }

    ChatComponents.HostThreads host() {
        return host;
    }

    /** From now on the hub does what is due from time to time. */
    void tick(Hub hub) {
        repeat(hub.tickPeriod(), hub::tick);
        hub.checkPeriod().ifPresent(period -> repeat(period, hub::check));
    }

    /** Does something from time to time, on the tick thread: it must not block. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor, and never by an exception
    void repeat(Duration every, Runnable task) {
        long period = every.toNanos();
        ticks.scheduleAtFixedRate(() -> runSafely(task), period, period, TimeUnit.NANOSECONDS);
    }

    /** Does something once, on the tick thread: it must not block. After the end of the thread it is dropped. */
    @SuppressWarnings("FutureReturnValueIgnored") // as above
    void later(Runnable task, Duration delay) {
        ticks.schedule(() -> runSafely(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // also an Error, or there would be no heartbeat any more
            LOG.error("a tick failed", e); // the next one must come all the same
        }
    }

    /** Requests first, then streams, then threads: each needs what is stopped after it. */
    void close(ChatComponents components, Duration timeout) {
        if (closed.getAndSet(true)) {
            return;
        }
        long start = System.nanoTime();
        try {
            if (!components.inFlight().close(timeout.dividedBy(2))) {
                LOG.warn("some requests were not over when the chat closed");
            }
            components.hub().close(timeout.minusNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeBackplane();
            ticks.shutdownNow();
            List.of(
                            host.directory(),
                            host.limiter(),
                            host.filter(),
                            host.facts(),
                            host.gate(),
                            host.gateChecks(),
                            host.revalidation())
                    .forEach(ExecutorService::shutdownNow);
            work.shutdown();
            loops.forEach(ExecutorService::shutdown);
        }
    }

    private void closeBackplane() {
        try {
            backplane.close();
        } catch (Exception e) {
            LOG.warn("the backplane did not close", e); // the threads end all the same
        }
    }

    private static ExecutorService fixed(String name, int threads) {
        return pool(name, threads, new LinkedBlockingQueue<>());
    }

    private static ExecutorService pool(String name, int threads, BlockingQueue<Runnable> waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, waiting, named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** One thread. What is scheduled after its end is left out; what is cancelled leaves it at once. */
    private static ScheduledExecutorService timer(String name) {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, named(name), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "frontrow-" + name + "-" + count.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }
}
