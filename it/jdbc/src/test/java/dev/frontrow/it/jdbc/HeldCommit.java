package dev.frontrow.it.jdbc;

import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Stands between a store and its pool, and holds a commit back: what the transaction locked stays locked until it is let go. */
final class HeldCommit {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);
    private final DataSource pool;
    private volatile boolean held;

    HeldCommit(DataSource pool) {
        this.pool = pool;
    }

    DataSource pool() {
        return Wrapped.dataSource(
                pool,
                connection -> Wrapped.connection(connection, (call, method, args) -> {
                    if (method.equals("commit") && held) {
                        arrived.countDown();
                        allowed.await();
                    }
                    return call.proceed();
                }));
    }

    /** From now on. */
    void hold() {
        held = true;
    }

    /** Until somebody is about to commit. */
    void awaitIt() throws InterruptedException {
        arrived.await();
    }

    void allow() {
        allowed.countDown();
    }
}
