package dev.frontrow.benchmarks.fanout;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Viewers that are still to come. Only {@link #done} is for another thread than the {@link LoadClient}'s. */
final class Opening {

    final CompletableFuture<Void> done = new CompletableFuture<>();
    final IntFunction<byte[]> requests;
    final int count;
    final int slow;
    int begun;
    int open;

    /**
     * None has begun.
     *
     * @param requests the request of each viewer, from 0
     * @param slow how many, the first ones, take only little before they read
     */
    Opening(IntFunction<byte[]> requests, int count, int slow) {
        this.requests = requests;
        this.count = count;
        this.slow = slow;
    }
}
