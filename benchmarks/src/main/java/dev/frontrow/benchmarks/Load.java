package dev.frontrow.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads that do one thing again and again for a while. */
final class Load {

    /** One thing, done by one thread; the number counts up from 0 for each thread. */
    interface Step {
        void run(int thread, int number) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param count how often it was done
     * @param perSecond how often in a second
     * @param medianMicros how long it took, in the median
     */
    record Outcome(long count, double perSecond, double medianMicros) {}

    private Load() {}

    static Outcome run(int threads, Duration time, Step step) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<long[]>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int mine = thread;
                running.add(pool.submit(() -> {
                    start.await();
                    return repeat(mine, time, step);
                }));
            }
            long begin = System.nanoTime();
            start.countDown();
            List<long[]> nanos = new ArrayList<>();
            for (Future<long[]> one : running) {
                nanos.add(one.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Outcome(all.length, all.length / seconds, all[all.length / 2] / 1e3);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] repeat(int thread, Duration time, Step step) throws Exception {
        long[] nanos = new long[1024];
        int count = 0;
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (long now = begin; now < end; count++) {
            step.run(thread, count);
            long after = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count] = after - now;
            now = after;
        }
        return Arrays.copyOf(nanos, count);
    }
}
