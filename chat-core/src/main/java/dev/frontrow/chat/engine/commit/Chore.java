package dev.frontrow.chat.engine.commit;

import java.util.concurrent.CompletableFuture;

/** Something to be done in a room between two batches, for somebody who waits for it. */
record Chore(Runnable work, CompletableFuture<Void> done) {

    void run() {
        try {
            work.run();
            done.complete(null);
        } catch (Throwable e) { // also an Error, or whoever waits would never hear
            done.completeExceptionally(e);
        }
    }
}
